"""What the head of a page tells robots and readers of other languages."""

from tests.factories import make_event_page, make_page


def head(client, address):
    return client.get(address).content.decode().partition("</head>")[0]


def test_search_may_be_found_but_not_what_leads_nowhere(client, home):
    make_page(home, "Übergangsbegleitung")

    found = head(client, "/de/suche/?q=Übergangsbegleitung")
    lost = head(client, "/de/suche/?q=Kauf+billig")

    assert 'rel="canonical" href="http://localhost:8000/de/suche/"' in found
    assert "noindex" not in found
    assert "noindex" in lost


def test_login_is_one_page_wherever_it_leads(client, home):
    found = head(client, "/de/konto/login/?next=/de/")

    assert 'rel="canonical" href="http://localhost:8000/de/konto/login/"' in found
    assert "noindex" not in found


def test_registration_form_stands_for_its_event(client, home):
    page = make_event_page(home, summary="Ein Tag für Teams.")

    found = head(client, f"/de/anmeldung/{page.event_id}/")

    assert f'rel="canonical" href="http://localhost:8000{page.get_url()}"' in found
    assert '<meta name="description" content="Ein Tag für Teams.">' in found


def test_other_language_is_asked_the_same_from_the_beginning(client, home):
    page = client.get("/de/suche/?q=Haft&kind=news&page=7").content.decode()

    assert 'href="/en/search/?q=Haft&amp;kind=news" hreflang="en"' in page


def test_what_is_asked_cannot_break_out_of_an_address(client, home):
    page = client.get('/de/suche/?q="><script>').content.decode()

    assert "<script>" not in page.replace("<script type", "")
