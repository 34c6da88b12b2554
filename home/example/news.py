"""News of the example site, and what only members of the network read."""

from home.example.bilingual import Both

NEWS = [
    {
        "key": "news-portal",
        "day": -3,
        "slug": Both("das-portal-ist-da", "the-portal-is-here"),
        "title": Both("Das Portal ist da", "The portal is here"),
        "summary": Both(
            "Fortbildungen, Materialien und Ansprechstellen an einem Ort: Das Netzwerk hat nach dem Modellprojekt eine feste Adresse.",
            "Trainings, materials and contacts in one place: after the model project, the network has a permanent address.",
        ),
        "image": "path",
        "body": [
            (
                "text",
                Both(
                    "<p>Modellprojekte enden, Erfahrungen sollten bleiben. Bisher lagen Arbeitshilfen in verschiedenen Ablagen, Einladungen kamen per Rundmail, und wer neu dazukam, musste sich durchfragen. Ab jetzt gibt es dafür dieses Portal.</p>",
                    "<p>Model projects end; experience should remain. Until now, work aids lay in different folders, invitations came by circular e-mail, and newcomers had to ask their way through. From now on there is this portal.</p>",
                ),
            ),
            ("heading", {"text": Both("Was Sie hier finden", "What you will find here"), "level": "2"}),
            (
                "text",
                Both(
                    "<ul>"
                    '<li>Unter <a href="page:events">Veranstaltungen</a> stehen Fortbildungen, Reihen und Fachtage. Sie melden sich direkt an, ein Konto brauchen Sie nicht.</li>'
                    '<li>Unter <a href="page:resources">Materialien</a> liegen Arbeitshilfen, Handreichungen und Curricula zum Herunterladen.</li>'
                    '<li>Unter <a href="page:offers">Angebote</a> sehen Sie, wie das Netzwerk Ihr Team unterstützen kann.</li>'
                    '<li>Unter <a href="page:help">Hilfe finden</a> erreichen Angehörige und Betroffene eine Beratung, ohne ein Formular auszufüllen.</li>'
                    "</ul>",
                    "<ul>"
                    '<li>Under <a href="page:events">Events</a> there are trainings, series and conferences. You register directly and need no account.</li>'
                    '<li>Under <a href="page:resources">Resources</a> there are work aids, guidelines and curricula to download.</li>'
                    '<li>Under <a href="page:offers">What we offer</a> you see how the network can support your team.</li>'
                    '<li>Under <a href="page:help">Find help</a>, relatives and people concerned reach an advice centre without filling in a form.</li>'
                    "</ul>",
                ),
            ),
            ("heading", {"text": Both("Sparsam mit Daten", "Sparing with data"), "level": "2"}),
            (
                "text",
                Both(
                    '<p>Wer hier nur liest, hinterlässt keine Cookies und wird nicht gezählt. Wer eine Veranstaltung besucht, wird nirgends öffentlich genannt. Wie das Portal mit Daten umgeht, steht unter <a href="page:privacy">Datenschutz</a>.</p>'
                    '<p>Noch ist nicht alles eingeräumt. Wenn Ihnen etwas fehlt oder ein Fehler auffällt, schreiben Sie der <a href="page:contact">Redaktion</a>.</p>',
                    '<p>Those who only read here leave no cookies and are not counted. Those who attend an event are never named in public. How the portal treats data is described under <a href="page:privacy">Privacy</a>.</p>'
                    '<p>Not everything has been unpacked yet. If something is missing or you notice a mistake, write to the <a href="page:contact">editorial office</a>.</p>',
                ),
            ),
        ],
    },
    {
        "key": "news-first-talk",
        "day": -17,
        "slug": Both("handreichung-erstes-gespraech", "guideline-first-talk"),
        "title": Both(
            "Handreichung: das erste Gespräch nach der Entlassung", "Guideline: the first talk after release"
        ),
        "summary": Both(
            "Wie beginnt eine Arbeitsbeziehung, in der auch über Ideologie gesprochen werden kann? Fragen und Formulierungen für den Anfang.",
            "How does a working relationship begin in which ideology can be talked about too? Questions and phrases for the start.",
        ),
        "image": "letter",
        "body": [
            (
                "text",
                Both(
                    "<p>Viele Fachkräfte kennen den Moment: Ein Satz fällt, ein Zeichen taucht auf, und alle Möglichkeiten scheinen falsch zu sein. Schweigen wirkt wie Zustimmung, Widerspruch wie das Ende des Gesprächs. Die Handreichung zeigt, was dazwischen liegt.</p>"
                    "<p>Sie richtet sich an Fachkräfte der Bewährungshilfe und der freien Straffälligenhilfe. Das erste Gespräch dient nicht der Überprüfung der Gesinnung. Es soll einen Anfang machen: mit Wohnung, Geld und Papieren, und mit der Frage nach dem ersten Tag draußen.</p>",
                    "<p>Many professionals know the moment: a sentence is spoken, a symbol appears, and every option seems wrong. Silence looks like agreement, contradiction like the end of the conversation. The guideline shows what lies in between.</p>"
                    "<p>It is meant for professionals in the probation service and in the independent help for offenders. The first talk is not there to examine convictions. It is to make a start: with housing, money and papers, and with the question about the first day outside.</p>",
                ),
            ),
            ("heading", {"text": Both("Drei Gedanken daraus", "Three thoughts from it"), "level": "2"}),
            (
                "text",
                Both(
                    "<ol>"
                    "<li>Klären Sie vorher, was Sie wissen, woher Sie es wissen und was Sie nur annehmen.</li>"
                    "<li>Fragen Sie danach, was die Gruppe der Person gegeben hat, bevor Sie über Überzeugungen streiten.</li>"
                    "<li>Widersprechen Sie menschenverachtenden Äußerungen: kurz, ruhig und auf die Sache bezogen.</li>"
                    "</ol>",
                    "<ol>"
                    "<li>Clarify beforehand what you know, how you know it and what you only assume.</li>"
                    "<li>Ask what the group gave the person before you argue about convictions.</li>"
                    "<li>Contradict dehumanising remarks: briefly, calmly and to the point.</li>"
                    "</ol>",
                ),
            ),
            (
                "downloads",
                {
                    "title": Both("Herunterladen", "Download"),
                    "files": [
                        {
                            "document": "guideline-first-talk",
                            "label": Both(
                                "Handreichung: Das erste Gespräch nach der Entlassung",
                                "Guideline: the first talk after release (in German)",
                            ),
                        },
                    ],
                },
            ),
            (
                "text",
                Both(
                    '<p>Sie möchten das Gespräch im Team üben? Dafür gibt es die <a href="page:offer-in-house">Fortbildung im eigenen Haus</a>.</p>',
                    '<p>Would you like to practise the talk in your team? The <a href="page:offer-in-house">in-house training</a> is made for that.</p>',
                ),
            ),
        ],
    },
    {
        "key": "news-call",
        "day": -41,
        "slug": Both("aufruf-beitraege-fachtag", "call-for-contributions"),
        "title": Both("Aufruf: Ihr Beitrag zum Fachtag", "Call: your contribution to the conference"),
        "summary": Both(
            "Was hat sich bei Ihnen im Übergang aus der Haft bewährt? Wir suchen kurze Berichte aus der Praxis.",
            "What has proved itself in your work on the transition from prison? We are looking for short reports from practice.",
        ),
        "image": "network",
        "body": [
            (
                "text",
                Both(
                    '<p>Für die Foren auf unserem nächsten <a href="page:event-conference">Fachtag</a> suchen wir Beiträge aus dem Arbeitsalltag. Gefragt sind keine fertigen Konzepte, sondern Erfahrungen: ein Versuch, der gelungen ist, oder einer, aus dem Sie etwas gelernt haben.</p>',
                    '<p>For the forums at our next <a href="page:event-conference">conference</a> we are looking for contributions from everyday work. We do not ask for finished concepts but for experience: an attempt that succeeded, or one from which you learned something.</p>',
                ),
            ),
            ("heading", {"text": Both("Was gut passt", "What fits well"), "level": "2"}),
            (
                "text",
                Both(
                    "<ul>"
                    "<li>Absprachen zwischen Vollzug, Bewährungshilfe und Vereinen, die tatsächlich eingehalten werden</li>"
                    "<li>Gruppenarbeit, die Menschen erreicht, die sonst nicht kommen</li>"
                    "<li>Zusammenarbeit mit Familien</li>"
                    "<li>Umgang mit Druck und Bedrohung im Team</li>"
                    "</ul>",
                    "<ul>"
                    "<li>Agreements between prisons, probation and associations that are really kept</li>"
                    "<li>Group work that reaches people who would not come otherwise</li>"
                    "<li>Cooperation with families</li>"
                    "<li>Dealing with pressure and threats in the team</li>"
                    "</ul>",
                ),
            ),
            ("heading", {"text": Both("So reichen Sie ein", "How to submit"), "level": "2"}),
            (
                "text",
                Both(
                    '<p>Schicken Sie uns eine halbe Seite an <a href="mailto:veranstaltungen@example.org">veranstaltungen@example.org</a>: Worum ging es, was haben Sie getan, was würden Sie wieder so machen? Sie haben 15 Minuten Redezeit und werden bei der Vorbereitung unterstützt.</p>',
                    '<p>Send us half a page to <a href="mailto:veranstaltungen@example.org">veranstaltungen@example.org</a>: what was it about, what did you do, what would you do the same way again? You have 15 minutes to speak and will be supported in preparing.</p>',
                ),
            ),
            (
                "notice",
                {
                    "kind": "note",
                    "text": Both(
                        "<p>Bitte beschreiben Sie Ihre Arbeit und nicht einzelne Menschen. Auch ohne Namen lassen sich Personen manchmal wiedererkennen.</p>",
                        "<p>Please describe your work and not individual people. Even without names, persons can sometimes be recognised.</p>",
                    ),
                },
            ),
        ],
    },
    {
        "key": "news-series",
        "day": -76,
        "slug": Both("fortbildung-in-drei-modulen", "training-in-three-modules"),
        "title": Both("Warum manche Fortbildungen drei Module haben", "Why some trainings have three modules"),
        "summary": Both(
            "Ein Tag reicht für einen Anstoß. Wer die eigene Praxis ändern will, braucht Zeit dazwischen. Ein Blick auf unsere Reihen.",
            "One day is enough for an impulse. Changing your own practice takes time in between. A look at our series.",
        ),
        "image": "training",
        "body": [
            (
                "text",
                Both(
                    "<p>Wissen lässt sich an einem Tag vermitteln. Eine neue Art, Gespräche zu führen, nicht. Deshalb bietet das Netzwerk neben einzelnen Fortbildungen auch Reihen an, in denen sich dieselbe Gruppe mehrmals trifft.</p>",
                    "<p>Knowledge can be passed on in a day. A new way of holding conversations cannot. So besides single trainings the network also offers series in which the same group meets several times.</p>",
                ),
            ),
            ("heading", {"text": Both("Ein Bogen in drei Teilen", "An arc in three parts"), "level": "2"}),
            (
                "table",
                {
                    "caption": Both("Wie eine Reihe aufgebaut sein kann", "How a series can be structured"),
                    "columns": [
                        Both("Modul", "Module"),
                        Both("Im Mittelpunkt", "Focus"),
                        Both("Bis zum nächsten Mal", "Until next time"),
                    ],
                    "rows": [
                        {
                            "cells": [
                                Both("Verstehen", "Understand"),
                                Both(
                                    "Wie Radikalisierung verläuft und woran man sie erkennt",
                                    "How radicalisation develops and how to recognise it",
                                ),
                                Both("Im Alltag beobachten und notieren", "Observe and take notes in everyday work"),
                            ]
                        },
                        {
                            "cells": [
                                Both("Handeln", "Act"),
                                Both(
                                    "Gespräche führen und Grenzen setzen", "Holding conversations and setting limits"
                                ),
                                Both("Ein Gespräch anders führen als sonst", "Hold one conversation differently"),
                            ]
                        },
                        {
                            "cells": [
                                Both("Verankern", "Anchor"),
                                Both("Absprachen im Team und mit anderen", "Agreements in the team and with others"),
                                Both("Die Absprachen ausprobieren", "Try the agreements out"),
                            ]
                        },
                    ],
                    "has_row_headers": True,
                },
            ),
            (
                "text",
                Both(
                    "<p>Zwischen den Modulen liegen einige Wochen. In dieser Zeit probieren die Teilnehmenden aus, was sie gelernt haben, und bringen ihre Fragen wieder mit. Wer sich anmeldet, sollte deshalb an allen Terminen Zeit haben.</p>"
                    '<p>Für alle offen ist die <a href="page:event-series">Grundlagenreihe</a>. Für Teams richten wir auch eigene Reihen aus: <a href="page:offer-training">Fortbildung nach Bedarf</a>.</p>',
                    "<p>There are some weeks between the modules. During this time the participants try out what they have learned, and bring their questions back. So those who register should have time on all dates.</p>"
                    '<p>The <a href="page:event-series">foundation series</a> is open to everybody. We also arrange series for teams: <a href="page:offer-training">Training to need</a>.</p>',
                ),
            ),
        ],
    },
    {
        "key": "news-leaflet",
        "day": -118,
        "slug": Both("faltblatt-fuer-angehoerige", "leaflet-for-relatives"),
        "title": Both("Faltblatt für Angehörige zum Auslegen", "A leaflet for relatives to display"),
        "summary": Both(
            "Für Wartezimmer, Besuchsräume und Beratungsstellen: ein Faltblatt für Menschen, die sich um jemanden sorgen.",
            "For waiting rooms, visiting rooms and advice centres: a leaflet for people who are worried about somebody.",
        ),
        "image": "door",
        "body": [
            (
                "text",
                Both(
                    "<p>Wer Hilfe sucht, sucht nicht immer im Internet. Deshalb gibt es für Angehörige und Freunde ein Faltblatt: „Sie machen sich Sorgen?“ Es sagt, woran man Veränderungen merkt, was man tun kann und wo man Beratung bekommt. Es liegt auf Deutsch und auf Englisch vor.</p>",
                    "<p>Those who look for help do not always look on the internet. So there is a leaflet for relatives and friends: ‘Are you worried about somebody?’ It says how to notice changes, what one can do and where to get advice. It is available in German and in English.</p>",
                ),
            ),
            (
                "downloads",
                {
                    "title": Both("Zum Ausdrucken", "To print"),
                    "files": [
                        {
                            "document": "leaflet-help",
                            "label": Both("Faltblatt, auf Deutsch", "Leaflet, in German"),
                        },
                        {
                            "document": "leaflet-help-en",
                            "label": Both("Faltblatt, auf Englisch", "Leaflet, in English"),
                        },
                    ],
                },
            ),
            ("heading", {"text": Both("Wo es gut liegt", "Good places for it"), "level": "2"}),
            (
                "text",
                Both(
                    "<ul>"
                    "<li>in Warte- und Besuchsräumen, wo Angehörige Zeit zum Lesen haben,</li>"
                    "<li>in Beratungsstellen, bei Ärztinnen und Ärzten und in Gemeinden,</li>"
                    "<li>an Orten, an denen man es unbeobachtet einstecken kann.</li>"
                    "</ul>",
                    "<ul>"
                    "<li>in waiting and visiting rooms, where relatives have time to read,</li>"
                    "<li>in advice centres, at doctors’ surgeries and in congregations,</li>"
                    "<li>in places where it can be pocketed unobserved.</li>"
                    "</ul>",
                ),
            ),
            (
                "text",
                Both(
                    '<p>Bitte geben Sie das Faltblatt niemandem demonstrativ in die Hand. Ein Hinweis genügt, und die Entscheidung bleibt bei der Person. Weitere Ansprechstellen stehen unter <a href="page:help">Hilfe finden</a>, mit kurzen Texten auf Arabisch, Russisch und Türkisch.</p>',
                    '<p>Please do not hand the leaflet to anybody demonstratively. A hint is enough, and the decision stays with the person. Further contacts are given under <a href="page:help">Find help</a>, with short texts in Arabic, Russian and Turkish.</p>',
                ),
            ),
        ],
    },
    {
        "key": "news-transition",
        "day": -192,
        "slug": Both("uebergaenge-gestalten", "shaping-transitions"),
        "title": Both("Zum Lesen: Übergänge gestalten", "To read: shaping transitions"),
        "summary": Both(
            "Warum die Wochen nach der Entlassung so heikel sind und was verlässliche Übergaben leisten können.",
            "Why the weeks after release are so delicate and what reliable handovers can achieve.",
        ),
        "image": "archive",
        "body": [
            (
                "text",
                Both(
                    "<p>Das Modellprojekt achtete vor allem auf die kritische Zeit nach der Entlassung. Feste Abläufe fallen weg, Zuständigkeiten wechseln, und alte Kontakte sind oft schneller da als der erste Termin bei einer Beratungsstelle.</p>"
                    "<p>„Übergänge gestalten“ heißt die Zusammenfassung in unseren Materialien. Sie fragt, an welchen Stellen Wissen verloren geht und was hilft, es zu halten. Der Text ist ein Beispiel: Die beschriebene Befragung ist erfunden, deshalb nennt er keine Zahlen.</p>",
                    "<p>The model project paid attention above all to the critical time after release. Fixed routines fall away, responsibilities change, and old contacts are often there sooner than the first appointment at an advice centre.</p>"
                    "<p>The summary in our resources is called ‘Übergänge gestalten’, shaping transitions. It asks at which points knowledge gets lost and what helps to keep it. The text is an example: the survey it describes is invented, so it gives no figures.</p>",
                ),
            ),
            (
                "quote",
                {
                    "text": Both(
                        "Eine Übergabe ist gelungen, wenn die Person am Tag der Entlassung weiß, wer sie erwartet.",
                        "A handover has succeeded when, on the day of release, the person knows who is expecting them.",
                    ),
                    "attribution": Both("Leitgedanke des Netzwerks", "A guiding idea of the network"),
                },
            ),
            ("heading", {"text": Both("Für wen sich das Lesen lohnt", "Who will find it useful"), "level": "2"}),
            (
                "text",
                Both(
                    "<ul>"
                    "<li>Fachkräfte im Vollzug, die Entlassungen vorbereiten,</li>"
                    "<li>Fachkräfte der Bewährungshilfe, die den ersten Termin gestalten,</li>"
                    "<li>Vereine, die bei Wohnung, Arbeit und Alltag unterstützen.</li>"
                    "</ul>",
                    "<ul>"
                    "<li>professionals in prisons who prepare releases,</li>"
                    "<li>probation officers who shape the first appointment,</li>"
                    "<li>associations that help with housing, work and everyday life.</li>"
                    "</ul>",
                ),
            ),
            (
                "downloads",
                {
                    "title": Both("Herunterladen", "Download"),
                    "files": [
                        {
                            "document": "study-transition",
                            "label": Both(
                                "Übergänge gestalten (Beispieltext)",
                                "Shaping transitions (example text, in German)",
                            ),
                        },
                    ],
                },
            ),
            (
                "call_to_action",
                {
                    "title": Both("Weiterlesen", "Read on"),
                    "text": Both(
                        "Arbeitshilfen, Handreichungen und Curricula zu diesem und anderen Themen.",
                        "Work aids, guidelines and curricula on this and other topics.",
                    ),
                    "label": Both("Materialien ansehen", "See resources"),
                    "page": "resources",
                },
            ),
        ],
    },
]

