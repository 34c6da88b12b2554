"""A copy of an event: what it takes over, what stays with the old one, and on which days it is."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from core.models import Term
from events.copying import copy_event
from events.models import Event, EventPage, MailText, Presence, Session
from events.presence import Source
from home import structure
from home.languages import Pair
from tests.factories import (
    make_event,
    make_event_page,
    make_handout,
    make_organisation,
    make_question,
    make_registration,
    make_term,
    make_user,
    protect,
)

BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)


@pytest.fixture
def user(organiser):
    return make_user("macht@example.org", structure.ORGANISERS)


def at(day, hour, minute=0, month=3, year=2030):
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN)


def local(moment):
    return timezone.localtime(moment).strftime("%d.%m.%Y %H:%M")


def make_series(**fields):
    """Make an event of two days, the second of which is the day before summer time begins."""
    event = make_event(sessions=0, **fields)
    event.sessions.create(starts_at=at(23, 9), ends_at=at(23, 16, 30), title_de="Erster Tag", room="Saal")
    event.sessions.create(starts_at=at(30, 9), ends_at=at(30, 12), creditable_hours=2)
    event.save()
    return Event.objects.get(pk=event.pk)


def test_sessions_move_to_the_new_first_day_and_keep_their_hours_across_summer_time(user):
    event = make_series(opens_at=at(1, 8), closes_at=at(20, 12), cancel_until=date(2030, 3, 16), minimum=3)
    Event.objects.filter(pk=event.pk).update(decide_on=date(2030, 3, 10), decided_on=date(2030, 3, 9), sequence=7)

    copy = copy_event(event, name="Neu", first_day=date(2030, 3, 25), by=user)

    first, second = copy.sessions_list
    assert [local(first.starts_at), local(first.ends_at)] == ["25.03.2030 09:00", "25.03.2030 16:30"]
    # The clocks have gone forward meanwhile.
    assert [local(second.starts_at), local(second.ends_at)] == ["01.04.2030 09:00", "01.04.2030 12:00"]
    assert (first.title_de, first.room, second.creditable_hours) == ("Erster Tag", "Saal", 2)
    assert [local(copy.opens_at), local(copy.closes_at)] == ["03.03.2030 08:00", "22.03.2030 12:00"]
    assert (copy.cancel_until, copy.decide_on) == (date(2030, 3, 18), date(2030, 3, 12))
    assert (copy.decided_on, copy.sequence, copy.minimum) == (None, 0, 3)
    assert not {session.uid for session in copy.sessions_list} & {session.uid for session in event.sessions_list}


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "night"),
    [
        # At 2:00 clocks go forward to 3:00, so that there is no 2:30.
        (at(23, 2, 30), at(23, 3), date(2030, 3, 31)),
        # Between the two clocks have gone back.
        (at(27, 2, 45, month=10), at(27, 2, 15, month=10).replace(fold=1), date(2030, 10, 25)),
    ],
)
def test_times_of_a_night_in_which_clocks_change_stay_in_order(user, starts_at, ends_at, night):
    event = make_event(sessions=0, opens_at=starts_at, closes_at=ends_at)
    event.sessions.create(starts_at=starts_at, ends_at=ends_at)
    event.save()

    copy = copy_event(Event.objects.get(pk=event.pk), name="Neu", first_day=night, by=user)

    copy = Event.objects.get(pk=copy.pk)
    (session,) = copy.sessions_list
    assert session.ends_at - session.starts_at == copy.closes_at - copy.opens_at == timedelta(minutes=30)


def test_deadlines_that_would_be_over_are_left_out(user):
    event = make_event(starts_in=60 * DAY, closes_at=timezone.now() + 10 * DAY, cancel_until=timezone.localdate())

    copy = copy_event(event, name="Neu", first_day=timezone.localdate() + 2 * DAY, by=user)

    assert (copy.closes_at, copy.cancel_until) == (None, None)


def test_facts_questions_and_paragraphs_are_copied_but_nothing_about_people(user):
    event = make_series(name="Alt", online_link="https://meet.example.org/geheim", status="cancelled", venue="Haus")
    topic, group = make_term(Term.Vocabulary.TOPIC, "Haft"), make_term(Term.Vocabulary.TARGET_GROUP, "Schule")
    event.topics.add(topic)
    event.target_groups.add(group)
    event.save()
    for number, label in enumerate(["Zweite", "Erste"]):
        make_question(event, label, sort_order=1 - number, delete_on=date(2030, 4, 6), is_required=True)
    MailText.objects.create(event=event, mail="confirmed", text_de="Bitte Ausweis.", text_en="Please bring it.")
    make_handout(event)
    one = make_registration(event)
    Presence.objects.create(registration=one, session=event.sessions.first(), is_present=True, source=Source.HAND)
    Session.objects.update(presence_recorded_at=timezone.now(), people_counted=9, presence_code="ABC")

    copy = copy_event(event, name="Neu", first_day=date(2030, 4, 22), by=user)

    copy = Event.objects.get(pk=copy.pk)
    assert (copy.name, copy.venue, copy.status, copy.online_link) == ("Neu", "Haus", "scheduled", "")
    assert (list(copy.topics.all()), list(copy.target_groups.all())) == ([topic], [group])
    asked = [(each.label_de, each.delete_on, each.is_required) for each in copy.questions.all()]
    assert asked == [("Erste", date(2030, 5, 6), True), ("Zweite", date(2030, 5, 6), True)]
    assert list(copy.mail_texts.values_list("mail", "text_de", "text_en")) == [
        ("confirmed", "Bitte Ausweis.", "Please bring it.")
    ]
    kept = Session.objects.filter(event=copy).values_list("presence_recorded_at", "people_counted", "presence_code")
    assert set(kept) == {(None, None, "")}
    assert not copy.registrations.exists()
    assert not copy.handouts.exists()
    assert event.registrations.get() == one


def test_page_is_copied_as_a_draft_with_its_translation(user, home):
    page = make_event_page(
        home, make_series(), "Im Herbst", summary="Worum es geht.", body=[("text", "<p>Kommt.</p>")]
    )
    english = Locale.objects.get(language_code="en")
    words = {"Im Herbst": "In autumn", "Worum es geht.": "What it is about.", "Kommt.": "Come.", "im-herbst": "autumn"}
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translate_object(page, [english], user=user)
    for segment in source.stringsegment_set.all():
        if segment.string.data in words:
            fields = {"data": words[segment.string.data], "translation_type": "manual", "locale": english}
            StringTranslation.objects.create(translation_of=segment.string, context=segment.context, **fields)
    Translation.objects.get(source=source).save_target(publish=False)

    copy = copy_event(page.event, name="Neu", first_day=date(2030, 4, 22), by=user)

    german, translated = EventPage.objects.filter(event=copy).order_by("path")
    assert (german.title, german.summary, german.live, german.owner) == ("Im Herbst", "Worum es geht.", False, user)
    assert german.get_parent() == page.get_parent()
    assert german.slug != page.slug
    assert (translated.title, translated.summary, translated.live) == ("In autumn", "What it is about.", False)
    assert "Come." in str(translated.body.get_prep_value())
    assert translated.translation_key == german.translation_key != page.translation_key
    assert translated.slug == "autumn-1"
    assert Pair(german, user).translation
    assert EventPage.objects.filter(event=page.event).count() == 2
    assert EventPage.objects.get(pk=page.pk).live


def test_page_that_was_never_published_is_copied_as_it_was_written_last(user, home):
    page = make_event_page(home, make_series(), "Alt")
    page.unpublish()
    page.title = "Neu geschrieben"
    page.save_revision()

    copy = copy_event(page.event, name="Neu", first_day=date(2030, 4, 22), by=user)

    assert EventPage.objects.get(event=copy).title == "Neu geschrieben"


# In the desk.


def address(event):
    return reverse("event_registrations:copy", args=[event.pk])


def send(client, event, **fields):
    return client.post(address(event), {"name": "Neu", "first_day": "2030-04-22", **fields}, follow=True)


@pytest.mark.parametrize("ticked", [{}, {"with_handouts": "on"}])
def test_team_copies_its_event_with_handouts_only_if_ticked(organiser, home, ticked):
    event = make_event_page(home, make_series()).event
    make_handout(event)

    response = send(organiser, event, **ticked)

    copy = Event.objects.get(name="Neu")
    assert copy.handouts.count() == len(ticked)
    assert response.redirect_chain == [(reverse(Event.snippet_viewset.get_url_name("edit"), args=[copy.pk]), 302)]
    assert "1 page is there as a draft that nobody sees." in response.content.decode()
    page = EventPage.objects.get(event=copy)
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in response.content.decode()


@pytest.mark.parametrize("days", [-1, 4000])
def test_first_day_is_neither_in_the_past_nor_too_far_away(organiser, event, days):
    response = send(organiser, event, first_day=f"{timezone.localdate() + days * DAY:%Y-%m-%d}")

    assert list(response.context["form"].errors) == ["first_day"]


def test_who_makes_events_but_no_pages_gets_the_event_alone(client, home):
    event = make_event_page(home, make_series()).event
    user = make_user("angaben@example.org")
    rights = ["access_admin", "add_event", "change_event", "view_registration"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    user.memberships.create(organisation=event.organisation)
    protect(user)
    client.force_login(user)

    send(client, event)

    assert not EventPage.objects.filter(event__name="Neu").exists()
    assert Event.objects.filter(name="Neu").exists()


@pytest.mark.parametrize("who", ["stranger", "member", "other team", "may not make events"])
def test_nobody_else_copies(client, home, who):
    event = make_series()
    if who != "stranger":
        user = make_user("andere@example.org", structure.MEMBERS if who == "member" else structure.ORGANISERS)
        is_ours = who == "may not make events"
        user.memberships.create(organisation=event.organisation if is_ours else make_organisation("Anderer Verein"))
        client.force_login(user)
    if who == "may not make events":
        group = Group.objects.get(name=structure.ORGANISERS)
        group.permissions.remove(Permission.objects.get(codename="add_event"))

    for answer in (
        client.get(address(event)),
        client.post(address(event), {"name": "Neu", "first_day": "2030-04-22"}),
    ):
        assert answer.status_code in (302, 403, 404)

    assert Event.objects.get() == event
