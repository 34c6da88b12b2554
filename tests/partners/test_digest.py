"""The weekly digest: what the week has brought, to each member what this member may see."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Page

from events.models import EventIndexPage
from home import structure
from news.models import NewsIndexPage
from outbox import delivery
from outbox.models import Mail
from partners import digest
from partners.models import Digest
from portal.logs import without_secrets
from resources.models import ResourceIndexPage
from tests.factories import make_article, make_event_page, make_page, make_resource_page, make_user

# A Wednesday, and the Monday morning after it.
WEDNESDAY = datetime(2026, 12, 2, 12, tzinfo=ZoneInfo("Europe/Berlin"))
MONDAY = datetime(2026, 12, 7, 6, 5, tzinfo=ZoneInfo("Europe/Berlin"))
WEEK = timedelta(weeks=1)


def reader(name, *groups, language="de"):
    user = make_user(f"{name}@example.org", structure.MEMBERS, *groups)
    with time_machine.travel(WEDNESDAY):
        digest.turn_on(user, language)
    return user


def article(parent, title, **fields):
    with time_machine.travel(WEDNESDAY):
        return make_article(parent, title, parent=NewsIndexPage.objects.child_of(parent).first(), **fields)


def letters(moment=MONDAY):
    """Let the worker look, and return the mails by address."""
    mail.outbox.clear()
    with time_machine.travel(moment, tick=False):
        digest.send_due()
        delivery.send_due()
    return {message.to[0]: message for message in mail.outbox}


def link(user, language="de"):
    return digest.link_to_unsubscribe(user, language).removeprefix("http://localhost:8000")


@pytest.fixture
def member(home):
    return reader("mitglied")


def test_digest_names_titles_and_addresses_of_internal_pages_and_nothing_else(home, partner_area, member):
    page = article(partner_area, "Neues für uns", summary="Eine Zusammenfassung")
    article(home, "Offene Nachricht")
    with time_machine.travel(WEDNESDAY):
        parents = [model.objects.child_of(partner_area).get() for model in (EventIndexPage, ResourceIndexPage)]
        make_event_page(partner_area, title="Netzwerktreffen", parent=parents[0])
        make_resource_page(partner_area, title="Unser Leitfaden", parent=parents[1])
        make_page(partner_area, "Eine Seite")

    (letter,) = letters().values()

    assert letter.to == [member.email]
    assert f"Neues für uns\nhttp://localhost:8000{page.get_url()}" in letter.body
    assert all(title in letter.body for title in ("Netzwerktreffen", "Unser Leitfaden"))
    assert not any(hidden in letter.body for hidden in ("Offene", "Zusammenfassung", "Eine Seite", "Musterstadt"))
    assert "für uns" not in letter.subject
    assert Mail.objects.get().text == Mail.objects.get().unsubscribe_url == ""


def test_title_of_a_closed_group_goes_to_its_members_alone(partner_area, member):
    group = Group.objects.create(name="Fachgruppe")
    inside, ended = reader("gruppe", group.name), reader("ende", group.name)
    article(partner_area, "Für alle Mitglieder")
    closed = article(partner_area, "Nur für die Fachgruppe")
    closed.view_restrictions.create(restriction_type="groups").groups.add(group)
    ended.is_active = False
    ended.save()
    former = reader("ehemals")
    former.groups.clear()

    told = {to: [title in letter.body for title in ("Für alle", "Nur für die")] for to, letter in letters().items()}

    assert told == {member.email: [True, False], inside.email: [True, True]}


def test_each_reads_the_titles_of_their_language(partner_area, member):
    other = reader("english", language="en")
    page = article(partner_area, "Deutscher Titel")
    translated = page.copy_for_translation(Locale.objects.get(language_code="en"))
    translated.title = "English title"
    with time_machine.travel(WEDNESDAY):
        translated.save_revision().publish()

    told = letters()

    assert "Deutscher Titel" in told[member.email].body
    assert "English title" not in told[member.email].body
    assert "English title" in told[other.email].body
    assert "/en/account/unsubscribe/" in told[other.email].body


def test_drafts_changes_and_what_was_taken_down_are_told_to_nobody(partner_area, member):
    article(partner_area, "Zurückgezogen").unpublish()
    page = article(partner_area, "Veröffentlicht")
    page.title = "Noch ein Entwurf"
    page.save_revision()

    (letter,) = letters().values()

    assert "Veröffentlicht" in letter.body
    assert not any(title in letter.body for title in ("Zurückgezogen", "Entwurf"))


def test_nothing_new_is_no_mail_and_each_week_is_told_once(partner_area, member):
    assert letters() == {}

    article(partner_area, "Zu spät für diesen Montag")
    Page.objects.filter(title__startswith="Zu spät").update(first_published_at=MONDAY)

    assert letters(MONDAY + timedelta(hours=3)) == {}
    assert letters(MONDAY + WEEK - timedelta(hours=1)) == {}
    assert list(letters(MONDAY + WEEK)) == [member.email]
    assert letters(MONDAY + WEEK + timedelta(minutes=10)) == {}


def test_run_that_is_killed_is_finished_by_the_next_one_and_tells_nobody_twice(partner_area, member, monkeypatch):
    people = [member.email, *(reader(f"person{number}").email for number in range(3))]
    article(partner_area, "Neues")
    write, written = digest.emails.write_digest, []

    def write_and_die(user, *args, **kwargs):
        written.append(write(user, *args, **kwargs))
        if len(written) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(digest.emails, "write_digest", write_and_die)
    with pytest.raises(KeyboardInterrupt), time_machine.travel(MONDAY, tick=False):
        digest.send_due()
    monkeypatch.undo()
    assert Mail.objects.count() == 2

    letters(MONDAY + timedelta(days=2))
    letters(MONDAY + timedelta(days=3))

    assert sorted(Mail.objects.values_list("to", flat=True)) == sorted(people)


def test_standing_still_for_weeks_loses_nothing(partner_area, member):
    article(partner_area, "Aus der ersten Woche")

    assert "Aus der ersten Woche" in letters(MONDAY + 3 * WEEK)[member.email].body


def test_mail_program_unsubscribes_in_one_click_without_cookie_and_token(partner_area, member):
    article(partner_area, "Neues")
    (letter,) = letters().values()
    headers = letter.message()
    address = headers["List-Unsubscribe"].strip().strip("<>").removeprefix("http://localhost:8000")

    assert address == link(member)
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    program = Client(enforce_csrf_checks=True)
    assert program.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Digest.objects.exists()
    # Mail programs try again.
    assert program.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200


def test_opening_the_link_shows_a_button_and_changes_nothing(client, member):
    answer = client.get(link(member))

    assert answer.status_code == 200
    assert '<button class="button" type="submit"' in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert member.email not in answer.content.decode()
    assert Digest.objects.filter(user=member).exists()
    assert without_secrets(f"GET {link(member)} 200") == "GET /de/konto/abbestellen/… 200"


def test_link_of_another_purpose_or_of_nobody_ends_nothing(client, member):
    stay = digest.link_to_stay(member, "de").rstrip("/").rpartition("/")[2]
    with translation.override("de"):
        bad = [reverse("partners:unsubscribe", args=[each]) for each in (stay, "x", "1.x", "%00", "ä" * 5000)]

    assert {client.post(each).status_code for each in bad} == {410}
    assert {client.get(each).status_code for each in bad} == {410}
    assert Digest.objects.count() == 1


def test_link_to_keep_the_access_is_a_sign_of_life(client, partner_area, member):
    article(partner_area, "Neues")
    (letter,) = letters().values()
    stay = next(line for line in letter.body.splitlines() if "/zugang-behalten/" in line)

    with time_machine.travel(MONDAY):
        client.post(stay.removeprefix("http://localhost:8000"))

    member.refresh_from_db()
    assert member.dormancy.alive_at is not None


def test_member_turns_it_on_in_the_language_of_the_page_and_off(client, home):
    user = make_user("neu@example.org", structure.MEMBERS)
    client.force_login(user)
    german = reverse("partners:digest")
    with translation.override("en"):
        english = reverse("partners:digest")

    assert not Digest.objects.exists()
    client.post(english, {"action": "on"})
    assert Digest.objects.get().language == "en"
    client.post(german, {"action": "on"})
    assert Digest.objects.get().language == "de"
    client.post(german, {"action": "off"})
    assert not Digest.objects.exists()


def test_others_cannot_turn_it_on(client, home):
    address = reverse("partners:digest")
    assert client.post(address, {"action": "on"}).url.startswith("/de/konto/login/")

    client.force_login(make_user("niemand@example.org"))

    assert client.post(address, {"action": "on"}).status_code == 403
    assert not Digest.objects.exists()


def test_more_pages_and_more_members_ask_little_more(partner_area, django_assert_max_num_queries):
    for number in range(10):
        reader(f"person{number}")
    for number in range(25):
        article(partner_area, f"Neues {number}")
    letters(MONDAY - WEEK)

    # For each member: the row, what is closed, the mail, how far, and the frame of the transaction.
    with time_machine.travel(MONDAY, tick=False), django_assert_max_num_queries(20 + 10 * 10):
        digest.send_due()

    letter = Mail.objects.first()
    assert Mail.objects.count() == 10
    assert letter.text.count("http://localhost:8000/de/partnerbereich/") == digest.MOST_OF_A_KIND
