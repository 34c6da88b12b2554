"""What the example's files say. Every text is our own and made for the example; none describes a real person."""

from home.example.document_texts_internal import DOCUMENTS as INTERNAL

EXAMPLE = "Beispieltext des Netzwerks RausWege"

DOCUMENTS = {
    "leaflet-help": {
        "title": "Sie machen sich Sorgen?",
        "subtitle": "Faltblatt für Angehörige und Freunde",
        "publisher": EXAMPLE,
        "language": "de",
        "sections": [
            (
                "Wenn sich ein Mensch verändert",
                [
                    "Vielleicht ist Ihr Sohn, Ihre Partnerin, ein Bruder oder eine Freundin in Haft oder gerade "
                    "entlassen worden. Und vielleicht hören Sie von ihm oder ihr Sätze, die Ihnen fremd "
                    "sind: abwertende "
                    "Worte über andere Menschen, Bewunderung für Gewalt, ein hartes Freund-Feind-Denken. "
                    "Das macht Angst. "
                    "Viele Angehörige fragen sich dann, ob sie etwas falsch gemacht haben.",
                    "Sie sind nicht schuld. Und Sie müssen mit Ihrer Sorge nicht allein bleiben. Menschen "
                    "verändern sich nicht von heute auf morgen, und sie kehren auch nicht von heute auf morgen um. "
                    "Was Sie sagen und wie Sie da sind, kann trotzdem viel bewirken.",
                ],
            ),
            (
                "Woran Sie es merken können",
                [
                    "Kein einzelnes Zeichen beweist etwas. Mehrere zusammen sind ein Grund, genauer hinzusehen:",
                    [
                        "Alte Freundschaften brechen ab, neue Bekannte bleiben im Dunkeln.",
                        "Die Sprache wird hart, viele Sätze klingen auswendig gelernt.",
                        "Andere Meinungen gelten nur noch als Verrat oder Schwäche.",
                        "Gewalt wird gerechtfertigt oder bewundert.",
                        "Musik, Kleidung oder Zeichen ändern sich und sollen verborgen bleiben.",
                        "Hilfe von Behörden, Bewährungshilfe oder Beratung wird schroff abgelehnt.",
                    ],
                ],
            ),
            (
                "Was Sie tun können",
                [
                    "Bleiben Sie im Gespräch, auch wenn Sie anderer Meinung sind. Fragen hilft oft mehr als "
                    "Widersprechen: Woher weißt du das? Was bedeutet dir das? Was wünschst du dir? Sagen "
                    "Sie ruhig, was Sie nicht hinnehmen. Die Person und ihre Ansichten sind nicht dasselbe.",
                    [
                        "Hören Sie zu, bevor Sie antworten.",
                        "Sprechen Sie von sich: „Ich mache mir Sorgen, weil …“",
                        "Ziehen Sie klare Grenzen, wenn andere Menschen verächtlich gemacht werden.",
                        "Halten Sie an gemeinsamen Dingen fest: Essen, Sport, Familienfeste.",
                        "Achten Sie auf sich selbst und holen Sie sich Unterstützung.",
                    ],
                ],
            ),
            (
                "Beratung",
                [
                    "Unsere Beratung ist kostenlos und vertraulich. Sie können anonym bleiben. Sie entscheiden, was "
                    "nach dem ersten Gespräch geschieht. Es wird nichts gegen Ihren Willen weitergegeben, außer wenn "
                    "eine schwere Straftat unmittelbar droht.",
                    [
                        "Telefon: 030 23125 200, Montag bis Donnerstag 9 bis 16 Uhr",
                        "E-Mail: hilfe@example.org",
                        "Sprachen: Deutsch, Englisch; andere nach Absprache",
                    ],
                    {
                        "note": "In akuter Gefahr wählen Sie den Notruf 110. Bei einem medizinischen Notfall "
                        "wählen Sie 112."
                    },
                ],
            ),
            (
                "Häufige Fragen",
                [
                    "Erfährt mein Angehöriger von meinem Anruf? Nein. Wir sprechen nur mit Ihnen, bis Sie "
                    "etwas anderes wünschen.",
                    "Wird die Polizei eingeschaltet? Wir melden nichts von uns aus. Eine Ausnahme macht "
                    "das Gesetz, wenn "
                    "eine schwere Straftat geplant ist. Darüber sprechen wir offen mit Ihnen.",
                    "Ich bin selbst in Haft und will heraus aus diesen Kreisen. Kann ich mich melden? Ja. Sie können "
                    "schreiben, anrufen oder eine Person Ihres Vertrauens bitten, den ersten Schritt zu tun: den "
                    "Sozialdienst der Anstalt, die Seelsorge, Ihre Verteidigung oder Ihre Angehörigen.",
                ],
            ),
        ],
    },
    "leaflet-help-en": {
        "title": "Are you worried about somebody?",
        "subtitle": "Leaflet for relatives and friends",
        "publisher": "Example text of the RausWege network",
        "language": "en",
        "sections": [
            (
                "When a person changes",
                [
                    "Perhaps your son, your partner, a brother or a friend is in prison or has just been "
                    "released. And perhaps you hear sentences that are strange to you: words that put others down, "
                    "admiration for "
                    "violence, a hard way of sorting people into friends and enemies. That is frightening. "
                    "Many relatives then ask themselves whether they have done something wrong.",
                    "It is not your fault. And you do not have to stay alone with your worry. People do "
                    "not change from "
                    "one day to the next, and they do not turn back from one day to the next either. What "
                    "you say, and the way in which you are there, can still do a great deal.",
                ],
            ),
            (
                "What you may notice",
                [
                    "No single sign proves anything. Several together are a reason to look more closely:",
                    [
                        "Old friendships break off, new acquaintances stay in the dark.",
                        "The language becomes hard, many sentences sound learnt by heart.",
                        "Other opinions count only as betrayal or weakness.",
                        "Violence is justified or admired.",
                        "Music, clothes or symbols change and are to be kept hidden.",
                        "Help from authorities, the probation service or advice centres is rejected.",
                    ],
                ],
            ),
            (
                "What you can do",
                [
                    "Stay in conversation, even if you disagree. Asking often helps more than "
                    "contradicting: How do you "
                    "know that? What does it mean to you? What do you wish for? Say calmly what you will not accept. "
                    "The person and their views are not the same thing.",
                    [
                        "Listen before you answer.",
                        "Speak of yourself: ‘I am worried because …’",
                        "Draw clear lines when other people are treated with contempt.",
                        "Hold on to what you share: meals, sport, family occasions.",
                        "Look after yourself and find support.",
                    ],
                ],
            ),
            (
                "Advice",
                [
                    "Our advice is free of charge and confidential. You may stay anonymous. You decide what happens "
                    "after the first conversation. Nothing is passed on against your will, except where a "
                    "serious crime is about to be committed.",
                    [
                        "Telephone: 030 23125 200, Monday to Thursday, 9.00 to 16.00",
                        "E-mail: hilfe@example.org",
                        "Languages: German, English; others by arrangement",
                    ],
                    {"note": "In immediate danger call the police on 110. In a medical emergency call 112."},
                ],
            ),
            (
                "Frequent questions",
                [
                    "Will my relative hear of my call? No. We speak with you alone until you wish otherwise.",
                    "Will the police be told? We report nothing of our own accord. The law makes an exception where a "
                    "serious crime is planned. We will speak with you openly about that.",
                    "I am in prison myself and want to leave these circles. Can I contact you? Yes. You "
                    "can write, call, "
                    "or ask somebody you trust to take the first step: the social service of the prison, "
                    "the chaplain, your lawyer or your family.",
                ],
            ),
        ],
    },
    "leaflet-help-tr": {
        "title": "Endişeleniyor musunuz?",
        "subtitle": "Yakınlar ve arkadaşlar için broşür",
        "publisher": "RausWege ağının örnek metni",
        "language": "tr",
        "sections": [
            (
                "Bir insan değiştiğinde",
                [
                    "Belki oğlunuz, eşiniz, kardeşiniz veya bir arkadaşınız cezaevinde ya da yeni tahliye oldu. Ve "
                    "belki ondan size yabancı gelen sözler duyuyorsunuz: başkalarını aşağılayan sözler, şiddete "
                    "hayranlık, herkesi dost ve düşman diye ayıran bir düşünce. Bu korkutur. Birçok yakın, bir şeyi "
                    "yanlış yapıp yapmadığını kendine sorar.",
                    "Suç sizde değil. Ve endişenizle yalnız kalmak zorunda değilsiniz. İnsanlar bir günde değişmez, "
                    "bir günde de geri dönmez. Yine de söyledikleriniz ve orada olmanız çok şey değiştirebilir.",
                ],
            ),
            (
                "Bunu nasıl fark edebilirsiniz?",
                [
                    "Tek bir işaret hiçbir şeyi kanıtlamaz. Birkaçı bir araya gelirse dikkatle bakmak gerekir:",
                    [
                        "Eski arkadaşlıklar kopar, yeni tanıdıklar gizli kalır.",
                        "Dil sertleşir, birçok cümle ezberlenmiş gibi gelir.",
                        "Farklı görüşler yalnızca ihanet veya zayıflık sayılır.",
                        "Şiddet haklı gösterilir veya şiddete hayranlık duyulur.",
                        "Müzik, giyim veya semboller değişir ve gizlenir.",
                        "Resmî kurumların veya danışma merkezlerinin yardımı sertçe reddedilir.",
                    ],
                ],
            ),
            (
                "Ne yapabilirsiniz?",
                [
                    "Farklı düşünseniz bile konuşmaya devam edin. Sormak çoğu zaman karşı çıkmaktan daha çok işe "
                    "yarar: Bunu nereden biliyorsun? Bu senin için ne anlama geliyor? Ne istiyorsun? Neyi kabul "
                    "etmediğinizi sakince söyleyin. İnsan ile görüşleri aynı şey değildir.",
                    [
                        "Cevap vermeden önce dinleyin.",
                        "Kendinizden söz edin: “Endişeleniyorum, çünkü …”",
                        "Başkaları aşağılandığında açık bir sınır koyun.",
                        "Ortak şeyleri sürdürün: yemek, spor, aile kutlamaları.",
                        "Kendinize de iyi bakın ve destek alın.",
                    ],
                ],
            ),
            (
                "Danışmanlık",
                [
                    "Danışmanlığımız ücretsizdir ve gizlidir. Adınızı söylemek zorunda değilsiniz. İlk görüşmeden "
                    "sonra ne olacağına siz karar verirsiniz. Ağır bir suç işlenmek üzere olmadıkça isteğiniz dışında "
                    "hiçbir şey başkasına aktarılmaz.",
                    [
                        "Telefon: 030 23125 200, pazartesiden perşembeye 9.00–16.00",
                        "E-posta: hilfe@example.org",
                        "Diller: Almanca, İngilizce; diğer diller anlaşmaya göre",
                    ],
                    {"note": "Acil tehlikede 110’u, tıbbi acil durumda 112’yi arayın."},
                ],
            ),
            (
                "Sık sorulan sorular",
                [
                    "Yakınım aradığımı öğrenir mi? Hayır. Siz başka bir şey istemedikçe yalnızca sizinle konuşuruz.",
                    "Polise haber verilir mi? Biz kendiliğimizden bildirimde bulunmayız. Kanun, ağır bir suç "
                    "planlanıyorsa istisna öngörür. Bunu sizinle açıkça konuşuruz.",
                    "Ben cezaevindeyim ve bu çevreden çıkmak istiyorum. Başvurabilir miyim? Evet. Yazabilir, "
                    "arayabilir veya güvendiğiniz birinden ilk adımı atmasını isteyebilirsiniz: cezaevinin sosyal "
                    "servisi, manevi destek görevlisi, avukatınız veya yakınlarınız.",
                ],
            ),
        ],
    },
    "guideline-first-talk": {
        "title": "Das erste Gespräch nach der Entlassung",
        "subtitle": "Handreichung für Bewährungshilfe und freie Straffälligenhilfe",
        "publisher": EXAMPLE,
        "language": "de",
        "has_contents": True,
        "sections": [
            (
                "Worum es geht",
                [
                    "Die ersten Wochen nach der Haft entscheiden oft darüber, ob ein Mensch Halt findet oder in alte "
                    "Kreise zurückkehrt. Das erste Gespräch mit der Bewährungshilfe oder der "
                    "Straffälligenhilfe fällt in "
                    "diese Zeit. Es dient nicht der Überprüfung der Gesinnung. Es soll eine "
                    "Arbeitsbeziehung beginnen, "
                    "in der auch über Ideologie gesprochen werden kann, wenn sie eine Rolle spielt.",
                    "Diese Handreichung richtet sich an Fachkräfte, die erfahren haben oder vermuten, dass "
                    "eine Klientin oder ein Klient mit der extremen Rechten in Berührung war. Sie ersetzt keine "
                    "Fortbildung und keine "
                    "fallbezogene Beratung.",
                ],
            ),
            (
                "Vor dem Gespräch",
                [
                    "Klären Sie, was Sie wissen, woher Sie es wissen und was Sie nur annehmen. Akten enthalten "
                    "Bewertungen anderer. Lesen Sie sie als Hinweise, nicht als Befund.",
                    [
                        "Welche Auflagen gelten, und was bedeuten sie im Alltag?",
                        "Wer ist noch beteiligt, und wer spricht mit wem?",
                        "Welche Fragen müssen heute beantwortet werden, welche können warten?",
                        "Wie ist Ihre eigene Haltung? Was macht Ihnen Sorge, was macht Sie neugierig?",
                        "Gibt es Gründe, das Gespräch zu zweit zu führen?",
                    ],
                ],
            ),
            (
                "Der Beginn",
                [
                    "Sorgen Sie für einen ruhigen Raum und genügend Zeit. Sagen Sie, welche Aufgabe Sie "
                    "haben, was Sie weitergeben müssen und was vertraulich bleibt. Wer das offen sagt, wird eher "
                    "gehört. Beginnen Sie "
                    "mit dem, was drängt: Wohnung, Geld, Papiere, Gesundheit, Familie. Vertrauen entsteht, wenn etwas "
                    "gelingt.",
                    "Fragen Sie nach dem ersten Tag draußen. Die Antwort zeigt oft mehr als jede Frage "
                    "nach Einstellungen: "
                    "Wer hat abgeholt? Wo wurde gegessen? Wer hat angerufen, und wer nicht?",
                ],
            ),
            (
                "Über Zugehörigkeit sprechen",
                [
                    "Ideologie ist selten der Anfang. Häufig geht es um Anerkennung, Schutz, Freundschaft oder um das "
                    "Gefühl, auf der richtigen Seite zu stehen. Fragen Sie danach, bevor Sie über "
                    "Überzeugungen streiten.",
                    [
                        "Was hat Ihnen die Gruppe gegeben? Was hat sie verlangt?",
                        "Wer aus dieser Zeit ist Ihnen noch wichtig?",
                        "Was würde Ihnen fehlen, wenn es die Gruppe nicht mehr gäbe?",
                        "Gab es Augenblicke, in denen Sie gezweifelt haben?",
                        "Wie möchten Sie in einem Jahr leben?",
                    ],
                    "Hören Sie auf Zwischentöne. Ein Zögern, ein „eigentlich“ oder ein Widerspruch ist eine Tür. Sie "
                    "müssen nicht sofort hindurchgehen, aber Sie können später darauf zurückkommen.",
                ],
            ),
            (
                "Grenzen setzen",
                [
                    "Menschenverachtende Äußerungen bleiben nicht unwidersprochen. Widerspruch gelingt, wenn er kurz, "
                    "ruhig und auf die Sache bezogen ist: „So spreche ich hier nicht über Menschen. Lassen "
                    "Sie uns bei Ihrer Frage bleiben.“ Diskutieren Sie keine Theorien, in denen Ihr Gegenüber geübt "
                    "ist und Sie nicht.",
                    {
                        "table": {
                            "columns": ["Sie hören …", "Sie können antworten …"],
                            "widths": [2, 3],
                            "rows": [
                                [
                                    "einen abwertenden Satz über andere",
                                    "„So sprechen wir hier nicht über Menschen. Worum geht es Ihnen?“",
                                ],
                                ["„Das sagen doch alle.“", "„Mich interessiert, was Sie selbst erlebt haben.“"],
                                [
                                    "eine lange Theorie",
                                    "„Darüber streiten wir heute nicht. Was bedeutet das für Ihre nächste Woche?“",
                                ],
                                [
                                    "„Sie wollen mich ja nur umdrehen.“",
                                    "„Ich sage Ihnen offen, was ich denke. Entscheiden werden Sie.“",
                                ],
                            ],
                        }
                    },
                    "Drohungen werden dokumentiert und im Team besprochen. Niemand muss ein Gespräch "
                    "fortsetzen, in dem "
                    "sie oder er sich bedroht fühlt.",
                ],
            ),
            (
                "Nach dem Gespräch",
                [
                    "Halten Sie Beobachtungen und Deutungen getrennt fest. Verabreden Sie mit der Person, was bis zum "
                    "nächsten Mal geschieht, und zwar auf beiden Seiten. Sprechen Sie im Team darüber, was "
                    "Sie bewegt hat.",
                    [
                        "Was habe ich gehört, wörtlich?",
                        "Was habe ich daraus geschlossen?",
                        "Welche Vereinbarung gilt, und wer erinnert daran?",
                        "Brauche ich eine fallbezogene Beratung?",
                    ],
                    "Beratung können Sie über das Netzwerk anfragen. Bitte nennen Sie dabei keine Namen und keine "
                    "Einzelheiten, an denen eine Person zu erkennen ist.",
                ],
            ),
        ],
    },
    "study-transition": {
        "title": "Übergänge gestalten",
        "subtitle": "Zusammenfassung einer Befragung von Fachkräften (erfundenes Beispiel)",
        "publisher": EXAMPLE,
        "language": "de",
        "sections": [
            (
                "Hinweis",
                [
                    "Diese Zusammenfassung ist ein Beispieltext. Die beschriebene Befragung hat so nicht "
                    "stattgefunden. Der Text zeigt, wie eine Studie im Portal veröffentlicht werden kann. Er nennt "
                    "deshalb keine Zahlen.",
                ],
            ),
            (
                "Fragestellung",
                [
                    "Wie erleben Fachkräfte des Justizvollzugs, des Sozialen Dienstes der Justiz und der freien "
                    "Straffälligenhilfe den Übergang von der Haft in die Freiheit, wenn eine Nähe zur "
                    "extremen Rechten "
                    "bekannt ist oder vermutet wird? An welchen Stellen geht Wissen verloren, und was "
                    "hilft, es zu halten?",
                ],
            ),
            (
                "Vorgehen",
                [
                    "Eine solche Befragung würde leitfadengestützte Gespräche mit Fachkräften führen und "
                    "in Werkstätten gemeinsam auswerten. Alle Angaben wären freiwillig. Aussagen über einzelne "
                    "Klientinnen und Klienten "
                    "würden nicht erhoben. Die Leitfragen lauten:",
                    [
                        "Was wissen Sie, wenn ein Fall zu Ihnen kommt?",
                        "Was hätten Sie gern früher gewusst?",
                        "Mit wem sprechen Sie, wenn Sie unsicher sind?",
                        "Was würde Ihnen die Arbeit erleichtern?",
                    ],
                ],
            ),
            (
                "Vier Spannungsfelder",
                [
                    "Erstens: Schutz und Hilfe. Wer begleitet, soll unterstützen und zugleich Gefahren "
                    "erkennen. Beides "
                    "gelingt eher, wenn die Rollen offen ausgesprochen werden.",
                    "Zweitens: Wissen und Vorurteil. Hinweise auf eine Gesinnung wandern mit der Akte. Sie "
                    "helfen, wenn sie beschrieben werden. Sie schaden, wenn sie als Etikett dienen.",
                    "Drittens: Nähe und Abstand. Eine gute Arbeitsbeziehung ist das wichtigste Werkzeug. Sie braucht "
                    "Orte, an denen Fachkräfte über eigene Betroffenheit sprechen können.",
                    "Viertens: Dauer und Förderung. Wege aus einer Szene brauchen Jahre. Projekte enden "
                    "früher. Deshalb "
                    "gehört das Erarbeitete in die Regelstrukturen.",
                ],
            ),
            (
                "Was daraus folgt",
                [
                    [
                        "Die Entlassung wird früh und gemeinsam vorbereitet, mit der betroffenen Person am Tisch.",
                        "Eine feste Ansprechperson begleitet die ersten drei Monate.",
                        "Hinweise werden beschreibend weitergegeben, mit Quelle und Datum.",
                        "Teams erhalten fallbezogene Beratung, ohne dass Namen genannt werden.",
                        "Fortbildungen finden berufsübergreifend statt, damit sich die Beteiligten kennen.",
                    ],
                    "Keiner dieser Punkte ist neu. Neu ist die Verabredung, sie verbindlich zu machen und "
                    "regelmäßig zu prüfen, ob sie im Alltag tragen.",
                ],
            ),
            (
                "Grenzen",
                [
                    "Ein Text wie dieser kann die Sicht der Menschen, die entlassen werden, nicht ersetzen. Eine "
                    "weiterführende Arbeit sollte sie beteiligen, behutsam und mit unabhängiger Begleitung. Ebenso "
                    "fehlt der Blick der Angehörigen, die den größten Teil des Weges mitgehen.",
                ],
            ),
        ],
    },
    "checklist-transition": {
        "title": "Übergangsmanagement: Checkliste",
        "subtitle": "Arbeitshilfe von der Aufnahme bis drei Monate nach der Entlassung",
        "publisher": EXAMPLE,
        "language": "de",
        "sections": [
            (
                "So arbeiten Sie damit",
                [
                    "Die Liste begleitet ein gemeinsames Gespräch von Vollzug, Sozialem Dienst der Justiz und freier "
                    "Straffälligenhilfe. Sie wird mit der betroffenen Person besprochen und liegt in deren "
                    "Händen. Sie ist kein Fragebogen zur Gesinnung und wird nicht zur Akte genommen.",
                    "Haken Sie nur ab, was wirklich geklärt ist. Was offen bleibt, bekommt einen Namen und ein Datum.",
                ],
            ),
            (
                "Ein Jahr vorher",
                [
                    {
                        "checks": [
                            "Es gibt eine Ansprechperson drinnen und eine draußen.",
                            "Die Person weiß, welche Angebote es gibt und wie sie ausgewählt werden.",
                            "Kontakte, die guttun, sind benannt. Besuche und Briefe werden unterstützt.",
                            "Schulden sind gesichtet, eine Beratung ist angefragt.",
                            "Schule, Ausbildung oder Arbeit sind besprochen.",
                        ]
                    },
                ],
            ),
            (
                "Drei Monate vorher",
                [
                    {
                        "checks": [
                            "Wohnung oder betreutes Wohnen ist gesucht; ein Ersatzplan besteht.",
                            "Ausweis, Geburtsurkunde und Versicherungsnummer liegen vor.",
                            "Anträge auf Leistungen sind vorbereitet.",
                            "Ärztliche Behandlung und Medikamente sind gesichert.",
                            "Ein erstes Gespräch mit der Bewährungshilfe hat stattgefunden.",
                            "Über alte Kreise wurde gesprochen: Wer wird anrufen? Was antworte ich?",
                        ]
                    },
                ],
            ),
            (
                "Der Tag der Entlassung",
                [
                    "Der erste Tag ist oft der gefährlichste, weil alles auf einmal kommt. Ein fester Plan entlastet.",
                    {
                        "checks": [
                            "Wer holt ab, und wohin geht der Weg?",
                            "Wo wird heute gegessen und geschlafen?",
                            "Welche Telefonnummern sind im Kopf oder auf Papier?",
                            "Welcher Termin steht morgen an?",
                        ]
                    },
                ],
            ),
            (
                "Die ersten drei Monate",
                [
                    {
                        "checks": [
                            "Wöchentlicher Kontakt, auch kurz und auch am Telefon.",
                            "Erfolge werden benannt: ein Amtsgang, ein Vertrag, eine gehaltene Verabredung.",
                            "Krisen sind vorhergesehen: Feiertage, Jahrestage, Trennung, Langeweile.",
                            "Begegnungen mit früheren Bekannten werden ohne Vorwurf besprochen.",
                            "Nach drei Monaten setzen sich alle noch einmal zusammen und entscheiden, was "
                            "weiter nötig ist.",
                        ]
                    },
                ],
            ),
            (
                "Warnzeichen ernst nehmen",
                [
                    "Rückzug, plötzliche Geldmittel, neue Bekannte, von denen nicht gesprochen wird, oder eine hart "
                    "gewordene Sprache sind Anlässe für ein Gespräch, keine Beweise. Sprechen Sie zuerst "
                    "mit der Person, "
                    "dann im Team. Fallbezogene Beratung gibt es über das Netzwerk.",
                ],
            ),
        ],
    },
    "symbols-at-work": {
        "title": "Zeichen und Codes im Arbeitsalltag",
        "subtitle": "Arbeitshilfe zum Erkennen und Ansprechen",
        "publisher": EXAMPLE,
        "language": "de",
        "sections": [
            (
                "Warum diese Arbeitshilfe keine Bilder zeigt",
                [
                    "Zeichen der extremen Rechten ändern sich schnell. Listen veralten, und abgebildete Symbole "
                    "verbreiten sich weiter. Diese Arbeitshilfe beschreibt deshalb, wie Sie Zeichen einordnen und "
                    "ansprechen, nicht, wie sie aussehen. Aktuelle Sammlungen mit Bildern nennen Ihnen die Träger des "
                    "Netzwerks auf Anfrage.",
                ],
            ),
            (
                "Drei Arten von Zeichen",
                [
                    [
                        "Verbotene Kennzeichen: Ihre Verwendung ist nach § 86a des Strafgesetzbuchs strafbar.",
                        "Erlaubte, aber eindeutige Zeichen: Sie sind nicht strafbar, können aber nach der Hausordnung "
                        "untersagt werden.",
                        "Mehrdeutige Zeichen: Zahlen, Marken, Frisuren, Musik. Sie haben auch andere Bedeutungen.",
                    ],
                    "Gerade die dritte Gruppe führt zu Unsicherheit. Ein Zeichen allein sagt wenig. Achten Sie auf "
                    "Häufung, Zusammenhang und darauf, ob es gezielt gezeigt oder verdeckt wird.",
                ],
            ),
            (
                "Beobachten und beschreiben",
                [
                    "Notieren Sie, was Sie gesehen haben, wo, wann und in welchem Zusammenhang. Trennen "
                    "Sie Beobachtung "
                    "und Deutung. Fragen Sie eine zweite Person im Team nach ihrem Eindruck.",
                    [
                        "Ungünstig: „Trägt rechte Kleidung.“",
                        "Besser: „Trug am Dienstag im Gruppenraum einen Pullover mit Schriftzug; auf Nachfrage: "
                        "Geschenk eines Freundes.“",
                    ],
                ],
            ),
            (
                "Ansprechen",
                [
                    "Sprechen Sie unter vier Augen, ruhig und mit einer offenen Frage. Es geht zuerst um "
                    "Bedeutung, dann "
                    "um Regeln.",
                    [
                        "„Mir ist das Zeichen aufgefallen. Was bedeutet es für Sie?“",
                        "„Auf mich wirkt es so: … Wie sehen Sie das?“",
                        "„Bei uns gilt, dass dieses Zeichen nicht gezeigt wird. Das hat folgenden Grund: …“",
                    ],
                    "Vermeiden Sie Spott und Belehrung. Wer sich bloßgestellt fühlt, hält am Zeichen fest.",
                ],
            ),
            (
                "Tätowierungen",
                [
                    "Tätowierungen lassen sich nicht ablegen. Manche erzählen von einer Zeit, die vorbei ist. Eine "
                    "Überdeckung oder Entfernung kann ein Schritt in ein anderes Leben sein und braucht "
                    "oft Beratung zu "
                    "Kosten und Ablauf. Fragen Sie, bevor Sie urteilen.",
                ],
            ),
            (
                "Wenn Sie unsicher sind",
                [
                    "Holen Sie sich fachlichen Rat, bevor Sie handeln. Bei strafbaren Kennzeichen gelten "
                    "die Melde- und Dienstwege Ihrer Einrichtung. Bei allen anderen entscheidet das Team gemeinsam, "
                    "was hilft.",
                ],
            ),
        ],
    },
} | INTERNAL
