"""Home page and information pages of the example site."""

from home.example.bilingual import Both

QUICK_EXIT = (
    "quick_exit",
    {
        "label": Both("Seite schnell verlassen", "Leave this page quickly"),
        "url": "https://www.wikipedia.org/",
        "text": Both(
            "Der Link öffnet sofort eine unauffällige Seite. Er löscht keine Spuren: Im Verlauf Ihres Browsers bleibt sichtbar, dass Sie hier waren.",
            "The link opens an inconspicuous page at once. It erases no traces: the history of your browser still shows that you were here.",
        ),
    },
)

EMERGENCY = (
    "notice",
    {
        "kind": "warning",
        "text": Both(
            '<p>Ist jemand in Gefahr? Rufen Sie die Polizei unter <a href="tel:110">110</a> oder den Rettungsdienst unter <a href="tel:112">112</a>. Beide Nummern sind kostenlos und immer erreichbar.</p>',
            '<p>Is somebody in danger? Call the police on <a href="tel:110">110</a> or the ambulance service on <a href="tel:112">112</a>. Both numbers are free and always answered.</p>',
        ),
    },
)

EXAMPLE_NUMBERS = (
    "notice",
    {
        "kind": "note",
        "text": Both(
            "<p>Dies ist eine Beispielseite: Die Rufnummern und E-Mail-Adressen der Beratungsstellen sind erfunden und führen zu niemandem. Die Notrufnummern 110 und 112 gelten immer.</p>",
            "<p>This is an example site: the telephone numbers and e-mail addresses of the advice centres are invented and reach nobody. The emergency numbers 110 and 112 always apply.</p>",
        ),
    },
)

CONTACT_RELATIVES = (
    "contact",
    {
        "function": Both("Beratung für Angehörige", "Advice for relatives"),
        "organisation": Both("Netzwerk RausWege (Beispiel)", "RausWege network (example)"),
        "description": Both(
            "Für Eltern, Geschwister, Paare, Freundinnen und Freunde, die sich um jemanden sorgen.",
            "For parents, brothers and sisters, partners and friends who are worried about somebody.",
        ),
        "phone": "030 23125 200",
        "email": "hilfe@example.org",
        "hours": Both("Montag bis Donnerstag, 9 bis 16 Uhr", "Monday to Thursday, 9 am to 4 pm"),
        "languages": Both(
            "Deutsch, Englisch; Arabisch, Russisch und Türkisch nach Absprache",
            "German, English; Arabic, Russian and Turkish by arrangement",
        ),
        "is_anonymous_possible": True,
    },
)

CONTACT_EXIT = (
    "contact",
    {
        "function": Both("Begleitung beim Ausstieg", "Support on the way out"),
        "organisation": Both("Netzwerk RausWege (Beispiel)", "RausWege network (example)"),
        "description": Both(
            "Für Menschen, die an ihrer Szene zweifeln, Abstand suchen oder deswegen bedroht werden.",
            "For people who doubt their scene, want to get away from it or are threatened because of that.",
        ),
        "phone": "030 23125 340",
        "email": "ausstieg@example.org",
        "hours": Both("Montag bis Donnerstag, 12 bis 20 Uhr", "Monday to Thursday, noon to 8 pm"),
        "languages": Both(
            "Deutsch, Englisch; Arabisch, Russisch und Türkisch nach Absprache",
            "German, English; Arabic, Russian and Turkish by arrangement",
        ),
        "is_anonymous_possible": True,
    },
)

CONTACT_RELEASE = (
    "contact",
    {
        "function": Both("Anlaufstelle nach der Haft", "Drop-in centre after prison"),
        "organisation": "Neue Wege Straffälligenhilfe e. V. (Beispiel)",
        "description": Both(
            "Für Menschen, die bald entlassen werden oder vor Kurzem entlassen wurden, und für ihre Familien.",
            "For people who will be released soon or were released recently, and for their families.",
        ),
        "phone": "040 66969 450",
        "email": "nach-der-haft@example.org",
        "hours": Both(
            "Montag, Mittwoch und Freitag, 9 bis 15 Uhr",
            "Monday, Wednesday and Friday, 9 am to 3 pm",
        ),
        "languages": Both("Deutsch, Russisch", "German, Russian"),
        "is_anonymous_possible": True,
    },
)

HOME = {
    "key": "home",
    "slug": Both("start", "home"),
    "title": Both("Wege hinaus, Wege zurück", "Ways out, ways back"),
    "summary": Both(
        "Fortbildung, Beratung und Material zum Umgang mit Radikalisierung in Haft, Bewährungshilfe und Straffälligenhilfe – und Hilfe für Menschen, die sich Sorgen machen.",
        "Training, advice and material on dealing with radicalisation in prisons, probation and help for offenders – and help for people who are worried.",
    ),
    "image": "path",
    "lead": Both(
        "Nach der Haft entscheidet sich viel in wenigen Wochen. Das Netzwerk RausWege unterstützt in Sachsen-Anhalt alle, die Menschen auf dem Weg aus menschenfeindlichen Szenen begleiten – und alle, die diesen Weg suchen.",
        "After prison, much is decided within a few weeks. In Saxony-Anhalt, the RausWege network supports everybody who accompanies people on their way out of hateful scenes – and everybody who is looking for that way.",
    ),
    "body": [
        (
            "doors",
            {
                "title": Both("Für Ihre Arbeit", "For your work"),
                "items": [
                    {
                        "title": Both("Im Justizvollzug", "In a prison"),
                        "text": Both(
                            "Gruppen anbieten, Entwicklungen früh erkennen, die Entlassung vorbereiten.",
                            "Offer groups, recognise developments early, prepare for release.",
                        ),
                        "page": "offer-groups",
                    },
                    {
                        "title": Both("In der Bewährungshilfe", "In the probation service"),
                        "text": Both(
                            "Schwierige Gespräche führen und mit einem Fall nicht allein bleiben.",
                            "Hold difficult conversations and not be left alone with a case.",
                        ),
                        "page": "offer-advice",
                    },
                    {
                        "title": Both("In der Gerichtshilfe", "In court aid"),
                        "text": Both(
                            "Hinweise auf Radikalisierung einordnen, bevor Sie darüber berichten.",
                            "Put signs of radicalisation into context before you report on them.",
                        ),
                        "page": "offer-training",
                    },
                    {
                        "title": Both("In einem Verein", "In an association"),
                        "text": Both(
                            "Eigene Angebote entwickeln und das ganze Team darauf vorbereiten.",
                            "Develop measures of your own and prepare the whole team for them.",
                        ),
                        "page": "offer-accompaniment",
                    },
                ],
            },
        ),
        (
            "doors",
            {
                "title": Both("Für Sie und Menschen, die Ihnen nahestehen", "For you and people close to you"),
                "items": [
                    {
                        "title": Both("Ich mache mir Sorgen um jemanden", "I am worried about somebody"),
                        "text": Both(
                            "Was Sie bemerken, was Sie tun können und wer zuhört.",
                            "What you notice, what you can do and who listens.",
                        ),
                        "page": "help-relatives",
                    },
                    {
                        "title": Both("Ich will heraus", "I want to get out"),
                        "text": Both(
                            "Zweifel sind ein Anfang. Sie müssen den Weg nicht allein gehen.",
                            "Doubt is a beginning. You do not have to go this way alone.",
                        ),
                        "page": "help-exit",
                    },
                    {
                        "title": Both("Ich komme aus der Haft", "I am leaving prison"),
                        "text": Both(
                            "Was in den ersten Tagen zählt und wer Sie unterstützt.",
                            "What counts in the first days and who supports you.",
                        ),
                        "page": "help-release",
                    },
                ],
            },
        ),
        ("latest_news", {"title": Both("Aktuelles", "News"), "count": 3}),
        ("upcoming_events", {"title": Both("Nächste Veranstaltungen", "Upcoming events"), "count": 3}),
        (
            "call_to_action",
            {
                "title": Both("Etwas für Ihr Team?", "Something for your team?"),
                "text": Both(
                    "Fortbildung im eigenen Haus, Beratung zu einem Fall oder Begleitung bei einem eigenen Vorhaben: Sagen Sie uns, was Sie brauchen.",
                    "In-house training, advice on a case or support for a measure of your own: tell us what you need.",
                ),
                "label": Both("Angebote ansehen", "See what we offer"),
                "page": "offers",
            },
        ),
    ],
}

