"""What waits for the team of an event: worked out whenever it is shown, and gone with its reason."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from events.history import Kind
from events.holidays import working_days_after
from events.models import Answer, Event, Question, Registration, RegistrationStep
from events.places import KINDS, Ledger, Status, count
from events.teams import PEOPLE, events_of

# How long before the day on which it is decided whether an event takes place this becomes a task.
DECIDE_AHEAD = timedelta(days=7)
# How many working days after the last session it becomes a task to enter who was there.
ENTER_AFTER = 3
# From this part of the places on, it is a task that they are held for addresses that have not answered.
MUCH_HELD = 1 / 3
# What people do not wait for by themselves.
WORTH_A_LOOK = [Status.PENDING, Status.WAITING, Status.HELD]


class Task(NamedTuple):
    """What is to be done for an event, and where."""

    event: Event
    text: str
    action: str
    url: str


def tasks_of_team(user) -> list[Task]:
    """Return what waits for this user's teams, the next event first; nobody else's people are told of."""
    return _all_tasks(events_of(user), user) if PEOPLE.user_has_permission(user, "view") else []


def tasks_of_event(event: Event, user) -> list[Task]:
    """Return what waits for the team of one event, of which this user is one."""
    return _all_tasks(Event.objects.filter(pk=event.pk), user)


def how_many(people: int, minimum: int | None) -> str:
    """Say how many have a place, and how many are needed."""
    have = ngettext("%(people)s person has a place.", "%(people)s people have a place.", people) % {"people": people}
    if minimum is None:
        return have
    needed = ngettext("At least %(minimum)s is needed.", "At least %(minimum)s are needed.", minimum)
    return f"{have} {needed % {'minimum': minimum}}"


class TaskPanel(Component):
    """The team's tasks, on the first page of the desk."""

    name = "tasks"
    order = 90
    template_name = "events/desk/tasks_panel.html"

    def get_context_data(self, parent_context):
        return {"tasks": tasks_of_team(parent_context["request"].user)}


def _all_tasks(events: QuerySet[Event], user) -> list[Task]:
    return [*_needs(events, user), *_tasks(events)]


def _needs(events: QuerySet[Event], user) -> Iterator[Task]:
    """Yield each person who has told what they need, and was not written to since; for the event's contact alone."""
    steps = RegistrationStep.objects.filter(registration=OuterRef("pk"))
    told_at = steps.filter(kind__in=[Kind.REGISTERED, Kind.CHANGED]).order_by("-at").values("at")[:1]
    needs = Answer.objects.filter(registration=OuterRef("pk"), question__purpose=Question.Purpose.ACCESS)
    people = Registration.objects.reachable().filter(
        Exists(needs.exclude(question__kind=Question.Kind.YES_NO, value="no")),
        event__in=_of_contact(events, user).values("pk"),
    )
    people = people.annotate(told_at=Subquery(told_at)).exclude(
        Exists(steps.filter(kind=Kind.WRITTEN_TO, at__gte=OuterRef("told_at")))
    )
    for one in people.select_related("event").order_by("created_at", "pk"):
        address = reverse("event_registrations:person", args=[one.event_id, one.pk])
        text = _("Somebody has told what they need to take part, and waits for your reply.")
        yield Task(one.event, text, _("Read and write back"), address)


def _tasks(events: QuerySet[Event]) -> Iterator[Task]:
    """Yield the tasks of some events, with two questions to the database however many they are."""
    now = timezone.now()
    today = timezone.localdate(now)
    people = Registration.objects.filter(event=OuterRef("pk"), status__in=WORTH_A_LOOK).order_by()
    missing = Count("sessions", filter=Q(sessions__presence_recorded_at=None), distinct=True)
    events = events.with_common().with_times().annotate(last_ends_at=Max("sessions__ends_at"), missing=missing)
    waiting = _is_to_come(now) & (_is_undecided(today) | Exists(people))
    events = list(events.filter(waiting | _lacks_presence(now)))
    events.sort(key=lambda event: (event.first_starts_at or now, event.pk))
    over = [event for event in events if event.last_ends_at and event.last_ends_at <= now]
    events = [event for event in events if event.first_starts_at is None or event.first_starts_at > now]
    counted = defaultdict(list)
    for event_id, *kind in count(
        Registration.objects.filter(event__in=[event.pk for event in events]), "event", *KINDS
    ):
        counted[event_id].append(kind)
    for event in over:
        yield from _enter_presence(event, today)
    for event in events:
        yield from _tasks_of(event, counted[event.pk], today)


