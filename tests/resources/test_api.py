"""The materials for other programs: what is answered, to whom, and what an odd question gets."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from core.models import Term
from resources.models import ResourceIndexPage
from tests.factories import make_document, make_resource, make_resource_page, make_term

LIST = "/api/v2/materials/"


@pytest.fixture
def topic():
    return make_term(Term.Vocabulary.TOPIC, "Haft", name_en="Prison")


@pytest.fixture
def public(home, topic):
    resource = make_resource(make_document(content=b"12345"), authors="Anna Müller; Team", year=2020)
    resource.topics.set([topic])
    resource.save()
    return make_resource_page(home, resource, "Ankommen", summary="Wörter über Haft.")


@pytest.fixture
def internal(home, partner_area, public, topic):
    """What replaces the public one, for members."""
    index = ResourceIndexPage.objects.child_of(partner_area).get()
    resource = make_resource(replaces=public.resource, year=2021)
    resource.topics.set([topic])
    resource.save()
    return make_resource_page(home, resource, "Ankommen, geheim", parent=index)


def ask(client, **given):
    response = client.get(LIST, given)
    assert response.status_code == 200
    return response.json()


def titles(client, **given):
    answer = ask(client, **given)
    found = [item["title"] for item in answer["items"]]
    assert answer["meta"]["total_count"] == len(found)
    return found


def test_material_is_told_with_its_facts_and_files(client, public, topic):
    (item,) = ask(client)["items"]

    assert (item["id"], item["title"], item["summary"]) == (public.pk, "Ankommen", "Wörter über Haft.")
    assert item["topics"] == [{"id": topic.pk, "name": "Haft"}]
    assert item["authors"] == ["Anna Müller", "Team"]
    assert item["licence"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
    (file,) = item["files"]
    assert (file["bytes"], file["type"], file["accessibility"]) == (5, "application/pdf", "unchecked")
    assert client.get(file["url"]).status_code == 200
    assert client.get(item["meta"]["html_url"]).status_code == 200
    detail = client.get(item["meta"]["detail_url"]).json()
    assert {name: detail[name] for name in item if name != "meta"} == {n: item[n] for n in item if n != "meta"}
    assert detail["meta"]["parent"]["title"] == public.get_parent().title


@pytest.mark.database
def test_stranger_learns_nothing_of_an_internal_material(client, member, public, internal, topic):
    parent = internal.get_parent()
    listed = [{}, {"search": "Ankommen"}, {"topic": topic.pk}, {"year": 2021}, {"internal": 1}, {"order": "year"}]
    finding = [{"id": internal.pk}, {"html_path": internal.get_url()}]
    one, gone = reverse("api:materials:detail", args=[internal.pk]), reverse("api:materials:detail", args=[999999])

    assert [titles(client, **given) for given in listed] == [["Ankommen"]] * 3 + [[]] * 2 + [["Ankommen"]]
    assert client.get(one).status_code == client.get(gone).status_code == 404
    assert client.get(one).content == client.get(gone).content
    assert {client.get(f"{LIST}find/", given).status_code for given in finding} == {404}
    for beginning in ("child_of", "descendant_of", "translation_of"):
        hidden, unknown = [client.get(LIST, {beginning: number}) for number in (parent.pk, 999999)]
        assert (hidden.status_code, hidden.content) == (400, unknown.content)
    assert client.get(reverse("api:materials:detail", args=[public.pk])).json()["replaced_by"] == []
    # All of this is there for whoever may see it.
    client.force_login(member)
    assert sorted(titles(client, search="Ankommen")) == ["Ankommen", "Ankommen, geheim"]
    assert titles(client, child_of=parent.pk, topic=topic.pk) == ["Ankommen, geheim"]
    assert client.get(one).json()["replaces"][0]["id"] == public.pk
    assert client.get(one).json()["meta"]["internal"] is True
    assert {client.get(f"{LIST}find/", given).headers["Location"].endswith(f"{one}?") for given in finding} == {True}


def test_answer_is_in_one_language_and_names_the_others(client, home, public):
    english = home.get_translation(Locale.objects.get(language_code="en"))
    index = ResourceIndexPage.objects.child_of(english).get()
    translated = make_resource_page(home, public.resource, "Arriving", index, translation_key=public.translation_key)

    assert titles(client) == ["Ankommen"]
    assert titles(client, locale="en") == titles(client, locale="en", translation_of=public.pk) == ["Arriving"]
    answer = client.get(LIST, {"locale": "en"}, headers={"Accept-Language": "de"})
    assert answer.json()["items"][0]["topics"][0]["name"] == "Prison"
    assert answer.headers["Content-Language"] == "en"
    detail = client.get(reverse("api:materials:detail", args=[public.pk])).json()
    assert [(each["locale"], each["id"]) for each in detail["translations"]] == [("en", translated.pk)]
    assert detail["topics"][0]["name"] == "Haft"


def test_parts_of_a_list_fit_together_whatever_the_order(client, home, public):
    for number in range(4):
        make_resource_page(home, make_resource(), f"Gleich {number % 2}")

    for given in [
        {},
        {"order": "year"},
        {"order": "-title"},
        {"search": "Gleich"},
        {"search": "Gleich", "order": "title"},
    ]:
        whole = [item["id"] for item in ask(client, **given)["items"]]
        parts = [ask(client, limit=1, offset=place, **given)["items"][0]["id"] for place in range(len(whole))]
        assert parts == whole
        assert len(whole) >= 4
    assert ask(client, limit=0) == {"meta": {"total_count": 5}, "items": []}
    assert ask(client, offset=2**31 - 1)["items"] == []


@pytest.mark.parametrize("given", [{}, {"search": "Material", "topic": "1"}])
def test_longer_list_asks_no_more_questions(client, home, public, django_assert_max_num_queries, given):
    for number in range(8):
        make_resource_page(home, make_resource(), f"Material {number}")

    with django_assert_max_num_queries(12):
        client.get(LIST, given)


@pytest.mark.parametrize(
    "given",
    [
        {"limit": 101},
        {"limit": "-1"},
        {"limit": "²"},
        {"offset": "9" * 30},
        {"order": "random"},
        {"order": "resource__review_owner__email"},
        {"locale": "fr"},
        {"locale": "\0"},
        {"fields": "owner"},
        {"fields": "resource(review_owner)"},
        {"fields": "((" * 100},
        {"fields": "a(" * 3000},
        {"child_of": "x"},
        {"child_of": "9" * 30},
        {"ancestor_of": 1},
        {"type": "core.User"},
        {"owner": 1},
        {"topic": "\0"},
        {"year": "9" * 50},
        {"slug": "x"},
    ],
)
@pytest.mark.database
def test_odd_question_is_refused_with_its_reason(client, public, given):
    response = client.get(LIST, given)

    assert (response.status_code, list(response.json())) == (400, ["message"])


@pytest.mark.parametrize("given", [{"topic": "x"}, {"search": "\0"}, {"search": "'\"*()"}, {}])
@pytest.mark.database
def test_odd_word_or_choice_breaks_nothing(client, public, given):
    assert client.get(LIST, given).status_code == 200
    for address in ["\0", "/de/\0/", "http://[", "", "/xx/", "/de/materialien/"]:
        assert client.get(f"{LIST}find/", {"html_path": address, "id": "9" * 30}).status_code == 404
    assert client.get(f"{LIST}{'9' * 30}/").status_code == 404
    for number in ["x", "", "-1", "²", "9" * 30]:
        assert client.get(f"{LIST}find/", {"id": number}).status_code == 404


def test_answers_can_only_be_read_and_only_those_of_strangers_by_other_sites(client, member, public):
    response = client.get(LIST)
    again = client.get(LIST, headers={"If-None-Match": response.headers["ETag"]})

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert again.status_code == 304
    assert {getattr(client, method)(LIST).status_code for method in ["post", "put", "delete", "options"]} == {405}
    assert client.get("/api/v2/").json()["addresses"]["materials"].endswith(LIST)
    # The kinds of lists that name files past their materials are not there.
    assert {client.get(f"/api/v2/{name}/").status_code for name in ["pages", "documents", "images", "redirects"]} == {
        404
    }
    client.force_login(member)
    mine = client.get(LIST)
    assert "Access-Control-Allow-Origin" not in mine.headers
    assert "no-store" in mine.headers["Cache-Control"]


def test_client_that_asks_too_often_is_told_when_to_ask_again(client, public, settings):
    settings.LIMITS = settings.LIMITS | {"api_client": "2/d"}
    addresses = [LIST, f"{LIST}{public.pk}/", LIST, f"{LIST}find/?id={public.pk}"]

    *answers, refused, found = [client.get(address) for address in addresses]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert (refused.status_code, found.status_code) == (429, 429)
    assert 0 < int(refused.headers["Retry-After"]) <= 24 * 60 * 60
    assert "ask again in" in refused.json()["message"]
    assert (refused.headers["Access-Control-Allow-Origin"], refused.headers["Cache-Control"]) == ("*", "no-store")
    assert client.get(LIST, REMOTE_ADDR="192.0.2.7").status_code == 200
    assert client.get("/api/v2/").status_code == 200
