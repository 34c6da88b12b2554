"""The example's materials: facts, texts in both languages, and which files belong to them."""

from home.example.bilingual import Both

ASSOCIATION = "Fachredaktion des Netzwerks (Beispiel)"


def text(de, en):
    """Return a block of running text."""
    return ("text", Both(de, en))


def heading(de, en):
    """Return a heading of the second level."""
    return ("heading", {"text": Both(de, en), "level": "2"})


RESOURCES = [
    {
        "key": "leaflet",
        "kind": "leaflet",
        "publisher": "miteinander",
        "authors": ASSOCIATION,
        "year_offset": 0,
        "licence": "cc-by-nd-4.0",
        "members_only": False,
        "topics": ["deradicalisation", "conversation"],
        "target_groups": ["relatives", "after-prison"],
        "page": {
            "slug": Both("faltblatt-fuer-angehoerige", "leaflet-for-relatives"),
            "title": Both(
                "Sie machen sich Sorgen? Faltblatt für Angehörige", "Are you worried? Leaflet for relatives"
            ),
            "summary": Both(
                "Was Angehörige bemerken können, was sie sagen können und wo sie kostenlos und vertraulich Rat finden.",
                "What relatives may notice, what they can say, and where they find free and confidential advice.",
            ),
            "image": "letter",
            "body": [
                text(
                    "<p>Das Faltblatt wendet sich an Menschen, deren Angehörige oder Freunde in Haft sind oder gerade "
                    "entlassen wurden und die sich über deren Worte und Kontakte Sorgen machen.</p><p>Es passt auf "
                    "zwei Seiten, lässt sich in jedem Büro ausdrucken und kann in Besuchsräumen, Wartezimmern und "
                    "Beratungsstellen ausliegen.</p>",
                    "<p>The leaflet is for people whose relatives or friends are in prison or have just been released, "
                    "and who worry about what they say and whom they meet.</p><p>It fits on two pages, can be printed "
                    "in any office and may be laid out in visiting rooms, waiting rooms and advice centres.</p>",
                ),
                heading("So setzen Sie es ein", "How to use it"),
                text(
                    "<ul><li>Legen Sie es offen aus, damit niemand danach fragen muss.</li><li>Geben Sie es nach einem "
                    "Gespräch mit, nicht statt eines Gesprächs.</li><li>Ergänzen Sie auf der Rückseite Ihre eigene "
                    "Telefonnummer.</li></ul>",
                    "<ul><li>Lay it out openly so that nobody has to ask for it.</li><li>Hand it over after a "
                    "conversation, not instead of one.</li><li>Add your own telephone number on the back.</li></ul>",
                ),
            ],
        },
        "files": [
            {"label": Both("Faltblatt, deutsch", "Leaflet, German"), "language": "de", "document": "leaflet-help"},
            {
                "label": Both("Faltblatt, englisch", "Leaflet, English"),
                "language": "en",
                "document": "leaflet-help-en",
            },
            {
                "label": Both("Faltblatt, türkisch", "Leaflet, Turkish"),
                "language": "tr",
                "document": "leaflet-help-tr",
            },
        ],
    },
    {
        "key": "first-talk",
        "kind": "guideline",
        "publisher": "lkr",
        "authors": ASSOCIATION,
        "year_offset": 0,
        "licence": "cc-by-sa-4.0",
        "members_only": False,
        "topics": ["conversation", "release", "right-wing-extremism"],
        "target_groups": ["probation", "offender-aid"],
        "page": {
            "slug": Both("das-erste-gespraech", "the-first-conversation"),
            "title": Both("Das erste Gespräch nach der Entlassung", "The first conversation after release"),
            "summary": Both(
                "Handreichung für Bewährungshilfe und Straffälligenhilfe: vorbereiten, beginnen, Grenzen setzen, auswerten.",
                "Guideline for the probation service and offender aid: prepare, begin, set limits, reflect.",
            ),
            "image": "door",
            "body": [
                text(
                    "<p>Die ersten Wochen nach der Haft sind eine kritische Zeit. Die Handreichung zeigt, wie aus dem "
                    "ersten Termin eine Arbeitsbeziehung werden kann, in der auch über Zugehörigkeit und Ideologie "
                    "gesprochen wird.</p>",
                    "<p>The first weeks after prison are a critical time. The guideline shows how a first appointment "
                    "can become a working relationship in which belonging and ideology can be talked about, too.</p>",
                ),
                heading("Was Sie darin finden", "What you find in it"),
                text(
                    "<ul><li>Fragen zur Vorbereitung im Team</li><li>Einstiege, die Vertrauen aufbauen</li><li>Fragen "
                    "nach dem, was eine Gruppe gegeben und verlangt hat</li><li>Sätze, mit denen sich Grenzen setzen "
                    "lassen</li><li>ein Bogen für die Auswertung</li></ul>",
                    "<ul><li>Questions for preparing as a team</li><li>Openings that build trust</li><li>Questions about "
                    "what a group has given and demanded</li><li>Sentences for setting limits</li><li>a sheet for "
                    "looking back</li></ul>",
                ),
                (
                    "notice",
                    {
                        "kind": "note",
                        "text": Both(
                            "<p>Der Text liegt auf Deutsch vor. Eine englische Fassung ist nicht geplant.</p>",
                            "<p>The text is in German. No English version is planned.</p>",
                        ),
                    },
                ),
            ],
        },
        "files": [
            {"label": Both("Handreichung", "Guideline (German)"), "language": "de", "document": "guideline-first-talk"}
        ],
    },
    {
        "key": "checklist",
        "kind": "work-aid",
        "publisher": "lkr",
        "authors": ASSOCIATION,
        "year_offset": -1,
        "licence": "cc-by-4.0",
        "members_only": False,
        "topics": ["release", "cooperation"],
        "target_groups": ["prison", "probation", "offender-aid"],
        "page": {
            "slug": Both("checkliste-uebergang", "transition-checklist"),
            "title": Both("Übergangsmanagement: Checkliste", "Transition management: checklist"),
            "summary": Both(
                "Vom Jahr vor der Entlassung bis drei Monate danach: was geklärt sein sollte, und mit wem.",
                "From the year before release to three months after it: what should be settled, and with whom.",
            ),
            "image": "bridge",
            "body": [
                text(
                    "<p>Die Checkliste begleitet ein gemeinsames Gespräch von Vollzug, Sozialem Dienst der Justiz und "
                    "freier Straffälligenhilfe. Sie gehört der Person, um die es geht, und ist kein Fragebogen zur "
                    "Gesinnung.</p>",
                    "<p>The checklist accompanies a joint conversation of prison, the social service of the judiciary "
                    "and independent offender aid. It belongs to the person concerned and is no questionnaire about "
                    "convictions.</p>",
                ),
                (
                    "table",
                    {
                        "caption": Both("Die Abschnitte der Checkliste", "The parts of the checklist"),
                        "columns": [Both("Zeit", "Time"), Both("Schwerpunkt", "Focus")],
                        "rows": [
                            {
                                "cells": [
                                    Both("Ein Jahr vorher", "A year before"),
                                    Both(
                                        "Ansprechpersonen, Kontakte, Schulden, Ausbildung",
                                        "Contacts, debts, education",
                                    ),
                                ]
                            },
                            {
                                "cells": [
                                    Both("Drei Monate vorher", "Three months before"),
                                    Both("Wohnung, Papiere, Gesundheit", "Housing, papers, health"),
                                ]
                            },
                            {
                                "cells": [
                                    Both("Tag der Entlassung", "Day of release"),
                                    Both("Ein fester Plan für den ersten Tag", "A firm plan for the first day"),
                                ]
                            },
                            {
                                "cells": [
                                    Both("Die ersten drei Monate", "The first three months"),
                                    Both("Kontakt halten, Krisen vorhersehen", "Keep in touch, foresee crises"),
                                ]
                            },
                        ],
                        "has_row_headers": True,
                    },
                ),
            ],
        },
        "files": [
            {"label": Both("Checkliste", "Checklist (German)"), "language": "de", "document": "checklist-transition"}
        ],
    },
    {
        "key": "symbols",
        "kind": "work-aid",
        "publisher": "miteinander",
        "authors": ASSOCIATION,
        "year_offset": -1,
        "licence": "cc-by-nc-nd-4.0",
        "members_only": False,
        "topics": ["recognising", "right-wing-extremism"],
        "target_groups": ["prison", "probation", "volunteers"],
        "page": {
            "slug": Both("zeichen-und-codes", "symbols-and-codes"),
            "title": Both("Zeichen und Codes im Arbeitsalltag", "Symbols and codes at work"),
            "summary": Both(
                "Wie Fachkräfte extrem rechte Zeichen einordnen, beschreiben und ansprechen, ohne sie zu verbreiten.",
                "How professionals place, describe and address symbols of the extreme right without spreading them.",
            ),
            "image": "archive",
            "body": [
                text(
                    "<p>Listen verbotener Zeichen veralten schnell. Diese Arbeitshilfe zeigt deshalb keine Bilder. Sie "
                    "beschreibt, wie Teams Beobachtungen sammeln, einordnen und ins Gespräch bringen.</p>",
                    "<p>Lists of banned symbols are soon out of date. This work aid therefore shows no pictures. It "
                    "describes how teams collect observations, place them and bring them into a conversation.</p>",
                ),
                (
                    "accordion",
                    {
                        "items": [
                            {
                                "title": Both("Für wen ist sie gedacht?", "Who is it for?"),
                                "content": Both(
                                    "<p>Für alle, die im Vollzug, in der Bewährungshilfe oder im Ehrenamt auf Zeichen "
                                    "stoßen und unsicher sind, wie sie reagieren sollen.</p>",
                                    "<p>For everyone in prisons, the probation service or voluntary work who comes "
                                    "across symbols and is unsure how to respond.</p>",
                                ),
                            },
                            {
                                "title": Both("Darf ich sie weitergeben?", "May I pass it on?"),
                                "content": Both(
                                    "<p>Ja, unverändert und mit Nennung der Quelle, nicht für gewerbliche Zwecke.</p>",
                                    "<p>Yes, unchanged and with the source named, not for commercial purposes.</p>",
                                ),
                            },
                        ]
                    },
                ),
            ],
        },
        "files": [
            {"label": Both("Arbeitshilfe", "Work aid (German)"), "language": "de", "document": "symbols-at-work"}
        ],
    },
    {
        "key": "case-discussion",
        "kind": "work-aid",
        "publisher": "lkr",
        "authors": ASSOCIATION,
        "year_offset": 0,
        "licence": "cc-by-sa-4.0",
        "members_only": False,
        "topics": ["cooperation", "conversation"],
        "target_groups": ["prison", "probation", "court-aid", "offender-aid"],
        "page": {
            "slug": Both("fallbesprechung-im-team", "case-discussion-in-a-team"),
            "title": Both("Fallbesprechung im Team", "Case discussion in a team"),
            "summary": Both(
                "Ein Leitfaden für sechzig Minuten: Rollen, Ablauf und Fragen, die weiterführen.",
                "A guide for sixty minutes: roles, course and questions that lead on.",
            ),
            "image": "table",
            "body": [
                text(
                    "<p>Eine Fallbesprechung soll entlasten und zu einem nächsten Schritt führen. Der Leitfaden passt "
                    "auf zwei Seiten und kann ausgedruckt auf dem Tisch liegen.</p><p>Bitte sprechen Sie immer ohne "
                    "Namen und ohne Einzelheiten, an denen eine Person zu erkennen wäre.</p>",
                    "<p>A case discussion should bring relief and lead to a next step. The guide fits on two pages and "
                    "can lie on the table as a print.</p><p>Please always speak without names and without details by "
                    "which a person could be recognised.</p>",
                ),
                (
                    "quote",
                    {
                        "text": Both(
                            "Was ist der kleinste nächste Schritt? Diese Frage hat bei uns am meisten verändert.",
                            "What is the smallest next step? That question has changed most for us.",
                        ),
                        "attribution": Both("Rückmeldung aus einem Team (Beispiel)", "Feedback from a team (example)"),
                    },
                ),
            ],
        },
        "files": [{"label": Both("Leitfaden", "Guide (German)"), "language": "de", "document": "case-discussion"}],
    },
    {
        "key": "data-protection",
        "kind": "work-aid",
        "publisher": "lkr",
        "authors": ASSOCIATION,
        "year_offset": -2,
        "licence": "cc-by-4.0",
        "members_only": False,
        "topics": ["cooperation", "safety"],
        "target_groups": ["probation", "court-aid", "offender-aid"],
        "page": {
            "slug": Both("datenschutz-in-der-fallberatung", "data-protection-in-case-advice"),
            "title": Both("Datenschutz in der Fallberatung", "Data protection in case advice"),
            "summary": Both(
                "Was sich ohne Namen besprechen lässt, wann eine Einwilligung nötig ist und was gelöscht wird.",
                "What can be discussed without names, when consent is needed and what is deleted.",
            ),
            "image": "archive",
            "body": [
                text(
                    "<p>Wer Rat sucht, schildert eine Lage und nicht eine Person. Die Arbeitshilfe erklärt drei Stufen, "
                    "von anonym bis namentlich, und enthält eine Prüfliste für die Zeit vor einer Anfrage.</p><p>Sie "
                    "gibt einen Überblick und ersetzt keine Rechtsberatung.</p>",
                    "<p>Whoever seeks advice describes a situation and not a person. The work aid explains three levels, "
                    "from anonymous to named, and has a checklist for the time before an enquiry.</p><p>It gives an "
                    "overview and does not replace legal advice.</p>",
                ),
                (
                    "notice",
                    {
                        "kind": "warning",
                        "text": Both(
                            "<p>Schicken Sie keine Falldaten per E-Mail und tragen Sie keine in Formulare dieses "
                            "Portals ein.</p>",
                            "<p>Send no case data by e-mail and enter none into the forms of this portal.</p>",
                        ),
                    },
                ),
            ],
        },
        "files": [
            {"label": Both("Arbeitshilfe", "Work aid (German)"), "language": "de", "document": "data-protection"}
        ],
    },
    {
        "key": "curriculum",
        "kind": "curriculum",
        "publisher": "miteinander",
        "authors": ASSOCIATION,
        "year_offset": -1,
        "licence": "cc-by-sa-4.0",
        "members_only": False,
        "topics": ["right-wing-extremism", "recognising", "conversation"],
        "target_groups": ["prison", "probation", "offender-aid"],
        "page": {
            "slug": Both("curriculum-fortbildungsreihe", "curriculum-training-series"),
            "title": Both(
                "Sicher im Umgang mit Rechtsextremismus: Curriculum", "Dealing with right-wing extremism: curriculum"
            ),
            "summary": Both(
                "Drei Module von je einem Tag: verstehen, ansprechen, begleiten. Mit Lernzielen und Arbeitsweise.",
                "Three modules of one day each: understand, address, accompany. With learning aims and methods.",
            ),
            "image": "training",
            "body": [
                text(
                    "<p>Das Curriculum beschreibt eine Fortbildungsreihe für Fachkräfte des Justizvollzugs, des Sozialen "
                    "Dienstes der Justiz und der freien Straffälligenhilfe. Es kann von anderen Trägern übernommen und "
                    "angepasst werden.</p>",
                    "<p>The curriculum describes a training series for professionals of prisons, the social service of "
                    "the judiciary and independent offender aid. Other providers may adopt and adapt it.</p>",
                ),
                heading("Die drei Module", "The three modules"),
                text(
                    "<ol><li>Verstehen: Erscheinungsformen, Wege hinein, eigene Haltung</li><li>Ansprechen: fragen, "
                    "begrenzen, üben</li><li>Begleiten: Übergänge, Hilfenetze, Selbstschutz</li></ol>",
                    "<ol><li>Understand: forms, ways in, one’s own attitude</li><li>Address: ask, limit, practise</li>"
                    "<li>Accompany: transitions, networks of help, protecting oneself</li></ol>",
                ),
            ],
        },
        "files": [{"label": Both("Curriculum", "Curriculum (German)"), "language": "de", "document": "curriculum"}],
    },
    {
        "key": "study",
        "kind": "study",
        "publisher": "multikulti",
        "authors": ASSOCIATION,
        "year_offset": -2,
        "licence": "all-rights-reserved",
        "members_only": False,
        "topics": ["release", "deradicalisation"],
        "target_groups": ["prison", "probation", "court-aid"],
        "page": {
            "slug": Both("uebergaenge-gestalten", "shaping-transitions"),
            "title": Both("Übergänge gestalten: Zusammenfassung", "Shaping transitions: summary"),
            "summary": Both(
                "Vier Spannungsfelder, in denen sich Fachkräfte bewegen, und was daraus folgt. Ein Beispieltext ohne Zahlen.",
                "Four fields of tension in which professionals move, and what follows. An example text without figures.",
            ),
            "image": "path",
            "body": [
                text(
                    "<p>Der Text zeigt, wie eine Studie im Portal veröffentlicht wird. Die beschriebene Befragung hat so "
                    "nicht stattgefunden. Deshalb nennt die Zusammenfassung keine Zahlen, sondern ordnet bekannte "
                    "Fragen der Praxis.</p>",
                    "<p>The text shows how a study is published in the portal. The survey it describes did not take "
                    "place in this way. The summary therefore gives no figures and puts known questions of practice in "
                    "order.</p>",
                ),
                heading("Die Spannungsfelder", "The fields of tension"),
                text(
                    "<ul><li>Schutz und Hilfe</li><li>Wissen und Vorurteil</li><li>Nähe und Abstand</li><li>Dauer und "
                    "Förderung</li></ul>",
                    "<ul><li>Protection and help</li><li>Knowledge and prejudice</li><li>Closeness and distance</li>"
                    "<li>Duration and funding</li></ul>",
                ),
            ],
        },
        "files": [
            {"label": Both("Zusammenfassung", "Summary (German)"), "language": "de", "document": "study-transition"}
        ],
    },
    {
        "key": "visits",
        "kind": "work-aid",
        "publisher": "miteinander",
        "authors": ASSOCIATION,
        "year_offset": -3,
        "licence": "cc-by-4.0",
        "members_only": False,
        "topics": ["right-wing-extremism", "recognising"],
        "target_groups": ["prison", "volunteers"],
        "page": {
            "slug": Both("besuche-post-und-hausordnung", "visits-post-and-house-rules"),
            "title": Both("Besuche, Post und Hausordnung", "Visits, post and house rules"),
            "summary": Both(
                "Wie Einrichtungen Einflussnahme von außen erkennen und trotzdem gute Kontakte stärken.",
                "How institutions notice outside influence and still strengthen good contacts.",
            ),
            "image": "letter",
            "body": [
                text(
                    "<p>Kontakte nach draußen sind unverzichtbar. Zugleich versuchen extrem rechte Gruppen, Gefangene zu "
                    "binden. Die Arbeitshilfe hilft, aufmerksam zu sein, ohne jeden Kontakt zu verdächtigen.</p>",
                    "<p>Contacts with the outside are indispensable. At the same time groups of the extreme right try to "
                    "bind prisoners. The work aid helps to stay attentive without suspecting every contact.</p>",
                ),
                (
                    "call_to_action",
                    {
                        "title": Both("Fragen aus Ihrem Alltag?", "Questions from your own work?"),
                        "text": Both(
                            "Teams beraten wir kostenlos und ohne dass Namen genannt werden.",
                            "We advise teams free of charge and without names being mentioned.",
                        ),
                        "label": Both("Zu unseren Angeboten", "See what we offer"),
                        "page": "offers",
                    },
                ),
            ],
        },
        "files": [
            {
                "label": Both("Arbeitshilfe", "Work aid (German)"),
                "language": "de",
                "document": "visits-and-house-rules",
            }
        ],
    },
    {
        "key": "minutes",
        "kind": "work-aid",
        "publisher": "lkr",
        "authors": ASSOCIATION,
        "year_offset": 0,
        "licence": "all-rights-reserved",
        "members_only": True,
        "topics": ["cooperation"],
        "target_groups": ["prison", "probation", "offender-aid"],
        "page": {
            "slug": Both("protokoll-netzwerktreffen", "minutes-network-meeting"),
            "title": Both("Protokoll des letzten Netzwerktreffens", "Minutes of the last network meeting"),
            "summary": Both(
                "Rückblick, Schwerpunkt Übergaben, Verabredungen und offene Fragen.",
                "Review, focus on handovers, agreements and open questions.",
            ),
            "image": "network",
            "body": [
                text(
                    "<p>Das Protokoll hält fest, was beim letzten Treffen besprochen und verabredet wurde. Es nennt "
                    "Funktionen und keine Namen.</p>",
                    "<p>The minutes record what was discussed and agreed at the last meeting. They name functions and no "
                    "persons.</p>",
                ),
            ],
        },
        "files": [{"label": Both("Protokoll", "Minutes (German)"), "language": "de", "document": "minutes"}],
    },
    {
        "key": "agreement",
        "kind": "work-aid",
        "publisher": "lkr",
        "authors": ASSOCIATION,
        "year_offset": -1,
        "licence": "all-rights-reserved",
        "members_only": True,
        "topics": ["cooperation", "release"],
        "target_groups": ["prison", "probation", "offender-aid"],
        "page": {
            "slug": Both("muster-vereinbarung", "template-agreement"),
            "title": Both("Muster einer Vereinbarung zur Zusammenarbeit", "Template for an agreement on cooperation"),
            "summary": Both(
                "Vorlage für Übergaben zwischen Einrichtungen, zum Anpassen und rechtlich Prüfen.",
                "A template for handovers between institutions, to be adapted and checked by lawyers.",
            ),
            "image": "bridge",
            "body": [
                text(
                    "<p>Das Muster regelt Ansprechstellen, Übergaben, Fallberatung und den Schutz der Mitarbeitenden. "
                    "Bitte geben Sie es nicht unbearbeitet weiter.</p>",
                    "<p>The template covers contacts, handovers, case advice and the protection of staff. Please do not "
                    "pass it on unedited.</p>",
                ),
            ],
        },
        "files": [
            {"label": Both("Muster", "Template (German)"), "language": "de", "document": "cooperation-agreement"}
        ],
    },
    {
        "key": "presentation",
        "kind": "presentation",
        "publisher": "miteinander",
        "authors": ASSOCIATION,
        "year_offset": 0,
        "licence": "all-rights-reserved",
        "members_only": True,
        "topics": ["cooperation", "democracy"],
        "target_groups": ["volunteers", "offender-aid"],
        "page": {
            "slug": Both("das-netzwerk-vorstellen", "presenting-the-network"),
            "title": Both("Das Netzwerk vorstellen: Vortragsnotizen", "Presenting the network: speaking notes"),
            "summary": Both(
                "Zwanzig Minuten mit drei Botschaften und Antworten auf schwierige Fragen.",
                "Twenty minutes with three messages and answers to difficult questions.",
            ),
            "image": "training",
            "body": [
                text(
                    "<p>Die Notizen helfen Mitgliedern, das Netzwerk in Teams, Gremien und Schulungen vorzustellen. Sie "
                    "sind als Gerüst gedacht und dürfen gekürzt werden.</p>",
                    "<p>The notes help members to present the network to teams, committees and trainings. They are meant "
                    "as a frame and may be shortened.</p>",
                ),
            ],
        },
        "files": [{"label": Both("Notizen", "Notes (German)"), "language": "de", "document": "presentation-notes"}],
    },
    {
        "key": "contact-rules",
        "kind": "guideline",
        "publisher": "miteinander",
        "authors": ASSOCIATION,
        "year_offset": 0,
        "licence": "all-rights-reserved",
        "members_only": True,
        "topics": ["safety"],
        "target_groups": ["prison", "probation", "court-aid", "offender-aid", "volunteers"],
        "page": {
            "slug": Both("anfeindungen-und-anfragen", "hostility-and-enquiries"),
            "title": Both("Anfeindungen und Anfragen: Absprachen", "Hostility and enquiries: agreed rules"),
            "summary": Both(
                "Wer wem antwortet, was nach einer Anfeindung geschieht und wie sich Mitglieder schützen.",
                "Who answers whom, what happens after an attack, and how members protect themselves.",
            ),
            "image": "door",
            "body": [
                text(
                    "<p>Die Absprachen gelten für alle Mitglieder. Sie regeln den Umgang mit Presse, mit neugierigen "
                    "Anfragen und mit Drohungen.</p><p>Sie werden einmal im Jahr gemeinsam überprüft.</p>",
                    "<p>The rules hold for all members. They settle how to deal with the press, with curious enquiries "
                    "and with threats.</p><p>They are reviewed together once a year.</p>",
                ),
            ],
        },
        "files": [
            {"label": Both("Absprachen", "Agreed rules (German)"), "language": "de", "document": "contact-rules"}
        ],
    },
]