INTERNAL_NEWS = [
    {
        "key": "internal-minutes",
        "day": -9,
        "slug": Both("notizen-vom-netzwerktreffen", "notes-from-the-network-meeting"),
        "title": Both("Notizen vom letzten Netzwerktreffen", "Notes from the last network meeting"),
        "summary": Both(
            "Übergaben zu dritt, was vereinbart ist und welche Fragen offen sind.",
            "Handovers with three parties, what has been agreed and which questions are open.",
        ),
        "image": "table",
        "body": [
            (
                "text",
                Both(
                    '<p>Beim letzten Treffen ging es vor allem um Übergaben. Ein Team stellte vor, wie es sie zu dritt führt: Vollzug, Sozialer Dienst und die betroffene Person. So wird über niemanden gesprochen, der nicht dabei ist. Das ganze <a href="page:minutes">Protokoll</a> liegt bei den internen Materialien.</p>',
                    '<p>The last meeting was mainly about handovers. A team presented how it holds them with three parties: the prison, the social service and the person concerned. So nobody is talked about who is not there. The complete <a href="page:minutes">minutes</a> are among the internal resources.</p>',
                ),
            ),
            ("heading", {"text": Both("Vereinbart", "Agreed"), "level": "2"}),
            (
                "text",
                Both(
                    "<ul>"
                    "<li>Hinweise geben wir beschreibend weiter, mit Quelle und Datum. Bewertungen bleiben in der eigenen Akte.</li>"
                    "<li>Die Koordination überarbeitet die Handreichung zum ersten Gespräch. Die Träger sammeln Themen für den Fachtag.</li>"
                    "<li>Zwei Einrichtungen laden zu gegenseitigen Besuchen ein. Wer mitkommen möchte, meldet sich bei der Koordination.</li>"
                    "</ul>",
                    "<ul>"
                    "<li>We pass on observations as descriptions, with source and date. Assessments stay in one’s own file.</li>"
                    "<li>The coordination revises the guideline on the first talk. The carriers collect topics for the conference.</li>"
                    "<li>Two institutions invite each other for visits. Those who would like to join tell the coordination.</li>"
                    "</ul>",
                ),
            ),
            ("heading", {"text": Both("Offen", "Open"), "level": "2"}),
            (
                "text",
                Both(
                    '<p>Wie erreichen wir Ehrenamtliche, und welche Angebote brauchen kleine Vereine auf dem Land? Bitte sprechen Sie in Ihrem Team darüber und bringen Sie eine Einschätzung zum nächsten Treffen mit. Wie wir im Netzwerk miteinander arbeiten, steht unter <a href="page:internal-agreements">Absprachen im Netzwerk</a>.</p>',
                    '<p>How do we reach volunteers, and which offers do small associations in the country need? Please talk about it in your team and bring your view to the next meeting. How we work together in the network is described under <a href="page:internal-agreements">How we work together</a>.</p>',
                ),
            ),
        ],
    },
    {
        "key": "internal-feedback",
        "day": -33,
        "slug": Both("rueckmeldung-arbeitshilfen", "feedback-on-work-aids"),
        "title": Both("Ihre Rückmeldung zu den Arbeitshilfen", "Your feedback on the work aids"),
        "summary": Both(
            "Welche Arbeitshilfen nutzen Sie, welche liegen ungelesen? Drei Fragen, fünf Minuten, eine E-Mail.",
            "Which work aids do you use, which lie unread? Three questions, five minutes, one e-mail.",
        ),
        "image": "archive",
        "body": [
            (
                "text",
                Both(
                    "<p>Die Materialien im Partnerbereich sind Entwürfe aus der Praxis. Manche haben sich herumgesprochen, andere kennt kaum jemand. Bevor wir sie überarbeiten, möchten wir wissen, was Ihnen wirklich nützt.</p>",
                    "<p>The materials in the partner area are drafts from practice. Word has got round about some of them; others are hardly known. Before we revise them, we would like to know what is really useful to you.</p>",
                ),
            ),
            ("heading", {"text": Both("Drei Fragen", "Three questions"), "level": "2"}),
            (
                "text",
                Both(
                    "<ol>"
                    "<li>Welche Arbeitshilfe haben Sie zuletzt benutzt, und wofür?</li>"
                    "<li>Wo haben Sie beim Lesen aufgehört, und warum?</li>"
                    "<li>Welches Material fehlt Ihnen?</li>"
                    "</ol>"
                    '<p>Antworten Sie bitte kurz an <a href="mailto:redaktion@example.org">redaktion@example.org</a>. Stichworte genügen.</p>',
                    "<ol>"
                    "<li>Which work aid did you use last, and what for?</li>"
                    "<li>Where did you stop reading, and why?</li>"
                    "<li>Which material are you missing?</li>"
                    "</ol>"
                    '<p>Please reply briefly to <a href="mailto:redaktion@example.org">redaktion@example.org</a>. Keywords are enough.</p>',
                ),
            ),
            (
                "notice",
                {
                    "kind": "note",
                    "text": Both(
                        "<p>Bitte geben Sie Entwürfe noch nicht nach außen. Was fertig ist, erscheint unter den öffentlichen Materialien.</p>",
                        "<p>Please do not pass drafts on to others yet. What is finished appears among the public resources.</p>",
                    ),
                },
            ),
        ],
    },
]

