"""The example's pictures and word marks: what each is called and what a person who can't see it needs to know."""

from home.example.bilingual import Both

CREDIT = Both("Illustration: RausWege, CC BY 4.0", "Illustration: RausWege, CC BY 4.0")
WORD_MARK = Both("Neutrale Wortmarke für die Beispielseite", "Neutral word mark for the example site")

IMAGES = {
    "path": {
        "file": "path.webp",
        "title": Both("Weg durch die Hügel", "Path through the hills"),
        "alt": Both(
            "Ein heller Weg schlängelt sich durch sanfte Hügel, auf eine tief stehende Sonne zu.",
            "A light path winds through gentle hills towards a low sun.",
        ),
        "credit": CREDIT,
    },
    "door": {
        "file": "door.webp",
        "title": Both("Offene Tür", "Open door"),
        "alt": Both(
            "Eine Tür steht offen; dahinter führt ein Weg in eine helle Landschaft. Auf einem Tisch wartet eine Tasche.",
            "A door stands open; behind it a path leads into a bright landscape. A bag is waiting on a table.",
        ),
        "credit": CREDIT,
    },
    "table": {
        "file": "table.webp",
        "title": Both("Besprechungstisch mit freiem Stuhl", "Meeting table with a free chair"),
        "alt": Both(
            "Ein Besprechungstisch von oben, mit Papieren und Tassen; ein Stuhl in einer warmen Farbe ist einladend "
            "abgerückt.",
            "A meeting table from above, with papers and cups; one chair in a warm colour is pulled out as an "
            "invitation.",
        ),
        "credit": CREDIT,
    },
    "training": {
        "file": "training.webp",
        "title": Both("Seminarraum", "Seminar room"),
        "alt": Both(
            "Stühle vor einer Tafel, auf der eine Linie über drei Punkte zu einer offenen Tür führt.",
            "Chairs in front of a board on which a line leads across three points to an open door.",
        ),
        "credit": CREDIT,
    },
    "network": {
        "file": "network.webp",
        "title": Both("Verbundene Häuser", "Connected houses"),
        "alt": Both(
            "Sieben Häuser in Kreisen sind verbunden; eine warme Linie führt durch drei von ihnen weiter.",
            "Seven houses in circles are connected; a warm line leads on through three of them.",
        ),
        "credit": CREDIT,
    },
    "archive": {
        "file": "archive.webp",
        "title": Both("Regal mit Ordner", "Shelf with a binder"),
        "alt": Both(
            "Ein Regal mit Büchern und einer Kiste; ein Ordner mit warmem Rückenschild steht vorn.",
            "A shelf with books and a box; a binder with a warm label stands at the front.",
        ),
        "credit": CREDIT,
    },
    "letter": {
        "file": "letter.webp",
        "title": Both("Geöffneter Brief", "Opened letter"),
        "alt": Both(
            "Ein Brief ragt aus einem offenen Umschlag; darauf ist eine geschwungene Linie gezeichnet.",
            "A letter rises from an open envelope; a curving line is drawn on it.",
        ),
        "credit": CREDIT,
    },
    "bridge": {
        "file": "bridge.webp",
        "title": Both("Zwei Menschen auf einer Brücke", "Two people on a bridge"),
        "alt": Both(
            "Zwei Menschen gehen nebeneinander über eine Bogenbrücke, hinter den Hügeln steht die Sonne.",
            "Two people walk side by side across an arched bridge, the sun stands behind the hills.",
        ),
        "credit": CREDIT,
    },
    "logo-miteinander": {
        "file": "logo-miteinander.svg",
        "title": Both("Wortmarke Miteinander", "Word mark Miteinander"),
        "alt": Both(
            "Miteinander e. V., Netzwerk für Demokratie und Weltoffenheit",
            "Miteinander e. V., Netzwerk für Demokratie und Weltoffenheit",
        ),
        "credit": WORD_MARK,
    },
    "logo-lkr": {
        "file": "logo-lkr.svg",
        "title": Both("Wortmarke LKR", "Word mark LKR"),
        "alt": Both(
            "LKR Sachsen-Anhalt, Kriminalprävention und Resozialisierung",
            "LKR Sachsen-Anhalt, Kriminalprävention und Resozialisierung",
        ),
        "credit": WORD_MARK,
    },
    "logo-multikulti": {
        "file": "logo-multikulti.svg",
        "title": Both("Wortmarke Multikulturelles Zentrum Dessau", "Word mark Multikulturelles Zentrum Dessau"),
        "alt": Both("Multikulturelles Zentrum Dessau e. V.", "Multikulturelles Zentrum Dessau e. V."),
        "credit": WORD_MARK,
    },
    "logo-bmfsfj": {
        "file": "logo-bmfsfj.svg",
        "title": Both("Wortmarke BMFSFJ", "Word mark BMFSFJ"),
        "alt": Both(
            "Bundesministerium für Familie, Senioren, Frauen und Jugend",
            "Bundesministerium für Familie, Senioren, Frauen und Jugend",
        ),
        "credit": WORD_MARK,
    },
    "logo-landesministerium": {
        "file": "logo-landesministerium.svg",
        "title": Both("Wortmarke Sozialministerium", "Word mark Sozialministerium"),
        "alt": Both(
            "Ministerium für Arbeit, Soziales und Integration, Sachsen-Anhalt",
            "Ministerium für Arbeit, Soziales und Integration, Sachsen-Anhalt",
        ),
        "credit": WORD_MARK,
    },
    "logo-sozialer-dienst": {
        "file": "logo-sozialer-dienst.svg",
        "title": Both("Wortmarke Sozialer Dienst", "Word mark Sozialer Dienst"),
        "alt": Both("Sozialer Dienst der Justiz (Beispiel)", "Sozialer Dienst der Justiz (Beispiel)"),
        "credit": WORD_MARK,
    },
    "logo-neue-wege": {
        "file": "logo-neue-wege.svg",
        "title": Both("Wortmarke Neue Wege", "Word mark Neue Wege"),
        "alt": Both("Neue Wege Straffälligenhilfe (Beispiel)", "Neue Wege Straffälligenhilfe (Beispiel)"),
        "credit": WORD_MARK,
    },
}
