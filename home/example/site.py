"""Who runs the example site, who belongs to it and which words its lists offer."""

from home.example.bilingual import Both

SITE = {
    "site_name": Both("RausWege", "RausWege"),
    "claim": Both(
        "Radikalisierung vorbeugen, Resozialisierung stärken",
        "Preventing radicalisation, strengthening resocialisation",
    ),
    "state": "ST",
    "organisation_name": "Geschäftsstelle des Netzwerks RausWege (Beispiel)",
    "street": "Beispielstraße 12",
    "city": "12345 Musterstadt",
    "phone": "030 23125 100",
    "email": "kontakt@example.org",
}

ORGANISATIONS = [
    {
        "key": "miteinander",
        "name": "Miteinander – Netzwerk für Demokratie und Weltoffenheit in Sachsen-Anhalt e. V.",
        "short_name": "Miteinander e. V.",
        "kind": "association",
        "topics": ["right-wing-extremism", "democracy"],
        "website": "https://example.org/miteinander",
        "description": Both(
            "Träger von RausWege. Der Verein brachte die Arbeit zum Rechtsextremismus in das Projekt ein.",
            "Carrier of RausWege. The association contributed the work on right-wing extremism.",
        ),
        "is_public": True,
        "logo": "logo-miteinander",
    },
    {
        "key": "lkr",
        "name": "Landesverband für Kriminalprävention und Resozialisierung Sachsen-Anhalt e. V.",
        "short_name": "LKR",
        "kind": "association",
        "topics": ["release", "cooperation"],
        "website": "https://example.org/lkr",
        "description": Both(
            "Träger von RausWege. Der Landesverband brachte die Arbeit zur Resozialisierung in das Projekt ein.",
            "Carrier of RausWege. The state association contributed the work on resocialisation.",
        ),
        "is_public": True,
        "logo": "logo-lkr",
    },
    {
        "key": "multikulti",
        "name": "Multikulturelles Zentrum Dessau e. V.",
        "short_name": "Multikulturelles Zentrum Dessau",
        "kind": "association",
        "topics": ["islamism"],
        "website": "https://example.org/multikulturelles-zentrum",
        "description": Both(
            "Seit 2018 im Netzwerk. Der Verein befasst sich mit Radikalisierung im Bereich Salafismus und Islamismus.",
            "Part of the network since 2018. The association deals with radicalisation in the area of Salafism and "
            "Islamism.",
        ),
        "is_public": True,
        "logo": "logo-multikulti",
    },
    {
        "key": "bmfsfj",
        "name": "Bundesministerium für Familie, Senioren, Frauen und Jugend",
        "short_name": "BMFSFJ",
        "kind": "ministry",
        "website": "https://example.org/bmfsfj",
        "description": Both(
            "Fördermittelgeber mit dem Bundesprogramm „Demokratie leben!“.",
            "Funder through the federal programme ‘Demokratie leben!’.",
        ),
        "is_public": True,
        "logo": "logo-bmfsfj",
    },
    {
        "key": "landesministerium",
        "name": "Ministerium für Arbeit, Soziales und Integration des Landes Sachsen-Anhalt",
        "short_name": "Sozialministerium Sachsen-Anhalt",
        "kind": "ministry",
        "website": "https://example.org/sozialministerium",
        "description": Both(
            "Fördermittelgeber mit dem Landesprogramm für Demokratie, Vielfalt und Weltoffenheit.",
            "Funder through the ‘Landesprogramm für Demokratie, Vielfalt und Weltoffenheit’, the state programme for "
            "democracy, diversity and cosmopolitanism.",
        ),
        "is_public": True,
        "logo": "logo-landesministerium",
    },
    {
        "key": "sozialer-dienst",
        "name": "Sozialer Dienst der Justiz (Beispiel)",
        "short_name": "Sozialer Dienst (Beispiel)",
        "kind": "justice",
        "website": "https://example.org/sozialer-dienst",
        "address": {"street": "Beispielstraße 3", "city": "12345 Musterstadt", "shows_address": True},
        "description": Both(
            "Erfundene Dienststelle der Bewährungs- und Gerichtshilfe, die zeigt, wie ein Mitglied des Netzwerks "
            "auftritt.",
            "Invented office for probation and court aid that shows how a member of the network appears.",
        ),
        "is_public": True,
        "logo": "logo-sozialer-dienst",
    },
    {
        "key": "neue-wege",
        "name": "Neue Wege Straffälligenhilfe e. V. (Beispiel)",
        "short_name": "Neue Wege (Beispiel)",
        "kind": "association",
        "region": "halle",
        "topics": ["release", "group-work"],
        "website": "https://example.org/neue-wege",
        "address": {"street": "Beispielweg 8", "city": "12345 Musterstadt", "shows_address": True},
        "description": Both(
            "Erfundener Verein der freien Straffälligenhilfe mit Beratung, Wohnbegleitung und Gruppenarbeit.",
            "Invented association for the independent help for offenders: advice, support with housing and group work.",
        ),
        "is_public": True,
        "logo": "logo-neue-wege",
    },
]