PARTNER_HOME = {
    "key": "partner-area",
    "slug": Both("partnerbereich", "partner-area"),
    "title": Both("Partnerbereich", "Partner area"),
    "summary": Both(
        "Der Arbeitsraum des Netzwerks: Nachrichten, Treffen und Materialien, die nur Mitglieder sehen.",
        "The network’s workroom: news, meetings and materials that only members see.",
    ),
    "image": "network",
    "body": [
        (
            "text",
            Both(
                '<p>Willkommen. Was Sie hier lesen, sehen nur Mitglieder des Netzwerks und die Redaktion. Bitte behandeln Sie es entsprechend: Geben Sie Entwürfe und Notizen nicht weiter, ohne zu fragen. Wie wir zusammenarbeiten, steht in den <a href="page:internal-agreements">Absprachen im Netzwerk</a>.</p>'
                '<p>Fragen zum Zugang, zu Ihren Angaben oder zu neuen Kolleginnen und Kollegen beantwortet die Netzwerkkoordination unter <a href="mailto:koordination@example.org">koordination@example.org</a>.</p>',
                '<p>Welcome. What you read here is seen only by members of the network and the editorial office. Please treat it accordingly: do not pass on drafts and notes without asking. How we work together is described in <a href="page:internal-agreements">How we work together</a>.</p>'
                '<p>Questions about access, about your details or about new colleagues are answered by the network coordination at <a href="mailto:koordination@example.org">koordination@example.org</a>.</p>',
            ),
        ),
    ],
}

