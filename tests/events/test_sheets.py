"""Papers on which people sign that they are at a session."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from core.models import SiteSettings
from events.models import EventSettings, Registration
from events.sheets import Kind, attendance_sheet
from home import structure
from organisations.models import NetworkSettings, Organisation
from tests.factories import make_event, make_many_registrations, make_organisation, make_registration, make_user
from tests.reading import is_tagged, language_of, pages_of, tags_of, title_of

FUNDED = "Gefördert vom Amt für Beispiele."
HOUSE_RIGHT = "Wer stört, darf nicht hinein."


@pytest.fixture
def training(home):
    """An event with two sessions and what stands at the head of its papers."""
    SiteSettings.objects.update(site_name_de="Das Portal")
    EventSettings.objects.update_or_create(site=home.get_site(), defaults={"house_right_de": HOUSE_RIGHT})
    network = NetworkSettings.for_site(home.get_site())
    network.supporters.create(organisation=make_organisation("Amt"), role="funder", sentence_de=FUNDED)
    network.save()
    team = Organisation.objects.get_or_create(name="Verein am Weg")[0]
    event = make_event(organisation=team, sessions=2, name="Übergänge", venue="Haus am Weg", places=100)
    event.sessions.update(room="Raum 3")
    return event


def sheet(event, kind=Kind.LIST, session=0):
    return attendance_sheet(event, event.sessions_list[session], kind)


def sheet_url(event, kind="list"):
    return reverse("event_registrations:sheet", args=[event.pk, event.sessions.first().pk, kind])


def test_list_names_who_is_expected_in_the_order_of_names_with_all_that_the_funder_asks_for(training):
    for name in ("Özlem Şahin", "Anna Weiß", "Ольга Смирнова"):
        make_registration(training, f"{len(name)}@example.org", name=name, organisation="Haftanstalt „Nord“")
    make_registration(training, "w@example.org", name="Wartende Person", status="waiting")

    content = sheet(training)

    text = " ".join(pages_of(content))
    names = re.findall(r"Özlem Şahin|Anna Weiß|Ольга Смирнова|Wartende Person", text)
    assert names == ["Anna Weiß", "Özlem Şahin", "Ольга Смирнова"]
    assert text.count("Haftanstalt „Nord“") == 3
    for part in ("Übergänge", "Raum 3", "Haus am Weg", "Musterstadt", "Das Portal", FUNDED, HOUSE_RIGHT):
        assert part in text
    assert "Verein am Weg" in text


def test_papers_are_tagged_and_say_title_and_language(training):
    make_registration(training)

    for kind in Kind:
        content = sheet(training, kind)
        assert is_tagged(content), kind
        assert language_of(content) == "de"
        assert title_of(content).endswith(": Übergänge")
        assert b"pdfuaid" in content
    tags = tags_of(sheet(training))
    assert {"H1", "P", "Table", "THead", "TR", "TH", "TD"} <= set(tags)


def test_eighty_people_stand_on_pages_of_paper_without_a_cut_row(training):
    people = [f"Person {number:03}" for number in range(80)]
    for number, name in enumerate(people):
        organisation = "Zweckverband der Bewährungshilfe und der freien Straffälligenhilfe" if number % 2 else ""
        make_registration(training, f"{number}@example.org", name=name, organisation=organisation)

    pages = pages_of(sheet(training))

    assert len(pages) in {4, 5}
    found = [
        re.findall(r"(\d+) (Person \d{3})( Zweckverband der Bewährungshilfe und der freien Straff)?", page)
        for page in pages
    ]
    rows = [row for page in found for row in page]
    assert [name for _number, name, _organisation in rows] == people
    assert [int(number) for number, _name, _organisation in rows] == list(range(1, 81))
    # An organisation of several lines stands as a whole beside its name.
    assert sum(bool(organisation) for _number, _name, organisation in rows) == 40
    assert sum(page.count("Straffälligenhilfe") for page in pages) == 40
    for number, page in enumerate(pages, 1):
        assert page.count("Signature") + page.count("Unterschrift") == 1
        assert re.search(rf"(Page|Seite) {number} (of|von) {len(pages)}", page)


def test_people_who_take_part_online_or_said_they_cannot_come_are_not_expected(training):
    training.format = "hybrid"
    training.save()
    make_registration(training, name="Kommt")
    make_registration(training, "o@example.org", name="Schaltet sich zu", attendance=Registration.Attendance.ONLINE)
    absent = make_registration(training, "a@example.org", name="Fehlt einmal")
    absent.absences.create(session=training.sessions_list[0])

    first, second = (" ".join(pages_of(sheet(training, session=number))) for number in (0, 1))

    assert ("Kommt" in first, "Schaltet" in first, "Fehlt" in first) == (True, False, False)
    assert ("Kommt" in second, "Schaltet" in second, "Fehlt" in second) == (True, False, True)


def test_single_slips_show_nobody_who_else_comes(training):
    for number in range(3):
        make_registration(training, f"{number}@example.org", name=f"Person {number}")

    pages = pages_of(sheet(training, Kind.SLIPS))

    # The last one is for whoever comes without having registered.
    assert [re.findall(r"Person \d", page) for page in pages] == [["Person 0"], ["Person 1"], ["Person 2"], []]
    assert all(FUNDED in page for page in pages)
    # By these the team enters who has signed.
    assert [re.findall(r"(?:No\.|Nr\.) (\d)", page) for page in pages] == [["1"], ["2"], ["3"], []]


def test_count_names_nobody(training):
    for number in range(12):
        make_registration(training, f"{number}@example.org", name=f"Person {number}", organisation="Verwaltung")

    (page,) = pages_of(sheet(training, Kind.COUNT))

    assert "12" in page
    assert "Person 1" not in page
    assert "Verwaltung" not in page


def test_letters_that_no_font_has_stop_no_list(training):
    make_registration(training, name="李 Wei 🎉", organisation="Haus 🏠")

    for kind in Kind:
        text = " ".join(pages_of(sheet(training, kind)))
        assert ("Li Wei ? *" in text) == (kind != Kind.COUNT)


def test_team_fetches_papers_that_nobody_keeps(organiser, training):
    before = set(settings.VAR_DIR.rglob("*.pdf"))
    response = organiser.post(sheet_url(training))

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Cache-Control"] == "private, no-store"
    name = response.headers["Content-Disposition"].removeprefix('attachment; filename="')
    assert name == f'list-to-sign-{timezone.localdate(training.starts_at)}-ubergange.pdf"'
    assert set(settings.VAR_DIR.rglob("*.pdf")) == before


def test_numbers_are_given_when_a_paper_that_has_them_is_printed_and_never_by_a_look(organiser, training):
    person = make_registration(training)

    response = organiser.get(sheet_url(training))
    organiser.post(sheet_url(training, Kind.COUNT.value))

    assert response.headers["Location"] == reverse("event_registrations:sheets", args=[training.pk])
    person.refresh_from_db()
    assert person.list_number is None
    organiser.post(sheet_url(training, Kind.SLIPS.value))
    person.refresh_from_db()
    assert person.list_number == 1


@pytest.mark.parametrize("kind", ["nonsense", "LIST"])
def test_unknown_paper_is_not_found(organiser, training, kind):
    assert organiser.post(sheet_url(training, kind)).status_code == 404


def test_nobody_but_the_team_gets_papers(client, training):
    make_registration(training)
    other = make_user("andere@example.org", structure.ORGANISERS)
    other.memberships.create(organisation=Organisation.objects.create(name="Andere"))
    pages = [sheet_url(training), reverse("event_registrations:sheets", args=[training.pk])]

    def answers():
        return [client.post(pages[0]).status_code, *(client.get(page).status_code for page in pages)]

    assert answers() == [302, 302, 302]
    client.force_login(other)
    assert answers() == [404, 404, 404]
    client.force_login(make_user("mitglied@example.org", structure.MEMBERS))
    assert set(answers()) <= {302, 403}
    assert Registration.objects.get().list_number is None


def test_page_offers_each_paper_of_each_session(organiser, training):
    content = organiser.get(reverse("event_registrations:sheets", args=[training.pk])).content.decode()

    for session in training.sessions.all():
        for kind in Kind:
            assert reverse("event_registrations:sheet", args=[training.pk, session.pk, kind.value]) in content


def test_paper_costs_the_same_for_many_people(organiser, training, django_assert_max_num_queries):
    make_many_registrations(training, 80)
    organiser.post(sheet_url(training))

    with django_assert_max_num_queries(25):
        organiser.post(sheet_url(training))


def test_presence_leads_to_the_papers(organiser, training):
    page = organiser.get(reverse("event_registrations:presence", args=[training.pk])).content.decode()

    assert reverse("event_registrations:sheets", args=[training.pk]) in page
    assert reverse("event_registrations:certificates", args=[training.pk]) in page