SUPPORTERS = [
    {
        "role": "carrier",
        "organisation": "miteinander",
        "sentence": Both("Träger, Schwerpunkt Rechtsextremismus", "Carrier, focus on right-wing extremism"),
    },
    {
        "role": "carrier",
        "organisation": "lkr",
        "sentence": Both("Träger, Schwerpunkt Resozialisierung", "Carrier, focus on resocialisation"),
    },
    {
        "role": "carrier",
        "organisation": "multikulti",
        "sentence": Both(
            "Im Netzwerk seit 2018, Schwerpunkt Salafismus und Islamismus",
            "In the network since 2018, focus on Salafism and Islamism",
        ),
    },
    {
        "role": "funder",
        "organisation": "bmfsfj",
        "sentence": Both(
            "Gefördert vom Bundesministerium für Familie, Senioren, Frauen und Jugend im Rahmen des Bundesprogramms "
            "„Demokratie leben!“.",
            "Funded by the Bundesministerium für Familie, Senioren, Frauen und Jugend under the federal programme "
            "‘Demokratie leben!’.",
        ),
    },
    {
        "role": "funder",
        "organisation": "landesministerium",
        "sentence": Both(
            "Gefördert vom Ministerium für Arbeit, Soziales und Integration des Landes Sachsen-Anhalt im Rahmen des "
            "Landesprogramms für Demokratie, Vielfalt und Weltoffenheit.",
            "Funded by the Ministerium für Arbeit, Soziales und Integration des Landes Sachsen-Anhalt under the state "
            "programme ‘Landesprogramm für Demokratie, Vielfalt und Weltoffenheit’.",
        ),
    },
]

