from wagtail.models import Locale

from home.translations import publish_translation
from tests.factories import make_page


def link_to(page, words="dorthin"):
    return [("text", f'<p><a linktype="page" id="{page.pk}">{words}</a></p>')]


def page_text(client, address):
    return client.get(address).content.decode()


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
    assert "<p>Protokoll</p>" in client.get("/de/seite/").content.decode()

    client.force_login(member)

    assert '<a href="/de/partnerbereich/geheim/">' in client.get("/de/seite/").content.decode()


def test_link_is_known_by_any_order_of_its_attributes(client, home, partner_area):
    goal = make_page(partner_area, "Geheim")
    text = f'<p><a id="{goal.pk}" rel="next" linktype="page">Protokoll</a></p>'
    make_page(home, "Seite", body=[("text", text)])

    assert "geheim" not in client.get("/de/seite/").content.decode()


def test_button_that_would_lead_nowhere_is_left_out(client, home, partner_area, member):
    button = {"title": "Protokolle", "label": "Zu den Protokollen", "text": "", "url": "", "page": partner_area}
    make_page(home, "Seite", body=[("call_to_action", button)])

    assert "Zu den Protokollen" not in client.get("/de/seite/").content.decode()

    client.force_login(member)

    assert '<a class="button" href="/de/partnerbereich/">Zu den Protokollen</a>' in page_text(client, "/de/seite/")


def test_way_in_that_would_lead_nowhere_is_left_out(client, home, partner_area, member):
    door = {"title": "Für Mitglieder", "text": "", "page": partner_area}
    home.body = [("doors", {"title": "Wege", "items": [door]})]
    home.save_revision().publish()

    assert "Für Mitglieder" not in page_text(client, "/de/")

    client.force_login(member)

    assert "Für Mitglieder" in page_text(client, "/de/")


def test_link_to_a_draft_or_deleted_page_is_plain_text(client, home):
    goal = make_page(home, "Ziel")
    make_page(home, "Seite", body=link_to(goal))
    goal.unpublish()

    assert "<p>dorthin</p>" in client.get("/de/seite/").content.decode()

    goal.delete()

    assert "<p>dorthin</p>" in client.get("/de/seite/").content.decode()


def test_links_cost_no_query_each(client, home, django_assert_max_num_queries):
    goals = [make_page(home, f"Ziel {number}") for number in range(8)]
    make_page(home, "Seite", body=[block for goal in goals for block in link_to(goal)])
    client.get("/de/")

    with django_assert_max_num_queries(15):
        assert client.get("/de/seite/").content.decode().count('<a href="/de/ziel-') == 8
