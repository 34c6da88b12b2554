"""Many materials with long texts, made past all that saving and publishing do; imported once Django is set up.

Each has a text of its own, of words like those of the field: few of them often, many of them seldom, most of them
compounds. Rows are written a few hundred at a time, so that memory does not grow with their number.
"""

import random
from datetime import date
from functools import cache
from itertools import accumulate

from django.db import connection, transaction
from django.utils.text import slugify

from core.models import Term
from home.models import HomePage
from organisations.models import Organisation
from resources.models import File, Resource, ResourceIndexPage, ResourcePage
from search import engine
from search.analysis import LONGEST_WORD, fold, stem
from search.compounds import tails_of
from search.models import Entry, Tail, Text, Word
from search.writing import facet_tokens
from tests.factories import add_many, make_document, make_organisation, make_term

EVERYWHERE = "Begleitung"
LETTERS, CHUNK = 50_000, 250
COMPOUNDS, LONG_COMPOUNDS = 14_000, 14_000
SMALL = (
    "der die und in zu den das nicht von sie ist des sich mit dem dass er es ein ich auf so eine auch als an nach wie "
    "im für man aber aus durch wenn nur war noch werden bei hat wir was wird sein einen welche sind oder zur um haben "
    "einer mir über ihm diese einem ihr uns da zum kann doch vor dieser mich ihn du hatte seine mehr am denn nun "
    "sehr selbst schon hier bis habe ihre dann ihnen seiner alle wieder meine gegen vom ganz einzelnen wo muss "
    "ohne eines können sei"
).split()
OTHERS = (
    "begleiten beraten entlassen helfen lernen leben arbeiten wohnen fragen klären planen prüfen vermitteln stärken "
    "sichern fördern öffnen schützen schulen melden antworten zuhören verstehen verändern beginnen enden wachsen "
    "gemeinsam freiwillig verlässlich örtlich öffentlich persönlich schriftlich mündlich wirksam ehrenamtlich "
    "straffällig gefährdet jugendlich weiblich männlich ländlich städtisch neu gut schwierig wichtig möglich nötig"
).split()
NOUNS = (
    "Abschluss Alltag Amt Angehörige Angst Anspruch Antrag Arbeit Armut Aufgabe Aufsicht Ausbildung Ausgleich "
    "Bedarf Begleitung Behandlung Behörde Beirat Beratung Bericht Beruf Besuch Betreuung Bewährung Beziehung Bildung "
    "Brücke Bürger Chance Daten Dienst Droge Eltern Entlassung Entwicklung Erfahrung Fach Fähigkeit Fall "
    "Familie Film Flucht Förderung Forschung Fortbildung Frauen Freiheit Freizeit Führung Gefangene Gefängnis Geld "
    "Gemeinde Gericht Gesellschaft Gesetz Gespräch Gesundheit Gewalt Gruppe Haft Haus Hilfe Identität Information "
    "Jahr Jugend Justiz Kinder Klient Kommune Konflikt Konzept Kosten Krankheit Krise Kurs Land Leben Lehre Männer "
    "Maßnahme Mensch Miete Mitglied Modell Mutter Nachsorge Netzwerk Opfer Ordnung Ort Partner Pflege Plan Polizei "
    "Prävention Praxis Problem Projekt Prüfung Qualität Rat Recht Regel Religion Risiko Rückfall Schaden Schule "
    "Schutz Seelsorge Sicherheit Sozial Sprache Staat Stelle Strafe Studie Sucht Tagung Täter Team Therapie Training "
    "Trauma Treffen Übergang Umgang Urteil Verband Verein Verfahren Vermittlung Vertrag Verwaltung Vollzug Weg Werk "
    "Wirkung Wissen Wohnung Zeuge Ziel Zukunft"
).split()
JOINTS = {"ung": "s", "heit": "s", "tät": "s", "ion": "s", "schaft": "s", "e": "n"}


def make(number: int) -> None:
    """Fill the shelf up to this number of materials."""
    chance = random.Random(number)  # noqa: S311, no secret
    kinds = [make_term(Term.Vocabulary.RESOURCE_KIND, f"Art {each}") for each in range(8)]
    topics = [make_term(Term.Vocabulary.TOPIC, f"Thema {each}") for each in range(15)]
    targets = [make_term(Term.Vocabulary.TARGET_GROUP, f"Zielgruppe {each}") for each in range(8)]
    if not Organisation.objects.filter(name="Verein 0").exists():
        _add_words()
        for each in range(30):
            make_organisation(f"Verein {each}")
    publishers = list(Organisation.objects.filter(name__startswith="Verein "))
    document = make_document()
    index = ResourceIndexPage.objects.child_of(HomePage.objects.get(locale__language_code="de")).get()
    for start in range(Resource.objects.count(), number, CHUNK):
        with transaction.atomic():
            resources = Resource.objects.bulk_create(
                Resource(
                    name=_title(chance),
                    kind=chance.choice(kinds),
                    publisher=chance.choice(publishers),
                    year=chance.randint(2005, 2026),
                    licence=chance.choice(Resource.Licence.values),
                )
                for _each in range(start, min(start + CHUNK, number))
            )
            File.objects.bulk_create(File(resource=resource, document=document) for resource in resources)
            pages = add_many(
                index,
                [
                    ResourcePage(title=f"{each.name} {each.pk}", resource=each, summary="Worum es darin geht.")
                    for each in resources
                ],
            )
            _put([(page, [*chance.sample(topics, 2), *chance.sample(targets, 2)], _words(chance)) for page in pages])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def choice() -> str:
    """Return two choices that many materials have, as a part of an address."""
    topic, kind = Term.objects.get(name_de="Thema 3"), Term.objects.get(name_de="Art 2")
    return f"topic={topic.pk}&kind={kind.pk}"