TERMS = {
    "topic": [
        {"key": "right-wing-extremism", "name": Both("Rechtsextremismus", "Right-wing extremism")},
        {"key": "islamism", "name": Both("Salafismus und Islamismus", "Salafism and Islamism")},
        {"key": "recognising", "name": Both("Radikalisierung erkennen", "Recognising radicalisation")},
        {"key": "deradicalisation", "name": Both("Deradikalisierung und Ausstieg", "Deradicalisation and exit")},
        {"key": "release", "name": Both("Entlassung und Übergang", "Release and transition")},
        {"key": "conversation", "name": Both("Gesprächsführung", "Conversation skills")},
        {"key": "group-work", "name": Both("Gruppenarbeit", "Group work")},
        {"key": "cooperation", "name": Both("Zusammenarbeit und Übergabe", "Cooperation and handover")},
        {"key": "democracy", "name": Both("Demokratie und Menschenrechte", "Democracy and human rights")},
        {"key": "online", "name": Both("Radikalisierung im Internet", "Radicalisation on the internet")},
        {"key": "safety", "name": Both("Sicherheit der Fachkräfte", "Safety of professionals")},
    ],
    "target_group": [
        {"key": "prison", "name": Both("Fachkräfte im Justizvollzug", "Professionals in prisons")},
        {"key": "probation", "name": Both("Bewährungshilfe", "Probation service")},
        {"key": "court-aid", "name": Both("Gerichtshilfe", "Court aid")},
        {"key": "offender-aid", "name": Both("Freie Straffälligenhilfe", "Independent help for offenders")},
        {"key": "volunteers", "name": Both("Ehrenamtliche", "Volunteers")},
        {"key": "relatives", "name": Both("Angehörige", "Relatives")},
        {"key": "after-prison", "name": Both("Menschen in und nach der Haft", "People in and after prison")},
    ],
    "region": [
        {"key": "statewide", "name": Both("Ganz Sachsen-Anhalt", "All of Saxony-Anhalt")},
        {"key": "altmark", "name": Both("Altmark", "Altmark")},
        {"key": "magdeburg", "name": Both("Magdeburg und Börde", "Magdeburg and Börde")},
        {"key": "harz", "name": Both("Harz", "Harz")},
        {"key": "anhalt", "name": Both("Anhalt und Wittenberg", "Anhalt and Wittenberg")},
        {"key": "halle", "name": Both("Halle und der Süden", "Halle and the south")},
        {"key": "no-place", "name": Both("Ortsunabhängig", "Independent of place")},
    ],
    "professional_field": [
        {"key": "social-work", "name": Both("Soziale Arbeit", "Social work")},
        {"key": "prison-service", "name": Both("Allgemeiner Vollzugsdienst", "General prison service")},
        {"key": "psychology", "name": Both("Psychologie", "Psychology")},
        {"key": "education", "name": Both("Pädagogik und Bildungsarbeit", "Teaching and educational work")},
        {"key": "pastoral-care", "name": Both("Seelsorge", "Pastoral care")},
        {"key": "law", "name": Both("Recht und Justiz", "Law and justice")},
        {"key": "management", "name": Both("Leitung und Koordination", "Management and coordination")},
    ],
    "event_kind": [
        {"key": "training", "name": Both("Fortbildung", "Training")},
        {"key": "series", "name": Both("Fortbildungsreihe", "Training series")},
        {"key": "conference", "name": Both("Fachtag", "Conference")},
        {"key": "network-meeting", "name": Both("Netzwerktreffen", "Network meeting")},
        {"key": "online-seminar", "name": Both("Online-Seminar", "Online seminar")},
        {"key": "in-house", "name": Both("Fortbildung im eigenen Haus", "In-house training")},
    ],
    "resource_kind": [
        {"key": "work-aid", "name": Both("Arbeitshilfe", "Work aid")},
        {"key": "guideline", "name": Both("Handreichung", "Guideline")},
        {"key": "curriculum", "name": Both("Curriculum", "Curriculum")},
        {"key": "study", "name": Both("Studie", "Study")},
        {"key": "leaflet", "name": Both("Faltblatt", "Leaflet")},
        {"key": "presentation", "name": Both("Präsentation", "Presentation")},
        {"key": "film", "name": Both("Film", "Film")},
        {"key": "audio", "name": Both("Hörbeitrag", "Audio")},
        {"key": "link", "name": Both("Verweis", "Link")},
    ],
}

ACCOUNTS = [
    {
        "key": "editor",
        "email": "redaktion@example.org",
        "name": "Redaktion (Beispiel)",
        "role": "editor",
        "organisation": "miteinander",
        "function": Both("Redaktion", "Editorial office"),
    },
    {
        "key": "approver",
        "email": "freigabe@example.org",
        "name": "Freigabe (Beispiel)",
        "role": "approver",
        "organisation": "lkr",
        "function": Both("Freigabe von Texten", "Approval of texts"),
    },
    {
        "key": "event_organiser",
        "email": "veranstaltungen@example.org",
        "name": "Veranstaltungsbüro (Beispiel)",
        "role": "event_organiser",
        "organisation": "lkr",
        "works_for": ["miteinander", "multikulti"],
        "function": Both("Planung der Veranstaltungen", "Planning of events"),
    },
    {
        "key": "coordinator",
        "email": "koordination@example.org",
        "name": "Netzwerkkoordination (Beispiel)",
        "role": "coordinator",
        "organisation": "miteinander",
        "function": Both("Koordination des Netzwerks", "Coordination of the network"),
    },
    {
        "key": "administrator",
        "email": "verwaltung@example.org",
        "name": "Verwaltung des Portals (Beispiel)",
        "role": "administrator",
        "organisation": "miteinander",
        "function": Both("Betrieb des Portals", "Operation of the portal"),
    },
    {
        "key": "partner_probation",
        "email": "bewaehrungshilfe@example.org",
        "name": "Bewährungshilfe (Beispiel)",
        "role": "partner",
        "organisation": "sozialer-dienst",
        "function": Both("Bewährungshilfe", "Probation service"),
        "wants_digest": True,
    },
    {
        "key": "partner_association",
        "email": "straffaelligenhilfe@example.org",
        "name": "Straffälligenhilfe (Beispiel)",
        "role": "partner",
        "organisation": "neue-wege",
        "function": Both("Beratung nach der Haft", "Advice after prison"),
    },
]
