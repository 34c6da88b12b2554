"""What the example's data promise each other: two whole languages, names that exist, and days that fit."""

import re
from collections import Counter

import pytest

from home.example import events, news, resources, site
from home.example import pages as information
from home.example.bilingual import Both
from home.example.document_texts import DOCUMENTS
from home.example.events import EVENTS, REGISTRANTS
from home.example.images import IMAGES
from home.example.resources import RESOURCES

WRITTEN = {
    f"{module.__name__}.{name}": value
    for module in [information, news, events, resources]
    for name, value in vars(module).items()
    if name.isupper()
}

LONGEST_SUMMARY = 250
# A day on a weekend is moved to the Monday after it.
LONGEST_MOVE = 2

TAG = re.compile(r"<[^>]*>")
EDITORS_TAG = re.compile(r'</?(p|b|i|ul|ol|li)>|<a href="[^"]+">|</a>')
LINK = re.compile(r'href="(page|file):([^"]+)"')
# Fields that name something by its key.
NAMING = {"image": "image", "page": "page", "document": "file"}


def leaves(value, place):
    """Yield every text inside `value`, with the way that leads to it."""
    if isinstance(value, Both | str):
        yield place, value
    elif isinstance(value, dict | list | tuple):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(item, f"{place}.{key}")


def texts():
    return [leaf for name, value in WRITTEN.items() for leaf in leaves(value, name)]


def pairs():
    return [(place, text) for place, text in texts() if isinstance(text, Both)]


def pages():
    """Yield every page with a name for what it lies below."""
    yield None, {**information.HOME, "key": "home"}
    yield None, {**news.PARTNER_HOME, "key": "partner-area"}
    yield from pages_below("home", information.PAGES)
    yield from pages_below("partner-area", news.INTERNAL_PAGES)
    yield from pages_below("news", news.NEWS)
    yield from pages_below("internal news", news.INTERNAL_NEWS)
    for section, facts in [("events", EVENTS), ("resources", RESOURCES)]:
        for each in facts:
            yield f"internal {section}" if each["members_only"] else section, {**each["page"], "key": each["key"]}


def pages_below(parent, contents):
    for each in contents:
        yield parent, each
        yield from pages_below(each["key"], each.get("children", []))


def named(place, text):
    """Yield what a text names by key: the kind of thing, and the key."""
    field = place.rpartition(".")[2]
    if field in NAMING and isinstance(text, str):
        yield NAMING[field], text
    for half in text if isinstance(text, Both) else [text]:
        yield from LINK.findall(half)


def repeated(values):
    return [value for value, times in Counter(values).items() if times > 1]


def test_every_text_is_there_in_both_languages():
    halves = [place for place, text in pairs() if bool(text.de.strip()) != bool(text.en.strip())]

    assert not halves


def test_both_languages_have_the_same_elements():
    assert not [place for place, text in pairs() if TAG.findall(text.de) != TAG.findall(text.en)]


def test_texts_use_only_what_editors_may_use():
    odd = [
        (place, tag)
        for place, text in texts()
        for half in (text if isinstance(text, Both) else [text])
        for tag in TAG.findall(half)
        if not EDITORS_TAG.fullmatch(tag)
    ]

    assert not odd


def test_summaries_are_short():
    long = [(page["key"], len(half)) for _, page in pages() for half in page["summary"] if len(half) > LONGEST_SUMMARY]

    assert not long


def test_every_key_stands_for_one_page():
    assert not repeated(page["key"] for _, page in pages())


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_two_pages_share_an_address(language):
    assert not repeated((parent, getattr(page["slug"], language)) for parent, page in pages() if "slug" in page)


def test_what_the_texts_name_is_there():
    known = {("page", page["key"]) for _, page in pages()}
    # These lists belong to the structure, not to the example.
    known |= {("page", key) for key in ("news", "events", "resources")}
    known |= {("image", key) for key in IMAGES}
    known |= {("file", key) for key in DOCUMENTS}

    assert not [(place, name) for place, text in texts() for name in named(place, text) if name not in known]


def test_facts_name_organisations_and_terms_that_are_there():
    organisations = {each["key"] for each in site.ORGANISATIONS}
    terms = {(vocabulary, term["key"]) for vocabulary, each in site.TERMS.items() for term in each}

    for vocabulary, facts in [("event_kind", EVENTS), ("resource_kind", RESOURCES)]:
        for each in facts:
            assert each.get("organisation", each.get("publisher")) in organisations
            assert {(vocabulary, each["kind"])} <= terms
            assert {("topic", key) for key in each["topics"]} <= terms
            assert {("target_group", key) for key in each["target_groups"]} <= terms


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["key"])
def test_days_of_an_event_fit(event):
    days = [session["day"] for session in event["sessions"]]
    ends = [(session["day"], session["start"], session["end"]) for session in event["sessions"]]

    assert ends == sorted(ends)
    assert all(session["start"] < session["end"] for session in event["sessions"])
    assert event["opens_day"] + LONGEST_MOVE < event["closes_day"]
    assert event["closes_day"] + LONGEST_MOVE < days[0]
    assert not event["taken"] or event["opens_day"] + LONGEST_MOVE < 0


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["key"])
def test_only_an_open_event_has_a_waiting_list(event):
    is_open = event["status"] == "scheduled" and event["sessions"][-1]["day"] > 0 and not event["members_only"]

    assert event["taken"] <= (len(REGISTRANTS) if is_open else event["places"])


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["key"])
def test_presence_is_told_of_what_is_over(event):
    is_over = event["sessions"][-1]["day"] + LONGEST_MOVE < 0

    assert ("present" in event) == is_over


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["key"])
def test_an_event_says_where_it_takes_place(event):
    assert bool(event["city"]) == (event["format"] != "online")
    assert bool(event["online_link"]) == (event["format"] != "on_site")


def test_registrants_differ_in_address():
    assert not repeated(person["email"].lower() for person in REGISTRANTS)
