"""The example's events: what takes place when and where, what its page says, and who is on the lists."""

from home.example.bilingual import Both


def heading(german, english):
    """Return a section heading."""
    return ("heading", {"text": Both(german, english), "level": "2"})


def text(german, english):
    """Return a block of running text."""
    return ("text", Both(german, english))


def programme(caption, *slots):
    """Return a table of what happens when; each slot is a time and its text."""
    return (
        "table",
        {
            "caption": caption,
            "columns": [Both("Beginn", "Start"), Both("Inhalt", "Content")],
            "rows": [{"cells": [clock, content]} for clock, content in slots],
            "has_row_headers": True,
        },
    )


HOUSE_RIGHT = Both(
    "Wir machen von unserem Hausrecht Gebrauch: Wer einer extremistischen Partei oder Gruppe angehört oder "
    "durch rassistische, antisemitische oder andere menschenverachtende Äußerungen aufgefallen ist, hat keinen "
    "Zutritt. Wer die Veranstaltung mit solchen Äußerungen stört, muss sie verlassen.",
    "We exercise our right as hosts: anyone who belongs to an extremist party or group, or who has been "
    "known to make racist, antisemitic or other dehumanising remarks, will not be admitted. Anyone who disrupts "
    "the event with such remarks must leave.",
)

EVENT_OFFICE = Both("Veranstaltungsbüro", "Events office")

