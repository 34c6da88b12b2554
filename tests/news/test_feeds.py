from datetime import date
from xml.etree import ElementTree

from home import structure
from news.models import NewsIndexPage
from tests.factories import make_article, make_user

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(content):
    return [entry.findtext(f"{ATOM}title") for entry in ElementTree.fromstring(content).iter(f"{ATOM}entry")]


def test_feed_lists_public_articles_newest_first_and_no_internal_one(client, home, partner_area):
    make_article(home, "Älter", published_on=date(2026, 1, 2))
    make_article(home, "Neuer", published_on=date(2026, 3, 4))
    make_article(home, "Intern", parent=NewsIndexPage.objects.child_of(partner_area).get())

    response = client.get("/de/aktuelles/feed/")

    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert entries(response.content) == ["Neuer", "Älter"]


def test_feed_names_who_speaks(client, home):
    """RFC 4287 wants an author for each entry or for them all."""
    feed = ElementTree.fromstring(client.get("/de/aktuelles/feed/").content)

    assert feed.findtext(f"{ATOM}author/{ATOM}name")


def test_feed_of_internal_news_leads_a_stranger_to_the_login(client, home, partner_area):
    make_article(home, "Intern", parent=NewsIndexPage.objects.child_of(partner_area).get())

    response = client.get("/de/partnerbereich/nachrichten/feed/")

    assert response.status_code == 302
    assert response.url.startswith("/de/konto/login/")


def test_feed_of_internal_news_is_read_by_members_and_kept_by_no_cache(client, home, partner_area):
    make_article(home, "Intern", parent=NewsIndexPage.objects.child_of(partner_area).get())
    client.force_login(make_user("mitglied@example.org", structure.MEMBERS))

    response = client.get("/de/partnerbereich/nachrichten/feed/")

    assert entries(response.content) == ["Intern"]
    assert response.headers["Cache-Control"] == "private, no-store"


def test_feed_is_announced_in_the_head_of_the_list(client, home):
    response = client.get("/de/aktuelles/")

    assert '<link rel="alternate" type="application/atom+xml"' in response.content.decode()
    assert 'href="/de/aktuelles/feed/"' in response.content.decode()


def test_entry_keeps_its_name_when_its_title_changes(client, home):
    article = make_article(home, "Vorher")
    before = ElementTree.fromstring(client.get("/de/aktuelles/feed/").content).findtext(f"{ATOM}entry/{ATOM}id")
    article.title = "Nachher"
    article.save_revision().publish()

    after = ElementTree.fromstring(client.get("/de/aktuelles/feed/").content).findtext(f"{ATOM}entry/{ATOM}id")

    assert before == after