def _of_contact(events: QuerySet[Event], user) -> QuerySet[Event]:
    """Return the events to come of which this user is the contact."""
    return events.filter(contact_email__iexact=user.email or "-").with_times().filter(_is_to_come(timezone.now()))


def _is_to_come(now: datetime) -> Q:
    """What holds for events with times that have not begun and are not off."""
    return ~Q(status=Event.Status.CANCELLED) & (Q(first_starts_at=None) | Q(first_starts_at__gt=now))


def _lacks_presence(now: datetime) -> Q:
    return Q(status=Event.Status.SCHEDULED, last_ends_at__lte=now, counts__completed_at=None, missing__gt=0)


def _enter_presence(event: Event, today: date) -> Iterator[Task]:
    """Yield an event that is over some working days, with sessions about which nobody has entered who was there."""
    last_day = timezone.localtime(event.last_ends_at).date()
    if working_days_after(last_day, ENTER_AFTER, event.common.state) <= today:
        text = ngettext(
            "Enter presence: about %(number)s session nothing is recorded.",
            "Enter presence: about %(number)s sessions nothing is recorded.",
            event.missing,
        )
        address = reverse("event_registrations:presence", args=[event.pk])
        yield Task(event, text % {"number": event.missing}, _("Enter presence"), address)


def _is_undecided(today: date) -> Q:
    return Q(
        status=Event.Status.SCHEDULED,
        minimum__isnull=False,
        decide_on__lte=today + DECIDE_AHEAD,
        decided_on=None,
    )


def _tasks_of(event: Event, counted: list, today: date) -> Iterator[Task]:
    people = {status: sum(number for kind, *_rest, number in counted if kind == status) for status in Status.values}
    takes_place = event.status == Event.Status.SCHEDULED
    is_due = event.minimum and event.decide_on and event.decide_on <= today + DECIDE_AHEAD
    if takes_place and is_due and event.decided_on is None:
        yield Task(event, _decide(event, people[Status.CONFIRMED], today), _("Decide"), _decision(event))
    if pending := people[Status.PENDING]:
        text = ngettext(
            "%(number)s registration awaits your decision.", "%(number)s registrations await your decision.", pending
        )
        yield _about_people(event, text % {"number": pending}, _("Decide on registrations"), Status.PENDING)
    is_by_hand = takes_place and event.waiting_list == Event.WaitingList.BY_HAND
    if is_by_hand and (could := Ledger(event, counted).could_move_up):
        text = ngettext(
            "Places are free and %(number)s person waits: you give free places by hand.",
            "Places are free and %(number)s people wait: you give free places by hand.",
            could,
        )
        yield _about_people(event, text % {"number": could}, _("Give places"), Status.WAITING)
    if takes_place and people[Status.HELD] > event.all_places * MUCH_HELD:
        text = _("More than a third of the places are held for people who have not confirmed their address.")
        yield _about_people(event, text, _("See for whom"), Status.HELD)


def _decide(event: Event, people: int, today: date) -> str:
    day = {"day": date_format(event.decide_on, "DATE_FORMAT")}
    if event.decide_on < today:
        due = _("Decide whether the event takes place; it was to be decided by %(day)s.") % day
    else:
        due = _("Decide by %(day)s whether the event takes place.") % day
    return f"{due} {how_many(people, event.minimum)}"


def _decision(event: Event) -> str:
    return reverse("event_registrations:decide", args=[event.pk])


def _about_people(event: Event, text: str, action: str, status: str) -> Task:
    address = reverse("event_registrations:index", args=[event.pk])
    return Task(event, text, action, f"{address}?status={status}")