AIMS = {
    "key": "aims",
    "slug": Both("ziele", "aims"),
    "title": Both("Ziele", "Aims"),
    "summary": Both(
        "Radikalisierung vorbeugen, eingreifen, wo sie begonnen hat, und den Weg zu einem Leben ohne Straftaten von Anfang an begleiten.",
        "Prevent radicalisation, intervene where it has begun and accompany the path to a life without offences from the outset.",
    ),
    "image": "door",
    "body": [
        (
            "text",
            Both(
                "<p>Resozialisierung gelingt nicht an einer einzigen Stelle. Vollzug, Bewährungshilfe, Vereine, Familien und Gemeinden haben jeweils einen Teil davon in der Hand. RausWege wollte Anstöße geben, damit daraus ein gemeinsames Ziel und eine gemeinsame Aufgabe aller Beteiligten wird.</p>",
                "<p>Resocialisation does not succeed in one place alone. Prisons, the probation service, associations, families and communities each hold a part of it in their hands. RausWege set out to give impulses, so that it becomes a shared goal and a shared task of all actors.</p>",
            ),
        ),
        ("heading", {"text": Both("Was erreicht werden sollte", "What was to be achieved"), "level": "2"}),
        (
            "text",
            Both(
                "<ul>"
                "<li><b>Vorbeugen:</b> Fachkräfte erkennen Radikalisierung früh und können mit Betroffenen darüber sprechen, bevor sich Haltungen verfestigen.</li>"
                "<li><b>Eingreifen:</b> Wo eine Person sich einer menschenfeindlichen Szene bereits zugewandt hat, gibt es erprobte Wege, mit ihr zu arbeiten.</li>"
                "<li><b>Übergänge sichern:</b> Die kritische Zeit nach der Entlassung wird vorbereitet, statt dem Zufall überlassen zu bleiben.</li>"
                "<li><b>Verankern:</b> Gemeinsam entwickelte Ansätze gehen in den Alltag der Regelstrukturen ein und überdauern das Projekt.</li>"
                "</ul>",
                "<ul>"
                "<li><b>Prevent:</b> professionals recognise radicalisation early and can talk about it with those concerned before attitudes harden.</li>"
                "<li><b>Intervene:</b> where a person has already turned to a hateful scene, there are tried ways of working with them.</li>"
                "<li><b>Secure transitions:</b> the critical time after release is prepared instead of being left to chance.</li>"
                "<li><b>Anchor:</b> approaches that were developed together become part of the everyday work of the regular structures and outlast the project.</li>"
                "</ul>",
            ),
        ),
        ("heading", {"text": Both("Woran wir uns orientieren", "What guides us"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Das Ziel im Einzelfall heißt <i>Legalbewährung</i>: keine neuen Straftaten. Der Weg dorthin soll von Anfang an im Sinne demokratischer Werte begleitet werden, die sich an den Menschenrechten orientieren. Das gilt in beide Richtungen. Wer andere abwertet, findet Widerspruch. Und wer eine Straftat begangen hat, behält seine Würde und die Aussicht auf einen Neuanfang.</p>",
                "<p>The goal in each single case is called <i>Legalbewährung</i>: no new offences. The path there is to be accompanied from the outset in the spirit of democratic values that are oriented toward human rights. This holds both ways. Those who degrade others meet with contradiction. And those who have committed an offence keep their dignity and the prospect of a new start.</p>",
            ),
        ),
        (
            "quote",
            {
                "text": Both(
                    "Die Würde des Menschen ist unantastbar. Sie zu achten und zu schützen ist Verpflichtung aller staatlichen Gewalt.",
                    "Human dignity shall be inviolable. To respect and protect it shall be the duty of all state authority.",
                ),
                "attribution": Both(
                    "Grundgesetz für die Bundesrepublik Deutschland, Artikel 1 Absatz 1",
                    "Basic Law for the Federal Republic of Germany, article 1, paragraph 1",
                ),
            },
        ),
    ],
    "children": [],
}

APPROACH = {
    "key": "approach",
    "slug": Both("vorgehen", "approach"),
    "title": Both("Vorgehen", "Approach"),
    "summary": Both(
        "Nicht neben den Regelstrukturen, sondern mit ihnen: Wie Fortbildungen, Fallbegleitung und eigene Maßnahmen im Projekt zusammenwirkten.",
        "Not beside the regular structures but with them: how training, case-related coaching and own measures worked together in the project.",
    ),
    "image": "bridge",
    "body": [
        (
            "text",
            Both(
                "<p>RausWege baute keine neue Einrichtung auf. Das Projekt arbeitete mit denen, die Menschen in Haft und nach der Haft ohnehin begleiten, und entwickelte mit ihnen, was ihnen fehlte: Wissen, Handwerkszeug und eine zweite Meinung.</p>",
                "<p>RausWege did not set up a new institution. The project worked with those who accompany people in and after prison anyway, and developed with them what they were missing: knowledge, tools and a second opinion.</p>",
            ),
        ),
        (
            "image",
            {
                "image": "bridge",
                "alt": Both(
                    "Zeichnung: Zwei Menschen gehen nebeneinander über eine geschwungene Brücke, dahinter steht die Sonne.",
                    "Drawing: two people walk side by side across an arched bridge, with the sun behind it.",
                ),
                "is_decorative": False,
                "caption": Both(
                    "Zwischen Haft und Alltag liegt ein Übergang, den niemand allein bauen muss.",
                    "Between prison and everyday life lies a transition that nobody has to build alone.",
                ),
            },
        ),
        ("heading", {"text": Both("Vier Schritte", "Four steps"), "level": "2"}),
        (
            "text",
            Both(
                "<ol>"
                "<li><b>Anknüpfen:</b> Ausgangspunkt war der Arbeitsalltag in der freien Straffälligenhilfe und im Sozialen Dienst der Justiz.</li>"
                "<li><b>Qualifizieren:</b> In enger Zusammenarbeit mit den Fachkräften entstanden Programme zur Unterstützung, Qualifizierung und Fortbildung zu Radikalisierung und Rechtsextremismus.</li>"
                "<li><b>Begleiten:</b> Teams wurden beraten und gecoacht, wenn sie mit einem bestimmten Fall nicht weiterkamen.</li>"
                "<li><b>Übergeben:</b> Was sich bewährte, ging in die tägliche Arbeit der Regelstrukturen über.</li>"
                "</ol>",
                "<ol>"
                "<li><b>Connect:</b> the starting point was everyday work in the independent help for offenders and in the social service of the judiciary.</li>"
                "<li><b>Qualify:</b> in close cooperation with the professionals, programmes for support, qualification and further training on radicalisation and right-wing extremism were developed.</li>"
                "<li><b>Accompany:</b> teams were advised and coached when they could not get any further with a particular case.</li>"
                "<li><b>Hand over:</b> what proved itself went into the everyday work of the regular structures.</li>"
                "</ol>",
            ),
        ),
        (
            "heading",
            {"text": Both("Warum mehrere Professionen", "Why several professions"), "level": "2"},
        ),
        (
            "text",
            Both(
                '<p>Wer Szenen und Ideologien kennt, kennt nicht unbedingt den Alltag im Vollzug. Wer Menschen nach der Haft begleitet, erkennt nicht jedes Zeichen einer Szene. Im Projekt kam beides an einen Tisch. <a href="page:carriers">Die Träger</a> brachten ihre Erfahrung aus verschiedenen Fachgebieten ein und arbeiteten von mehreren Seiten zugleich auf dieselben Ziele hin.</p>',
                '<p>Those who know scenes and ideologies do not necessarily know everyday life in a prison. Those who accompany people after prison do not recognise every sign of a scene. The project brought both to one table. <a href="page:carriers">The carriers</a> contributed their experience from different fields and worked towards the same goals from several sides at once.</p>',
            ),
        ),
        (
            "video",
            {
                "title": Both("Der Weg nach der Haft", "The way after prison"),
                "description": Both(
                    "Ein kurzer Erklärfilm (Beispiel) über die ersten Wochen nach der Entlassung: welche Fragen gleichzeitig kommen und wer dann zusammenarbeitet. Der Link führt zu einer anderen Website.",
                    "A short explanatory film (example) about the first weeks after release: which questions come at once and who then works together. The link leads to another website.",
                ),
                "url": "https://example.org/film/der-weg-nach-der-haft",
                "duration": Both("6 Minuten", "6 minutes"),
            },
        ),
    ],
    "children": [],
}

TARGET_GROUPS = {
    "key": "target-groups",
    "slug": Both("zielgruppen", "target-groups"),
    "title": Both("Zielgruppen", "Target groups"),
    "summary": Both(
        "Mit wem das Projekt arbeitete, wem die Arbeit zugutekommen sollte und was Fachkräfte an ihrem jeweiligen Platz beitragen können.",
        "Whom the project worked with, who was to benefit from the work, and what professionals can contribute in their respective places.",
    ),
    "image": "network",
    "body": [
        (
            "text",
            Both(
                "<p>RausWege wandte sich an zwei bestehende Strukturen: an die freie Straffälligenhilfe und an den Sozialen Dienst der Justiz. Zu ihnen gehören Fachkräfte der Bewährungshilfe, Sozialarbeiterinnen und Sozialarbeiter im Justizvollzug und Mitarbeitende der Vereine.</p>"
                "<p>Die Arbeit sollte Menschen erreichen, die sich dem politischen Rechtsextremismus zugewandt haben oder davon angesprochen werden, innerhalb und außerhalb der Haft. Die Zeit nach der Entlassung war dabei besonders wichtig: Dann brechen feste Abläufe weg, und alte Kontakte sind oft als erste wieder da.</p>",
                "<p>RausWege addressed two existing structures: the independent help for offenders and the social service of the judiciary. They include probation officers, prison social workers and staff of the associations.</p>"
                "<p>The work was meant to reach people who have turned to political right-wing extremism or feel drawn to it, inside and outside prison. The time after release was particularly important: fixed routines fall away, and old contacts are often the first to return.</p>",
            ),
        ),
        (
            "table",
            {
                "caption": Both("Wer was beitragen kann", "Who can contribute what"),
                "columns": [
                    Both("Arbeitsfeld", "Field of work"),
                    Both("Gute Gelegenheit", "Good opportunity"),
                    Both("Passendes Angebot", "Fitting offer"),
                ],
                "rows": [
                    {
                        "cells": [
                            Both("Justizvollzug", "Prisons"),
                            Both(
                                "Zeit für Gruppen und für die Vorbereitung der Entlassung",
                                "Time for groups and for preparing release",
                            ),
                            Both(
                                "Gruppenangebote, Fortbildung im eigenen Haus",
                                "Group offers, in-house training",
                            ),
                        ]
                    },
                    {
                        "cells": [
                            Both("Bewährungshilfe", "Probation service"),
                            Both(
                                "Regelmäßige Gespräche über einen längeren Zeitraum",
                                "Regular conversations over a longer time",
                            ),
                            Both("Fallbezogene Beratung, Fortbildung", "Case-related advice, training"),
                        ]
                    },
                    {
                        "cells": [
                            Both("Gerichtshilfe", "Court aid"),
                            Both(
                                "Früher Blick auf Lebenslage und Umfeld",
                                "An early look at living situation and surroundings",
                            ),
                            Both("Fortbildung zum Erkennen und Einordnen", "Training in recognising and assessing"),
                        ]
                    },
                    {
                        "cells": [
                            Both("Freie Straffälligenhilfe", "Independent help for offenders"),
                            Both(
                                "Freiwilliger Kontakt, Hilfe bei Wohnung und Alltag",
                                "Voluntary contact, help with housing and everyday life",
                            ),
                            Both(
                                "Begleitung eigener Maßnahmen, Fortbildung",
                                "Support for own measures, training",
                            ),
                        ]
                    },
                ],
                "has_row_headers": True,
            },
        ),
        (
            "text",
            Both(
                '<p>Sie arbeiten an anderer Stelle mit straffällig gewordenen Menschen, etwa in der Seelsorge, in einer Wohneinrichtung oder als ehrenamtliche Begleitung? Viele <a href="page:events">Veranstaltungen</a> und <a href="page:resources">Materialien</a> sind auch für Sie gedacht.</p>',
                '<p>Do you work with people who have offended in another place, for example in pastoral care, in supported housing or as a volunteer? Many <a href="page:events">events</a> and <a href="page:resources">resources</a> are meant for you too.</p>',
            ),
        ),
    ],
    "children": [],
}

FUNDERS = {
    "key": "funders",
    "slug": Both("foerderung", "funding"),
    "title": Both("Förderung", "Funding"),
    "summary": Both(
        "Wer das Projekt gefördert hat und wie die Förderung auf Veröffentlichungen und Einladungen genannt wird.",
        "Who funded the project and how the funding is named on publications and invitations.",
    ),
    "image": None,
    "body": [
        (
            "text",
            Both(
                "<p>Das Modellprojekt wurde aus zwei öffentlichen Programmen gefördert:</p>"
                "<ul>"
                "<li>vom Bundesministerium für Familie, Senioren, Frauen und Jugend im Rahmen des Bundesprogramms „Demokratie leben!“,</li>"
                "<li>vom Ministerium für Arbeit, Soziales und Integration des Landes Sachsen-Anhalt im Rahmen des Landesprogramms für Demokratie, Vielfalt und Weltoffenheit.</li>"
                "</ul>"
                "<p>Mit diesen Mitteln entwickelte das Projekt Fortbildungen, begleitete Teams und erarbeitete mit den Fachkräften Ansätze für deren Alltag.</p>",
                "<p>The model project was funded from two public programmes:</p>"
                "<ul>"
                "<li>by the Bundesministerium für Familie, Senioren, Frauen und Jugend (Federal Ministry for Family Affairs, Senior Citizens, Women and Youth) under the federal programme ‘Demokratie leben!’,</li>"
                "<li>by the Ministerium für Arbeit, Soziales und Integration des Landes Sachsen-Anhalt (Ministry of Labour, Social Affairs and Integration of Saxony-Anhalt) under the ‘Landesprogramm für Demokratie, Vielfalt und Weltoffenheit’, the state programme for democracy, diversity and cosmopolitanism.</li>"
                "</ul>"
                "<p>With these means the project developed trainings, accompanied teams and worked out approaches for everyday work together with the professionals.</p>",
            ),
        ),
        ("heading", {"text": Both("Nennung der Förderung", "Naming the funding"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Logo und Fördersatz stehen auf jeder Seite dieses Portals und auf allem, was das Netzwerk veröffentlicht: auf Materialien zum Herunterladen, auf Einladungen und Programmen, auf Teilnahmelisten und Bescheinigungen.</p>"
                "<p>Wenn Sie Materialien weitergeben, lassen Sie die Angaben bitte vollständig stehen. Die Texte geben die Meinung der Verfasserinnen und Verfasser wieder, nicht unbedingt die der fördernden Ministerien.</p>",
                "<p>Logo and funding sentence stand on every page of this portal and on everything that the network publishes: on materials to download, on invitations and programmes, on attendance lists and certificates.</p>"
                "<p>If you pass materials on, please leave these details complete. The texts give the views of their authors, not necessarily those of the funding ministries.</p>",
            ),
        ),
        (
            "notice",
            {
                "kind": "note",
                "text": Both(
                    "<p>Die Zeichen in der Fußzeile sind schlichte Wortmarken für diese Beispielseite. Die echten Logos stellen die Fördermittelgeber zur Verfügung.</p>",
                    "<p>The marks in the footer are plain word marks for this example site. The real logos are provided by the funders.</p>",
                ),
            },
        ),
    ],
    "children": [],
}

CARRIERS = {
    "key": "carriers",
    "slug": Both("traeger", "carriers"),
    "title": Both("Träger und Partner", "Carriers and partners"),
    "summary": Both(
        "Drei Organisationen brachten Erfahrung mit Rechtsextremismus, Resozialisierung und Islamismus zusammen.",
        "Three organisations brought together experience with right-wing extremism, resocialisation and Islamism.",
    ),
    "image": "network",
    "body": [
        (
            "text",
            Both(
                "<p>RausWege lebte davon, dass Organisationen mit verschiedenen Aufgaben zusammenarbeiteten. So ließen sich die Ziele von mehreren Professionen zugleich verfolgen.</p><p>Die einen kennen Szenen, ihre Ideologien und die Wege hinein. Die anderen kennen den Vollzug, die Bewährungszeit und die Fragen, die sich nach der Entlassung stellen. Erst zusammen ergibt sich ein Bild, mit dem sich arbeiten lässt.</p>",
                "<p>RausWege lived on the cooperation of organisations with different tasks. In this way the goals could be pursued from several professions at once.</p><p>Some know the scenes, their ideologies and the ways into them. Others know prisons, probation and the questions that arise after release. Only together do they give a picture one can work with.</p>",
            ),
        ),
        ("organisations", {"show": "all"}),
        ("heading", {"text": Both("Das Netzwerk heute", "The network today"), "level": "2"}),
        (
            "text",
            Both(
                '<p>Zum Netzwerk gehören neben den Trägern auch Dienststellen und Vereine, die im Alltag mit straffällig gewordenen Menschen arbeiten. Ihre Mitarbeitenden tauschen sich im <a href="page:partner-area">Partnerbereich</a> aus, treffen sich zu Netzwerktreffen und nutzen Materialien, die nicht für die Öffentlichkeit bestimmt sind.</p>'
                '<p>Ihre Organisation möchte mitarbeiten? Schreiben Sie der <a href="page:contact">Netzwerkkoordination</a>. Zugänge gibt es nur auf Einladung.</p>',
                '<p>Besides the carriers, the network includes offices and associations that work with people who have offended every day. Their staff exchange ideas in the <a href="page:partner-area">partner area</a>, meet at network meetings and use materials that are not meant for the public.</p>'
                '<p>Would your organisation like to take part? Write to the <a href="page:contact">network coordination</a>. Accounts are given by invitation only.</p>',
            ),
        ),
    ],
    "children": [FUNDERS],
}

RESULTS = {
    "key": "results",
    "slug": Both("ergebnisse", "results"),
    "title": Both("Ergebnisse", "Results"),
    "summary": Both(
        "Was vom Modellprojekt bleibt: Ansätze im Alltag der Regelstrukturen, Materialien zum Weiterarbeiten und ein Netzwerk mit festem Ort.",
        "What remains of the model project: approaches in everyday work, materials to go on with and a network with a place of its own.",
    ),
    "image": "archive",
    "body": [
        (
            "text",
            Both(
                "<p>Das Modellprojekt ist abgeschlossen. Modellprojekte sollen etwas ausprobieren, das danach ohne sie weiterlebt. Deshalb war von Anfang an mitgedacht, was bleibt.</p>"
                "<ul>"
                "<li>Die gemeinsam erarbeiteten Ansätze gingen in die tägliche Arbeit der freien Straffälligenhilfe und des Sozialen Dienstes der Justiz ein.</li>"
                "<li>Fachkräfte haben sich in Fortbildungen und bei der Begleitung ihrer Teams mit Radikalisierung und Rechtsextremismus befasst und geben ihr Wissen weiter.</li>"
                "<li>Aus der Zusammenarbeit der Träger ist ein Netzwerk geworden, das auf diesem Portal seinen festen Ort hat.</li>"
                "</ul>",
                "<p>The model project has been completed. Model projects are meant to try something out that lives on without them. So what would remain was considered from the outset.</p>"
                "<ul>"
                "<li>The approaches worked out together went into the everyday work of the independent help for offenders and the social service of the judiciary.</li>"
                "<li>Professionals dealt with radicalisation and right-wing extremism in trainings and while their teams were accompanied, and they pass their knowledge on.</li>"
                "<li>The cooperation of the carriers has become a network that has its lasting place on this portal.</li>"
                "</ul>",
            ),
        ),
        (
            "downloads",
            {
                "title": Both("Zum Nachlesen", "To read up on"),
                "files": [
                    {
                        "document": "study-transition",
                        "label": Both(
                            "Übergänge gestalten (Beispieltext)", "Shaping transitions (example text, in German)"
                        ),
                    },
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
        ("heading", {"text": Both("Weiterarbeiten", "Carrying on"), "level": "2"}),
        (
            "text",
            Both(
                '<p>Alle öffentlichen Arbeitshilfen, Handreichungen und Curricula finden Sie unter <a href="page:resources">Materialien</a>. Sie dürfen sie in Ihrer Einrichtung verwenden. Schreiben Sie uns, was Ihnen geholfen hat und was fehlt: Die Materialien werden im Netzwerk weiterentwickelt.</p>',
                '<p>You will find all public work aids, guidelines and curricula under <a href="page:resources">Resources</a>. You may use them in your organisation. Write to us what helped you and what is missing: the materials are developed further in the network.</p>',
            ),
        ),
        (
            "call_to_action",
            {
                "title": Both("Bleiben Sie dran", "Stay with it"),
                "text": Both(
                    "Fortbildungen, Reihen und Fachtage setzen fort, was im Projekt begonnen hat.",
                    "Trainings, series and conferences continue what began in the project.",
                ),
                "label": Both("Veranstaltungen ansehen", "See events"),
                "page": "events",
            },
        ),
    ],
    "children": [],
}

GLOSSARY = {
    "key": "glossary",
    "slug": Both("begriffe", "key-terms"),
    "title": Both("Begriffe kurz erklärt", "Key terms in brief"),
    "summary": Both(
        "Was wir meinen, wenn wir von Radikalisierung, Deradikalisierung, Resozialisierung oder Legalbewährung sprechen.",
        "What we mean when we speak of radicalisation, deradicalisation, resocialisation or Legalbewährung.",
    ),
    "image": None,
    "body": [
        (
            "text",
            Both(
                "<p>Verschiedene Berufe verwenden dieselben Wörter verschieden. Auf diesem Portal meinen wir damit Folgendes.</p>",
                "<p>Different professions use the same words in different ways. On this portal we mean the following by them.</p>",
            ),
        ),
        (
            "accordion",
            {
                "items": [
                    {
                        "title": Both("Radikalisierung", "Radicalisation"),
                        "content": Both(
                            "<p>Ein Prozess, in dem eine Person sich schrittweise einer Weltsicht zuwendet, die anderen Menschen gleiche Rechte abspricht, und in dem sie Gewalt zunehmend für gerechtfertigt hält. Der Prozess verläuft bei jeder Person anders und lässt sich unterbrechen.</p>",
                            "<p>A process in which a person gradually turns to a view of the world that denies other people equal rights, and in which they increasingly regard violence as justified. The process is different for each person and can be interrupted.</p>",
                        ),
                    },
                    {
                        "title": Both("Deradikalisierung", "Deradicalisation"),
                        "content": Both(
                            "<p>Der begleitete Weg in die Gegenrichtung: Abstand zur Szene gewinnen, die eigene Haltung prüfen, Verantwortung übernehmen. Er braucht Zeit, verlässliche Beziehungen und praktische Perspektiven wie Wohnung, Arbeit und neue Kontakte.</p>",
                            "<p>The accompanied way in the opposite direction: gaining distance from the scene, examining one’s own attitudes, taking responsibility. It needs time, reliable relationships and practical prospects such as housing, work and new contacts.</p>",
                        ),
                    },
                    {
                        "title": Both("Prävention", "Prevention"),
                        "content": Both(
                            "<p>Alles, was verhindert, dass es so weit kommt. Sie kann sich an alle richten, an Menschen in einer schwierigen Lage oder an Personen, die sich bereits einer Szene nähern.</p>",
                            "<p>Everything that keeps things from going that far. It can address everybody, people in a difficult situation or individuals who are already drawing closer to a scene.</p>",
                        ),
                    },
                    {
                        "title": Both("Resozialisierung", "Resocialisation"),
                        "content": Both(
                            "<p>Die Rückkehr in ein eigenverantwortliches Leben in der Gesellschaft. Sie beginnt am ersten Tag der Haft und ist mit der Entlassung nicht abgeschlossen.</p>",
                            "<p>The return to a self-reliant life in society. It begins on the first day in prison and is not complete with release.</p>",
                        ),
                    },
                    {
                        "title": Both("Legalbewährung", "Legalbewährung"),
                        "content": Both(
                            "<p>Eine Person begeht nach einer Verurteilung keine neuen Straftaten. Das Wort sagt nichts darüber, wie sie denkt. Deshalb reicht Legalbewährung allein als Ziel nicht aus, wenn eine Person andere weiterhin abwertet.</p>",
                            "<p>After a conviction, a person commits no new offences. The German word says nothing about how they think. So it is not enough as the only goal if a person continues to degrade others.</p>",
                        ),
                    },
                    {
                        "title": Both("Freie Straffälligenhilfe", "Independent help for offenders"),
                        "content": Both(
                            "<p>Vereine und Verbände, die straffällig gewordene Menschen und ihre Angehörigen unterstützen, zum Beispiel bei Wohnung, Schulden und Arbeit. Ihre Hilfe ist freiwillig. Auf Deutsch heißt sie <i>freie Straffälligenhilfe</i>.</p>",
                            "<p>Associations that support people who have offended and their relatives, for example with housing, debts and work. Their help is voluntary. In German it is called <i>freie Straffälligenhilfe</i>.</p>",
                        ),
                    },
                    {
                        "title": Both("Sozialer Dienst der Justiz", "Social service of the judiciary"),
                        "content": Both(
                            "<p>Staatlicher Fachdienst, zu dem unter anderem Bewährungshilfe und Gerichtshilfe gehören. Die Bewährungshilfe begleitet und beaufsichtigt verurteilte Menschen, die Gerichtshilfe berichtet Gerichten und Staatsanwaltschaften über deren Lebenslage.</p>",
                            "<p>A specialist service of the state that includes probation and court aid, among others. The probation service accompanies and supervises convicted people; court aid reports to courts and public prosecutors on their living situation.</p>",
                        ),
                    },
                    {
                        "title": Both("Regelstrukturen", "Regular structures"),
                        "content": Both(
                            "<p>Einrichtungen und Dienste, die es dauerhaft gibt und die nicht von einem Projekt abhängen.</p>",
                            "<p>Institutions and services that exist permanently and do not depend on a project.</p>",
                        ),
                    },
                ]
            },
        ),
    ],
    "children": [],
}

ABOUT = {
    "key": "about",
    "slug": Both("ueber-das-projekt", "about-the-project"),
    "title": Both("Über das Projekt", "About the project"),
    "summary": Both(
        "RausWege war ein Modellprojekt in Sachsen-Anhalt: Fachkräfte entwickelten gemeinsam Wege, Radikalisierung in der Resozialisierung zu begegnen.",
        "RausWege was a model project in Saxony-Anhalt: professionals jointly developed ways of meeting radicalisation in resocialisation.",
    ),
    "image": "path",
    "body": [
        (
            "text",
            Both(
                "<p>Der volle Name sagt, worum es ging: <i>RausWege. Deradikalisierung und Prävention in der Resozialisierung</i>. Das Modellprojekt arbeitete in Sachsen-Anhalt dort, wo Menschen während und nach einer Haftstrafe ohnehin begleitet werden: mit der freien Straffälligenhilfe und mit dem Sozialen Dienst der Justiz.</p>"
                "<p>Gemeinsam mit den Fachkräften entwickelte und erprobte es Maßnahmen, die Radikalisierung vorbeugen oder eingreifen, wenn sie begonnen hat. Im Mittelpunkt stand der politische Rechtsextremismus, innerhalb und außerhalb der Haft. Besondere Aufmerksamkeit galt der kritischen Zeit nach der Entlassung.</p>",
                "<p>The full name says what it was about: <i>RausWege. Deradikalisierung und Prävention in der Resozialisierung</i>, deradicalisation and prevention in resocialisation. The model project worked in Saxony-Anhalt, where people are accompanied during and after a prison sentence anyway: with the independent help for offenders and with the social service of the judiciary.</p>"
                "<p>Together with the professionals it developed and tried out measures that prevent radicalisation or intervene when it has begun. The focus was on political right-wing extremism, inside and outside prison. Special attention was given to the critical time after release.</p>",
            ),
        ),
        (
            "image",
            {
                "image": "path",
                "alt": Both(
                    "Zeichnung: Ein heller Weg führt in Kurven durch grüne Hügel auf die Sonne zu.",
                    "Drawing: a bright path winds through green hills towards the sun.",
                ),
                "is_decorative": False,
                "caption": Both(
                    "Der Weg zurück beginnt lange vor dem Tor.",
                    "The way back begins long before the gate.",
                ),
            },
        ),
        ("heading", {"text": Both("Was das Projekt getan hat", "What the project did"), "level": "2"}),
        (
            "text",
            Both(
                "<ul>"
                "<li>Fortbildungen zu Radikalisierung und Rechtsextremismus, entwickelt in enger Zusammenarbeit mit den Teilnehmenden,</li>"
                "<li>Beratung und Begleitung von Teams, die mit einem schwierigen Fall arbeiteten,</li>"
                "<li>gemeinsam erarbeitete Ansätze, die in den Alltag der Regelstrukturen übergingen.</li>"
                "</ul>"
                '<p>Mehr dazu lesen Sie unter <a href="page:aims">Ziele</a>, <a href="page:approach">Vorgehen</a> und <a href="page:results">Ergebnisse</a>.</p>',
                "<ul>"
                "<li>trainings on radicalisation and right-wing extremism, developed in close cooperation with the participants,</li>"
                "<li>advice and support for teams that worked with a difficult case,</li>"
                "<li>approaches worked out together that became part of the everyday work of the regular structures.</li>"
                "</ul>"
                '<p>Read more under <a href="page:aims">Aims</a>, <a href="page:approach">Approach</a> and <a href="page:results">Results</a>.</p>',
            ),
        ),
        ("heading", {"text": Both("Was bleibt", "What remains"), "level": "2"}),
        (
            "text",
            Both(
                '<p>Das Projekt ist abgeschlossen, die Zusammenarbeit geht weiter. Dieses Portal ist der bleibende Ort des Netzwerks. Hier finden Sie <a href="page:offers">Angebote für Ihre Einrichtung</a>, <a href="page:events">Veranstaltungen</a> und <a href="page:resources">Materialien</a>. Menschen, die selbst Unterstützung suchen, finden sie unter <a href="page:help">Hilfe finden</a>.</p>',
                '<p>The project has been completed, the cooperation goes on. This portal is the lasting place of the network. Here you will find <a href="page:offers">offers for your organisation</a>, <a href="page:events">events</a> and <a href="page:resources">resources</a>. People who are looking for support themselves will find it under <a href="page:help">Find help</a>.</p>',
            ),
        ),
    ],
    "children": [AIMS, APPROACH, TARGET_GROUPS, CARRIERS, RESULTS, GLOSSARY],
}

OFFER_TRAINING = {
    "key": "offer-training",
    "slug": Both("fortbildung-nach-bedarf", "training-to-need"),
    "title": Both("Fortbildung nach Bedarf", "Training to need"),
    "summary": Both(
        "Themen, Dauer und Tiefe richten sich danach, was Sie in Ihrer Arbeit brauchen: vom halben Tag bis zur Reihe in mehreren Modulen.",
        "Topics, length and depth depend on what you need in your work: from half a day to a series in several modules.",
    ),
    "image": "training",
    "body": [
        (
            "text",
            Both(
                "<p>Wer mit straffällig gewordenen Menschen arbeitet, braucht kein Expertenwissen über jede Szene. Wichtig ist, Anzeichen einordnen zu können, im Gespräch zu bleiben und zu wissen, wann Unterstützung nötig ist. Darauf bauen unsere Fortbildungen auf.</p>",
                "<p>Those who work with people who have offended do not need expert knowledge of every scene. What matters is to be able to put signs into context, to stay in conversation and to know when support is needed. Our trainings build on this.</p>",
            ),
        ),
        ("heading", {"text": Both("Mögliche Themen", "Possible topics"), "level": "2"}),
        (
            "text",
            Both(
                "<ul>"
                "<li>Rechtsextremismus heute: Ideologie, Organisationen, Zeichen und Musik</li>"
                "<li>Radikalisierung im Bereich Salafismus und Islamismus</li>"
                "<li>Wie Radikalisierung verläuft und was sie unterbrechen kann</li>"
                "<li>Das erste Gespräch: Haltung zeigen, ohne den Kontakt zu verlieren</li>"
                "<li>Von der Haft in die Bewährungszeit: Übergaben gut gestalten</li>"
                "<li>Eigene Sicherheit und Sicherheit im Team</li>"
                "</ul>",
                "<ul>"
                "<li>Right-wing extremism today: ideology, organisations, symbols and music</li>"
                "<li>Radicalisation in the area of Salafism and Islamism</li>"
                "<li>How radicalisation develops and what can interrupt it</li>"
                "<li>The first talk: taking a stand without losing contact</li>"
                "<li>From prison to probation: shaping good handovers</li>"
                "<li>Your own safety and safety in the team</li>"
                "</ul>",
            ),
        ),
        ("heading", {"text": Both("So läuft es ab", "How it works"), "level": "2"}),
        (
            "text",
            Both(
                "<ol>"
                "<li>Sie schreiben uns, was Sie beschäftigt und wer teilnehmen soll.</li>"
                "<li>Wir klären in einem Gespräch Vorwissen, Ziele und Umfang.</li>"
                "<li>Sie bekommen einen Vorschlag mit Inhalten und möglichen Terminen.</li>"
                "<li>Nach der Fortbildung werten wir gemeinsam aus, was im Alltag trägt.</li>"
                "</ol>",
                "<ol>"
                "<li>You write to us what is on your mind and who should take part.</li>"
                "<li>In a conversation we clarify prior knowledge, goals and length.</li>"
                "<li>You receive a proposal with contents and possible dates.</li>"
                "<li>After the training we look together at what holds in everyday work.</li>"
                "</ol>",
            ),
        ),
        (
            "downloads",
            {
                "title": Both("Zur Vorbereitung", "To prepare"),
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
            "call_to_action",
            {
                "title": Both("Schon ein Termin dabei?", "Is there a date for you already?"),
                "text": Both(
                    "Offene Fortbildungen und Reihen stehen im Kalender. Dort können Sie sich direkt anmelden.",
                    "Open trainings and series are in the calendar. You can register there directly.",
                ),
                "label": Both("Veranstaltungen ansehen", "See events"),
                "page": "events",
            },
        ),
    ],
    "children": [],
}

OFFER_IN_HOUSE = {
    "key": "offer-in-house",
    "slug": Both("fortbildung-im-eigenen-haus", "in-house-training"),
    "title": Both("Fortbildung im eigenen Haus", "In-house training"),
    "summary": Both(
        "Wir kommen zu Ihnen: ein Team, ein gemeinsamer Stand, Beispiele aus Ihrem eigenen Arbeitsalltag.",
        "We come to you: one team, a shared level of knowledge and examples from your own everyday work.",
    ),
    "image": "table",
    "body": [
        (
            "text",
            Both(
                "<p>Manche Fragen lassen sich nur gemeinsam klären: Wie reagieren wir auf eine verbotene Tätowierung, auf Musik im Haftraum, auf abwertende Sprüche in der Gruppe? Was melden wir, und an wen? Wenn ein ganzes Team an der Fortbildung teilnimmt, entstehen Absprachen, die am nächsten Tag gelten.</p>",
                "<p>Some questions can only be settled together: how do we react to a forbidden tattoo, to music in a cell, to degrading remarks in a group? What do we report, and to whom? When a whole team takes part in the training, agreements emerge that apply the very next day.</p>",
            ),
        ),
        (
            "image",
            {
                "image": "table",
                "alt": Both(
                    "Zeichnung: Ein ovaler Besprechungstisch von oben, mit Stühlen, Papieren und Kaffeetassen.",
                    "Drawing: an oval meeting table seen from above, with chairs, papers and coffee cups.",
                ),
                "is_decorative": False,
                "caption": Both(
                    "Am eigenen Tisch bespricht sich manches leichter.",
                    "Some things are easier to discuss at your own table.",
                ),
            },
        ),
        ("heading", {"text": Both("Was Sie mitbringen", "What you bring"), "level": "2"}),
        (
            "text",
            Both(
                "<ul>"
                "<li>eine Gruppe von etwa acht bis zwanzig Personen, am besten aus allen Aufgabenbereichen,</li>"
                "<li>einen Raum und die Rückendeckung der Leitung,</li>"
                "<li>zwei oder drei Situationen aus dem Alltag, so beschrieben, dass niemand zu erkennen ist.</li>"
                "</ul>",
                "<ul>"
                "<li>a group of about eight to twenty people, ideally from all areas of work,</li>"
                "<li>a room and the backing of the management,</li>"
                "<li>two or three situations from everyday work, described in such a way that nobody can be recognised.</li>"
                "</ul>",
            ),
        ),
        ("heading", {"text": Both("Was Sie davon haben", "What you gain"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Am Ende steht kein Ordner fürs Regal, sondern eine kurze Liste von Absprachen: wer worauf achtet, wer mit wem spricht, wo Sie Rat bekommen. Auf Wunsch kommen wir nach einigen Monaten wieder und prüfen mit Ihnen, was sich bewährt hat.</p>",
                "<p>The result is not a folder for the shelf but a short list of agreements: who pays attention to what, who talks to whom, where you can get advice. If you wish, we return after some months and check with you what has proved itself.</p>",
            ),
        ),
        (
            "call_to_action",
            {
                "title": Both("Fortbildung anfragen", "Request a training"),
                "text": Both(
                    "Nennen Sie uns Einrichtung, Gruppengröße und Anlass. Wir melden uns innerhalb weniger Arbeitstage.",
                    "Tell us your organisation, the size of the group and the occasion. We reply within a few working days.",
                ),
                "label": Both("Kontakt aufnehmen", "Get in touch"),
                "page": "contact",
            },
        ),
    ],
    "children": [],
}

OFFER_ADVICE = {
    "key": "offer-advice",
    "slug": Both("fallbezogene-beratung", "case-related-advice"),
    "title": Both("Fallbezogene Beratung", "Case-related advice"),
    "summary": Both(
        "Ein Fall lässt Ihnen keine Ruhe? Wir denken mit: vertraulich, ohne Namen und ohne Ihnen die Verantwortung abzunehmen.",
        "Does a case leave you no peace? We think it through with you: confidentially, without names and without taking your responsibility away.",
    ),
    "image": "letter",
    "body": [
        (
            "text",
            Both(
                "<p>Manchmal genügt ein Telefonat, manchmal braucht ein Team mehrere Sitzungen. In der fallbezogenen Beratung sehen Fachkräfte mit Erfahrung in der Arbeit mit radikalisierten Menschen von außen auf einen Fall: Was ist zu beobachten? Was ist Vermutung? Was braucht die Person, was braucht ihr Umfeld, was brauchen Sie?</p>",
                "<p>Sometimes one telephone call is enough, sometimes a team needs several sessions. In case-related advice, professionals with experience in working with radicalised people look at a case from outside: what can be observed? What is assumption? What does the person need, what do the people around them need, what do you need?</p>",
            ),
        ),
        ("heading", {"text": Both("Anlässe", "Occasions"), "level": "2"}),
        (
            "text",
            Both(
                "<ul>"
                "<li>Eine Person äußert sich zunehmend menschenfeindlich, und Sie wissen nicht, wie ernst es ist.</li>"
                "<li>Eine Entlassung steht bevor, und alte Kontakte melden sich.</li>"
                "<li>Im Team gibt es verschiedene Meinungen darüber, was zu tun ist.</li>"
                "<li>Sie selbst fühlen sich unter Druck gesetzt oder bedroht.</li>"
                "</ul>",
                "<ul>"
                "<li>A person makes increasingly hateful remarks, and you do not know how serious it is.</li>"
                "<li>Release is near, and old contacts get in touch.</li>"
                "<li>There are different opinions in the team about what is to be done.</li>"
                "<li>You yourself feel put under pressure or threatened.</li>"
                "</ul>",
            ),
        ),
        (
            "notice",
            {
                "kind": "note",
                "text": Both(
                    "<p>Bitte nennen Sie in E-Mails keine Namen, Aktenzeichen oder andere Angaben, an denen eine Person zu erkennen ist. Schreiben Sie nur, wie wir Sie erreichen. Alles Weitere besprechen wir am Telefon oder bei Ihnen.</p>",
                    "<p>In e-mails, please give no names, file numbers or other details by which a person could be recognised. Write only how we can reach you. We discuss everything else on the telephone or at your place.</p>",
                ),
            },
        ),
        (
            "contact",
            {
                "function": Both("Fachberatung zu Fällen", "Advice on cases"),
                "organisation": Both("Netzwerk RausWege (Beispiel)", "RausWege network (example)"),
                "description": Both(
                    "Für Fachkräfte im Justizvollzug, in der Bewährungs- und Gerichtshilfe und in der freien Straffälligenhilfe.",
                    "For professionals in prisons, in probation and court aid and in the independent help for offenders.",
                ),
                "phone": "030 23125 560",
                "email": "fachberatung@example.org",
                "hours": Both("Montag bis Donnerstag, 9 bis 16 Uhr", "Monday to Thursday, 9 am to 4 pm"),
                "languages": Both("Deutsch, Englisch", "German, English"),
                "is_anonymous_possible": True,
            },
        ),
        (
            "text",
            Both(
                "<p>Wenn jemand unmittelbar in Gefahr ist, warten Sie nicht auf eine Beratung. Wählen Sie den Notruf und gehen Sie nach den Regeln Ihrer Einrichtung vor.</p>",
                "<p>If somebody is in immediate danger, do not wait for advice. Dial the emergency number and follow the rules of your organisation.</p>",
            ),
        ),
    ],
    "children": [],
}

OFFER_ACCOMPANIMENT = {
    "key": "offer-accompaniment",
    "slug": Both("eigene-massnahmen-entwickeln", "developing-own-measures"),
    "title": Both("Begleitung eigener Maßnahmen", "Support for your own measures"),
    "summary": Both(
        "Sie wollen in Ihrer Einrichtung selbst etwas aufbauen? Wir begleiten Sie von der ersten Idee bis zur Auswertung.",
        "Would you like to build something up in your own organisation? We accompany you from the first idea to the evaluation.",
    ),
    "image": "bridge",
    "body": [
        (
            "text",
            Both(
                "<p>Die besten Maßnahmen entstehen dort, wo sie gebraucht werden. Sie kennen Ihre Räume, Ihre Abläufe und die Menschen, um die es geht. Wir bringen Erfahrung aus anderen Einrichtungen mit und stellen die Fragen, die im Alltag leicht liegen bleiben.</p>",
                "<p>The best measures grow where they are needed. You know your rooms, your procedures and the people concerned. We bring experience from other organisations and ask the questions that are easily put aside in everyday work.</p>",
            ),
        ),
        ("heading", {"text": Both("In fünf Etappen", "In five stages"), "level": "2"}),
        (
            "table",
            {
                "caption": Both("Von der Idee zum festen Angebot", "From the idea to a lasting measure"),
                "columns": [
                    Both("Etappe", "Stage"),
                    Both("Leitfrage", "Leading question"),
                    Both("Ergebnis", "Result"),
                ],
                "rows": [
                    {
                        "cells": [
                            Both("Bedarf klären", "Clarify the need"),
                            Both("Was soll danach anders sein?", "What should be different afterwards?"),
                            Both("Ein Ziel in einem Satz", "A goal in one sentence"),
                        ]
                    },
                    {
                        "cells": [
                            Both("Entwerfen", "Draft"),
                            Both("Wer macht was, wann und womit?", "Who does what, when and with what?"),
                            Both("Ein Plan auf zwei Seiten", "A plan on two pages"),
                        ]
                    },
                    {
                        "cells": [
                            Both("Erproben", "Try out"),
                            Both("Was geschieht tatsächlich?", "What really happens?"),
                            Both("Notizen zu jedem Termin", "Notes on each meeting"),
                        ]
                    },
                    {
                        "cells": [
                            Both("Auswerten", "Evaluate"),
                            Both("Was wirkt, was nicht?", "What works, what does not?"),
                            Both("Entscheidung, was bleibt", "A decision on what stays"),
                        ]
                    },
                    {
                        "cells": [
                            Both("Verankern", "Anchor"),
                            Both("Wer führt es weiter?", "Who carries it on?"),
                            Both("Platz im Dienstplan und im Haushalt", "A place in the rota and in the budget"),
                        ]
                    },
                ],
                "has_row_headers": True,
            },
        ),
        (
            "text",
            Both(
                '<p>Sie müssen nicht bei null anfangen. Unter <a href="page:resources">Materialien</a> finden Sie Curricula und Arbeitshilfen, die Sie anpassen dürfen. Im <a href="page:partner-area">Partnerbereich</a> tauschen Mitglieder Entwürfe aus, die noch nicht fertig sind.</p>',
                '<p>You do not have to start from scratch. Under <a href="page:resources">Resources</a> you will find curricula and work aids that you may adapt. In the <a href="page:partner-area">partner area</a>, members exchange drafts that are not finished yet.</p>',
            ),
        ),
        (
            "call_to_action",
            {
                "title": Both("Eine Idee reicht", "An idea is enough"),
                "text": Both(
                    "Ein fertiges Konzept brauchen Sie für das erste Gespräch nicht.",
                    "You do not need a finished concept for the first conversation.",
                ),
                "label": Both("Begleitung anfragen", "Request support"),
                "page": "contact",
            },
        ),
    ],
    "children": [],
}

OFFER_GROUPS = {
    "key": "offer-groups",
    "slug": Both("gruppenangebote", "group-offers"),
    "title": Both("Gruppenangebote", "Group offers"),
    "summary": Both(
        "Gruppen mit Inhaftierten und mit Menschen in der Bewährungszeit: über Zugehörigkeit, Gewalt, Verantwortung und die Zeit danach.",
        "Groups with inmates and with people on probation: about belonging, violence, responsibility and the time afterwards.",
    ),
    "image": "training",
    "body": [
        (
            "text",
            Both(
                "<p>In einer Gruppe hören Menschen Widerspruch von Gleichen. Das wirkt oft stärker als jedes Argument von außen. Zugleich dürfen Gruppen nicht zur Bühne werden. Deshalb werden sie gut vorbereitet, von zwei Personen geleitet und eng mit Ihrer Einrichtung abgestimmt.</p>",
                "<p>In a group, people hear contradiction from their equals. This often has more effect than any argument from outside. At the same time, groups must not become a stage. So they are well prepared, led by two people and closely coordinated with your organisation.</p>",
            ),
        ),
        ("heading", {"text": Both("Worum es in den Treffen geht", "What the meetings are about"), "level": "2"}),
        (
            "text",
            Both(
                "<ul>"
                "<li>Wo gehöre ich dazu, und was kostet mich das?</li>"
                "<li>Wie bin ich geworden, was ich heute denke?</li>"
                "<li>Was macht Gewalt mit denen, die sie erleben, und mit denen, die sie ausüben?</li>"
                "<li>Wer wartet draußen auf mich, und wem will ich wieder begegnen?</li>"
                "<li>Was tue ich in der ersten Woche nach der Entlassung?</li>"
                "</ul>",
                "<ul>"
                "<li>Where do I belong, and what does it cost me?</li>"
                "<li>How did I come to think what I think today?</li>"
                "<li>What does violence do to those who suffer it and to those who use it?</li>"
                "<li>Who is waiting for me outside, and whom do I want to meet again?</li>"
                "<li>What will I do in the first week after release?</li>"
                "</ul>",
            ),
        ),
        ("heading", {"text": Both("Was wir vorher klären", "What we settle beforehand"), "level": "2"}),
        (
            "accordion",
            {
                "items": [
                    {
                        "title": Both("Wer nimmt teil?", "Who takes part?"),
                        "content": Both(
                            "<p>Die Teilnahme ist freiwillig. Vor dem ersten Treffen gibt es mit jeder Person ein Einzelgespräch. Wer andere unter Druck setzt oder anwirbt, kann nicht teilnehmen.</p>",
                            "<p>Taking part is voluntary. Before the first meeting there is an individual talk with each person. Those who put pressure on others or recruit them cannot take part.</p>",
                        ),
                    },
                    {
                        "title": Both("Was bleibt in der Gruppe?", "What stays in the group?"),
                        "content": Both(
                            "<p>Was gesagt wird, bleibt vertraulich. Die Grenzen dieser Regel, etwa bei einer ernsten Gefahr für Menschen, werden am Anfang offen benannt und mit Ihrer Einrichtung vereinbart.</p>",
                            "<p>What is said stays confidential. The limits of this rule, for example in case of a serious danger to people, are named openly at the start and agreed with your organisation.</p>",
                        ),
                    },
                    {
                        "title": Both("Was muss die Einrichtung beitragen?", "What does the organisation contribute?"),
                        "content": Both(
                            "<p>Einen ruhigen Raum, verlässliche Zeiten und eine Ansprechperson, die auch nach dem Ende der Gruppe da ist.</p>",
                            "<p>A quiet room, reliable times and a contact person who is still there after the group has ended.</p>",
                        ),
                    },
                ]
            },
        ),
        (
            "call_to_action",
            {
                "title": Both("Gruppe planen", "Plan a group"),
                "text": Both(
                    "Sprechen Sie uns früh an: Von der Anfrage bis zum ersten Treffen vergehen meist einige Wochen.",
                    "Contact us early: it usually takes some weeks from the request to the first meeting.",
                ),
                "label": Both("Kontakt aufnehmen", "Get in touch"),
                "page": "contact",
            },
        ),
    ],
    "children": [],
}

OFFERS = {
    "key": "offers",
    "slug": Both("angebote", "offers"),
    "title": Both("Angebote", "What we offer"),
    "summary": Both(
        "Fünf Wege, wie das Netzwerk Einrichtungen und Teams unterstützt. Jedes Angebot können Sie anfragen.",
        "Five ways in which the network supports organisations and teams. You can request each of them.",
    ),
    "image": "training",
    "body": [
        (
            "text",
            Both(
                "<p>Unsere Angebote richten sich an Fachkräfte im Justizvollzug, in der Bewährungs- und Gerichtshilfe und in der freien Straffälligenhilfe. Sie lassen sich verbinden: Aus einer Fortbildung wird oft eine Beratung, aus einer Beratung eine eigene Maßnahme.</p>",
                "<p>Our offers are meant for professionals in prisons, in probation and court aid and in the independent help for offenders. They can be combined: a training often leads to advice, and advice to a measure of your own.</p>",
            ),
        ),
        (
            "table",
            {
                "caption": Both("Welches Angebot passt?", "Which offer fits?"),
                "columns": [
                    Both("Angebot", "Offer"),
                    Both("Für wen", "For whom"),
                    Both("Umfang", "Length"),
                ],
                "rows": [
                    {
                        "cells": [
                            Both("Fortbildung nach Bedarf", "Training to need"),
                            Both("Einzelne Fachkräfte, gemischte Gruppen", "Individual professionals, mixed groups"),
                            Both("Halber Tag bis mehrere Module", "Half a day to several modules"),
                        ]
                    },
                    {
                        "cells": [
                            Both("Fortbildung im eigenen Haus", "In-house training"),
                            Both("Das Team einer Einrichtung", "The team of one organisation"),
                            Both("Ein bis zwei Tage", "One to two days"),
                        ]
                    },
                    {
                        "cells": [
                            Both("Fallbezogene Beratung", "Case-related advice"),
                            Both("Fachkräfte und Teams mit einer Frage", "Professionals and teams with a question"),
                            Both("Ein Telefonat bis mehrere Sitzungen", "One telephone call to several sessions"),
                        ]
                    },
                    {
                        "cells": [
                            Both("Begleitung eigener Maßnahmen", "Support for your own measures"),
                            Both("Einrichtungen, die etwas aufbauen", "Organisations that build something up"),
                            Both("Mehrere Monate", "Several months"),
                        ]
                    },
                    {
                        "cells": [
                            Both("Gruppenangebote", "Group offers"),
                            Both(
                                "Inhaftierte und Menschen in der Bewährungszeit",
                                "Inmates and people on probation",
                            ),
                            Both("Mehrere Treffen", "Several meetings"),
                        ]
                    },
                ],
                "has_row_headers": True,
            },
        ),
        ("heading", {"text": Both("Häufige Fragen", "Frequent questions"), "level": "2"}),
        (
            "accordion",
            {
                "items": [
                    {
                        "title": Both("Was kostet ein Angebot?", "What does an offer cost?"),
                        "content": Both(
                            "<p>Das hängt von Art und Umfang ab. Wir sagen Ihnen vor jeder Zusage, ob und welche Kosten entstehen. Ein erstes Gespräch ist immer kostenlos.</p>",
                            "<p>That depends on kind and length. Before anything is agreed we tell you whether there are costs and which. A first conversation is always free.</p>",
                        ),
                    },
                    {
                        "title": Both(
                            "Müssen wir Mitglied im Netzwerk sein?", "Do we have to be members of the network?"
                        ),
                        "content": Both(
                            '<p>Nein. Alle Angebote auf dieser Seite stehen auch anderen Einrichtungen offen. Mitglieder nutzen zusätzlich den <a href="page:partner-area">Partnerbereich</a>.</p>',
                            '<p>No. All offers on this page are open to other organisations too. Members also use the <a href="page:partner-area">partner area</a>.</p>',
                        ),
                    },
                    {
                        "title": Both("Kommen Sie auch in kleinere Orte?", "Do you also come to smaller towns?"),
                        "content": Both(
                            "<p>Ja, in ganz Sachsen-Anhalt. Manches lässt sich auch online besprechen, etwa die Vorbereitung oder eine kurze Beratung.</p>",
                            "<p>Yes, all over Saxony-Anhalt. Some things can also be discussed online, for example the preparation or a short consultation.</p>",
                        ),
                    },
                    {
                        "title": Both("Wie schnell bekommen wir Antwort?", "How soon do we get an answer?"),
                        "content": Both(
                            "<p>In der Regel innerhalb von drei Arbeitstagen. Wenn es eilt, rufen Sie bitte an.</p>",
                            "<p>As a rule within three working days. If it is urgent, please call.</p>",
                        ),
                    },
                ]
            },
        ),
        (
            "call_to_action",
            {
                "title": Both("Angebot anfragen", "Request an offer"),
                "text": Both(
                    "Ein Anruf oder eine kurze E-Mail genügt: wer Sie sind, worum es geht und bis wann Sie eine Antwort brauchen.",
                    "A call or a short e-mail is enough: who you are, what it is about and by when you need an answer.",
                ),
                "label": Both("Zum Kontakt", "Go to contact"),
                "page": "contact",
            },
        ),
    ],
    "children": [OFFER_TRAINING, OFFER_IN_HOUSE, OFFER_ADVICE, OFFER_ACCOMPANIMENT, OFFER_GROUPS],
}

CONTACT = {
    "key": "contact",
    "slug": Both("kontakt", "contact"),
    "title": Both("Kontakt", "Contact"),
    "summary": Both(
        "Wen Sie wofür erreichen: Koordination, Fortbildungen, fachliche Beratung und die Redaktion des Portals.",
        "Whom to reach for what: coordination, trainings, professional advice and the portal’s editorial office.",
    ),
    "image": "letter",
    "body": [
        (
            "text",
            Both(
                '<p>Hier erreichen Sie das Netzwerk, wenn Sie beruflich oder ehrenamtlich mit straffällig gewordenen Menschen arbeiten, berichten oder zusammenarbeiten wollen. Suchen Sie selbst Unterstützung oder sorgen Sie sich um jemanden? Dann ist <a href="page:help">Hilfe finden</a> die richtige Seite.</p>',
                '<p>Here you reach the network if you work with people who have offended, professionally or as a volunteer, if you want to report on us or to cooperate. Are you looking for support yourself, or are you worried about somebody? Then <a href="page:help">Find help</a> is the right page.</p>',
            ),
        ),
        (
            "contact",
            {
                "function": Both("Netzwerkkoordination", "Network coordination"),
                "organisation": "Geschäftsstelle des Netzwerks RausWege (Beispiel)",
                "description": Both(
                    "Mitarbeit im Netzwerk, Zugang zum Partnerbereich, Presse und alles, was sonst nirgends passt.",
                    "Taking part in the network, access to the partner area, press and everything that fits nowhere else.",
                ),
                "phone": "030 23125 130",
                "email": "koordination@example.org",
                "hours": Both("Montag bis Freitag, 9 bis 15 Uhr", "Monday to Friday, 9 am to 3 pm"),
                "languages": Both("Deutsch, Englisch", "German, English"),
                "is_anonymous_possible": False,
            },
        ),
        (
            "contact",
            {
                "function": Both("Veranstaltungsbüro", "Events office"),
                "organisation": Both("Netzwerk RausWege (Beispiel)", "RausWege network (example)"),
                "description": Both(
                    "Fortbildungen anfragen, Fragen zur Anmeldung, Barrierefreiheit der Veranstaltungen.",
                    "Requests for trainings, questions about registration, accessibility of events.",
                ),
                "phone": "030 23125 110",
                "email": "veranstaltungen@example.org",
                "hours": Both("Montag bis Donnerstag, 9 bis 15 Uhr", "Monday to Thursday, 9 am to 3 pm"),
                "languages": Both("Deutsch, Englisch", "German, English"),
                "is_anonymous_possible": False,
            },
        ),
        (
            "contact",
            {
                "function": Both("Fachberatung zu Fällen", "Advice on cases"),
                "organisation": Both("Netzwerk RausWege (Beispiel)", "RausWege network (example)"),
                "description": Both(
                    "Für Fachkräfte und Teams. Bitte nennen Sie in E-Mails keine Namen und keine Aktenzeichen.",
                    "For professionals and teams. Please give no names and no file numbers in e-mails.",
                ),
                "phone": "030 23125 560",
                "email": "fachberatung@example.org",
                "hours": Both("Montag bis Donnerstag, 9 bis 16 Uhr", "Monday to Thursday, 9 am to 4 pm"),
                "languages": Both("Deutsch, Englisch", "German, English"),
                "is_anonymous_possible": True,
            },
        ),
        (
            "contact",
            {
                "function": Both("Redaktion", "Editorial office"),
                "organisation": Both("Netzwerk RausWege (Beispiel)", "RausWege network (example)"),
                "description": Both(
                    "Hinweise auf Fehler, Vorschläge für Materialien, Beiträge für das Portal.",
                    "Reports of mistakes, suggestions for materials, contributions to the portal.",
                ),
                "phone": "",
                "email": "redaktion@example.org",
                "hours": "",
                "languages": Both("Deutsch, Englisch", "German, English"),
                "is_anonymous_possible": False,
            },
        ),
        ("heading", {"text": Both("Postanschrift", "Postal address"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Geschäftsstelle des Netzwerks RausWege (Beispiel), Beispielstraße 12, 12345 Musterstadt</p>",
                "<p>Geschäftsstelle des Netzwerks RausWege (Beispiel), Beispielstraße 12, 12345 Musterstadt, Germany</p>",
            ),
        ),
    ],
    "children": [],
}

HELP_RELATIVES = {
    "key": "help-relatives",
    "slug": Both("sorge-um-jemanden", "worried-about-somebody"),
    "title": Both("Ich mache mir Sorgen um jemanden", "I am worried about somebody"),
    "summary": Both(
        "Für Angehörige, Freundinnen und Freunde: woran Sie Veränderungen erkennen, was hilft und mit wem Sie sprechen können.",
        "For relatives and friends: how to recognise changes, what helps and whom you can talk to.",
    ),
    "image": "door",
    "body": [
        QUICK_EXIT,
        EMERGENCY,
        (
            "text",
            Both(
                "<p>Sie kennen diesen Menschen seit Jahren, und plötzlich wird er Ihnen fremd. Vielleicht fallen Sätze, die Sie erschrecken. Vielleicht gibt es neue Freunde, von denen Sie nichts wissen sollen. Ihre Sorge ist berechtigt, und Sie haben nichts falsch gemacht, wenn Sie sich Rat holen.</p>",
                "<p>You have known this person for years, and suddenly they become a stranger to you. Perhaps they say things that frighten you. Perhaps there are new friends that you are not supposed to know about. Your worry is justified, and asking for advice is never wrong.</p>",
            ),
        ),
        CONTACT_RELATIVES,
        EXAMPLE_NUMBERS,
        ("heading", {"text": Both("Was Ihnen auffallen kann", "What you may notice"), "level": "2"}),
        (
            "text",
            Both(
                "<ul>"
                "<li>Die Person teilt die Welt in „wir“ und „die anderen“ ein und duldet keine Zweifel mehr.</li>"
                "<li>Sie bricht mit alten Freundschaften, mit Hobbys, mit der Familie.</li>"
                "<li>Kleidung, Musik, Zeichen oder Sprache ändern sich in kurzer Zeit.</li>"
                "<li>Gewalt wird entschuldigt oder bewundert.</li>"
                "</ul>"
                "<p>Ein einzelnes Zeichen beweist nichts. Wichtig ist, ob sich mehreres zugleich verändert.</p>",
                "<ul>"
                "<li>The person divides the world into ‘us’ and ‘the others’ and no longer allows any doubt.</li>"
                "<li>They break with old friends, with hobbies, with the family.</li>"
                "<li>Clothes, music, symbols or language change within a short time.</li>"
                "<li>Violence is excused or admired.</li>"
                "</ul>"
                "<p>A single sign proves nothing. What matters is whether several things change at the same time.</p>",
            ),
        ),
        ("heading", {"text": Both("Was Sie tun können", "What you can do"), "level": "2"}),
        (
            "text",
            Both(
                "<ul>"
                "<li><b>In Kontakt bleiben.</b> Ihre Beziehung ist oft das Letzte, was die Person mit ihrem früheren Leben verbindet.</li>"
                "<li><b>Fragen statt streiten.</b> „Was gibt dir das?“ öffnet mehr als „Das ist doch falsch!“.</li>"
                "<li><b>Grenzen setzen.</b> Sie dürfen sagen, was Sie in Ihrer Wohnung nicht hören wollen.</li>"
                "<li><b>Auf sich achten.</b> Auch Sie brauchen jemanden, der zuhört.</li>"
                "</ul>",
                "<ul>"
                "<li><b>Stay in contact.</b> Your relationship is often the last thing that connects the person with their former life.</li>"
                "<li><b>Ask instead of arguing.</b> ‘What does it give you?’ opens more than ‘But that is wrong!’.</li>"
                "<li><b>Set limits.</b> You may say what you do not want to hear in your home.</li>"
                "<li><b>Take care of yourself.</b> You too need somebody who listens.</li>"
                "</ul>",
            ),
        ),
    ],
    "children": [],
}

HELP_EXIT = {
    "key": "help-exit",
    "slug": Both("ich-will-heraus", "i-want-to-get-out"),
    "title": Both("Ich will heraus", "I want to get out"),
    "summary": Both(
        "Für Menschen, die an ihrer Szene zweifeln: Zweifel sind ein Anfang. Sie entscheiden, wie schnell es geht und was Sie erzählen.",
        "For people who doubt their scene: doubt is a beginning. You decide how fast to go and what to tell.",
    ),
    "image": "path",
    "body": [
        QUICK_EXIT,
        EMERGENCY,
        (
            "text",
            Both(
                "<p>Vielleicht merken Sie schon länger, dass etwas nicht stimmt. Dass Freundschaft nur gilt, solange Sie mitmachen. Dass Sie Dinge sagen oder tun sollen, hinter denen Sie nicht stehen. Sie müssen heute nichts entscheiden. Ein Gespräch verpflichtet zu nichts.</p>",
                "<p>Perhaps you have felt for some time that something is not right. That friendship only holds as long as you go along. That you are supposed to say or do things you do not stand behind. You do not have to decide anything today. A conversation does not commit you to anything.</p>",
            ),
        ),
        CONTACT_EXIT,
        EXAMPLE_NUMBERS,
        (
            "heading",
            {"text": Both("Was Sie vor dem Anruf wissen wollen", "What you may want to know first"), "level": "2"},
        ),
        (
            "accordion",
            {
                "items": [
                    {
                        "title": Both("Muss ich meinen Namen sagen?", "Do I have to give my name?"),
                        "content": Both(
                            "<p>Nein. Sie können anonym bleiben, solange Sie wollen. Auch ein erfundener Vorname ist in Ordnung.</p>",
                            "<p>No. You can stay anonymous for as long as you like. An invented first name is fine too.</p>",
                        ),
                    },
                    {
                        "title": Both("Erfährt die Polizei davon?", "Will the police hear about it?"),
                        "content": Both(
                            "<p>Gespräche sind vertraulich. Eine Grenze gibt es: Wer von einer geplanten schweren Straftat erfährt, muss handeln, damit niemand zu Schaden kommt. Darüber sprechen wir mit Ihnen offen am Anfang.</p>",
                            "<p>Conversations are confidential. There is one limit: those who hear of a serious offence being planned must act so that nobody comes to harm. We talk about this with you openly at the start.</p>",
                        ),
                    },
                    {
                        "title": Both("Und wenn ich bedroht werde?", "And if I am threatened?"),
                        "content": Both(
                            '<p>Bei akuter Gefahr wählen Sie <a href="tel:110">110</a>. Danach überlegen wir mit Ihnen, was Sie schützt: andere Wege, eine neue Nummer, Vorsicht im Internet oder ein Umzug.</p>',
                            '<p>In acute danger, dial <a href="tel:110">110</a>. After that we think about what protects you: other routes, a new number, care on the internet or moving house.</p>',
                        ),
                    },
                    {
                        "title": Both("Muss ich alles bereuen?", "Do I have to regret everything?"),
                        "content": Both(
                            "<p>Am Anfang genügt, dass Sie etwas ändern wollen. Über das, was war, sprechen wir, wenn Sie so weit sind.</p>",
                            "<p>At the beginning it is enough that you want to change something. We talk about what happened when you are ready.</p>",
                        ),
                    },
                ]
            },
        ),
        ("heading", {"text": Both("Vorsichtig anfangen", "Starting carefully"), "level": "2"}),
        (
            "text",
            Both(
                "<ul>"
                "<li>Kündigen Sie Ihren Ausstieg nicht an, schon gar nicht im Internet.</li>"
                "<li>Nutzen Sie für den ersten Anruf ein Telefon, das niemand sonst in die Hand bekommt.</li>"
                "<li>Überlegen Sie, wem Sie außerhalb der Szene vertrauen.</li>"
                "</ul>",
                "<ul>"
                "<li>Do not announce that you are leaving, least of all on the internet.</li>"
                "<li>For the first call, use a telephone that nobody else gets hold of.</li>"
                "<li>Think about whom you trust outside the scene.</li>"
                "</ul>",
            ),
        ),
    ],
    "children": [],
}

HELP_RELEASE = {
    "key": "help-release",
    "slug": Both("nach-der-haft", "after-prison"),
    "title": Both("Ich komme aus der Haft", "I am leaving prison"),
    "summary": Both(
        "Für Menschen vor und nach der Entlassung und ihre Familien: was in den ersten Tagen zählt und wer Sie unterstützt.",
        "For people before and after release and their families: what counts in the first days and who supports you.",
    ),
    "image": "bridge",
    "body": [
        QUICK_EXIT,
        (
            "text",
            Both(
                "<p>Draußen kommt alles auf einmal: Wohnung, Geld, Papiere, Termine, Menschen, die Sie lange nicht gesehen haben. Und manche, die Sie lieber nicht wiedersehen würden. Niemand muss das allein ordnen.</p>",
                "<p>Outside, everything comes at once: housing, money, papers, appointments, people you have not seen for a long time. And some you would rather not see again. Nobody has to sort this out alone.</p>",
            ),
        ),
        CONTACT_RELEASE,
        EXAMPLE_NUMBERS,
        ("heading", {"text": Both("Noch vor der Entlassung", "Before release"), "level": "2"}),
        (
            "text",
            Both(
                "<ul>"
                "<li>Sprechen Sie den Sozialdienst der Anstalt früh an, am besten mehrere Monate vorher.</li>"
                "<li>Klären Sie, ob Ausweis, Geburtsurkunde und Krankenversicherung in Ordnung sind.</li>"
                "<li>Fragen Sie, ob eine Beratungsstelle Sie schon in der Haft besuchen kann.</li>"
                "</ul>",
                "<ul>"
                "<li>Talk to the prison’s social service early, ideally several months before.</li>"
                "<li>Check whether your identity card, birth certificate and health insurance are in order.</li>"
                "<li>Ask whether an advice centre can visit you while you are still in prison.</li>"
                "</ul>",
            ),
        ),
        ("heading", {"text": Both("In den ersten Tagen", "In the first days"), "level": "2"}),
        (
            "text",
            Both(
                "<ol>"
                "<li>Melden Sie sich dort, wo Sie einen Termin haben: bei der Bewährungshilfe, beim Jobcenter, bei der Meldebehörde.</li>"
                "<li>Heben Sie den Entlassungsschein gut auf. Sie brauchen ihn an vielen Stellen.</li>"
                "<li>Verabreden Sie sich mit einem Menschen, der Ihnen guttut.</li>"
                "<li>Rufen Sie die Anlaufstelle an, wenn etwas nicht klappt, bevor es größer wird.</li>"
                "</ol>",
                "<ol>"
                "<li>Report where you have an appointment: to the probation service, the job centre, the residents’ registration office.</li>"
                "<li>Keep your certificate of release safe. You will need it in many places.</li>"
                "<li>Arrange to meet a person who is good for you.</li>"
                "<li>Call the drop-in centre when something does not work, before it grows.</li>"
                "</ol>",
            ),
        ),
        ("heading", {"text": Both("Wenn alte Kontakte sich melden", "When old contacts get in touch"), "level": "2"}),
        (
            "text",
            Both(
                '<p>Sie dürfen Nein sagen, und Sie müssen es nicht begründen. Wenn Sie Abstand zu einer Szene suchen oder unter Druck gesetzt werden, lesen Sie <a href="page:help-exit">Ich will heraus</a> oder sprechen Sie mit Ihrer Bewährungshilfe.</p>',
                '<p>You may say no, and you do not have to give a reason. If you want to get away from a scene or are put under pressure, read <a href="page:help-exit">I want to get out</a> or talk to your probation officer.</p>',
            ),
        ),
    ],
    "children": [],
}

HELP = {
    "key": "help",
    "slug": Both("hilfe-finden", "find-help"),
    "title": Both("Hilfe finden", "Find help"),
    "summary": Both(
        "Für Angehörige, für Menschen, die aus einer Szene herauswollen, und für Menschen nach der Haft: vertraulich und auf Wunsch anonym.",
        "For relatives, for people who want to leave a scene and for people after prison: confidential and anonymous if you wish.",
    ),
    "image": "door",
    "body": [
        QUICK_EXIT,
        EMERGENCY,
        (
            "text",
            Both(
                "<p>Hier sprechen Sie mit Menschen, nicht mit einem Formular. Sie können anrufen oder schreiben. Die Beratung ist kostenlos und vertraulich. Ihren Namen müssen Sie nicht nennen.</p>",
                "<p>Here you talk to people, not to a form. You can call or write. Advice is free and confidential. You do not have to give your name.</p>",
            ),
        ),
        (
            "heading",
            {"text": Both("Ich mache mir Sorgen um jemanden", "I am worried about somebody"), "level": "2"},
        ),
        (
            "text",
            Both(
                '<p>Eine Person, die Ihnen nahesteht, verändert sich, spricht abfällig über andere oder zieht sich zurück. Mehr dazu: <a href="page:help-relatives">Was Angehörige tun können</a>.</p>',
                '<p>A person close to you is changing, speaks contemptuously of others or withdraws. Read more: <a href="page:help-relatives">What relatives can do</a>.</p>',
            ),
        ),
        CONTACT_RELATIVES,
        ("heading", {"text": Both("Ich will heraus", "I want to get out"), "level": "2"}),
        (
            "text",
            Both(
                '<p>Sie zweifeln an Ihrer Szene, suchen Abstand oder werden unter Druck gesetzt. Mehr dazu: <a href="page:help-exit">Vorsichtig anfangen</a>.</p>',
                '<p>You doubt your scene, want to get away from it or are put under pressure. Read more: <a href="page:help-exit">Starting carefully</a>.</p>',
            ),
        ),
        CONTACT_EXIT,
        ("heading", {"text": Both("Ich komme aus der Haft", "I am leaving prison"), "level": "2"}),
        (
            "text",
            Both(
                '<p>Ihre Entlassung steht bevor oder liegt kurz zurück, und vieles ist offen. Mehr dazu: <a href="page:help-release">Was in den ersten Tagen zählt</a>.</p>',
                '<p>Your release is near or was recent, and much is unsettled. Read more: <a href="page:help-release">What counts in the first days</a>.</p>',
            ),
        ),
        CONTACT_RELEASE,
        EXAMPLE_NUMBERS,
        ("heading", {"text": Both("In anderen Sprachen", "In other languages"), "level": "2"}),
        (
            "foreign_text",
            {
                "language": "ar",
                "text": (
                    "<p><b>العربية</b></p>"
                    "<p>هل أنتم قلقون على شخص قريب منكم؟ هل تريدون الخروج من وسط متطرف؟ هل خرجتم من السجن وتحتاجون إلى المساعدة؟</p>"
                    "<p>يمكنكم الاتصال بنا على الرقم 030\u00a023125\u00a0200. الاستشارة مجانية وسرية، ولا يلزمكم ذكر أسمائكم. وعند الحاجة نبحث عن مترجم.</p>"
                    "<p>في حالة الخطر اتصلوا بالشرطة على الرقم 110 أو بالإسعاف على الرقم 112.</p>"
                ),
            },
        ),
        (
            "foreign_text",
            {
                "language": "ru",
                "text": (
                    "<p><b>Русский</b></p>"
                    "<p>Вы беспокоитесь о близком человеке? Хотите уйти из экстремистской среды? Вышли из заключения и нуждаетесь в помощи?</p>"
                    "<p>Позвоните нам: 030\u00a023125\u00a0200. Консультация бесплатна и конфиденциальна, называть своё имя не обязательно. При необходимости мы найдём переводчика.</p>"
                    "<p>В случае опасности звоните в полицию по номеру 110 или в скорую помощь по номеру 112.</p>"
                ),
            },
        ),
        (
            "foreign_text",
            {
                "language": "tr",
                "text": (
                    "<p><b>Türkçe</b></p>"
                    "<p>Bir yakınınız için endişeleniyor musunuz? Aşırılık yanlısı bir çevreden çıkmak mı istiyorsunuz? Cezaevinden çıktınız ve desteğe mi ihtiyacınız var?</p>"
                    "<p>Bizi arayabilirsiniz: 030\u00a023125\u00a0200. Danışma ücretsiz ve gizlidir, adınızı söylemek zorunda değilsiniz. Gerekirse bir tercüman buluruz.</p>"
                    "<p>Tehlike durumunda 110’dan polisi veya 112’den ambulansı arayın.</p>"
                ),
            },
        ),
        (
            "downloads",
            {
                "title": Both("Zum Mitnehmen und Weitergeben", "To take away and pass on"),
                "files": [
                    {
                        "document": "leaflet-help",
                        "label": Both("Faltblatt für Angehörige, auf Deutsch", "Leaflet for relatives, in German"),
                    },
                    {
                        "document": "leaflet-help-en",
                        "label": Both("Faltblatt für Angehörige, auf Englisch", "Leaflet for relatives, in English"),
                    },
                ],
            },
        ),
    ],
    "children": [HELP_RELATIVES, HELP_EXIT, HELP_RELEASE],
}

IMPRINT = {
    "key": "imprint",
    "slug": Both("impressum", "imprint"),
    "title": Both("Impressum", "Legal notice"),
    "summary": Both(
        "Wer dieses Portal betreibt, wer für den Inhalt verantwortlich ist und wie Sie uns erreichen.",
        "Who runs this portal, who is responsible for its content and how you can reach us.",
    ),
    "image": None,
    "body": [
        (
            "notice",
            {
                "kind": "warning",
                "text": Both(
                    "<p>Dies ist eine Beispielseite. Anschrift, Rufnummern und E-Mail-Adressen sind erfunden. Vor einer Veröffentlichung ersetzen die Träger alle Angaben auf dieser Seite durch ihre eigenen.</p>",
                    "<p>This is an example site. The address, telephone numbers and e-mail addresses are invented. Before publication, the carriers replace all details on this page with their own.</p>",
                ),
            },
        ),
        (
            "heading",
            {"text": Both("Angaben nach § 5 DDG", "Information under section 5 DDG"), "level": "2"},
        ),
        (
            "text",
            Both(
                "<p>Geschäftsstelle des Netzwerks RausWege (Beispiel)</p>"
                "<p>Beispielstraße 12, 12345 Musterstadt</p>"
                '<p>Telefon: <a href="tel:03023125100">030 23125 100</a></p>'
                '<p>E-Mail: <a href="mailto:kontakt@example.org">kontakt@example.org</a></p>'
                "<p>Vertreten durch den Vorstand. Vereinsregister: Amtsgericht Musterstadt, Registernummer VR 00000 (Beispiel).</p>",
                "<p>Geschäftsstelle des Netzwerks RausWege (Beispiel)</p>"
                "<p>Beispielstraße 12, 12345 Musterstadt, Germany</p>"
                '<p>Telephone: <a href="tel:03023125100">030 23125 100</a></p>'
                '<p>E-mail: <a href="mailto:kontakt@example.org">kontakt@example.org</a></p>'
                "<p>Represented by its board. Register of associations: Amtsgericht Musterstadt, registration number VR 00000 (example).</p>",
            ),
        ),
        ("heading", {"text": Both("Verantwortlich für den Inhalt", "Responsible for the content"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Verantwortlich nach § 18 Absatz 2 des Medienstaatsvertrags: Leitung der Geschäftsstelle, Anschrift wie oben. An dieser Stelle muss auf der veröffentlichten Seite eine Person mit Namen stehen.</p>",
                "<p>Responsible under section 18, paragraph 2 of the Medienstaatsvertrag (Interstate Media Treaty): head of the office, address as above. On the published site, a person has to be named here.</p>",
            ),
        ),
        ("heading", {"text": Both("Träger und Förderung", "Carriers and funding"), "level": "2"}),
        (
            "text",
            Both(
                '<p>Wer das Projekt getragen und wer es gefördert hat, steht unter <a href="page:carriers">Träger und Partner</a>. Die Texte geben die Meinung der Verfasserinnen und Verfasser wieder.</p>',
                '<p>Who carried the project and who funded it is described under <a href="page:carriers">Carriers and partners</a>. The texts give the views of their authors.</p>',
            ),
        ),
        ("heading", {"text": Both("Bilder und Texte", "Pictures and texts"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Die Zeichnungen auf dieser Seite wurden für das Portal angefertigt. Bei jedem Bild steht, von wem es stammt. Texte dürfen Sie mit Quellenangabe zitieren. Für Materialien gilt, was bei dem einzelnen Material angegeben ist.</p>",
                "<p>The drawings on this site were made for the portal. Each picture names its source. You may quote texts if you name the source. For materials, the terms given with each material apply.</p>",
            ),
        ),
        ("heading", {"text": Both("Verweise auf andere Websites", "Links to other websites"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Für die Inhalte fremder Websites sind deren Betreiber verantwortlich. Wenn Ihnen ein Verweis auffällt, der nicht mehr stimmt oder zu bedenklichen Inhalten führt, schreiben Sie uns bitte.</p>",
                "<p>The operators of other websites are responsible for their content. If you notice a link that is no longer right or leads to questionable content, please write to us.</p>",
            ),
        ),
        ("heading", {"text": Both("Streitbeilegung", "Dispute resolution"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Wir nehmen nicht an Verfahren vor einer Verbraucherschlichtungsstelle teil und sind dazu nicht verpflichtet.</p>",
                "<p>We do not take part in proceedings before a consumer arbitration board and are not obliged to.</p>",
            ),
        ),
    ],
    "children": [],
}

PRIVACY = {
    "key": "privacy",
    "slug": Both("datenschutz", "privacy"),
    "title": Both("Datenschutz", "Privacy"),
    "summary": Both(
        "Lesen können Sie hier, ohne Spuren zu hinterlassen. Was wir speichern, wenn Sie sich anmelden oder Mitglied sind, steht auf dieser Seite.",
        "You can read here without leaving traces. This page says what we store when you register or are a member.",
    ),
    "image": None,
    "body": [
        ("heading", {"text": Both("Das Wichtigste zuerst", "The most important things first"), "level": "2"}),
        (
            "text",
            Both(
                "<ul>"
                "<li>Wenn Sie nur lesen, setzt dieses Portal keine Cookies und speichert nichts auf Ihrem Gerät. Deshalb sehen Sie auch keine Abfrage dazu.</li>"
                "<li>Schriften, Bilder und Programme kommen von unserem eigenen Server. Keine andere Firma erfährt, dass Sie hier waren.</li>"
                "<li>Wir zählen und verfolgen Besucherinnen und Besucher nicht.</li>"
                "<li>Die Protokolle des Portals enthalten keine Internet-Adressen der Besuchenden.</li>"
                "<li>Wer an Veranstaltungen teilnimmt, wird niemals öffentlich genannt.</li>"
                "</ul>",
                "<ul>"
                "<li>If you only read, this portal sets no cookies and stores nothing on your device. That is why you see no question about it.</li>"
                "<li>Fonts, pictures and programs come from our own server. No other company learns that you were here.</li>"
                "<li>We do not count or track visitors.</li>"
                "<li>The portal’s logs hold no internet addresses of visitors.</li>"
                "<li>Those who take part in events are never named in public.</li>"
                "</ul>",
            ),
        ),
        ("heading", {"text": Both("Verantwortlich", "Controller"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Geschäftsstelle des Netzwerks RausWege (Beispiel), Beispielstraße 12, 12345 Musterstadt</p>"
                '<p>Telefon: <a href="tel:03023125100">030 23125 100</a>, E-Mail: <a href="mailto:datenschutz@example.org">datenschutz@example.org</a></p>',
                "<p>Geschäftsstelle des Netzwerks RausWege (Beispiel), Beispielstraße 12, 12345 Musterstadt, Germany</p>"
                '<p>Telephone: <a href="tel:03023125100">030 23125 100</a>, e-mail: <a href="mailto:datenschutz@example.org">datenschutz@example.org</a></p>',
            ),
        ),
        ("heading", {"text": Both("Wenn Sie das Portal lesen", "When you read the portal"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Damit eine Seite zu Ihnen kommt, muss Ihr Gerät dem Server seine Internet-Adresse mitteilen. Das Portal verwendet sie nur für die Antwort und schreibt sie nicht in seine Protokolle. Dort stehen Zeitpunkt, abgerufene Seite und ob der Abruf gelungen ist. Was Sie in die Suche eingeben, wird nicht protokolliert. Rechtsgrundlage ist unser berechtigtes Interesse an einem sicheren Betrieb (Artikel 6 Absatz 1 Buchstabe f DSGVO).</p>",
                "<p>For a page to reach you, your device has to tell the server its internet address. The portal uses it only for the answer and does not write it into its logs. They hold the time, the page called up and whether this succeeded. What you type into the search is not logged. The legal basis is our legitimate interest in safe operation (article 6, paragraph 1, point f GDPR).</p>",
            ),
        ),
        ("heading", {"text": Both("Wenn Sie ein Formular öffnen", "When you open a form"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Formulare, etwa zur Anmeldung, setzen ein Cookie, das nur eine Zufallszahl enthält und höchstens ein Jahr gilt. Es schützt davor, dass andere Websites in Ihrem Namen etwas absenden. Es ist technisch notwendig (§ 25 Absatz 2 TDDDG) und verrät nichts über Sie.</p>"
                "<p>Gegen Missbrauch zählt das Portal kurze Zeit mit, wie oft ein Formular für dieselbe E-Mail-Adresse und vom selben Anschluss abgeschickt wird. Diese Zähler verfallen von selbst und werden für nichts anderes verwendet.</p>",
                "<p>Forms, for example for registration, set a cookie that contains only a random number and is valid for one year at most. It prevents other websites from submitting something in your name. It is technically necessary (section 25, paragraph 2 TDDDG) and reveals nothing about you.</p>"
                "<p>Against misuse, the portal counts for a short time how often a form is sent for the same e-mail address and from the same connection. These counters expire by themselves and are used for nothing else.</p>",
            ),
        ),
        (
            "heading",
            {
                "text": Both("Wenn Sie sich zu einer Veranstaltung anmelden", "When you register for an event"),
                "level": "2",
            },
        ),
        (
            "text",
            Both(
                "<p>Wir speichern Ihren Namen, Ihre E-Mail-Adresse, die Organisation, wenn Sie eine angeben, die Sprache und den Stand Ihrer Anmeldung. Wir brauchen diese Angaben, um die Plätze zu vergeben, Ihnen zu schreiben und die Veranstaltung gegenüber den Fördermittelgebern nachzuweisen (Artikel 6 Absatz 1 Buchstaben b und f DSGVO).</p>"
                "<p>Sie erhalten eine E-Mail mit einem persönlichen Link. Damit sehen Sie Ihre Anmeldung und können Ihren Platz absagen. Behandeln Sie den Link wie einen Schlüssel. Ob jemand angemeldet ist, lässt sich über das Formular nicht herausfinden: Es antwortet immer gleich.</p>",
                "<p>We store your name, your e-mail address, the organisation if you give one, the language and the state of your registration. We need these details to give out the places, to write to you and to account for the event to the funders (article 6, paragraph 1, points b and f GDPR).</p>"
                "<p>You receive an e-mail with a personal link. With it you can see your registration and cancel your place. Treat the link like a key. The form cannot be used to find out whether somebody is registered: it always gives the same answer.</p>",
            ),
        ),
        (
            "heading",
            {"text": Both("Wenn Sie Mitglied im Netzwerk sind", "When you are a member of the network"), "level": "2"},
        ),
        (
            "text",
            Both(
                "<p>Zugänge gibt es nur auf Einladung. Zu Ihrem Zugang gehören Name, E-Mail-Adresse, Organisation und Funktion. Das Passwort ist nur als Prüfwert gespeichert, aus dem es sich nicht ablesen lässt. Nach der Anmeldung hält ein Cookie Sie angemeldet, bis Sie sich abmelden oder den Browser schließen. Wenn Sie Texte für das Portal schreiben, steht in deren Verlauf, wer sie wann geändert hat.</p>",
                "<p>Accounts are given by invitation only. Your account consists of name, e-mail address, organisation and function. The password is stored only as a check value from which it cannot be read. After you have signed in, a cookie keeps you signed in until you sign out or close the browser. If you write texts for the portal, their history shows who changed them and when.</p>",
            ),
        ),
        ("heading", {"text": Both("Überblick", "Overview"), "level": "2"}),
        (
            "table",
            {
                "caption": Both("Was wir speichern, wofür und wie lange", "What we store, what for and how long"),
                "columns": [
                    Both("Daten", "Data"),
                    Both("Wofür", "What for"),
                    Both("Wer sie sieht", "Who sees them"),
                    Both("Wie lange", "How long"),
                ],
                "rows": [
                    {
                        "cells": [
                            Both("Anmeldung zu einer Veranstaltung", "Registration for an event"),
                            Both("Plätze vergeben, informieren, Nachweis", "Giving out places, information, proof"),
                            Both("Sie selbst und das Veranstaltungsbüro", "You yourself and the events office"),
                            Both(
                                "Bis Veranstaltung und Nachweis abgeschlossen sind",
                                "Until the event and its proof have been completed",
                            ),
                        ]
                    },
                    {
                        "cells": [
                            Both("E-Mails, die das Portal verschickt", "E-mails that the portal sends"),
                            Both("Zustellung", "Delivery"),
                            Both("Die Verwaltung des Portals", "The administration of the portal"),
                            Both(
                                "14 Tage nach dem Versand; 30 Tage, wenn er scheitert",
                                "14 days after sending; 30 days if it fails",
                            ),
                        ]
                    },
                    {
                        "cells": [
                            Both("Einladung in den Partnerbereich", "Invitation to the partner area"),
                            Both("Zugang einrichten", "Setting up the account"),
                            Both("Koordination und Verwaltung", "Coordination and administration"),
                            Both(
                                "30 Tage, nachdem sie angenommen, zurückgezogen oder abgelaufen ist",
                                "30 days after it was accepted, withdrawn or ran out",
                            ),
                        ]
                    },
                    {
                        "cells": [
                            Both("Zugang eines Mitglieds", "Account of a member"),
                            Both("Anmelden und Zusammenarbeit", "Signing in and cooperation"),
                            Both(
                                "Sie selbst, Koordination und Verwaltung; Ihren Namen auch die Redaktion",
                                "You yourself, coordination and administration; your name also the editorial office",
                            ),
                            Both("Bis der Zugang endet", "Until the access ends"),
                        ]
                    },
                ],
                "has_row_headers": True,
            },
        ),
        ("heading", {"text": Both("Wenn Sie Hilfe suchen", "When you look for help"), "level": "2"}),
        (
            "text",
            Both(
                '<p>Auf den Seiten unter <a href="page:help">Hilfe finden</a> gibt es kein Formular. Wir erfahren nur, was Sie am Telefon oder in einer E-Mail selbst erzählen. E-Mails sind auf ihrem Weg nicht immer vor fremden Augen geschützt; am Telefon sind Sie sicherer.</p>',
                '<p>There is no form on the pages under <a href="page:help">Find help</a>. We learn only what you yourself tell us on the telephone or in an e-mail. E-mails are not always protected from the eyes of others on their way; the telephone is safer.</p>',
            ),
        ),
        ("heading", {"text": Both("Links zu anderen Websites", "Links to other websites"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Filme und andere fremde Inhalte sind nicht eingebettet, sondern verlinkt. Erst wenn Sie auf einen solchen Link klicken, erhält die andere Website Daten von Ihnen. Dann gelten deren Regeln.</p>",
                "<p>Films and other content from elsewhere are not embedded but linked. Only when you follow such a link does the other website receive data from you. Then its rules apply.</p>",
            ),
        ),
        ("heading", {"text": Both("Ihre Rechte", "Your rights"), "level": "2"}),
        (
            "text",
            Both(
                "<ul>"
                "<li>Sie können Auskunft darüber verlangen, was wir über Sie speichern, und eine Kopie erhalten.</li>"
                "<li>Sie können falsche Angaben berichtigen und Ihre Daten löschen lassen.</li>"
                "<li>Sie können verlangen, dass wir Ihre Daten nur noch eingeschränkt verwenden, oder der Verwendung widersprechen.</li>"
                "<li>Sie können Ihre Daten in einem üblichen Format mitnehmen.</li>"
                "<li>Sie können sich bei einer Aufsichtsbehörde beschweren, zum Beispiel bei der für Sachsen-Anhalt zuständigen.</li>"
                "</ul>"
                '<p>Für alles davon genügt eine formlose Nachricht an <a href="mailto:datenschutz@example.org">datenschutz@example.org</a>.</p>',
                "<ul>"
                "<li>You can demand information about what we store about you, and receive a copy.</li>"
                "<li>You can have wrong details corrected and your data deleted.</li>"
                "<li>You can demand that we use your data only in a restricted way, or object to their use.</li>"
                "<li>You can take your data with you in a common format.</li>"
                "<li>You can complain to a supervisory authority, for example the one responsible for Saxony-Anhalt.</li>"
                "</ul>"
                '<p>For all of this, an informal message to <a href="mailto:datenschutz@example.org">datenschutz@example.org</a> is enough.</p>',
            ),
        ),
        (
            "notice",
            {
                "kind": "note",
                "text": Both(
                    "<p>Dieser Text beschreibt, wie die Beispielseite arbeitet. Vor einer Veröffentlichung prüfen ihn die Träger und ergänzen, wer den Server betreibt und wer für den Datenschutz beauftragt ist.</p>",
                    "<p>This text describes how the example site works. Before publication, the carriers check it and add who runs the server and who is the data protection officer.</p>",
                ),
            },
        ),
    ],
    "children": [],
}

ACCESSIBILITY = {
    "key": "accessibility",
    "slug": Both("barrierefreiheit", "accessibility"),
    "title": Both("Erklärung zur Barrierefreiheit", "Accessibility statement"),
    "summary": Both(
        "Wie barrierefrei dieses Portal ist, was noch fehlt und wem Sie Barrieren melden können.",
        "How accessible this portal is, what is still missing and whom you can tell about barriers.",
    ),
    "image": None,
    "body": [
        (
            "text",
            Both(
                "<p>Dieses Portal soll von allen Menschen genutzt werden können: mit der Tastatur, mit einem Bildschirmleseprogramm, mit starker Vergrößerung, auf kleinen Geräten, ausgedruckt und auch dann, wenn im Browser JavaScript ausgeschaltet ist. Diese Erklärung gilt für alle öffentlichen Seiten und für den Partnerbereich.</p>",
                "<p>This portal is meant to be usable by everybody: by keyboard, with a screen reader, with strong magnification, on small devices, in print and also when JavaScript is switched off in the browser. This statement applies to all public pages and to the partner area.</p>",
            ),
        ),
        ("heading", {"text": Both("Stand der Vereinbarkeit", "Compliance status"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Maßstab sind die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0) und die Web Content Accessibility Guidelines (WCAG) 2.2 auf Stufe AA. Mit diesen Anforderungen ist das Portal wegen der folgenden Ausnahmen teilweise vereinbar.</p>",
                "<p>The standards are the Barrierefreie-Informationstechnik-Verordnung (BITV 2.0) and the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. Due to the following exceptions, the portal is partially compliant with these requirements.</p>",
            ),
        ),
        ("heading", {"text": Both("Was noch nicht barrierefrei ist", "What is not accessible yet"), "level": "2"}),
        (
            "text",
            Both(
                "<ul>"
                "<li><b>Dateien zum Herunterladen:</b> Die PDF-Dateien sind bisher nicht daraufhin geprüft, ob sie barrierefrei sind. Auf Anfrage schicken wir Ihnen den Text in einer anderen Form.</li>"
                "<li><b>Leichte Sprache und Gebärdensprache:</b> Erläuterungen in Leichter Sprache und in Deutscher Gebärdensprache fehlen noch.</li>"
                "<li><b>Filme:</b> Filme liegen auf anderen Websites. Ob es dort Untertitel und eine Audiodeskription gibt, können wir nicht zusichern.</li>"
                "<li><b>Weitere Sprachen:</b> Arabische, russische und türkische Texte sind kurze Auszüge und ersetzen die ganze Seite nicht.</li>"
                "<li><b>Redaktionsbereich:</b> Die Oberfläche, in der Texte bearbeitet werden, wurde nicht geprüft.</li>"
                "</ul>",
                "<ul>"
                "<li><b>Files to download:</b> the PDF files have not been checked for accessibility yet. On request we send you the text in another form.</li>"
                "<li><b>Easy-to-read language and sign language:</b> explanations in German easy-to-read language and in German Sign Language are still missing.</li>"
                "<li><b>Films:</b> films lie on other websites. We cannot guarantee that there are subtitles and audio description there.</li>"
                "<li><b>Further languages:</b> the Arabic, Russian and Turkish texts are short extracts and do not replace the whole page.</li>"
                "<li><b>Editors’ desk:</b> the interface in which texts are edited has not been checked.</li>"
                "</ul>",
            ),
        ),
        ("heading", {"text": Both("Wie diese Erklärung entstand", "How this statement came about"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Die Erklärung beruht auf einer Selbstbewertung bei der Einrichtung des Portals: Die Seiten wurden mit einem automatischen Prüfwerkzeug untersucht sowie mit der Tastatur, in verschiedenen Breiten und bei starker Vergrößerung angesehen. Eine Prüfung durch eine unabhängige Stelle steht aus. Wir überprüfen die Erklärung jährlich und nach größeren Änderungen.</p>",
                "<p>The statement is based on a self-assessment made when the portal was set up: the pages were examined with an automatic checking tool and looked at by keyboard, at different widths and with strong magnification. A check by an independent body is still to come. We review the statement every year and after major changes.</p>",
            ),
        ),
        ("heading", {"text": Both("Barrieren melden", "Reporting barriers"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Sind Sie auf eine Barriere gestoßen, oder brauchen Sie einen Inhalt in einer anderen Form? Schreiben Sie uns oder rufen Sie an. Nennen Sie wenn möglich die Seite und was nicht funktioniert. Sie bekommen spätestens nach einem Monat Antwort.</p>",
                "<p>Have you come across a barrier, or do you need some content in another form? Write to us or call. If possible, name the page and what does not work. You will have an answer after one month at the latest.</p>",
            ),
        ),
        (
            "contact",
            {
                "function": Both("Ansprechstelle für Barrierefreiheit", "Contact for accessibility"),
                "organisation": "Geschäftsstelle des Netzwerks RausWege (Beispiel)",
                "description": Both(
                    "Barrieren auf dem Portal, Inhalte in anderer Form, Fragen zur Barrierefreiheit von Veranstaltungen.",
                    "Barriers on the portal, content in another form, questions about the accessibility of events.",
                ),
                "phone": "030 23125 140",
                "email": "barrierefreiheit@example.org",
                "hours": Both("Montag bis Freitag, 9 bis 15 Uhr", "Monday to Friday, 9 am to 3 pm"),
                "languages": Both("Deutsch, Englisch", "German, English"),
                "is_anonymous_possible": True,
            },
        ),
        ("heading", {"text": Both("Durchsetzungsverfahren", "Enforcement procedure"), "level": "2"}),
        (
            "text",
            Both(
                "<p>Wenn wir nicht oder nicht zufriedenstellend antworten, können Sie sich an die Ombudsstelle des Landes bei der Landesfachstelle für Barrierefreiheit Sachsen-Anhalt wenden. Grundlage ist das Behindertengleichstellungsgesetz Sachsen-Anhalt (§§ 16a, 16b und 16d).</p>",
                "<p>If we do not answer, or not satisfactorily, you can turn to the state ombuds office at the Landesfachstelle für Barrierefreiheit Sachsen-Anhalt, the state’s centre for accessibility. The basis is the Behindertengleichstellungsgesetz Sachsen-Anhalt, the state’s disability equality act (sections 16a, 16b and 16d).</p>",
            ),
        ),
    ],
    "children": [],
}

# In the order in which they stand below the start page.
PAGES = [ABOUT, OFFERS, CONTACT, HELP, IMPRINT, PRIVACY, ACCESSIBILITY]