# The loader moves a day that falls on a weekend to the Monday after it, so days that must differ lie a week apart.
EVENTS = [
    {
        "key": "event-recognising",
        "region": "magdeburg",
        "kind": "training",
        "organisation": "miteinander",
        "format": "on_site",
        "venue": "Tagungshaus am Beispielplatz",
        "street": "Beispielplatz 3",
        "city": "12345 Musterstadt",
        "access_information": Both(
            "Stufenloser Eingang vom Hof, Aufzug zu allen Räumen, barrierefreies WC im Erdgeschoss. Zwei Parkplätze für "
            "Menschen mit Behinderungen liegen direkt am Haus.",
            "Step-free entrance from the courtyard, lift to all rooms, accessible toilet on the ground floor. There are "
            "two parking spaces for disabled people right by the building.",
        ),
        "online_link": "",
        "contact_name": EVENT_OFFICE,
        "contact_email": "veranstaltungen@example.org",
        "contact_phone": "030 23125 110",
        "places": 22,
        "taken": 21,
        "present": "1-9, 11-17, 20",
        "status": "scheduled",
        "members_only": False,
        "opens_day": -110,
        "closes_day": -54,
        "sessions": [{"day": -40, "start": "09:30", "end": "16:30", "title": Both("", "")}],
        "topics": ["right-wing-extremism", "recognising"],
        "target_groups": ["probation", "court-aid"],
        "page": {
            "slug": Both("radikalisierung-erkennen", "recognising-radicalisation"),
            "title": Both(
                "Radikalisierung erkennen, ohne vorschnell zu urteilen",
                "Recognising radicalisation without rushing to judgement",
            ),
            "summary": Both(
                "Woran lässt sich erkennen, dass sich jemand einer extremistischen Szene zuwendet? Ein Fortbildungstag "
                "für die Bewährungs- und Gerichtshilfe.",
                "How can you tell that somebody is turning towards an extremist scene? A day of training for the "
                "probation service and court aid.",
            ),
            "image": "training",
            "body": [
                text(
                    "<p>Ein neues Kleidungsstück, ein Spruch, ein anderer Freundeskreis: Für sich genommen sagt wenig "
                    "davon etwas aus. Der Fortbildungstag zeigte, wie aus einzelnen Beobachtungen eine begründete "
                    "Einschätzung wird, und wo ihre Grenzen liegen.</p>",
                    "<p>A new piece of clothing, a remark, a different circle of friends: taken alone, little of this "
                    "tells you anything. The day of training showed how single observations become a reasoned "
                    "assessment, and where its limits lie.</p>",
                ),
                heading("Worum es ging", "What it covered"),
                text(
                    "<ul><li>Wege in den Rechtsextremismus und was sie mit Anerkennung und Zugehörigkeit zu tun haben"
                    "</li><li>Beobachtung, Deutung und Bewertung sauber trennen</li><li>Einschätzungen so festhalten, "
                    "dass Kolleginnen und Kollegen damit arbeiten können</li><li>Wann die Beratung im Team genügt und "
                    "wann Sie weitere Stellen einbeziehen</li></ul>",
                    "<ul><li>Ways into right-wing extremism and what they have to do with recognition and belonging"
                    "</li><li>Keeping observation, interpretation and judgement clearly apart</li><li>Recording "
                    "assessments so that colleagues can work with them</li><li>When talking it over in the team is "
                    "enough and when to bring in others</li></ul>",
                ),
                programme(
                    Both("Ablauf des Tages", "How the day ran"),
                    (
                        "09:30",
                        Both("Ankommen, Erwartungen, Fragen aus der Praxis", "Welcome, expectations, questions"),
                    ),
                    ("10:15", Both("Vortrag: Stationen einer Hinwendung", "Talk: stages of turning to a scene")),
                    (
                        "11:30",
                        Both(
                            "Übung: Was sehe ich, was schließe ich daraus?", "Exercise: what do I see, what follows?"
                        ),
                    ),
                    ("12:30", Both("Mittagspause", "Lunch break")),
                    ("13:30", Both("Arbeit an erdachten Fallbeispielen in Gruppen", "Group work on invented cases")),
                    ("15:15", Both("Dokumentieren und weitergeben", "Recording and passing on")),
                    ("16:00", Both("Auswertung", "Review")),
                ),
                heading("Wer durch den Tag führte", "Who led the day"),
                text(
                    "<p>Eine Fachkraft aus der Beratung zum Rechtsextremismus und eine Fachkraft der Bewährungshilfe "
                    "leiteten die Fortbildung gemeinsam. Die Teilnahme war kostenlos.</p><p>Sie wünschen sich den Tag "
                    'für Ihr eigenes Team? Unter <a href="page:offers">Angebote</a> lesen Sie, wie Sie eine '
                    "Fortbildung im eigenen Haus anfragen.</p>",
                    "<p>A specialist from the advice service on right-wing extremism and a probation officer led the "
                    "training together. Taking part was free of charge.</p><p>Would you like this day for your own "
                    'team? Under <a href="page:offers">What we offer</a> you can read how to request an in-house '
                    "training.</p>",
                ),
            ],
        },
    },
    {
        "key": "event-conversation",
        "region": "magdeburg",
        "directions": Both(
            "Mit der Straßenbahn bis Beispielplatz, von dort zwei Minuten zu Fuß über den Hof.",
            "By tram to Beispielplatz, from there two minutes on foot across the courtyard.",
        ),
        "cancel_day": 26,
        "decide_day": 24,
        "facts": {"wheelchair_access": "full", "minimum": 8},
        "kind": "training",
        "organisation": "miteinander",
        "format": "on_site",
        "venue": "Tagungshaus am Beispielplatz",
        "street": "Beispielplatz 3",
        "city": "12345 Musterstadt",
        "access_information": Both(
            "Stufenloser Eingang vom Hof, Aufzug zu allen Räumen, barrierefreies WC im Erdgeschoss. Der Saal hat eine "
            "induktive Höranlage. Bitte sagen Sie uns zwei Wochen vorher, wenn Sie Gebärdensprache brauchen.",
            "Step-free entrance from the courtyard, lift to all rooms, accessible toilet on the ground floor. The hall "
            "has an induction loop. Please tell us two weeks ahead if you need sign language.",
        ),
        "online_link": "",
        "contact_name": EVENT_OFFICE,
        "contact_email": "veranstaltungen@example.org",
        "contact_phone": "030 23125 110",
        "places": 30,
        "taken": 6,
        "status": "scheduled",
        "members_only": False,
        "opens_day": -21,
        "closes_day": 22,
        "sessions": [{"day": 33, "start": "10:00", "end": "16:00", "title": Both("", "")}],
        "topics": ["right-wing-extremism", "conversation", "democracy"],
        "target_groups": ["prison", "probation", "offender-aid", "volunteers"],
        "page": {
            "slug": Both("im-gespraech-bleiben", "keeping-the-conversation-going"),
            "title": Both(
                "Im Gespräch bleiben, wenn Haltungen aufeinandertreffen",
                "Keeping the conversation going when attitudes clash",
            ),
            "summary": Both(
                "Widersprechen, nachfragen, Grenzen setzen: Sie üben Gespräche, in denen abwertende Äußerungen fallen "
                "und die Arbeitsbeziehung trotzdem halten soll.",
                "Disagreeing, asking back, drawing a line: you practise conversations in which derogatory remarks are "
                "made and the working relationship should hold all the same.",
            ),
            "image": "table",
            "body": [
                text(
                    "<p>Mitten im Gespräch fällt ein abwertender Satz. Übergehen Sie ihn, wirkt das wie Zustimmung. "
                    "Widersprechen Sie heftig, ist das Gespräch womöglich vorbei. Dazwischen liegt mehr Spielraum, als "
                    "es im ersten Augenblick scheint. An diesem Tag probieren Sie ihn aus.</p>",
                    "<p>In the middle of a conversation somebody says something derogatory. If you let it pass, it looks "
                    "like agreement. If you object fiercely, the conversation may be over. Between the two there is "
                    "more room than it first seems. On this day you try it out.</p>",
                ),
                heading("Das nehmen Sie mit", "What you take away"),
                text(
                    "<ul><li>Fragen, die zum Nachdenken bringen, statt in die Enge zu treiben</li><li>Die Person "
                    "achten und der Äußerung widersprechen</li><li>Eigene Grenzen rechtzeitig bemerken und ruhig "
                    "benennen</li><li>Nach einem missglückten Gespräch wieder anknüpfen</li></ul>",
                    "<ul><li>Questions that make people think rather than corner them</li><li>Respecting the person "
                    "and contradicting the remark</li><li>Noticing your own limits in time and naming them calmly"
                    "</li><li>Picking up the thread again after a conversation that went wrong</li></ul>",
                ),
                programme(
                    Both("Programm", "Programme"),
                    (
                        "10:00",
                        Both("Begrüßung und Sammlung von Gesprächssituationen", "Welcome and collecting situations"),
                    ),
                    (
                        "10:45",
                        Both("Was abwertende Äußerungen bewirken sollen", "What derogatory remarks are meant to do"),
                    ),
                    ("12:15", Both("Mittagspause", "Lunch break")),
                    ("13:00", Both("Gesprächsübungen in Dreiergruppen", "Conversation practice in groups of three")),
                    ("15:00", Both("Auswertung und nächste Schritte im Alltag", "Review and next steps at work")),
                ),
                heading("Für wen und mit wem", "For whom and with whom"),
                text(
                    "<p>Der Tag richtet sich an haupt- und ehrenamtliche Mitarbeitende, die Menschen in der Haft oder "
                    "nach der Entlassung begleiten. Vorkenntnisse brauchen Sie nicht. Es leiten eine Fachkraft der "
                    "politischen Bildung und eine Fachkraft mit Erfahrung in der Gesprächsführung im Zwangskontext."
                    "</p><p>Die Teilnahme ist kostenlos, Getränke und ein Mittagsimbiss eingeschlossen.</p>",
                    "<p>The day is meant for paid staff and volunteers who support people in prison or after release. "
                    "You need no previous knowledge. It is led by a specialist in civic education and a specialist "
                    "experienced in talking with people who have not come of their own accord.</p><p>Taking part is "
                    "free of charge, including drinks and a light lunch.</p>",
                ),
            ],
        },
    },
    {
        "key": "event-release",
        "region": "halle",
        "kind": "training",
        "organisation": "lkr",
        "format": "on_site",
        "venue": "Haus der Beratung",
        "street": "Musterweg 8",
        "city": "12345 Musterhausen",
        "access_information": Both(
            "Der Eingang ist über eine Rampe erreichbar, der Seminarraum liegt im Erdgeschoss. Ein barrierefreies WC ist "
            "auf demselben Flur.",
            "The entrance is reached by a ramp, and the seminar room is on the ground floor. There is an accessible "
            "toilet on the same corridor.",
        ),
        "online_link": "",
        "contact_name": Both("Fachreferat Resozialisierung", "Resocialisation desk"),
        "contact_email": "fortbildung@example.org",
        "contact_phone": "030 23125 120",
        "places": 20,
        "taken": 18,
        "status": "scheduled",
        "members_only": False,
        "opens_day": -45,
        "closes_day": 9,
        "sessions": [{"day": 19, "start": "09:00", "end": "15:30", "title": Both("", "")}],
        "topics": ["release", "cooperation", "deradicalisation"],
        "target_groups": ["prison", "probation", "offender-aid"],
        "page": {
            "slug": Both("entlassung-gemeinsam-vorbereiten", "preparing-release-together"),
            "title": Both("Die Entlassung gemeinsam vorbereiten", "Preparing release together"),
            "summary": Both(
                "Die ersten Wochen nach der Haft entscheiden viel. Fachkräfte von drinnen und draußen planen den "
                "Übergang so, dass niemand zwischen den Zuständigkeiten verloren geht.",
                "The first weeks after prison decide a great deal. Professionals from inside and outside plan the "
                "transition so that nobody is lost between responsibilities.",
            ),
            "image": "door",
            "body": [
                text(
                    "<p>Nach der Entlassung fehlt oft alles zugleich: Wohnung, Arbeit, Tagesablauf, verlässliche "
                    "Menschen. Wer dann zuerst Halt anbietet, hat Einfluss. Alte Szenen wissen das. Gute Vorbereitung "
                    "sorgt dafür, dass tragfähige Angebote schneller da sind.</p>",
                    "<p>After release everything is often missing at once: a home, work, a daily routine, reliable "
                    "people. Whoever is first to offer support gains influence. Old scenes know this. Good preparation "
                    "sees to it that sound offers are there sooner.</p>",
                ),
                heading("Was Sie erarbeiten", "What you work out"),
                text(
                    "<ol><li>Einen Zeitplan für die letzten sechs Monate vor und die ersten drei Monate nach der "
                    "Entlassung</li><li>Eine Übergabe, die Vollzug, Bewährungshilfe und freie Träger gleichermaßen "
                    "nutzen können</li><li>Fragen, mit denen sich die Anziehungskraft einer Szene ansprechen lässt"
                    "</li><li>Absprachen, wer erreichbar ist, wenn es schwierig wird</li></ol>",
                    "<ol><li>A timetable for the last six months before and the first three months after release"
                    "</li><li>A handover that prison, probation service and independent associations can all use"
                    "</li><li>Questions that open up the subject of a scene’s attraction</li><li>Agreements on who can "
                    "be reached when things become difficult</li></ol>",
                ),
                programme(
                    Both("Programm", "Programme"),
                    ("09:00", Both("Begrüßung und Vorstellung der Arbeitsfelder", "Welcome and the fields of work")),
                    ("09:45", Both("Der Übergang aus drei Blickwinkeln", "The transition from three points of view")),
                    (
                        "11:00",
                        Both(
                            "Werkstatt 1: Zeitplan und Zuständigkeiten", "Workshop 1: timetable and responsibilities"
                        ),
                    ),
                    ("12:30", Both("Mittagspause", "Lunch break")),
                    (
                        "13:15",
                        Both("Werkstatt 2: Übergabe und Datenschutz", "Workshop 2: handover and data protection"),
                    ),
                    ("15:00", Both("Vereinbarungen und Abschluss", "Agreements and close")),
                ),
                heading("Gut zu wissen", "Good to know"),
                text(
                    "<p>Am meisten haben Sie von dem Tag, wenn Sie mit jemandem aus einer Nachbarstelle kommen. Bitte "
                    "bringen Sie keine Akten und keine Namen mit, wir arbeiten mit erdachten Lebensläufen. Es leiten "
                    "eine Fachkraft des Sozialdienstes im Vollzug und eine Fachkraft der freien Straffälligenhilfe. "
                    "Die Teilnahme ist kostenlos.</p>",
                    "<p>You gain most from the day if you come with somebody from a neighbouring service. Please bring "
                    "no files and no names; we work with invented life stories. The day is led by a prison social "
                    "worker and a specialist from the independent help for offenders. Taking part is free of "
                    "charge.</p>",
                ),
            ],
        },
    },
    {
        "key": "event-group-work",
        "region": "anhalt",
        "facts": {"address_visibility": "city", "waiting_list": "offer", "offer_hours": 48},
        "kind": "training",
        "organisation": "neue-wege",
        "format": "on_site",
        "venue": "Werkstatt am Beispielhof",
        "street": "Beispielhof 1",
        "city": "12345 Beispielburg",
        "access_information": Both(
            "Der Raum liegt im ersten Stock und ist mit dem Aufzug erreichbar. Ein barrierefreies WC ist im Erdgeschoss. "
            "Es gibt einen Ruheraum.",
            "The room is on the first floor and can be reached by lift. There is an accessible toilet on the ground "
            "floor. A quiet room is available.",
        ),
        "online_link": "",
        "contact_name": Both("Bereich Gruppenarbeit", "Group work team"),
        "contact_email": "gruppenarbeit@example.org",
        "contact_phone": "040 66969 210",
        "places": 14,
        "taken": 18,
        "status": "scheduled",
        "members_only": False,
        "opens_day": -50,
        "closes_day": 15,
        "sessions": [{"day": 26, "start": "09:30", "end": "16:30", "title": Both("", "")}],
        "topics": ["group-work", "democracy", "deradicalisation"],
        "target_groups": ["prison", "probation", "offender-aid"],
        "page": {
            "slug": Both("gruppen-leiten", "leading-groups"),
            "title": Both(
                "Gruppen leiten, auch wenn Parolen fallen",
                "Leading groups, even when slogans are heard",
            ),
            "summary": Both(
                "Gruppenarbeit in der Haft und in der Bewährungszeit: Übungen planen, Regeln aushandeln und auf Parolen "
                "so reagieren, dass die Gruppe arbeitsfähig bleibt.",
                "Group work in prison and on probation: planning exercises, negotiating rules and responding to slogans "
                "in a way that keeps the group able to work.",
            ),
            "image": "path",
            "body": [
                text(
                    "<p>In einer Gruppe wirkt eine Parole anders als unter vier Augen: Alle hören zu, alle warten, was "
                    "die Leitung jetzt tut. Sie lernen Übungen kennen, in denen Menschen über Gerechtigkeit, "
                    "Zugehörigkeit und Verantwortung ins Gespräch kommen, und spielen heikle Augenblicke durch.</p>",
                    "<p>In a group a slogan works differently than between two people: everybody is listening, everybody "
                    "is waiting to see what the leader will do. You get to know exercises that start people talking "
                    "about justice, belonging and responsibility, and you rehearse delicate moments.</p>",
                ),
                programme(
                    Both("Programm", "Programme"),
                    (
                        "09:30",
                        Both("Ankommen mit einer Übung, die Sie übernehmen können", "A first exercise you can use"),
                    ),
                    (
                        "10:30",
                        Both("Was eine Gruppe trägt: Regeln, Rollen, Rahmen", "What carries a group: rules and roles"),
                    ),
                    ("12:30", Both("Mittagspause", "Lunch break")),
                    (
                        "13:30",
                        Both(
                            "Drei Übungen zu Menschenrechten im Selbstversuch", "Trying three human rights exercises"
                        ),
                    ),
                    ("15:00", Both("Planspiel: Wenn eine Parole fällt", "Simulation: when a slogan is heard")),
                    ("16:00", Both("Auswertung im Zweierteam", "Review in teams of two")),
                ),
                heading("Wer teilnehmen kann", "Who can take part"),
                text(
                    "<p>Die Fortbildung ist für Fachkräfte gedacht, die Gruppen leiten oder bald damit beginnen. Zwei "
                    "Personen mit Erfahrung in der Gruppenarbeit führen durch den Tag: eine aus der freien "
                    "Straffälligenhilfe und eine aus der politischen Bildung. Die Teilnahme ist kostenlos.</p>",
                    "<p>The training is meant for professionals who lead groups or will soon start to. Two people "
                    "experienced in group work lead the day: one from the independent help for offenders and one from "
                    "civic education. Taking part is free of charge.</p>",
                ),
                heading("Warum es nur 14 Plätze gibt", "Why there are only 14 places"),
                text(
                    "<p>Wir üben viel, und alle sollen an die Reihe kommen. Wenn kein Platz mehr frei ist, setzt Sie die "
                    "Anmeldung auf die Warteliste. Sagt jemand ab, rücken Sie der Reihe nach auf und bekommen eine "
                    "E-Mail. Bitte sagen Sie Ihren eigenen Platz ab, sobald Sie ihn nicht brauchen.</p>",
                    "<p>We practise a lot, and everyone should have a turn. When no place is free, registering puts you "
                    "on the waiting list. If somebody cancels, you move up in order and receive an e-mail. Please "
                    "cancel your own place as soon as you do not need it.</p>",
                ),
            ],
        },
    },
    {
        "key": "event-network-meeting",
        "region": "statewide",
        "kind": "network-meeting",
        "organisation": "miteinander",
        "format": "on_site",
        "venue": "Geschäftsstelle des Netzwerks (Beispiel)",
        "street": "Beispielstraße 12",
        "city": "12345 Musterstadt",
        "access_information": Both(
            "Stufenloser Eingang, Besprechungsraum und barrierefreies WC im Erdgeschoss. Auf Wunsch schicken wir alle "
            "Unterlagen eine Woche vorher in einer Fassung, die Vorleseprogramme lesen können.",
            "Step-free entrance, meeting room and accessible toilet on the ground floor. On request we send all papers "
            "a week ahead in a version that screen readers can read.",
        ),
        "online_link": "",
        "contact_name": Both("Netzwerkkoordination", "Network coordination"),
        "contact_email": "koordination@example.org",
        "contact_phone": "030 23125 130",
        "places": 25,
        "taken": 9,
        "status": "scheduled",
        "members_only": True,
        "opens_day": -14,
        "closes_day": 36,
        "sessions": [{"day": 47, "start": "13:00", "end": "16:30", "title": Both("", "")}],
        "topics": ["cooperation"],
        "target_groups": ["prison", "probation", "court-aid", "offender-aid"],
        "page": {
            "slug": Both("absprachen-zwischen-den-diensten", "agreements-between-services"),
            "title": Both(
                "Netzwerktreffen: Absprachen zwischen den Diensten",
                "Network meeting: agreements between the services",
            ),
            "summary": Both(
                "Das Treffen der Mitglieder: Stand der gemeinsamen Absprachen, kollegiale Beratung und Planung der "
                "nächsten Fortbildungen.",
                "The members’ meeting: where our agreements stand, peer advice and planning of the next trainings.",
            ),
            "image": "network",
            "body": [
                text(
                    "<p>Zweimal im Jahr kommen die Mitglieder zusammen, um zu klären, was im Alltag zwischen den "
                    "Diensten hakt. Diesmal geht es vor allem um die Übergabe: Was muss wer wissen, wer darf es wissen, "
                    "und wie schnell?</p>",
                    "<p>Twice a year the members meet to sort out what does not run smoothly between the services in "
                    "everyday work. This time the main subject is handover: who needs to know what, who may know it, "
                    "and how soon?</p>",
                ),
                programme(
                    Both("Tagesordnung", "Agenda"),
                    (
                        "13:00",
                        Both("Begrüßung, Protokoll des letzten Treffens", "Welcome, minutes of the last meeting"),
                    ),
                    ("13:20", Both("Kurze Berichte aus den Organisationen", "Short reports from the organisations")),
                    (
                        "14:00",
                        Both("Übergabebogen: Erfahrungen und Änderungen", "Handover sheet: experiences and changes"),
                    ),
                    ("15:00", Both("Pause", "Break")),
                    ("15:15", Both("Kollegiale Beratung in zwei Gruppen", "Peer advice in two groups")),
                    (
                        "16:00",
                        Both(
                            "Themen und Orte der nächsten Fortbildungen", "Subjects and places of the next trainings"
                        ),
                    ),
                ),
                heading("Bitte bereiten Sie vor", "Please prepare"),
                text(
                    "<ul><li>Einen Bericht von höchstens fünf Minuten aus Ihrer Organisation</li><li>Ihre Anmerkungen "
                    "zum Übergabebogen</li><li>Eine Frage für die kollegiale Beratung, ohne Namen und ohne Einzelheiten, "
                    "an denen jemand zu erkennen wäre</li></ul>",
                    "<ul><li>A report of no more than five minutes from your organisation</li><li>Your comments on the "
                    "handover sheet</li><li>A question for the peer advice, without names and without details by which "
                    "anyone could be recognised</li></ul>",
                ),
                text(
                    "<p>Die Netzwerkkoordination leitet das Treffen. Zwei Personen je Organisation sind willkommen; "
                    "bitte melden Sie sich einzeln an. Das Protokoll finden Sie danach im Partnerbereich. Die Teilnahme "
                    "ist kostenlos.</p>",
                    "<p>The network coordination chairs the meeting. Two people from each organisation are welcome; "
                    "please register one by one. The minutes will be in the partner area afterwards. Taking part is free "
                    "of charge.</p>",
                ),
            ],
        },
    },
    {
        "key": "event-series",
        "region": "harz",
        "facts": {"places_per_organisation": 4, "wheelchair_access": "partial"},
        "kind": "series",
        "organisation": "lkr",
        "format": "on_site",
        "venue": "Tagungshaus am Beispielplatz",
        "street": "Beispielplatz 3",
        "city": "12345 Musterstadt",
        "access_information": Both(
            "Stufenloser Eingang vom Hof, Aufzug zu allen Räumen, barrierefreies WC im Erdgeschoss. Die Unterlagen "
            "bekommen Sie vor jedem Modul in großer Schrift oder als Datei, wenn Sie uns das sagen.",
            "Step-free entrance from the courtyard, lift to all rooms, accessible toilet on the ground floor. If you tell "
            "us, you receive the papers before each module in large print or as a file.",
        ),
        "online_link": "",
        "contact_name": Both("Fachreferat Resozialisierung", "Resocialisation desk"),
        "contact_email": "fortbildung@example.org",
        "contact_phone": "030 23125 120",
        "places": 18,
        "taken": 11,
        "status": "scheduled",
        "members_only": False,
        "opens_day": -28,
        "closes_day": 27,
        "sessions": [
            {
                "day": 40,
                "start": "09:30",
                "end": "16:30",
                "hours": 6,
                "title": Both("Modul 1: Rechtsextremismus verstehen", "Module 1: understanding right-wing extremism"),
            },
            {
                "day": 61,
                "start": "09:30",
                "end": "16:30",
                "hours": 6,
                "title": Both("Modul 2: Salafismus und Islamismus", "Module 2: Salafism and Islamism"),
            },
            {
                "day": 82,
                "start": "09:30",
                "end": "16:30",
                "hours": 6,
                "title": Both("Modul 3: Vom Wissen zum Vorgehen", "Module 3: from knowledge to action"),
            },
        ],
        "topics": ["right-wing-extremism", "islamism", "recognising", "deradicalisation"],
        "target_groups": ["prison", "probation", "court-aid", "offender-aid"],
        "page": {
            "slug": Both("grundlagenreihe", "foundation-series"),
            "title": Both(
                "Grundlagenreihe: Radikalisierung und Resozialisierung",
                "Foundation series: radicalisation and resocialisation",
            ),
            "summary": Both(
                "Drei Module im Abstand von drei Wochen: zwei zu den Erscheinungsformen, eines zum eigenen Vorgehen. Mit "
                "Aufgaben für die Praxis dazwischen.",
                "Three modules, three weeks apart: two on forms of extremism, one on your own course of action. With "
                "tasks for everyday work in between.",
            ),
            "image": "bridge",
            "body": [
                text(
                    "<p>Die Reihe gibt Ihnen festen Boden: Wissen über die Szenen, ein gemeinsames Verständnis von "
                    "Radikalisierung und Handwerkszeug für die Arbeit mit Menschen in und nach der Haft. Die Module "
                    "bauen aufeinander auf. Sie melden sich einmal an und nehmen an allen drei Tagen teil.</p>",
                    "<p>The series gives you firm ground: knowledge of the scenes, a shared understanding of "
                    "radicalisation and tools for working with people in and after prison. The modules build on each "
                    "other. You register once and attend all three days.</p>",
                ),
                (
                    "table",
                    {
                        "caption": Both("Die drei Module", "The three modules"),
                        "columns": [
                            Both("Modul", "Module"),
                            Both("Inhalt", "Content"),
                            Both("Aufgabe bis zum nächsten Mal", "Task for next time"),
                        ],
                        "rows": [
                            {
                                "cells": [
                                    Both("1: Rechtsextremismus verstehen", "1: Understanding right-wing extremism"),
                                    Both(
                                        "Weltbilder, Szenen, Wege hinein und hinaus",
                                        "World views, scenes, ways in and ways out",
                                    ),
                                    Both(
                                        "Eine Woche lang notieren, was Ihnen auffällt",
                                        "Note down for a week what strikes you",
                                    ),
                                ]
                            },
                            {
                                "cells": [
                                    Both("2: Salafismus und Islamismus", "2: Salafism and Islamism"),
                                    Both(
                                        "Religion und Ideologie unterscheiden, Ansprache in der Haft",
                                        "Telling religion from ideology, recruiting in prison",
                                    ),
                                    Both("Ein Gespräch planen und auswerten", "Plan a conversation and review it"),
                                ]
                            },
                            {
                                "cells": [
                                    Both("3: Vom Wissen zum Vorgehen", "3: From knowledge to action"),
                                    Both(
                                        "Einschätzen, absprechen, begleiten, übergeben",
                                        "Assessing, agreeing, supporting, handing over",
                                    ),
                                    Both(
                                        "Das eigene Vorgehen im Team vorstellen", "Present your approach to your team"
                                    ),
                                ]
                            },
                        ],
                        "has_row_headers": True,
                    },
                ),
                heading("Für wen", "For whom"),
                text(
                    "<p>Die Reihe ist für Fachkräfte im Justizvollzug, der Bewährungs- und Gerichtshilfe und der freien "
                    "Straffälligenhilfe. Sie brauchen keine Vorkenntnisse, aber die Möglichkeit, zwischen den Modulen "
                    "etwas auszuprobieren.</p>",
                    "<p>The series is for professionals in prisons, the probation service, court aid and the independent "
                    "help for offenders. You need no previous knowledge, but you do need the chance to try something out "
                    "between the modules.</p>",
                ),
                heading("Mit wem", "With whom"),
                text(
                    "<p>Jedes Modul leiten zwei Personen: eine Fachkraft für das Thema und eine aus der Praxis der "
                    "Resozialisierung. Wer alle Module besucht, bekommt eine Bescheinigung. Die Teilnahme ist kostenlos; "
                    "Fahrt und Übernachtung tragen Sie oder Ihre Dienststelle.</p>",
                    "<p>Two people lead each module: a specialist in the subject and one with practical experience of "
                    "resocialisation. Those who attend all modules receive a certificate. Taking part is free of charge; "
                    "travel and accommodation are paid by you or your employer.</p>",
                ),
            ],
        },
    },
    {
        "key": "event-online",
        "region": "no-place",
        "kind": "online-seminar",
        "organisation": "multikulti",
        "format": "online",
        "venue": "",
        "street": "",
        "city": "",
        "access_information": Both(
            "Das Seminar läuft im Browser, auch per Telefon können Sie zuhören. Es gibt Untertitel; die Folien bekommen "
            "Sie vorab in einer Fassung, die Vorleseprogramme lesen können.",
            "The seminar runs in the browser, and you can also listen by telephone. There are captions; you receive the "
            "slides beforehand in a version that screen readers can read.",
        ),
        "online_link": "https://example.org/online-seminar/ansprache-im-internet",
        "contact_name": Both("Fachstelle Islamismus", "Advice centre on Islamism"),
        "contact_email": "online-seminare@example.org",
        "contact_phone": "040 66969 220",
        "places": 60,
        "taken": 14,
        "status": "scheduled",
        "members_only": False,
        "opens_day": -30,
        "closes_day": 5,
        "sessions": [{"day": 12, "start": "13:00", "end": "14:30", "title": Both("", "")}],
        "topics": ["online", "islamism", "recognising"],
        "target_groups": ["probation", "court-aid", "offender-aid", "volunteers"],
        "page": {
            "slug": Both("ansprache-im-internet", "how-people-are-approached-online"),
            "title": Both(
                "Kanäle, Codes, Kampagnen: wie extremistische Gruppen im Internet werben",
                "Channels, codes, campaigns: how extremist groups recruit online",
            ),
            "summary": Both(
                "Neunzig Minuten in der Mittagszeit: wie islamistische Gruppen im Internet Menschen ansprechen und "
                "worüber Sie mit Ihren Klientinnen und Klienten reden können.",
                "Ninety minutes around midday: how Islamist groups approach people online, and what you can talk about "
                "with your clients.",
            ),
            "image": "letter",
            "body": [
                text(
                    "<p>Wer nach der Haft allein in einer neuen Wohnung sitzt, findet im Netz schnell Gesellschaft. "
                    "Manche Kanäle bieten genau das an, was fehlt: Zuspruch, Regeln, eine Aufgabe. Das Seminar erklärt, "
                    "wie solche Ansprache aufgebaut ist, ohne die Botschaften zu verbreiten.</p>",
                    "<p>Anyone sitting alone in a new flat after prison soon finds company online. Some channels offer "
                    "exactly what is missing: encouragement, rules, a task. The seminar explains how such approaches are "
                    "built, without spreading their messages.</p>",
                ),
                heading("Was Sie erfahren", "What you learn"),
                text(
                    "<ul><li>Warum Alltagsthemen der häufigste Einstieg sind</li><li>Wie aus offenen Kanälen geschlossene "
                    "Gruppen werden</li><li>Woran Sie religiöse Inhalte von politischer Werbung unterscheiden</li><li>"
                    "Wie Sie nach der Nutzung des Smartphones fragen, ohne zu kontrollieren</li></ul>",
                    "<ul><li>Why everyday subjects are the most common way in</li><li>How open channels turn into closed "
                    "groups</li><li>How to tell religious content from political propaganda</li><li>How to ask about the "
                    "use of smartphones without policing it</li></ul>",
                ),
                programme(
                    Both("Ablauf", "Schedule"),
                    ("13:00", Both("Begrüßung und kurze Umfrage", "Welcome and a quick poll")),
                    ("13:10", Both("Vortrag mit erläuterten Beispielen", "Talk with annotated examples")),
                    ("13:50", Both("Austausch in kleinen Gruppen", "Exchange in small groups")),
                    ("14:10", Both("Fragen und weiterführende Stellen", "Questions and where to turn next")),
                ),
                heading("So nehmen Sie teil", "How to take part"),
                text(
                    "<p>Sie brauchen einen Rechner oder ein Telefon mit Internet, Kamera und Mikrofon nur, wenn Sie "
                    "mitreden möchten. Den Zugang erfahren nur Angemeldete. Es wird nichts aufgezeichnet. Durch das "
                    "Seminar führt eine Fachkraft der Beratung zu Salafismus und Islamismus; eine zweite beantwortet "
                    "Fragen im Chat. Die Teilnahme ist kostenlos.</p>",
                    "<p>You need a computer or a telephone with internet access; camera and microphone only if you would "
                    "like to speak. Only those who have registered are told how to join. Nothing is recorded. A "
                    "specialist from the advice service on Salafism and Islamism leads the seminar; a second answers "
                    "questions in the chat. Taking part is free of charge.</p>",
                ),
            ],
        },
    },
    {
        "key": "event-relatives",
        "region": "altmark",
        "kind": "training",
        "organisation": "neue-wege",
        "format": "on_site",
        "venue": "Werkstatt am Beispielhof",
        "street": "Beispielhof 1",
        "city": "12345 Beispielburg",
        "access_information": Both(
            "Der Raum liegt im ersten Stock und ist mit dem Aufzug erreichbar. Ein barrierefreies WC ist im Erdgeschoss.",
            "The room is on the first floor and can be reached by lift. There is an accessible toilet on the ground "
            "floor.",
        ),
        "online_link": "",
        "contact_name": Both("Bereich Angehörigenarbeit", "Team for work with relatives"),
        "contact_email": "angehoerige@example.org",
        "contact_phone": "040 66969 230",
        "places": 20,
        "taken": 7,
        "status": "cancelled",
        "members_only": False,
        "opens_day": -40,
        "closes_day": 19,
        "sessions": [{"day": 30, "start": "10:00", "end": "15:00", "title": Both("", "")}],
        "topics": ["conversation", "release"],
        "target_groups": ["offender-aid", "probation", "volunteers"],
        "page": {
            "slug": Both("angehoerige-einbeziehen", "involving-relatives"),
            "title": Both("Angehörige einbeziehen und entlasten", "Involving and relieving relatives"),
            "summary": Both(
                "Angehörige merken Veränderungen oft zuerst und tragen viel mit. Diese Fortbildung fällt aus; wir planen "
                "einen neuen Termin.",
                "Relatives are often the first to notice changes, and they carry a great deal. This training is "
                "cancelled; we are planning a new date.",
            ),
            "image": "door",
            "body": [
                (
                    "notice",
                    {
                        "kind": "warning",
                        "text": Both(
                            "<p>Diese Fortbildung fällt aus, weil die Leitung verhindert ist. Alle "
                            "Angemeldeten haben eine Nachricht bekommen und müssen nichts tun. Der neue Termin erscheint "
                            "unter Veranstaltungen, sobald er feststeht.</p>",
                            "<p>This training is cancelled because the leader is unavailable. Everyone "
                            "who had registered has been told and need not do anything. The new date will appear under "
                            "Events as soon as it is settled.</p>",
                        ),
                    },
                ),
                text(
                    "<p>Partnerinnen, Partner, Eltern und Geschwister halten oft den Kontakt durch die ganze Haft. "
                    "Zugleich machen sie sich Sorgen, schämen sich oder fühlen sich verantwortlich. Die Fortbildung soll "
                    "zeigen, wie Fachkräfte sie als Verbündete gewinnen, ohne sie zu überfordern.</p>",
                    "<p>Partners, parents, brothers and sisters often keep in touch throughout the time in prison. At the "
                    "same time they worry, feel ashamed or feel responsible. The training is to show how professionals "
                    "can win them as allies without asking too much of them.</p>",
                ),
                heading("Geplante Inhalte", "Planned content"),
                text(
                    "<ul><li>Das erste Gespräch mit Angehörigen: Rolle, Auftrag, Schweigepflicht</li><li>Sorgen um eine "
                    "Radikalisierung ernst nehmen und einordnen</li><li>Besuche, Briefe und Lockerungen gemeinsam "
                    "vorbereiten</li><li>Wohin Angehörige sich selbst wenden können</li></ul>",
                    "<ul><li>The first conversation with relatives: role, mandate, confidentiality</li><li>Taking worries "
                    "about radicalisation seriously and putting them in perspective</li><li>Preparing visits, letters "
                    "and temporary leave together</li><li>Where relatives can turn for themselves</li></ul>",
                ),
                heading("Bis dahin", "Until then"),
                text(
                    "<p>Sie begleiten gerade eine Familie und haben eine Frage? Rufen Sie den Bereich Angehörigenarbeit "
                    'an oder fragen Sie eine Fallberatung an: <a href="page:offers">unsere Angebote</a>. Für '
                    'Angehörige selbst gibt es die Seite <a href="page:help">Hilfe finden</a>. Die Fortbildung wird '
                    "auch am neuen Termin kostenlos sein.</p>",
                    "<p>Are you supporting a family at the moment and have a question? Telephone the team for work with "
                    'relatives or request advice on a case: <a href="page:offers">what we offer</a>. For relatives '
                    'themselves there is the page <a href="page:help">Find help</a>. The training will be free of '
                    "charge on its new date as well.</p>",
                ),
            ],
        },
    },
    {
        "key": "event-conference",
        "region": "statewide",
        "facts": {
            "places_online": 80,
            "wheelchair_access": "full",
            "certificate_rule": "sessions",
            "certificate_least": 1,
        },
        "kind": "conference",
        "organisation": "miteinander",
        "format": "hybrid",
        "venue": "Kulturhaus Musterstadt (Beispiel)",
        "street": "Am Mustermarkt 20",
        "city": "12345 Musterstadt",
        "access_information": Both(
            "Stufenloser Eingang, Aufzug, barrierefreie WCs auf beiden Etagen, Plätze für Rollstühle im Saal. Vorträge "
            "werden in Deutsche Gebärdensprache übersetzt und untertitelt, im Saal und in der Übertragung.",
            "Step-free entrance, lift, accessible toilets on both floors, wheelchair spaces in the hall. Talks are "
            "interpreted into German Sign Language and captioned, in the hall and in the broadcast.",
        ),
        "online_link": "https://example.org/fachtag/uebertragung",
        "contact_name": EVENT_OFFICE,
        "contact_email": "veranstaltungen@example.org",
        "contact_phone": "030 23125 110",
        "places": 120,
        "taken": 32,
        "status": "scheduled",
        "members_only": False,
        "opens_day": -10,
        "closes_day": 54,
        "sessions": [
            {"day": 68, "start": "09:30", "end": "12:30", "title": Both("Vorträge und Podium", "Talks and panel")},
            {"day": 68, "start": "13:30", "end": "16:30", "title": Both("Foren und Abschluss", "Forums and closing")},
        ],
        "topics": ["deradicalisation", "cooperation", "democracy"],
        "target_groups": ["prison", "probation", "court-aid", "offender-aid"],
        "questions": [
            {
                "label": Both(
                    "An welchem Forum möchten Sie teilnehmen?", "Which forum would you like to take part in?"
                ),
                "kind": "one",
                "options": [
                    Both("Justizvollzug", "Prisons"),
                    Both("Bewährungshilfe", "Probation"),
                    Both("Freie Straffälligenhilfe", "Independent help for offenders"),
                    Both("Politische Bildung", "Civic education"),
                ],
            },
            {
                "label": Both("Was essen Sie?", "What do you eat?"),
                "kind": "one",
                "purpose": "catering",
                "options": [
                    Both("Mit Fleisch", "With meat"),
                    Both("Vegetarisch", "Vegetarian"),
                    Both("Vegan", "Vegan"),
                ],
            },
            {
                "label": Both(
                    "Was brauchen Sie, um gut teilnehmen zu können?", "What do you need to be able to take part well?"
                ),
                "hint": Both(
                    "Zum Beispiel einen Platz für den Rollstuhl oder Unterlagen in großer Schrift.",
                    "For instance a space for a wheelchair, or documents in large print.",
                ),
                "kind": "long",
                "purpose": "access",
            },
        ],
        "page": {
            "slug": Both("fachtag-resozialisierung-und-demokratie", "conference-resocialisation-and-democracy"),
            "title": Both(
                "Fachtag: Resozialisierung im Zeichen demokratischer Werte",
                "Conference: resocialisation in the spirit of democratic values",
            ),
            "summary": Both(
                "Vorträge, Podium und vier Foren zu der Frage, was aus Modellprojekten im Alltag bleibt. Im Saal oder in "
                "der Übertragung.",
                "Talks, a panel and four forums on what remains of model projects in everyday work. In the hall or by "
                "broadcast.",
            ),
            "image": "archive",
            "body": [
                text(
                    "<p>Das Modellprojekt RausWege ist abgeschlossen, seine Ansätze gehören heute zum Alltag der "
                    "Regelstrukturen. Was hat sich bewährt, was musste sich ändern, was fehlt noch? Der Fachtag bringt "
                    "Justizvollzug, Sozialen Dienst der Justiz, freie Straffälligenhilfe und politische Bildung an einen "
                    "Tisch.</p>",
                    "<p>The model project RausWege has come to an end, and its approaches are now part of the everyday "
                    "work of the regular structures. What has proved its worth, what had to change, what is still "
                    "missing? The conference brings prisons, the social service of the judiciary, the independent help "
                    "for offenders and civic education to one table.</p>",
                ),
                programme(
                    Both("Programm", "Programme"),
                    ("09:30", Both("Begrüßung durch die Träger", "Welcome by the carriers")),
                    (
                        "09:45",
                        Both(
                            "Vortrag: Radikalisierung als Thema der Resozialisierung",
                            "Talk: radicalisation as a subject of resocialisation",
                        ),
                    ),
                    (
                        "11:00",
                        Both(
                            "Podium: Was bleibt, wenn ein Projekt endet?", "Panel: what remains when a project ends?"
                        ),
                    ),
                    ("12:30", Both("Mittagspause", "Lunch break")),
                    ("13:30", Both("Vier Foren", "Four forums")),
                    ("15:30", Both("Ergebnisse der Foren", "Results of the forums")),
                    ("16:15", Both("Ausblick", "Outlook")),
                ),
                heading("Die Foren", "The forums"),
                text(
                    "<ol><li>Übergänge: die ersten Wochen nach der Entlassung</li><li>Gruppenarbeit mit Menschen in und "
                    "nach der Haft</li><li>Fallberatung im Team: was sie leistet und was nicht</li><li>Rechtsextremismus "
                    "und Islamismus: Gemeinsames und Unterschiede in der Beratung (auch in der Übertragung)</li></ol>",
                    "<ol><li>Transitions: the first weeks after release</li><li>Group work with people in and after "
                    "prison</li><li>Case advice in the team: what it achieves and what it does not</li><li>Right-wing "
                    "extremism and Islamism: common ground and differences in advice work (also broadcast)</li></ol>",
                ),
                heading("Im Saal oder von zu Hause", "In the hall or from home"),
                text(
                    "<p>Ein Platz gilt für beides. Wer von zu Hause teilnimmt, sieht Vorträge, Podium und Forum 4 und "
                    "stellt Fragen im Chat. Auf dem Podium sprechen Fachkräfte aus Vollzug, Bewährungshilfe und freier "
                    "Straffälligenhilfe. Die Teilnahme ist kostenlos.</p>",
                    "<p>One place is valid for both. Those who take part from home see the talks, the panel and forum 4 "
                    "and ask questions in the chat. The panel consists of professionals from prisons, the probation "
                    "service and the independent help for offenders. Taking part is free of charge.</p>",
                ),
            ],
        },
    },
]

# Whoever is asked first holds the first place: an event with n places taken has the first n of them.
REGISTRANTS = [
    {
        "name": f"Fachkraft {number:02} (Beispiel)",
        "email": f"fachkraft.{number:02}@example.org",
        "organisation": organisation,
    }
    for number, organisation in enumerate(
        [
            "Sozialer Dienst der Justiz (Beispiel)",
            "Freie Straffälligenhilfe (Beispiel)",
            "Sozialdienst im Vollzug (Beispiel)",
            "Beratungsstelle (Beispiel)",
        ]
        * 8,
        start=1,
    )
]
