"""What visitors do about an event: register, ask for a lost link, take it into their calendar."""

from django.db.models import BigIntegerField
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.access import STRANGER, refuse, visible_to
from core.guard import count_use, is_over_limit, refuse_too_many
from events import ical, links, privacy, registration
from events.details import known_of
from events.feeds import calendar_for, calendar_response
from events.forms import AddressForm, RegistrationForm, changed_people, people_in
from events.models import Event, EventPage
from events.questions import asked_at
from events.renewal import ask_for_links

# Up to this part of what one client may send in an hour, places are held for addresses that have not answered: 60 by
# the usual limit, so that a whole office can register at once, but nobody takes all places with invented addresses.
HELD_PART = 1 / 5
LARGEST_ID = BigIntegerField.MAX_BIGINT


def _visible_page(event_id: int, user) -> EventPage | None:
    """Return the event's page that this user may see, in the reader's language or else in another."""
    if event_id > LARGEST_ID:
        raise Http404
    pages = EventPage.objects.filter(event_id=event_id).order_by("pk")
    seen = list(visible_to(pages, user).select_related("event", "locale").defer_streamfields())
    if not seen and not pages.live().exists():
        raise Http404
    return next((page for page in seen if page.locale.language_code == get_language()), next(iter(seen), None))


def _is_for(event, user) -> bool:
    """Tell whether an event that is for one group is for this user."""
    is_for_group = event.admission == Event.Admission.GROUP
    return not is_for_group or user.is_superuser or user.groups.filter(pk=event.group_id).exists()


def _has_access(event, request) -> bool:
    """Tell whether an event that is for people with the access link was reached by it."""
    return event.admission != Event.Admission.LINK or links.opens(event, request.GET.get(links.CODE, ""))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request, event_id):
    """Show the registration form, and take it; the answer is the same for every address."""
    page = _visible_page(event_id, request.user)
    if page is None or not _is_for(page.event, request.user):
        return refuse(request)
    if not _has_access(page.event, request):
        reason = translation.gettext("Only people with the access link can register for this event.")
        return _closed(request, page, reason, status=403)
    form = _sent_form(request, page)
    if not form.is_valid():
        return _form(request, page, form)
    usage = count_use(request, "registration", form.cleaned_data["email"], form.people)
    if usage.is_over:
        return refuse_too_many(request)
    facts = {"may_hold": usage.part_of_client <= HELD_PART, "privacy_version_id": privacy.version_in_force()}
    try:
        registration.register(page.event, language=get_language(), **facts, **form.told)
    except registration.RegistrationClosed as closed:
        return _closed(request, page, str(closed), status=409)
    return HttpResponseRedirect(reverse("events:sent", args=[event_id]))


def _sent_form(request, page):
    """Return the form as it was sent; one to go on with, without a word of what is missing, if a person is added."""
    asked = {"page": page, "questions": asked_at(page.event)}
    if request.method != "POST":
        return RegistrationForm(initial=known_of(request.user), **asked)
    if changed := changed_people(request.POST):
        filled, people = changed
        return RegistrationForm.to_go_on(filled, people=people, **asked)
    return RegistrationForm(request.POST, people=people_in(request.POST), **asked)


def _form(request, page, form):
    if not page.state.may_register:
        return _closed(request, page, page.state.reason)
    context = {"event_page": page, "form": form, "state": page.state, "address": page.event.public_address}
    return render(request, "events/registration_form.html", context)


def _closed(request, page, reason, status=200):
    return render(request, "events/registration_closed.html", {"event_page": page, "reason": reason}, status=status)


@never_cache
@require_safe
def sent(request, event_id):
    """Say that there is mail, whatever it says."""
    page = _visible_page(event_id, request.user)
    if page is None or not _is_for(page.event, request.user):
        return refuse(request)
    return render(request, "events/registration_sent.html", {"event_page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resend(request):
    """Take the address of somebody who has lost their link; the answer is the same for every address."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "events/resend_form.html", {"form": form})
    if is_over_limit(request, "registration", form.cleaned_data["email"]):
        return refuse_too_many(request)
    ask_for_links(form.cleaned_data["email"])
    return HttpResponseRedirect(reverse("events:resent"))


@never_cache
@require_safe
def resent(request):
    """Say that there is mail if the address is registered."""
    return render(request, "events/resend_sent.html")


@require_safe
def calendar(request, event_id):
    """Send the calendar file of one event."""
    page = _visible_page(event_id, request.user)
    return refuse(request) if page is None else calendar_response(ical.of_page(page))


@require_safe
@cache_control(no_cache=True)
def calendar_feed(request):
    """Send the events that everybody may know of, to calendar programs that ask again and again."""
    return calendar_for(request, STRANGER)