def _put(found) -> None:
    """Let the pages be found by their words and choices, as `search.writing` would."""
    entries = Entry.objects.bulk_create(
        Entry(
            page_id=page.pk,
            language="de",
            title=page.title,
            sort_title=slugify(page.title),
            date=date(page.resource.year, 1, 1),
            facets=_facets(page.resource, chosen),
        )
        for page, chosen, _words_of_text in found
    )
    Text.objects.bulk_create(
        Text(entry=entry, text=" ".join(words)) for entry, (_page, _chosen, words) in zip(entries, found, strict=True)
    )
    for page, chosen, words in found:
        title = {_stem(word) for word in page.title.split()}
        marks = {f"{mark}{each}" for mark in (engine.TITLE, engine.HEAD) for each in title}
        tokens = {_stem(word) for word in set(words)} | title | marks
        engine.put(page.pk, tokens | facet_tokens(_facets(page.resource, chosen)))


def _facets(resource: Resource, chosen: list[Term]) -> str:
    of_terms = {Term.Vocabulary.TOPIC: "topic", Term.Vocabulary.TARGET_GROUP: "target"}
    facets = [f"{of_terms[term.vocabulary]}:{term.pk}" for term in chosen]
    facets += [f"kind:{resource.kind_id}", f"year:{resource.year}", f"publisher:{resource.publisher_id}"]
    facets += [f"licence:{resource.licence}", "language:de", "accessible:unchecked", "section:resource"]
    return f" {' '.join(facets)} "


def _words(chance: random.Random) -> list[str]:
    vocabulary, weights = _vocabulary()
    # So many words have as many letters on average.
    words = chance.choices(vocabulary, cum_weights=weights, k=LETTERS // 7)
    words = words[: _place_of(LETTERS, words)]
    words[len(words) // 2] = EVERYWHERE
    return words


def _place_of(letters: int, words: list[str]) -> int:
    lengths = accumulate(len(word) + 1 for word in words)
    return next((place for place, length in enumerate(lengths) if length > letters), len(words))


def _title(chance: random.Random) -> str:
    return f"{chance.choice(NOUNS)} und {chance.choice(_vocabulary()[0][len(SMALL) + len(OTHERS) :])}"


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Return all words and their weights, added up: the n-th comes 1/n times as often as the first."""
    chance = random.Random(1)  # noqa: S311, no secret
    two = {_joined(*chance.sample(NOUNS, 2)) for _each in range(COMPOUNDS)}
    three = {_joined(*chance.sample(NOUNS, 3)) for _each in range(LONG_COMPOUNDS)}
    inflected = [f"{word}{ending}" for word in OTHERS for ending in ("e", "er", "es", "em")]
    plural = [f"{word}{ending}" for word in sorted(two) for ending in ("", "en")]
    words = [*SMALL, *OTHERS, *NOUNS, *inflected, *plural, *sorted(three)]
    seldom = words[len(SMALL) + len(OTHERS) :]
    chance.shuffle(seldom)
    words[len(SMALL) + len(OTHERS) :] = seldom
    return words, list(accumulate(1 / (place + 3) for place in range(len(words))))


def _joined(first: str, *others: str) -> str:
    for other in others:
        first += next((joint for end, joint in JOINTS.items() if first.endswith(end)), "") + other.lower()
    return first


@cache
def _stem(word: str) -> str:
    return stem(fold(word, "de"), "de")


def _add_words() -> None:
    """Let the search know all the words that the texts are made of."""
    folded = {fold(word, "de"): word for word in [*_vocabulary()[0], EVERYWHERE] if len(word) <= LONGEST_WORD}
    Word.objects.bulk_create(
        (
            Word(language="de", word=word, backwards=word[::-1], stem=_stem(written), written=written)
            for word, written in folded.items()
        ),
        ignore_conflicts=True,
        batch_size=1000,
    )
    tails = (Tail(language="de", tail=tail, word=word) for word in folded for tail in tails_of(word))
    Tail.objects.bulk_create(tails, batch_size=1000)
