"""What is found by which words; both databases answer the same."""

import csv
from pathlib import Path

import pytest

from home.models import StandardPage
from news.models import NewsIndexPage
from resources.models import FileText
from search.writing import look_for_missed, write, write_stale
from tests.factories import add_many, make_article, make_page, make_resource_page

FOLDER = Path(__file__).parent
FIRST = slice(5)


def rows_of(name):
    with (FOLDER / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def titles(client, question, **parameters):
    response = client.get("/de/suche/", {"q": question, **parameters})
    return [hit["page"].title for hit in response.context["hits"]]


@pytest.mark.database
def test_each_question_finds_its_page_among_the_first_five(client, home):
    pages = add_many(
        home,
        [
            StandardPage(title=row["title"], summary=row["summary"], body=[("text", f"<p>{row['text']}</p>")])
            for row in rows_of("materials.csv")
        ],
    )
    for page in pages:
        write(page)
    questions = rows_of("questions.csv")

    missed = [row for row in questions if row["title"] not in titles(client, row["question"])[FIRST]]

    assert missed == []
    assert len(questions) >= 60


def test_page_is_found_as_soon_as_it_is_published_and_no_more_once_it_is_taken_down(client, home):
    page = make_page(home, "Mietkaution")
    assert titles(client, "Mietkaution") == ["Mietkaution"]

    page.unpublish()

    assert titles(client, "Mietkaution") == []


def test_page_that_moves_into_a_closed_section_is_hidden_at_once(client, home, partner_area):
    """Nothing of where it lies is copied: hits, counts and suggestions ask the gate."""
    page = make_article(home, "Mietkaution")
    assert titles(client, "Mietkaution") == titles(client, "Mietkautoin") == ["Mietkaution"]

    page.move(NewsIndexPage.objects.child_of(partner_area).get(), pos="last-child")

    answer = client.get("/de/suche/", {"q": "Mietkaution"})
    assert (titles(client, "Mietkaution"), answer.context["everything"]) == ([], 0)
    assert client.get("/de/suche/", {"q": "Mietkautoin"}).context["suggested"] == ""


def test_member_gets_the_nearest_word_of_an_internal_page(member_client, partner_area):
    make_page(partner_area, "Mietkaution")

    answer = member_client.get("/de/suche/", {"q": "Mietkautoin"})

    assert answer.context["suggested"] == "Mietkaution"
    assert "Mietkaution" in answer.content.decode()


@pytest.mark.database
def test_worker_completes_a_long_text_and_finds_what_came_and_went_without_a_word(client, home):
    long = " ".join(["Füllwort"] * 3000)
    page = make_page(home, "Lang", body=[("text", f"<p>{long} Nadelöhr</p>")])
    assert titles(client, "Füllwort") == ["Lang"]
    assert titles(client, "Nadelöhr") == []
    write_stale()
    assert titles(client, "Nadelöhr") == ["Lang"]

    add_many(home, [StandardPage(title="Importiert")])
    StandardPage.objects.filter(pk=page.pk).update(live=False)
    look_for_missed()
    write_stale()

    assert titles(client, "Importiert") == ["Importiert"]
    assert titles(client, "Nadelöhr") == []


def test_text_inside_files_is_found_and_shown_as_a_passage(client, home):
    page = make_resource_page(home, title="Handreichung", summary="Kurz gesagt.")
    before = "Erst vieles andere, das niemand sucht. " * 20
    FileText.objects.create(
        file=page.resource.files.get(), text=f"{before}<b>Der Schlüs-\nseldienst & mehr</b> hilft."
    )
    write_stale()

    answer = client.get("/de/suche/", {"q": "Schlüsseldienste"}).content.decode()

    assert "Handreichung" in answer


def test_words_are_marked_and_signs_stay_harmless(client, home):
    make_page(home, "Häuser & <b>Wege</b>", summary="Ein Frauenhaus in der Straße.")

    answer = client.get("/de/suche/", {"q": "haus strasse"}).content.decode()

    assert "<mark>Häuser</mark> &amp; &lt;b&gt;Wege&lt;/b&gt;" in answer
    assert "Ein <mark>Frauenhaus</mark> in der <mark>Straße</mark>." in answer


@pytest.mark.parametrize("question", ["Haft", "Ende", "Stand"])
def test_letters_that_stand_in_another_word_by_accident_are_not_found(client, home, question):
    make_page(
        home, "Gesellschaft, Mitarbeitende und Anstand", summary="Botschaften, Studierende, dauerhafter Verstand."
    )

    assert titles(client, question) == []


@pytest.mark.database
def test_what_stands_in_the_title_comes_first(client, home):
    make_page(home, "Erste", body=[("text", "<p>Die Haft und die Haft.</p>")])
    make_page(home, "Haft")
    make_page(home, "Haftentlassung")
    make_page(home, "Vierte", summary="Nach der Haft.")

    assert titles(client, "Haft") == ["Haft", "Vierte", "Haftentlassung", "Erste"]
