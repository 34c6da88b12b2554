import re

from tests.factories import make_page

WORDS = [("heading", {"text": f"Abschnitt {number}", "level": "2"}) for number in range(3)]
QUICK_EXIT = ("quick_exit", {"label": "Schnell weg", "url": "https://example.org/", "text": "Der Verlauf bleibt."})


def ways(response):
    """What the navigation of the section offers: address and whether it is this page."""
    found = re.search(r'<nav class="section-navigation".*?</nav>', response.content.decode(), re.DOTALL)
    return re.findall(r'href="([^"]+)"( aria-current="page")?', found[0]) if found else []


def test_page_of_a_section_leads_to_its_neighbours(client, home):
    section = make_page(home, "Das Projekt")
    for title in ["Ziele", "Vorgehen"]:
        make_page(section, title)
    make_page(section, "Entwurf").unpublish()

    assert ways(client.get("/de/das-projekt/vorgehen/")) == [
        ("/de/das-projekt/", ""),
        ("/de/das-projekt/ziele/", ""),
        ("/de/das-projekt/vorgehen/", ' aria-current="page"'),
    ]


def test_page_without_neighbours_or_at_the_top_has_no_navigation_of_its_own(client, home):
    section = make_page(home, "Das Projekt")
    make_page(home, "Kontakt")
    make_page(section, "Ziele")

    assert ways(client.get("/de/das-projekt/ziele/")) == []
    assert ways(client.get("/de/kontakt/")) == []


def test_way_out_comes_before_the_list_of_headings(client, home):
    make_page(home, "Hilfe", body=[QUICK_EXIT, *WORDS])

    content = client.get("/de/hilfe/").content.decode()

    assert content.index("Schnell weg") < content.index('class="on-this-page"')
    assert content.count("Schnell weg") == 1
