"""Many materials with long texts, made past all that saving and publishing do; imported once Django is set up."""

import random
from datetime import date

from django.db import connection
from django.utils.text import slugify

from core.models import Term
from home.models import HomePage
from resources.models import File, Resource, ResourceIndexPage, ResourcePage
from search import engine
from search.analysis import fold, stem
from search.models import Entry, Text
from search.writing import Analysed
from tests.factories import add_many, make_document, make_organisation, make_term

EVERYWHERE = "Begleitung"
LETTERS, TEXTS, SYLLABLES = 50_000, 10, "ba be da fe gel hun ka lam mer nos pra rit sol tur wen zit".split()
CHUNK = 500


def make(number: int) -> None:
    """Fill the shelf up to this number of materials."""
    chance = random.Random(number)  # noqa: S311, no secret
    there = Resource.objects.count()
    texts = [_text(chance) for _each in range(TEXTS)]
    analysed = [Analysed("de", ["", ""], text) for text in texts]
    for each in analysed:
        each.keep_new_words()
    kinds = [make_term(Term.Vocabulary.RESOURCE_KIND, f"Art {each}") for each in range(8)]
    topics = [make_term(Term.Vocabulary.TOPIC, f"Thema {each}") for each in range(15)]
    targets = [make_term(Term.Vocabulary.TARGET_GROUP, f"Zielgruppe {each}") for each in range(8)]
    publishers = [make_organisation(f"Verein {there} {each}") for each in range(30)]
    document = make_document()
    index = ResourceIndexPage.objects.child_of(HomePage.objects.get(locale__language_code="de")).get()
    for start in range(there, number, CHUNK):
        resources = Resource.objects.bulk_create(
            Resource(
                name=f"Material {each}",
                kind=chance.choice(kinds),
                publisher=chance.choice(publishers),
                year=chance.randint(2005, 2026),
                licence=chance.choice(Resource.Licence.values),
            )
            for each in range(start, min(start + CHUNK, number))
        )
        File.objects.bulk_create(File(resource=resource, document=document) for resource in resources)
        pages = [ResourcePage(title=each.name, resource=each, summary="Worum es darin geht.") for each in resources]
        add_many(index, pages)
        for page in pages:
            chosen = [*chance.sample(topics, 2), *chance.sample(targets, 2)]
            _find(page, chosen, texts[page.pk % TEXTS], analysed[page.pk % TEXTS].tokens)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def choice() -> str:
    """Return two choices that many materials have, as a part of an address."""
    topic, kind = Term.objects.get(name_de="Thema 3"), Term.objects.get(name_de="Art 2")
    return f"topic={topic.pk}&kind={kind.pk}"


def _find(page, chosen, text, tokens):
    resource = page.resource
    topics, targets = (
        [term.pk for term in chosen if term.vocabulary == vocabulary]
        for vocabulary in (Term.Vocabulary.TOPIC, Term.Vocabulary.TARGET_GROUP)
    )
    facets = [f"topic:{pk}" for pk in topics] + [f"target:{pk}" for pk in targets]
    facets += [f"kind:{resource.kind_id}", f"year:{resource.year}", f"publisher:{resource.publisher_id}"]
    facets += [f"licence:{resource.licence}", "language:de", "accessible:unchecked", "section:resource"]
    entry = Entry.objects.create(
        page_id=page.pk,
        language="de",
        title=page.title,
        sort_title=slugify(page.title),
        date=date(resource.year, 1, 1),
        facets=f" {' '.join(facets)} ",
    )
    Text.objects.create(entry=entry, text=text)
    title = {stem(fold(word, "de"), "de") for word in page.title.split()}
    engine.put(page.pk, tokens | title | {f"{mark}{each}" for mark in ("t_", "h_") for each in title})


def _text(chance) -> str:
    words, length = [EVERYWHERE], 0
    while length < LETTERS:
        word = "".join(chance.choices(SYLLABLES, k=chance.randint(1, 4)))
        words.append(word.capitalize() if chance.random() < 0.3 else word)
        length += len(word) + 1
    return " ".join([*words[: len(words) // 2], EVERYWHERE, *words[len(words) // 2 :]])
