from wagtail.models import Locale

from home.translations import publish_translation
from tests.factories import make_page


def link_to(page, words="dorthin"):
    return [("text", f'<p><a linktype="page" id="{page.pk}">{words}</a></p>')]


def translate(page, title):
    english = Locale.objects.get(language_code="en")
    target = type(page)(title=title, slug=title.lower(), locale=english, body=page.body)
    return publish_translation(page, target, english)


def test_link_in_a_translation_leads_to_the_translation_of_its_goal(client, home):
    goal = make_page(home, "Ziel")
    translate(goal, "Goal")
    page = make_page(home, "Seite", body=link_to(goal))
    translate(page, "Page")

    assert '<a href="/de/ziel/">' in client.get("/de/seite/").content.decode()
    assert '<a href="/en/goal/">' in client.get("/en/page/").content.decode()


def test_link_in_a_translation_leads_to_the_german_page_where_there_is_no_other(client, home):
    page = make_page(home, "Seite", body=link_to(make_page(home, "Ziel")))
    translate(page, "Page")

    assert '<a href="/de/ziel/">' in client.get("/en/page/").content.decode()


def test_link_to_an_internal_page_is_plain_text_for_a_stranger(client, home, partner_area, member):
    make_page(home, "Seite", body=link_to(make_page(partner_area, "Geheim"), "Protokoll"))

    assert "geheim" not in client.get("/de/seite/").content.decode()
    assert "<a>Protokoll</a>" in client.get("/de/seite/").content.decode()

    client.force_login(member)

    assert '<a href="/de/partnerbereich/geheim/">' in client.get("/de/seite/").content.decode()


def test_link_to_a_draft_or_deleted_page_is_plain_text(client, home):
    goal = make_page(home, "Ziel")
    make_page(home, "Seite", body=link_to(goal))
    goal.unpublish()

    assert "<a>dorthin</a>" in client.get("/de/seite/").content.decode()

    goal.delete()

    assert "<a>dorthin</a>" in client.get("/de/seite/").content.decode()


def test_links_cost_no_query_each(client, home, django_assert_max_num_queries):
    goals = [make_page(home, f"Ziel {number}") for number in range(8)]
    make_page(home, "Seite", body=[block for goal in goals for block in link_to(goal)])
    client.get("/de/")

    with django_assert_max_num_queries(15):
        assert client.get("/de/seite/").content.decode().count('<a href="/de/ziel-') == 8
