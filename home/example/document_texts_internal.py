"""What the example's other files say, most of them for members; all of it is our own and made for the example."""

EXAMPLE = "Beispieltext des Netzwerks RausWege"

DOCUMENTS = {
    "case-discussion": {
        "title": "Fallbesprechung im Team",
        "subtitle": "Leitfaden für sechzig Minuten",
        "publisher": EXAMPLE,
        "language": "de",
        "sections": [
            (
                "Wozu eine Fallbesprechung dient",
                [
                    "Eine Fallbesprechung entlastet die Fachkraft, die einen Fall trägt, und führt zu einem nächsten "
                    "Schritt. Sie ist kein Gericht über Klientinnen und Klienten und keine Prüfung der "
                    "Kollegin oder des "
                    "Kollegen. Alle sprechen ohne Namen und ohne Einzelheiten, an denen eine Person zu erkennen wäre.",
                ],
            ),
            (
                "Rollen",
                [
                    [
                        "Die vortragende Person schildert den Fall und stellt eine Frage.",
                        "Die Moderation achtet auf Zeit, Ablauf und Ton.",
                        "Das Team fragt, hört und denkt mit.",
                        "Eine Person hält am Ende die Verabredung fest, ohne Namen.",
                    ],
                ],
            ),
            (
                "Ablauf",
                [
                    {
                        "table": {
                            "columns": ["Zeit", "Schritt"],
                            "widths": [1, 5],
                            "rows": [
                                ["5 Minuten", "Ankommen. Wer braucht heute etwas?"],
                                ["10 Minuten", "Schilderung. Was ist geschehen, was wissen wir, was vermuten wir?"],
                                ["5 Minuten", "Die Frage an das Team in einem Satz."],
                                ["10 Minuten", "Nachfragen, noch keine Vorschläge."],
                                ["15 Minuten", "Einfälle. Das Team denkt laut, die vortragende Person hört zu."],
                                ["10 Minuten", "Auswahl. Was davon passt? Was ist der kleinste nächste Schritt?"],
                                ["5 Minuten", "Verabredung und Abschluss."],
                            ],
                        }
                    },
                ],
            ),
            (
                "Fragen, die weiterführen",
                [
                    [
                        "Welches Bedürfnis könnte hinter dem Verhalten stehen?",
                        "Wer im Umfeld stärkt den Ausstieg, wer schwächt ihn?",
                        "Was gelingt bereits, auch wenn es klein ist?",
                        "Was würde die Person selbst sagen, wenn sie hier säße?",
                        "Wovor haben wir Sorge, und ist die Sorge begründet?",
                        "Wen brauchen wir noch?",
                    ],
                ],
            ),
            (
                "Wenn es um Ideologie geht",
                [
                    "Gespräche über extrem rechte Haltungen lösen Ärger, Angst oder Erschöpfung aus. Geben "
                    "Sie dem Raum, bevor Sie planen. Achten Sie darauf, dass niemand allein Verantwortung trägt, "
                    "weil sie oder er selbst zu einer angefeindeten Gruppe gehört.",
                    "Unterscheiden Sie drei Ebenen: Was wurde gesagt? Was wurde getan? Was wird geglaubt? "
                    "Für jede gibt es andere Antworten, von der Grenzsetzung über Auflagen bis zum langen Gespräch.",
                ],
            ),
            (
                "Nach der Besprechung",
                [
                    "Notizen mit Angaben zu Personen werden vernichtet. Die Verabredung bleibt bei der vortragenden "
                    "Person. Nach vier Wochen fragt das Team nach: Was ist daraus geworden?",
                ],
            ),
        ],
    },
    "data-protection": {
        "title": "Datenschutz in der Fallberatung",
        "subtitle": "Was Sie sagen dürfen und was nicht",
        "publisher": EXAMPLE,
        "language": "de",
        "sections": [
            (
                "Grundsatz",
                [
                    "Fallbezogene Beratung gelingt ohne Namen. Wer Rat sucht, schildert eine Lage, nicht eine Person. "
                    "Das schützt Klientinnen und Klienten, die Fachkraft und die Beratenden. Diese Arbeitshilfe gibt "
                    "einen Überblick und ist keine Rechtsberatung. Verbindlich sind die Regeln Ihrer Einrichtung.",
                ],
            ),
            (
                "Drei Stufen",
                [
                    [
                        "Anonym: Die Beratenden können die Person nicht erkennen, auch nicht durch Zusatzwissen.",
                        "Pseudonym: Es gibt einen Schlüssel, der nur in Ihrer Einrichtung liegt.",
                        "Mit Namen: Nur mit wirksamer Einwilligung oder gesetzlicher Grundlage.",
                    ],
                    "In kleinen Orten und kleinen Anstalten reicht es nicht, den Namen wegzulassen. Alter, Delikt, "
                    "Herkunftsort und eine auffällige Tätowierung ergeben zusammen ein Bild. Verändern "
                    "oder streichen Sie "
                    "Merkmale, die für die Frage nicht wichtig sind.",
                ],
            ),
            (
                "Vor der Anfrage prüfen",
                [
                    {
                        "checks": [
                            "Was genau ist meine Frage?",
                            "Welche Angaben braucht man, um sie zu beantworten?",
                            "Welche Angabe könnte die Person erkennbar machen?",
                            "Ist der Weg der Anfrage sicher? Keine Falldaten in E-Mails und Formularen.",
                            "Weiß meine Leitung, dass ich mich beraten lasse?",
                        ]
                    },
                ],
            ),
            (
                "Schweigepflicht",
                [
                    "Sozialarbeiterinnen und Sozialarbeiter mit staatlicher Anerkennung, Ärztinnen und Ärzte sowie "
                    "weitere Berufsgruppen unterliegen § 203 des Strafgesetzbuchs. Daneben gelten dienstliche "
                    "Verschwiegenheit und Datenschutzrecht. Wer eine Einwilligung einholt, erklärt vorher "
                    "verständlich, wem was zu welchem Zweck gesagt wird, und dass ein Nein keine Nachteile hat.",
                ],
            ),
            (
                "Wenn Gefahr droht",
                [
                    "Das Gesetz verlangt in wenigen Fällen eine Anzeige, etwa bei bestimmten geplanten schweren "
                    "Straftaten (§ 138 des Strafgesetzbuchs). In anderen Fällen kann eine Weitergabe "
                    "erlaubt sein, wenn "
                    "nur so eine gegenwärtige Gefahr abgewendet werden kann.",
                    {
                        "note": "Entscheiden Sie das nicht allein. Sprechen Sie mit Ihrer Leitung und halten Sie "
                        "fest, wie Sie abgewogen haben."
                    },
                ],
            ),
            (
                "Aufbewahren und löschen",
                [
                    [
                        "Beratungsnotizen enthalten keine Namen und werden nach Abschluss vernichtet.",
                        "Anwesenheitslisten werden getrennt aufbewahrt und nach den Vorgaben der Förderung gelöscht.",
                        "Auf privaten Geräten liegt nichts.",
                    ],
                ],
            ),
        ],
    },
    "curriculum": {
        "title": "Sicher im Umgang mit Rechtsextremismus",
        "subtitle": "Curriculum einer Fortbildungsreihe in drei Modulen",
        "publisher": EXAMPLE,
        "language": "de",
        "has_contents": True,
        "sections": [
            (
                "Für wen und wozu",
                [
                    "Die Reihe richtet sich an Fachkräfte des Justizvollzugs, des Sozialen Dienstes der "
                    "Justiz und der freien Straffälligenhilfe. Die Teilnehmenden erkennen Anzeichen einer "
                    "Radikalisierung, sprechen sie "
                    "an, kennen ihre Grenzen und wissen, wo sie Unterstützung finden. Jedes Modul umfasst "
                    "einen Tag mit sechs Stunden. Dazwischen liegen drei bis vier Wochen für die Arbeit in der "
                    "Praxis.",
                ],
            ),
            (
                "Rahmen",
                [
                    "Zehn bis sechzehn Teilnehmende, zwei Personen in der Leitung, ein barrierefreier Raum "
                    "mit Platz für kleine Gruppen. Die Teilnahme ist kostenlos. Für geschlossene Teams wird die "
                    "Reihe auf Anfrage angepasst.",
                ],
            ),
            (
                "Modul 1: Verstehen",
                [
                    [
                        "Erscheinungsformen der extremen Rechten heute",
                        "Wege hinein: Bedürfnisse, Gruppen, Angebote",
                        "Haft als Brennglas: Druck, Schutz, Zugehörigkeit",
                        "Eigene Haltung und eigene Betroffenheit",
                    ],
                    {
                        "table": {
                            "columns": ["Dauer", "Inhalt", "Arbeitsform"],
                            "widths": [3, 8, 4],
                            "rows": [
                                ["45 Minuten", "Ankommen, Erwartungen, Regeln für Vertraulichkeit", "Kreis"],
                                ["75 Minuten", "Wege hinein: Was zieht an, was hält, was löst?", "Vortrag, Karten"],
                                ["90 Minuten", "Haft und Entlassung als Druckmoment", "kleine Gruppen"],
                                ["90 Minuten", "Eine erfundene Lebensgeschichte und ihre Wendepunkte", "zu dritt"],
                                ["60 Minuten", "Eigene Haltung, Aufgabe für die Praxis", "Kreis"],
                            ],
                        }
                    },
                    "Arbeitsweise: kurzer Vortrag, Arbeit an anonymen Beispielen, Gespräch in kleinen "
                    "Gruppen. Aufgabe "
                    "bis zum nächsten Modul: eine Beobachtung aus dem eigenen Alltag beschreiben, ohne zu deuten.",
                ],
            ),
            (
                "Modul 2: Ansprechen",
                [
                    [
                        "Haltung im Gespräch: klar in der Sache, zugewandt zur Person",
                        "Fragen, die öffnen; Sätze, die begrenzen",
                        "Umgang mit Parolen, Verschwörungserzählungen und Schweigen",
                        "Übungen in Dreiergruppen mit Rückmeldung",
                    ],
                    {
                        "table": {
                            "columns": ["Dauer", "Inhalt", "Arbeitsform"],
                            "widths": [3, 8, 4],
                            "rows": [
                                ["45 Minuten", "Auswertung der Beobachtungen", "zu zweit"],
                                ["75 Minuten", "Offene Fragen, Spiegeln, Zusammenfassen", "kurze Runden"],
                                ["90 Minuten", "Drei Arten, einer Parole zu begegnen, und ihre Wirkung", "Übung"],
                                ["90 Minuten", "Gespräch mit Beobachtung und Rückmeldung", "zu dritt"],
                                ["60 Minuten", "Eigene Grenzen, Aufgabe für die Praxis", "Kreis"],
                            ],
                        }
                    },
                    "Arbeitsweise: Übung vor Vortrag. Niemand muss vor der großen Gruppe spielen. Aufgabe bis zum "
                    "nächsten Modul: ein Gespräch führen und mit einer Kollegin oder einem Kollegen auswerten.",
                ],
            ),
            (
                "Modul 3: Begleiten",
                [
                    [
                        "Übergänge gemeinsam gestalten: vor, bei und nach der Entlassung",
                        "Hilfenetze und Ausstiegsbegleitung",
                        "Fallbesprechung im Team",
                        "Selbstschutz, Sicherheit und Grenzen des Auftrags",
                    ],
                    {
                        "table": {
                            "columns": ["Dauer", "Inhalt", "Arbeitsform"],
                            "widths": [3, 8, 4],
                            "rows": [
                                ["45 Minuten", "Auswertung der Gespräche", "zu zweit"],
                                ["75 Minuten", "Wer hilft wo? Landkarte der Hilfen in der Region", "kleine Gruppen"],
                                ["90 Minuten", "Fallbesprechung nach einem festen Ablauf", "Gruppe"],
                                ["90 Minuten", "Die ersten drei Monate nach der Entlassung planen", "zu dritt"],
                                ["60 Minuten", "Selbstschutz und der nächste eigene Schritt", "Einzelarbeit, Kreis"],
                            ],
                        }
                    },
                    "Zum Abschluss entwickelt jede Teilnehmerin und jeder Teilnehmer einen nächsten Schritt für die "
                    "eigene Einrichtung. Drei Monate später fragt das Netzwerk nach.",
                ],
            ),
            (
                "Lernziele und Nachweis",
                [
                    [
                        "Die Teilnehmenden beschreiben Beobachtungen getrennt von Deutungen.",
                        "Sie führen ein Gespräch, das Widerspruch und Beziehung verbindet.",
                        "Sie benennen drei Stellen, an die sie sich wenden können.",
                        "Sie leiten eine kurze Fallbesprechung.",
                    ],
                    "Wer an allen drei Modulen teilgenommen hat, erhält eine Bescheinigung über achtzehn Stunden.",
                ],
            ),
            (
                "Regeln für die Gruppe",
                [
                    [
                        "Was in der Gruppe besprochen wird, bleibt dort.",
                        "Fälle werden so verändert, dass niemand zu erkennen ist.",
                        "Wer eine Übung nicht mitmachen möchte, sieht zu.",
                        "Parolen werden nicht nachgespielt, sondern nur benannt.",
                    ],
                    {
                        "note": "Die Leitung unterbricht eine Übung, wenn sie verletzt oder bloßstellt. Danach "
                        "wird gemeinsam entschieden, wie es weitergeht."
                    },
                ],
            ),
        ],
    },
    "visits-and-house-rules": {
        "title": "Besuche, Post und Hausordnung",
        "subtitle": "Arbeitshilfe für den Umgang mit Einflussnahme von außen",
        "publisher": EXAMPLE,
        "language": "de",
        "sections": [
            (
                "Ausgangslage",
                [
                    "Kontakte nach draußen sind für die Resozialisierung unverzichtbar. Zugleich versuchen "
                    "extrem rechte Gruppen, Gefangene zu binden: mit Briefen, Spenden, Besuchen und dem Versprechen "
                    "von Kameradschaft. "
                    "Diese Arbeitshilfe zeigt, wie Einrichtungen aufmerksam bleiben, ohne jeden Kontakt zu "
                    "verdächtigen.",
                ],
            ),
            (
                "Woran Einflussnahme zu erkennen ist",
                [
                    [
                        "Unbekannte schreiben regelmäßig und verlangen nichts als Treue.",
                        "Gefangene werden als Opfer eines Systems gefeiert, ihre Tat wird umgedeutet.",
                        "Geschenke kommen von Vereinigungen, nicht von Menschen.",
                        "Familie und alte Freunde werden schlechtgemacht.",
                    ],
                    "Nicht jede Brieffreundschaft ist Einflussnahme. Entscheidend ist, ob der Kontakt Möglichkeiten "
                    "öffnet oder verengt.",
                ],
            ),
            (
                "Was Einrichtungen tun können",
                [
                    [
                        "Andere Kontakte stärken: Familie, Ehrenamt, Sport, Bildung, Seelsorge.",
                        "Regeln der Hausordnung verständlich erklären und gleich anwenden.",
                        "Gespräche anbieten, bevor etwas untersagt wird.",
                        "Eingriffe in Post und Besuch nur auf gesetzlicher Grundlage und dokumentiert.",
                        "Mitarbeitende schulen, damit Unsicherheit nicht zu Willkür führt.",
                    ],
                ],
            ),
            (
                "Das Gespräch über Kontakte",
                [
                    "Fragen Sie nach dem Wert eines Kontakts, nicht nur nach der Gefahr: Was gibt Ihnen "
                    "dieser Mensch? Was würde er sagen, wenn Sie einen anderen Weg gehen? Wer würde bleiben, wenn "
                    "Sie nein sagen?",
                    "Bieten Sie Unterstützung dabei an, einen Kontakt zu beenden. Das kann ein gemeinsam formulierter "
                    "Brief sein, eine gesperrte Nummer oder die Bitte, Post zurückzusenden.",
                ],
            ),
            (
                "Im Team",
                [
                    "Verabreden Sie, wer Beobachtungen sammelt und wer entscheidet. Besprechen Sie einmal "
                    "im Vierteljahr, "
                    "ob die Regeln noch passen. Beziehen Sie Seelsorge, Schule und Werkbetriebe ein: Sie "
                    "sehen anderes als der Abteilungsdienst.",
                ],
            ),
        ],
    },
    "minutes": {
        "title": "Netzwerktreffen: Protokoll",
        "subtitle": "Nur für Mitglieder (Beispiel)",
        "publisher": EXAMPLE,
        "language": "de",
        "sections": [
            (
                "Rahmen",
                [
                    "Das Treffen fand in den Räumen eines Trägers statt. Vertreten waren Träger, Sozialer Dienst der "
                    "Justiz, zwei Anstalten und die freie Straffälligenhilfe. Das Protokoll nennt Funktionen, keine "
                    "Namen. Einzelfälle wurden nicht besprochen.",
                ],
            ),
            (
                "Rückblick",
                [
                    [
                        "Die Fortbildungsreihe ist abgeschlossen. Rückmeldung: mehr Zeit für Übungen.",
                        "Die Checkliste zum Übergang wird in zwei Einrichtungen erprobt.",
                        "Die Nachfrage nach fallbezogener Beratung nimmt zu, besonders kurz vor Entlassungen.",
                    ],
                ],
            ),
            (
                "Schwerpunkt: Übergaben",
                [
                    "Ein Team stellte vor, wie es Übergaben zu dritt führt: Vollzug, Sozialer Dienst und "
                    "die betroffene Person. Vorteil: Es wird nichts über jemanden gesagt, was nicht auch mit ihm "
                    "gesagt werden kann. Schwierigkeit: Termine in der Anstalt brauchen Vorlauf.",
                    "Das Netzwerk hält fest, dass Hinweise beschreibend weitergegeben werden, mit Quelle und Datum. "
                    "Bewertungen bleiben in der eigenen Akte.",
                ],
            ),
            (
                "Verabredungen",
                [
                    [
                        "Das Koordinationsbüro überarbeitet die Handreichung zum ersten Gespräch.",
                        "Die Träger sammeln Themen für den Fachtag.",
                        "Zwei Einrichtungen laden zu gegenseitigen Besuchen ein.",
                        "Das nächste Treffen beschäftigt sich mit Selbstschutz und Anfeindungen.",
                    ],
                ],
            ),
            (
                "Sicherheit",
                [
                    "Alle werden gebeten, Anfeindungen und auffällige Anfragen an die Koordination zu melden. "
                    "Teilnahmelisten von Veranstaltungen werden nicht weitergegeben. Fotos nur nach "
                    "Absprache und ohne "
                    "erkennbare Personen.",
                ],
            ),
            (
                "Offene Fragen",
                [
                    "Wie erreichen wir Ehrenamtliche? Welche Angebote brauchen kleine Vereine auf dem Land? Wie "
                    "beteiligen wir Menschen, die selbst einen Weg hinaus gegangen sind, ohne sie "
                    "vorzuführen? Die Fragen "
                    "werden beim nächsten Treffen aufgenommen.",
                ],
            ),
        ],
    },
    "cooperation-agreement": {
        "title": "Muster: Vereinbarung zur Zusammenarbeit",
        "subtitle": "Vorlage für Übergaben zwischen Einrichtungen (nur für Mitglieder)",
        "publisher": EXAMPLE,
        "language": "de",
        "sections": [
            (
                "Vorbemerkung",
                [
                    "Dieses Muster hilft, Absprachen zu treffen, die auch dann gelten, wenn Personen "
                    "wechseln. Es muss "
                    "vor der Verwendung an die Einrichtungen angepasst und rechtlich geprüft werden.",
                ],
            ),
            (
                "1. Beteiligte und Ziel",
                [
                    "Die Beteiligten arbeiten zusammen, damit Menschen nach der Haft ohne Rückfall in extremistische "
                    "Gruppen leben können. Jede Einrichtung behält ihre Aufgabe, ihre Verantwortung und ihre "
                    "Schweigepflicht.",
                ],
            ),
            (
                "2. Ansprechstellen",
                [
                    [
                        "Jede Einrichtung benennt eine Funktion und eine Vertretung.",
                        "Änderungen werden innerhalb einer Woche mitgeteilt.",
                        "Anfragen werden innerhalb von fünf Arbeitstagen beantwortet.",
                    ],
                ],
            ),
            (
                "3. Übergaben",
                [
                    [
                        "Übergaben finden mit der betroffenen Person statt, soweit sie es wünscht.",
                        "Weitergegeben wird, was für die nächste Aufgabe nötig ist, beschreibend und mit Quelle.",
                        "Eine Einwilligung liegt schriftlich vor und kann jederzeit widerrufen werden.",
                        "Nach drei Monaten wird gemeinsam geprüft, ob die Übergabe gelungen ist.",
                    ],
                ],
            ),
            (
                "4. Fallberatung",
                [
                    "Die Beteiligten können fallbezogene Beratung des Netzwerks anfragen. Sie erfolgt ohne "
                    "Namen. Über Inhalte wird Stillschweigen gewahrt, auch nach dem Ende der Zusammenarbeit.",
                ],
            ),
            (
                "5. Fortbildung",
                [
                    "Jede Einrichtung ermöglicht mindestens zwei Mitarbeitenden im Jahr die Teilnahme an "
                    "Fortbildungen des Netzwerks. Freie Plätze werden rechtzeitig zurückgegeben, damit andere "
                    "nachrücken.",
                ],
            ),
            (
                "6. Schutz der Mitarbeitenden",
                [
                    "Namen, Dienstpläne und Fotos werden nicht veröffentlicht. Bei Anfeindungen unterstützen sich die "
                    "Beteiligten und informieren die Koordination.",
                ],
            ),
            (
                "7. Dauer",
                [
                    "Die Vereinbarung gilt zwei Jahre und verlängert sich, wenn niemand widerspricht. Sie "
                    "kann mit einer Frist von drei Monaten beendet werden.",
                ],
            ),
        ],
    },
    "presentation-notes": {
        "title": "Das Netzwerk vorstellen",
        "subtitle": "Notizen für einen Vortrag von zwanzig Minuten (nur für Mitglieder)",
        "publisher": EXAMPLE,
        "language": "de",
        "sections": [
            (
                "Bevor Sie beginnen",
                [
                    "Fragen Sie, wer zuhört: Leitung, Team, Ehrenamtliche, Politik? Danach richtet sich, womit Sie "
                    "anfangen. Nennen Sie keine Fälle, auch keine verfremdeten. Wer danach fragt, erhält "
                    "eine freundliche "
                    "Absage und einen Grund.",
                ],
            ),
            (
                "Einstieg: ein Tag",
                [
                    "Beschreiben Sie den Tag einer Entlassung, wie er überall sein könnte: eine Tasche, ein Bus, ein "
                    "Anruf. Wer geht ans Telefon? Genau hier setzt die Arbeit des Netzwerks an.",
                ],
            ),
            (
                "Drei Botschaften",
                [
                    [
                        "Resozialisierung ist eine gemeinsame Aufgabe. Keine Einrichtung kann sie allein erfüllen.",
                        "Haltungen ändern sich in Beziehungen. Dafür brauchen Fachkräfte Zeit und Rückhalt.",
                        "Was erarbeitet wurde, gehört in den Alltag der Regelstrukturen.",
                    ],
                ],
            ),
            (
                "Was wir anbieten",
                [
                    [
                        "Fortbildungen nach Bedarf, auch für ein ganzes Team",
                        "Fallbezogene Beratung ohne Namen",
                        "Begleitung beim Aufbau eigener Maßnahmen",
                        "Gruppenangebote in und nach der Haft",
                        "Materialien im Portal, viele davon öffentlich",
                    ],
                ],
            ),
            (
                "Schwierige Fragen",
                [
                    "„Bringt das überhaupt etwas?“ Sagen Sie, was sich zeigen lässt: mehr Sicherheit im Team, bessere "
                    "Übergaben, früheres Ansprechen. Versprechen Sie keine Erfolgsquote.",
                    "„Warum Geld für Täter?“ Weil jeder gelungene Weg neue Opfer verhindert.",
                    "„Seid ihr neutral?“ Das Netzwerk ist den Menschenrechten verpflichtet. Das ist keine "
                    "Partei, aber eine Haltung.",
                ],
            ),
            (
                "Schluss",
                [
                    "Bitten Sie um einen konkreten Schritt: einen Termin für eine Fortbildung, eine Ansprechstelle, "
                    "einen Besuch. Lassen Sie das Faltblatt da. Nennen Sie die Adresse des Portals.",
                ],
            ),
        ],
    },
    "contact-rules": {
        "title": "Anfeindungen und Anfragen",
        "subtitle": "Absprachen im Netzwerk (nur für Mitglieder)",
        "publisher": EXAMPLE,
        "language": "de",
        "sections": [
            (
                "Warum diese Absprachen",
                [
                    "Wer zu Rechtsextremismus arbeitet, kann angefeindet werden. Absprachen geben "
                    "Sicherheit, bevor etwas "
                    "geschieht. Sie gelten für alle Mitglieder und werden jährlich überprüft.",
                ],
            ),
            (
                "Anfragen von außen",
                [
                    [
                        "Anfragen der Presse gehen an die Koordination. Niemand muss spontan antworten.",
                        "Anfragen zu Teilnehmenden werden nie beantwortet, auch nicht mit Ja oder Nein.",
                        "Unbekannte, die Räume besichtigen oder fotografieren wollen, werden freundlich abgewiesen.",
                        "Anrufe ohne Namen werden beendet, wenn nach Personen gefragt wird.",
                    ],
                ],
            ),
            (
                "Wenn eine Anfeindung geschieht",
                [
                    [
                        "Sichern: nichts löschen, Bildschirmfoto, Datum, Uhrzeit, Zeugen.",
                        "Melden: Leitung und Koordination, bei Drohungen die Polizei.",
                        "Sprechen: Niemand bleibt damit allein. Das Team nimmt sich am selben Tag Zeit.",
                        "Beraten: Betroffenenberatung im Land ist kostenlos und vertraulich.",
                        "Nachsehen: nach zwei Wochen fragen, wie es der Person geht.",
                    ],
                ],
            ),
            (
                "Veranstaltungen",
                [
                    "In jeder Einladung steht die Ausschlussklausel zum Hausrecht. Der Ort wird bei Bedarf "
                    "erst mit der Zusage mitgeteilt. Am Einlass stehen zwei Personen. Anwesenheitslisten liegen nicht "
                    "offen aus; auf Wunsch unterschreibt jede Person auf einem eigenen Blatt.",
                ],
            ),
            (
                "Eigene Spuren im Netz",
                [
                    [
                        "Dienstliche und private Konten trennen.",
                        "Melderegister: Eine Auskunftssperre kann beantragt werden, wenn eine Gefahr besteht.",
                        "Fotos von Veranstaltungen zeigen keine erkennbaren Personen.",
                        "Auf der Seite der Einrichtung stehen Funktionen statt Namen.",
                    ],
                ],
            ),
            (
                "Sich selbst schützen",
                [
                    "Vorsicht ist kein Zeichen von Schwäche, und Angst ist kein Versagen. Supervision, "
                    "Pausen und klare "
                    "Zuständigkeiten gehören zum Arbeitsschutz. Sprechen Sie es an, wenn sie fehlen.",
                ],
            ),
        ],
    },
}
