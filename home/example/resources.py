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
        "review_day": 20,
        "topics": ["deradicalisation", "conversation"],
        "target_groups": ["relatives", "after-prison"],
        "page": {
            "slug": Both("faltblatt-fuer-angehoerige", "leaflet-for-relatives"),
            "title": Both(
                "Sie machen sich Sorgen? Faltblatt für Angehörige", "Are you worried? Leaflet for relatives"
            ),
            "summary": Both(
                "Was Angehörige bemerken können, was sie sagen können und wo sie kostenlos und vertraulich Rat "
                "finden.",
                "What relatives may notice, what they can say, and where they find free and confidential advice.",
            ),
            "image": "letter",
            "body": [
                text(
                    "<p>Das Faltblatt wendet sich an Menschen, deren Angehörige oder Freunde in Haft sind oder gerade "
                    "entlassen wurden und die sich über deren Worte und Kontakte Sorgen machen.</p><p>Es passt auf "
                    "zwei Seiten, lässt sich in jedem Büro ausdrucken und kann in Besuchsräumen, Wartezimmern und "
                    "Beratungsstellen ausliegen.</p>",
                    "<p>The leaflet is for people whose relatives or friends are in prison or have just been "
                    "released, and who worry about what they say and whom they meet.</p><p>It fits on two pages, "
                    "can be printed "
                    "in any office and may be laid out in visiting rooms, waiting rooms and advice centres.</p>",
                ),
                heading("So setzen Sie es ein", "How to use it"),
                text(
                    "<ul><li>Legen Sie es offen aus, damit niemand danach fragen muss.</li><li>Geben Sie es nach "
                    "einem Gespräch mit, nicht statt eines Gesprächs.</li><li>Ergänzen Sie auf der Rückseite Ihre "
                    "eigene Telefonnummer.</li></ul>",
                    "<ul><li>Lay it out openly so that nobody has to ask for it.</li><li>Hand it over after a "
                    "conversation, not instead of one.</li><li>Add your own telephone number on the back.</li></ul>",
                ),
                heading("Was darin steht", "What it says"),
                text(
                    "<ul><li>woran Angehörige eine Veränderung bemerken können, und warum ein einzelnes Zeichen "
                    "nichts beweist</li><li>was hilft: zuhören, von sich sprechen, Grenzen setzen, Gemeinsames "
                    "bewahren</li><li>wie die Beratung erreichbar ist, und dass niemand seinen Namen nennen "
                    "muss</li><li>Antworten auf Fragen, die am Telefon oft gestellt werden</li></ul>",
                    "<ul><li>what relatives may notice of a change, and why a single sign proves "
                    "nothing</li><li>what helps: listening, speaking of oneself, setting limits, keeping what is "
                    "shared</li><li>how to reach the advice service, and that nobody has to give a "
                    "name</li><li>answers to questions that are often asked on the telephone</li></ul>",
                ),
                text(
                    "<p>Das Faltblatt gibt es auf Deutsch, Englisch und Türkisch. Sie dürfen es unverändert "
                    "vervielfältigen und weitergeben, auch in größerer Zahl.</p><p>Wer selbst Rat sucht, findet alle "
                    'Rufnummern auf der Seite <a href="page:help">Hilfe finden</a>.</p>',
                    "<p>The leaflet exists in German, English and Turkish. You may copy it unchanged and pass it on, "
                    "in larger numbers, too.</p><p>Anyone seeking advice will find all telephone numbers on the page "
                    '<a href="page:help">Find help</a>.</p>',
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
        "review_day": 200,
        "facts": {"version": "2., überarbeitete Auflage"},
        "topics": ["conversation", "release", "right-wing-extremism"],
        "target_groups": ["probation", "offender-aid"],
        "page": {
            "slug": Both("das-erste-gespraech", "the-first-conversation"),
            "title": Both("Das erste Gespräch nach der Entlassung", "The first conversation after release"),
            "summary": Both(
                "Handreichung für Bewährungshilfe und Straffälligenhilfe: vorbereiten, beginnen, Grenzen setzen, "
                "auswerten.",
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
                    "<ul><li>Questions for preparing as a team</li><li>Openings that build trust</li><li>Questions "
                    "about what a group has given and demanded</li><li>Sentences for setting limits</li><li>a sheet "
                    "for looking back</li></ul>",
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
                heading("Für wen sie gedacht ist", "Whom it is for"),
                text(
                    "<p>Die Handreichung richtet sich an Fachkräfte, die erfahren haben oder vermuten, dass jemand "
                    "mit der extremen Rechten in Berührung war. Sie setzt keine Vorkenntnisse voraus und lässt sich "
                    "in einer halben Stunde lesen.</p><p>Sie überprüft keine Gesinnung. Sie hilft, eine "
                    "Arbeitsbeziehung zu beginnen, in der Widerspruch möglich ist und die trotzdem hält.</p>",
                    "<p>The guideline is for professionals who have learnt or suspect that somebody has been in "
                    "contact with the extreme right. It needs no previous knowledge and can be read in half an "
                    "hour.</p><p>It does not examine anyone’s convictions. It helps to begin a working relationship "
                    "that allows for contradiction and holds all the same.</p>",
                ),
                heading("So arbeiten Sie damit", "How to work with it"),
                text(
                    "<p>Lesen Sie die Fragen zur Vorbereitung zu zweit und wählen Sie drei aus, die zu Ihrer Lage "
                    "passen. Nehmen Sie nach dem Gespräch den Bogen zur Auswertung mit in die <a "
                    'href="page:case-discussion">Fallbesprechung im Team</a>.</p><p>Wer das Sprechen üben möchte, '
                    'findet in der Fortbildung <a href="page:event-conversation">Im Gespräch bleiben</a> Zeit '
                    "dafür.</p>",
                    "<p>Read the questions for preparation in pairs and choose three that fit your situation. After "
                    'the conversation take the review sheet to the <a href="page:case-discussion">case discussion in '
                    "your team</a>.</p><p>If you would like to practise, the training <a "
                    'href="page:event-conversation">Keeping the conversation going</a> gives you time for it.</p>',
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
        "facts": {"series": "Arbeitshilfen des Netzwerks", "number_in_series": "1"},
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
                heading("So arbeiten Sie damit", "How to work with it"),
                text(
                    "<ul><li>Gehen Sie die Liste gemeinsam mit der Person durch, um die es geht.</li><li>Haken Sie "
                    "nur ab, was wirklich geklärt ist.</li><li>Schreiben Sie zu jedem offenen Punkt eine zuständige "
                    "Stelle und einen Zeitpunkt.</li><li>Streichen Sie, was nicht gebraucht wird: Bei kurzen Strafen "
                    "genügt oft eine Seite.</li></ul>",
                    "<ul><li>Go through the list together with the person concerned.</li><li>Tick off only what has "
                    "really been settled.</li><li>Write a responsible office and a time beside every open "
                    "point.</li><li>Cross out what is not needed: for short sentences one page is often "
                    "enough.</li></ul>",
                ),
                text(
                    "<p>Ein Übergang misslingt selten an gutem Willen. Er misslingt, wenn jede Seite glaubt, die "
                    "andere habe es schon erledigt. Deshalb nennt die Checkliste nicht nur Aufgaben, sondern fragt "
                    "auch, wer sie übernimmt.</p><p>Wie Vollzug, Sozialer Dienst und freie Träger sich abstimmen "
                    'können, ist Thema der Fortbildung <a href="page:event-release">Die Entlassung gemeinsam '
                    "vorbereiten</a>.</p>",
                    "<p>A transition rarely fails for want of good will. It fails when each side believes the other "
                    "has already seen to it. The checklist therefore not only names tasks but also asks who takes "
                    "them on.</p><p>How prisons, the social service of the judiciary and associations can coordinate "
                    'is the subject of the training <a href="page:event-release">Preparing release together</a>.</p>',
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
        "review_day": 90,
        "facts": {"series": "Arbeitshilfen des Netzwerks", "number_in_series": "2", "version": "Stand: Frühjahr"},
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
                    "<p>Listen verbotener Zeichen veralten schnell. Diese Arbeitshilfe zeigt deshalb keine Bilder. "
                    "Sie beschreibt, wie Teams Beobachtungen sammeln, einordnen und ins Gespräch bringen.</p>",
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
                heading("Was Sie darin finden", "What you will find in it"),
                text(
                    "<ul><li>drei Arten von Zeichen: verboten, eindeutig, mehrdeutig</li><li>ein Beispiel dafür, wie "
                    "sich Beobachtung und Deutung trennen lassen</li><li>einen Abschnitt über Tätowierungen, die "
                    "sich nicht ablegen lassen</li><li>Sätze, mit denen Sie ein Zeichen ansprechen können</li></ul>",
                    "<ul><li>three kinds of signs: banned, unambiguous, ambiguous</li><li>an example of how to keep "
                    "observation and interpretation apart</li><li>a section on tattoos, which cannot be taken "
                    "off</li><li>sentences with which you can raise a sign</li></ul>",
                ),
                text(
                    "<p>Ein Zeichen sagt für sich allein wenig. Dieselbe Jacke kann Überzeugung, Gewohnheit oder "
                    "Unwissen bedeuten. Wichtiger als eine vollständige Liste ist deshalb ein Vorgehen, auf das sich "
                    "alle im Haus verlassen können.</p><p>Ob etwas strafbar ist, entscheiden Staatsanwaltschaft und "
                    "Gericht. Ihre Aufgabe ist es, genau zu beschreiben, was Sie gesehen haben, und die Menschen zu "
                    "schützen, die gemeint sind.</p>",
                    "<p>A sign by itself says little. The same jacket may mean conviction, habit or ignorance. A "
                    "procedure on which everyone in the house can rely therefore matters more than a complete "
                    "list.</p><p>Whether something is a criminal offence is for the public prosecutor and the courts "
                    "to decide. Your task is to describe exactly what you saw and to protect the people who are "
                    "meant.</p>",
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
        "facts": {"series": "Arbeitshilfen des Netzwerks", "number_in_series": "3"},
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
                    "<p>A case discussion should bring relief and lead to a next step. The guide fits on two pages "
                    "and can lie on the table as a print.</p><p>Please always speak without names and without "
                    "details by which a person could be recognised.</p>",
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
                heading("Was den Leitfaden ausmacht", "What makes the guide useful"),
                text(
                    "<ul><li>feste Zeiten für jeden Schritt, damit niemand zu kurz kommt</li><li>klare Rollen: "
                    "vortragen, moderieren, mitdenken, festhalten</li><li>eine Frage, die am Anfang in einem Satz "
                    "formuliert wird</li><li>ein eigener Abschnitt für Gespräche über Ideologie</li></ul>",
                    "<ul><li>fixed times for every step, so that nobody is cut short</li><li>clear roles: "
                    "presenting, chairing, thinking along, recording</li><li>one question, put into a single "
                    "sentence at the start</li><li>a section of its own for conversations about ideology</li></ul>",
                ),
                text(
                    "<p>Der Ablauf eignet sich für vier bis acht Personen. Er funktioniert in einem Team ebenso wie "
                    "in einer Runde aus mehreren Einrichtungen. Beim ersten Mal dauert er etwas länger, danach geben "
                    "die festen Zeiten Ruhe.</p><p>Was Sie vorher über Namen, Einwilligung und Notizen wissen "
                    'sollten, steht in der Arbeitshilfe <a href="page:data-protection">Datenschutz in der '
                    "Fallberatung</a>.</p>",
                    "<p>The procedure suits four to eight people. It works within one team as well as in a group "
                    "from several institutions. The first time takes a little longer; after that the fixed times "
                    "bring calm.</p><p>What you should know beforehand about names, consent and notes is in the work "
                    'aid <a href="page:data-protection">Data protection in case advice</a>.</p>',
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
            "body": [
                text(
                    "<p>Wer Rat sucht, schildert eine Lage und nicht eine Person. Die Arbeitshilfe erklärt drei "
                    "Stufen, von anonym bis namentlich, und enthält eine Prüfliste für die Zeit vor einer "
                    "Anfrage.</p><p>Sie gibt einen Überblick und ersetzt keine Rechtsberatung.</p>",
                    "<p>Whoever seeks advice describes a situation and not a person. The work aid explains three "
                    "levels, from anonymous to named, and has a checklist for the time before an enquiry.</p><p>It "
                    "gives an overview and does not replace legal advice.</p>",
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
                heading("Was Sie darin finden", "What you will find in it"),
                text(
                    "<ul><li>drei Stufen der Beratung und wann welche passt</li><li>eine Prüfliste für die Minute "
                    "vor der Anfrage</li><li>einen Überblick über Schweigepflicht und Einwilligung</li><li>das "
                    "Vorgehen, wenn eine Gefahr besteht</li><li>Regeln für das Aufbewahren und Löschen</li></ul>",
                    "<ul><li>three levels of advice and when each of them fits</li><li>a checklist for the minute "
                    "before an enquiry</li><li>an overview of confidentiality and consent</li><li>how to proceed "
                    "when there is a danger</li><li>rules for keeping and deleting</li></ul>",
                ),
                text(
                    "<p>In kleinen Orten reicht es nicht, den Namen wegzulassen. Alter, Delikt und Wohnort ergeben "
                    "zusammen oft ein Bild. Die Arbeitshilfe zeigt, wie Sie eine Lage so schildern, dass die Frage "
                    "verständlich bleibt und die Person geschützt ist.</p><p>Hängen Sie die Prüfliste neben das "
                    "Telefon. Sie passt auf eine halbe Seite.</p>",
                    "<p>In small places it is not enough to leave out the name. Age, offence and home town together "
                    "often make a picture. The work aid shows how to describe a situation so that the question stays "
                    "clear and the person is protected.</p><p>Put the checklist up beside the telephone. It fits on "
                    "half a page.</p>",
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
        "facts": {"isbn": "978-3-16-148410-0"},
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
                    "<p>Das Curriculum beschreibt eine Fortbildungsreihe für Fachkräfte des Justizvollzugs, des "
                    "Sozialen Dienstes der Justiz und der freien Straffälligenhilfe. Es kann von anderen Trägern "
                    "übernommen und "
                    "angepasst werden.</p>",
                    "<p>The curriculum describes a training series for professionals of prisons, the social service "
                    "of the judiciary and independent offender aid. Other providers may adopt and adapt it.</p>",
                ),
                heading("Die drei Module", "The three modules"),
                text(
                    "<ol><li>Verstehen: Erscheinungsformen, Wege hinein, eigene Haltung</li><li>Ansprechen: fragen, "
                    "begrenzen, üben</li><li>Begleiten: Übergänge, Hilfenetze, Selbstschutz</li></ol>",
                    "<ol><li>Understand: forms, ways in, one’s own attitude</li><li>Address: ask, limit, practise</li>"
                    "<li>Accompany: transitions, networks of help, protecting oneself</li></ol>",
                ),
                heading("Was Sie bekommen", "What you get"),
                text(
                    "<ul><li>für jedes Modul einen Tagesplan mit Zeiten und Arbeitsformen</li><li>Aufgaben für die "
                    "Wochen zwischen den Modulen</li><li>Lernziele, an denen sich der Erfolg beobachten "
                    "lässt</li><li>Regeln für Vertraulichkeit und für Übungen</li></ul>",
                    "<ul><li>a plan of the day for every module, with times and ways of working</li><li>tasks for "
                    "the weeks between the modules</li><li>learning aims by which success can be "
                    "observed</li><li>rules for confidentiality and for exercises</li></ul>",
                ),
                text(
                    "<p>Die Reihe setzt auf Übung statt auf Vortrag. Parolen werden nicht nachgespielt, und niemand "
                    "muss sich vor der großen Gruppe beweisen. Bewährt haben sich Gruppen aus mehreren "
                    "Arbeitsfeldern, weil Übergaben leichter gelingen, wenn man sich kennt.</p><p>Sie dürfen das "
                    "Curriculum verändern und weitergeben, wenn Sie die Quelle nennen und Ihre Fassung unter "
                    "derselben Lizenz veröffentlichen. Wer die Reihe besuchen möchte, findet Termine unter <a "
                    'href="page:events">Veranstaltungen</a>.</p>',
                    "<p>The series relies on practice rather than lectures. Slogans are not acted out, and nobody "
                    "has to prove themselves in front of the whole group. Groups from several fields of work have "
                    "proved their worth, since handovers are easier between people who know each other.</p><p>You "
                    "may change the curriculum and pass it on if you name the source and publish your version under "
                    "the same licence. If you would like to attend a series, you will find dates under <a "
                    'href="page:events">Events</a>.</p>',
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
        "facts": {"doi": "10.5555/example.study"},
        "topics": ["release", "deradicalisation"],
        "target_groups": ["prison", "probation", "court-aid"],
        "page": {
            "slug": Both("uebergaenge-gestalten", "shaping-transitions"),
            "title": Both("Übergänge gestalten: Zusammenfassung", "Shaping transitions: summary"),
            "summary": Both(
                "Vier Spannungsfelder, in denen sich Fachkräfte bewegen, und was daraus folgt. Ein Beispieltext ohne "
                "Zahlen.",
                "Four fields of tension in which professionals move, and what follows. An example text without "
                "figures.",
            ),
            "body": [
                text(
                    "<p>Der Text zeigt, wie eine Studie im Portal veröffentlicht wird. Die beschriebene Befragung "
                    "hat so nicht stattgefunden. Deshalb nennt die Zusammenfassung keine Zahlen, sondern ordnet "
                    "bekannte Fragen der Praxis.</p>",
                    "<p>The text shows how a study is published in the portal. The survey it describes did not take "
                    "place in this way. The summary therefore gives no figures and puts known questions of practice "
                    "in order.</p>",
                ),
                heading("Die Spannungsfelder", "The fields of tension"),
                text(
                    "<ul><li>Schutz und Hilfe</li><li>Wissen und Vorurteil</li><li>Nähe und Abstand</li><li>Dauer und "
                    "Förderung</li></ul>",
                    "<ul><li>Protection and help</li><li>Knowledge and prejudice</li><li>Closeness and distance</li>"
                    "<li>Duration and funding</li></ul>",
                ),
                heading("Was daraus folgt", "What follows from it"),
                text(
                    "<ul><li>Die Entlassung wird früh und gemeinsam vorbereitet.</li><li>Eine feste Ansprechperson "
                    "begleitet die ersten drei Monate.</li><li>Hinweise werden beschreibend weitergegeben, nicht als "
                    "Etikett.</li><li>Fortbildungen führen Fachkräfte aus mehreren Berufen zusammen.</li></ul>",
                    "<ul><li>Release is prepared early and together.</li><li>One contact person stays in place for "
                    "the first three months.</li><li>Information is passed on as description, not as a "
                    "label.</li><li>Training brings professionals from several occupations together.</li></ul>",
                ),
                text(
                    "<p>Der Text eignet sich als Einstieg in ein Gespräch im Team: Welches der vier Spannungsfelder "
                    "kennen wir am besten? Wo fehlt uns eine Absprache? Zehn Minuten Lesezeit genügen.</p><p>Bitte "
                    "zitieren Sie den Text nicht als Forschungsergebnis. Er nennt seine Grenzen selbst: Die Sicht "
                    "der Menschen, die entlassen werden, und die ihrer Angehörigen fehlt.</p>",
                    "<p>The text is a good start for a conversation in the team: which of the four areas of tension "
                    "do we know best? Where do we lack an agreement? Ten minutes of reading are enough.</p><p>Please "
                    "do not quote the text as a research finding. It names its own limits: the views of the people "
                    "who are released and of their relatives are missing.</p>",
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
            "body": [
                text(
                    "<p>Kontakte nach draußen sind unverzichtbar. Zugleich versuchen extrem rechte Gruppen, "
                    "Gefangene zu binden. Die Arbeitshilfe hilft, aufmerksam zu sein, ohne jeden Kontakt zu "
                    "verdächtigen.</p>",
                    "<p>Contacts with the outside are indispensable. At the same time groups of the extreme right "
                    "try to bind prisoners. The work aid helps to stay attentive without suspecting every "
                    "contact.</p>",
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
                heading("Was Sie darin finden", "What you will find in it"),
                text(
                    "<ul><li>woran sich Einflussnahme von außen erkennen lässt</li><li>was Einrichtungen tun können, "
                    "ohne gute Kontakte zu stören</li><li>Fragen für ein Gespräch über Kontakte und ihren "
                    "Wert</li><li>Vorschläge für Absprachen im Team</li></ul>",
                    "<ul><li>how influence from outside can be recognised</li><li>what institutions can do without "
                    "disturbing good contacts</li><li>questions for a conversation about contacts and their "
                    "value</li><li>suggestions for agreements within the team</li></ul>",
                ),
                text(
                    "<p>Familie, Freundschaft und Ehrenamt sind der beste Schutz vor falschen Freunden. Wer jeden "
                    "Besuch verdächtigt, schwächt genau das. Die Arbeitshilfe schlägt deshalb vor, zuerst die guten "
                    "Kontakte zu stärken und erst danach über Verbote zu sprechen.</p><p>Sie richtet sich an den "
                    "allgemeinen Vollzugsdienst, an Sozialdienste und an alle, die eine Hausordnung schreiben oder "
                    "überarbeiten.</p>",
                    "<p>Family, friendship and volunteers are the best protection from false friends. Suspecting "
                    "every visit weakens just that. The work aid therefore suggests strengthening good contacts "
                    "first and only then speaking of prohibitions.</p><p>It is for general prison staff, social "
                    "services and everyone who writes or revises house rules.</p>",
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
                    "<p>The minutes record what was discussed and agreed at the last meeting. They name functions "
                    "and no persons.</p>",
                ),
                text(
                    "<p>Schwerpunkt waren die Übergaben zwischen Vollzug, Sozialem Dienst und freien Trägern. Ein "
                    "Team hat gezeigt, wie es Übergaben zu dritt führt, mit der betroffenen Person am "
                    "Tisch.</p><p>Bitte melden Sie Änderungswünsche innerhalb von zwei Wochen an die Koordination. "
                    "Danach gilt das Protokoll als angenommen.</p>",
                    "<p>The focus was on handovers between prisons, the social service and associations. One team "
                    "showed how it conducts handovers with three parties, the person concerned at the "
                    "table.</p><p>Please send corrections to the coordination office within two weeks. After that "
                    "the minutes count as approved.</p>",
                ),
                heading("Für das nächste Treffen", "For the next meeting"),
                text(
                    "<ul><li>Lesen Sie die offenen Fragen auf der letzten Seite.</li><li>Bringen Sie ein Beispiel "
                    "aus Ihrer Einrichtung mit, ohne Namen.</li><li>Melden Sie sich zum <a "
                    'href="page:event-network-meeting">nächsten Netzwerktreffen</a> an.</li></ul>',
                    "<ul><li>Read the open questions on the last page.</li><li>Bring an example from your "
                    'institution, without names.</li><li>Register for the <a href="page:event-network-meeting">next '
                    "network meeting</a>.</li></ul>",
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
                    "<p>The template covers contacts, handovers, case advice and the protection of staff. Please do "
                    "not pass it on unedited.</p>",
                ),
                heading("Bevor Sie unterschreiben", "Before you sign"),
                text(
                    "<ul><li>Setzen Sie Ihre Ansprechstellen ein: eine Funktion, eine Rufnummer, eine "
                    "Vertretung.</li><li>Lassen Sie die Abschnitte zum Datenschutz von Ihrer zuständigen Stelle "
                    "prüfen.</li><li>Besprechen Sie den Text mit den Teams, die danach arbeiten "
                    "sollen.</li><li>Vereinbaren Sie, wann Sie gemeinsam prüfen, ob sie noch passt.</li></ul>",
                    "<ul><li>Put in your contact points: a function, a telephone number, a deputy.</li><li>Have the "
                    "sections on data protection checked by the office responsible.</li><li>Discuss the text with "
                    "the teams that are to work by it.</li><li>Agree when you will review together whether it still "
                    "fits.</li></ul>",
                ),
                text(
                    "<p>Eine Vereinbarung ersetzt kein Vertrauen. Sie hilft aber, wenn Zuständige wechseln, und sie "
                    "erspart Streit darüber, wer etwas hätte tun sollen.</p>",
                    "<p>An agreement is no substitute for trust. But it helps when the people in charge change, and "
                    "it saves quarrels over who should have done what.</p>",
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
                    "<p>Die Notizen helfen Mitgliedern, das Netzwerk in Teams, Gremien und Schulungen vorzustellen. "
                    "Sie sind als Gerüst gedacht und dürfen gekürzt werden.</p>",
                    "<p>The notes help members to present the network to teams, committees and trainings. They are "
                    "meant as a frame and may be shortened.</p>",
                ),
                heading("So bereiten Sie sich vor", "How to prepare"),
                text(
                    "<ul><li>Fragen Sie vorher, wer zuhört und was die Runde beschäftigt.</li><li>Wählen Sie eine "
                    "der drei Botschaften als Schwerpunkt.</li><li>Nennen Sie keine Fälle, auch nicht ohne Namen, "
                    "wenn Sie das Publikum nicht kennen.</li><li>Legen Sie Faltblätter aus und zeigen Sie die "
                    "nächsten Veranstaltungen.</li></ul>",
                    "<ul><li>Ask beforehand who will be listening and what concerns them.</li><li>Choose one of the "
                    "three messages as your focus.</li><li>Mention no cases, not even without names, if you do not "
                    "know the audience.</li><li>Lay out leaflets and show the next events.</li></ul>",
                ),
                text(
                    "<p>Die Antworten auf schwierige Fragen sind im Netzwerk abgestimmt. Wenn Sie eine Frage hören, "
                    "die darin fehlt, schicken Sie sie bitte an die Koordination.</p>",
                    "<p>The answers to difficult questions are agreed within the network. If you hear a question "
                    "that is missing, please send it to the coordination office.</p>",
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
                    "<p>The rules hold for all members. They settle how to deal with the press, with curious "
                    "enquiries and with threats.</p><p>They are reviewed together once a year.</p>",
                ),
                heading("Das Wichtigste in Kürze", "The most important in brief"),
                text(
                    "<ul><li>Auf öffentlichen Seiten stehen Funktionen, keine Namen.</li><li>Presseanfragen gehen an "
                    "die Koordination, nie an einzelne Fachkräfte.</li><li>Drohungen werden dokumentiert und sofort "
                    "der eigenen Leitung gemeldet.</li><li>Niemand antwortet allein und niemand antwortet im ersten "
                    "Ärger.</li></ul>",
                    "<ul><li>Public pages name functions, not people.</li><li>Press enquiries go to the coordination "
                    "office, never to individual professionals.</li><li>Threats are documented and reported to one’s "
                    "own management at once.</li><li>Nobody answers alone, and nobody answers in the first "
                    "anger.</li></ul>",
                ),
                text(
                    "<p>Wer angefeindet wird, bekommt Unterstützung: ein Gespräch, Hilfe bei der Anzeige und eine "
                    "Prüfung, welche Angaben öffentlich auffindbar sind. Bei unmittelbarer Gefahr gilt der Notruf "
                    "110.</p>",
                    "<p>Anyone who is attacked gets support: a conversation, help with reporting it to the police, "
                    "and a check of what personal details can be found in public. In immediate danger call 110.</p>",
                ),
            ],
        },
        "files": [
            {"label": Both("Absprachen", "Agreed rules (German)"), "language": "de", "document": "contact-rules"}
        ],
    },
]