INTERNAL_PAGES = [
    {
        "key": "internal-agreements",
        "slug": Both("absprachen-im-netzwerk", "how-we-work-together"),
        "title": Both("Absprachen im Netzwerk", "How we work together"),
        "summary": Both(
            "Wer mitarbeitet, was vertraulich bleibt und wie Entscheidungen fallen: die Grundregeln des Netzwerks auf einer Seite.",
            "Who takes part, what stays confidential and how decisions are made: the network’s ground rules on one page.",
        ),
        "image": "network",
        "body": [
            (
                "text",
                Both(
                    "<p>Im Netzwerk arbeiten Menschen aus verschiedenen Berufen und Organisationen zusammen. Ihre Aufträge unterscheiden sich: Die einen beaufsichtigen, die anderen beraten freiwillig. Damit das Vertrauen trägt, gelten diese Absprachen.</p>",
                    "<p>In the network, people from different professions and organisations work together. Their mandates differ: some supervise, others give voluntary advice. These agreements apply so that trust can hold.</p>",
                ),
            ),
            ("heading", {"text": Both("Vertraulichkeit", "Confidentiality"), "level": "2"}),
            (
                "text",
                Both(
                    "<ul>"
                    "<li>Wir sprechen über Situationen, nicht über erkennbare Personen. Fälle werden so verändert, dass niemand sie zuordnen kann.</li>"
                    "<li>Personenbezogene Angaben gehören weder in Nachrichten noch in Materialien auf diesem Portal.</li>"
                    "<li>Wer an einem Treffen teilnimmt, entscheidet selbst, ob das außerhalb bekannt wird.</li>"
                    "</ul>",
                    "<ul>"
                    "<li>We talk about situations, not about recognisable persons. Cases are changed in such a way that nobody can place them.</li>"
                    "<li>Personal details belong neither in news nor in materials on this portal.</li>"
                    "<li>Those who take part in a meeting decide for themselves whether this becomes known outside.</li>"
                    "</ul>",
                ),
            ),
            ("heading", {"text": Both("Mitarbeit", "Taking part"), "level": "2"}),
            (
                "text",
                Both(
                    "<ul>"
                    "<li>Mitglied sind Organisationen. Jede benennt eine oder mehrere Personen, die einen Zugang erhalten.</li>"
                    "<li>Wer die Stelle wechselt, sagt der Koordination Bescheid. Der Zugang endet dann.</li>"
                    "<li>Zu Netzwerktreffen melden Sie sich hier im Partnerbereich an.</li>"
                    "</ul>",
                    "<ul>"
                    "<li>The members are organisations. Each names one or more persons who receive an account.</li>"
                    "<li>Those who change jobs tell the coordination. Their access then ends.</li>"
                    "<li>You register for network meetings here in the partner area.</li>"
                    "</ul>",
                ),
            ),
            ("heading", {"text": Both("Texte und Materialien", "Texts and materials"), "level": "2"}),
            (
                "text",
                Both(
                    "<p>Jedes Mitglied kann Nachrichten und Materialien vorschlagen. Die Redaktion bearbeitet sie, eine zweite Person gibt sie frei. Was intern ist, wird erst nach Rücksprache mit den Verfasserinnen und Verfassern öffentlich. Logos und Fördersatz stehen auf allem, was das Netzwerk veröffentlicht.</p>",
                    "<p>Each member can suggest news and materials. The editorial office edits them; a second person approves them. What is internal becomes public only after its authors have been asked. Logos and funding sentence stand on everything that the network publishes.</p>",
                ),
            ),
            ("heading", {"text": Both("Entscheidungen", "Decisions"), "level": "2"}),
            (
                "accordion",
                {
                    "items": [
                        {
                            "title": Both(
                                "Wie nehmen wir neue Organisationen auf?", "How do we admit new organisations?"
                            ),
                            "content": Both(
                                "<p>Eine Organisation stellt sich bei einem Treffen vor. Gibt es keine Einwände, lädt die Koordination sie ein.</p>",
                                "<p>An organisation introduces itself at a meeting. If there are no objections, the coordination invites it.</p>",
                            ),
                        },
                        {
                            "title": Both("Was tun bei unterschiedlichen Meinungen?", "What if opinions differ?"),
                            "content": Both(
                                "<p>Wir suchen eine Lösung, mit der alle arbeiten können. Gelingt das nicht, halten wir fest, worin wir uns unterscheiden, und jede Organisation entscheidet für sich.</p>",
                                "<p>We look for a solution that everybody can work with. If this does not succeed, we put down in what we differ, and each organisation decides for itself.</p>",
                            ),
                        },
                        {
                            "title": Both("Wer spricht nach außen?", "Who speaks to the public?"),
                            "content": Both(
                                "<p>Für das Netzwerk spricht die Koordination nach Rücksprache mit den Trägern. Für sich selbst spricht jede Organisation.</p>",
                                "<p>The coordination speaks for the network after consulting the carriers. Each organisation speaks for itself.</p>",
                            ),
                        },
                    ]
                },
            ),
        ],
        "children": [],
    },
]
