"""The start page of the partner area: new since the last visit, one's own registrations, certificates and tasks."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.links import token_of
from events.models import Event, EventIndexPage, Registration
from home.groups import COORDINATORS, MEMBERS
from news.models import NewsIndexPage
from partners.models import AccessRequest, Contribution, Visit
from resources.models import ResourceIndexPage
from tests.factories import (
    attend,
    make_article,
    make_event,
    make_event_page,
    make_organisation,
    make_registration,
    make_resource_page,
    make_user,
)

DAY = timedelta(days=1)
MOST_QUERIES = 20


@pytest.fixture
def look(member, client, partner_area):
    """Let a member look at the start page so many days from now, and return the answer."""

    def look(days=0, user=member, language="de"):
        page = partner_area if language == "de" else partner_area.get_translations().get()
        with time_machine.travel(timezone.now() + days * DAY):
            client.force_login(user)
            return client.get(page.url)

    return look


def news(partner_area, title, days=0):
    with time_machine.travel(timezone.now() + days * DAY):
        return make_article(partner_area, title, parent=NewsIndexPage.objects.child_of(partner_area).get())


def new(answer):
    return [page.title for page in answer.context["new"]]


def test_new_is_what_came_since_the_visit_on_another_day(partner_area, look):
    news(partner_area, "Vorher", -1)
    assert new(look(0)) == ["Vorher"]
    news(partner_area, "Danach", 1)

    assert [new(look(2)), new(look(2))] == [["Danach"], ["Danach"]]

    later = look(5)
    assert new(later) == []
    assert "Seit Ihrem Besuch am" in later.content.decode()
    assert [page.title for page in later.context["latest"]] == ["Danach", "Vorher"]


def test_visit_is_noted_once_a_day_and_for_nobody_else(client, home, partner_area, look, member):
    look()
    began = Visit.objects.get().began_at
    look()
    assert Visit.objects.get().began_at == began

    client.head(partner_area.url)
    client.logout()
    client.get(partner_area.url)
    client.force_login(make_user("niemand@example.org"))
    assert client.get(partner_area.url).status_code == 403
    assert [visit.user for visit in Visit.objects.all()] == [member]


def test_own_registrations_are_those_of_a_confirmed_address(home, partner_area, look, member):
    titles = ["Eigene", "Großgeschrieben", "Fremde", "Nicht bestätigt", "Abgesagt", "Unbestätigtes Konto"]
    events = {title: make_event(name=title, starts_in=(3 + number) * DAY) for number, title in enumerate(titles)}
    for title, event in events.items():
        make_event_page(home, event, f"Seite {title}")
    EmailAddress.objects.create(user=member, email="anders@example.org", verified=False)
    own = make_registration(events["Eigene"], member.email)
    make_registration(events["Großgeschrieben"], member.email.upper(), status="waiting")
    make_registration(events["Fremde"], "fremd@example.org")
    make_registration(events["Nicht bestätigt"], member.email, status="held", expires_at=timezone.now() + DAY)
    make_registration(events["Abgesagt"], member.email, status="cancelled")
    make_registration(events["Unbestätigtes Konto"], "anders@example.org")

    shown = look().content.decode()

    assert f'<a href="/r/{token_of(own)}/">Seite Eigene</a>' in shown
    assert shown.index("Seite Eigene") < shown.index("Seite Großgeschrieben")
    assert "Sie stehen auf der Warteliste" in shown
    assert not any(f"Seite {title}<" in shown for title in titles[2:])


def test_certificate_is_offered_to_who_was_there(home, look, member):
    for title, rule in [("Mit Nachweis", "all"), ("Ohne Nachweis", "none")]:
        event = make_event(starts_in=-3 * DAY, name=title, certificate_rule=rule)
        attend(make_registration(event, member.email), 0, by=None)
    absent = make_event(starts_in=-3 * DAY, name="Nicht dabei", certificate_rule="all")
    make_registration(absent, member.email)

    answer = look()

    shown = answer.content.decode()
    assert [title in shown for title in ("Mit Nachweis", "Ohne Nachweis", "Nicht dabei")] == [True, False, False]


def test_title_of_an_event_that_a_member_may_not_see_any_more_is_that_of_no_page(partner_area, look, member):
    event = make_event(name="Treffen")
    page = make_event_page(
        partner_area, event, "Beirat, geheim", parent=EventIndexPage.objects.child_of(partner_area).get()
    )
    page.view_restrictions.create(restriction_type="groups").groups.add(Group.objects.create(name="Beirat"))
    make_registration(event, member.email)

    shown = look().content.decode()

    assert "geheim" not in shown
    assert ">Treffen</a>" in shown


def test_tasks_are_offers_proposals_sent_back_and_requests_to_decide(home, partner_area, look, member):
    offer = make_registration(
        make_event(name="Schulung"), member.email, status="offered", expires_at=timezone.now() + DAY
    )
    draft = news(partner_area, "Zu kurz")
    draft.unpublish()
    Contribution.objects.create(
        user=member, kind="news", title="Zu kurz", page_id=draft.pk, language="de", told="declined"
    )
    coordinator = make_user("netz@example.org", COORDINATORS, MEMBERS)
    asked = {"name": "Kim Geheim", "confirmed_at": timezone.now(), "decide_by": timezone.localdate() + 5 * DAY}
    AccessRequest.objects.create(email="kim@example.org", owner=coordinator, **asked)

    own, others = look().content.decode(), look(user=coordinator).content.decode()

    assert own.count(f'href="/r/{token_of(offer)}/"') == 2
    assert "Ihr Beitrag „Zu kurz“" in own
    assert ["Jemand bittet um Zugang" in shown for shown in (own, others)] == [False, True]
    assert "Kim Geheim" not in others
    assert "Zu kurz" not in others


@pytest.mark.parametrize("language", ["de", "en"])
def test_empty_start_page_says_so_in_words(look, language):
    shown = look(language=language).content.decode()

    words = {
        "de": ["Hier wartet nichts auf Sie", "noch nichts veröffentlicht", "kein Treffen des Netzwerks", "angemeldet"],
        "en": ["Nothing waits for you", "Nothing has been published", "No meeting of the network", "are registered"],
    }
    assert [each for each in words[language] if each not in shown] == []


def test_two_thousand_members_ask_no_more_than_twenty_and_few_questions(home, partner_area, look, member, client):
    def fill(first, last):
        users = get_user_model().objects.bulk_create(
            get_user_model()(email=f"person{number}@example.org") for number in range(first, last)
        )
        group = Group.objects.get(name=MEMBERS)
        group.user_set.through.objects.bulk_create(group.user_set.through(user=user, group=group) for user in users)
        EmailAddress.objects.bulk_create(EmailAddress(user=user, email=user.email, verified=True) for user in users)
        Visit.objects.bulk_create(Visit(user=user) for user in users)
        Registration.objects.bulk_create(
            Registration(event=event, name="Kim", email=user.email, status="confirmed", language="de")
            for user in users
        )

    def count():
        # Where the site's pages begin is remembered from the page before.
        client.get(partner_area.url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(partner_area.url).status_code == 200
        return len(queries)

    make_organisation()
    event = make_event(certificate_rule=Event.CertificateRule.ALL)
    parents = [each.objects.child_of(partner_area).get() for each in (EventIndexPage, ResourceIndexPage)]
    make_event_page(partner_area, event, "Treffen", parent=parents[0])
    make_resource_page(partner_area, title="Papier", parent=parents[1])
    news(partner_area, "Bericht")
    make_registration(event, member.email)
    past = make_event(starts_in=-3 * DAY, certificate_rule="all")
    attend(make_registration(past, member.email), 0, by=None)
    fill(0, 20)
    look()
    few = count()

    fill(20, 2000)

    assert count() == few
    assert few <= MOST_QUERIES
