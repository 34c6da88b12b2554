"""What a person does with their personal link: see, confirm, change, hand on and cancel, without a login."""

from functools import wraps

from django.db.models import prefetch_related_objects
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.files import send
from core.guard import is_over_limit, refuse_too_many
from events import (
    absences,
    certificates,
    details,
    emails,
    entrance,
    handouts,
    ical,
    links,
    own_data,
    presence,
    registration,
    waiting,
)
from events.colleagues import shown_to
from events.dates import moment
from events.feeds import calendar_response
from events.forms import ColleagueForm, DetailsForm, initial_of
from events.handing_on import hand_on
from events.places import RegistrationClosed
from events.presence_forms import CodeForm
from events.questions import asked_at, lacks_answers, told_by
from events.state import state_of

# States of an event that those who are registered have to know of.
CONCERNS_ALL = {"cancelled", "postponed", "running", "over"}
# What a person can do with their link; opening it changes nothing.
ACTIONS = {
    "confirm": registration.confirm,
    "accept": waiting.accept,
    "cancel": registration.cancel,
}
# A longer number is none of ours, and too large for the database.
LONGEST_NUMBER = 18


def by_personal_link(view):
    """Call the view with the registration that the link belongs to, in its language, and keep the link secret."""

    @wraps(view)
    def guarded(request, token, **more):
        try:
            found = links.registration_of(token)
        except links.LinkEnded:
            response = _ended(request, status=410)
        else:
            if found is None:
                response = _ended(request, status=404)
            else:
                translation.activate(found.language)
                response = view(request, found, **more)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded


def _ended(request, status):
    return render(request, "events/personal_link_ended.html", status=status)


# Whoever knows the address may cancel: there is no cookie that another site could misuse. And browsers send
# "Origin: null" from a page without a referrer, which Django's check refuses.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@by_personal_link
def personal(request, mine):
    """Show a person their registration; only a POST cancels it, since mail scanners follow links."""
    if request.POST.get("action") == "change" if request.method == "POST" else "change" in request.GET:
        return _details(request, mine)
    state = state_of(mine.event, 0)
    reason = state.reason if state.key in CONCERNS_ALL else ""
    form = ColleagueForm(request.POST if request.POST.get("action") == "hand_on" else None)
    code_form = CodeForm(request.POST if request.POST.get("action") == "enter_code" else None)
    if request.method == "POST":
        try:
            if answer := _act(request, mine, form, code_form):
                return answer
        except RegistrationClosed as closed:
            reason = str(closed)
    attended = []
    if mine.event.has_begun(timezone.now()):
        prefetch_related_objects([mine], "presences")
        attended = presence.sessions_attended(mine)
    page, told = emails.page_of(mine), told_by(mine)
    may_change = details.may_change(mine, timezone.now())
    pending, without_address = shown_to(mine)
    certified = certificates.issued_to(mine)
    is_coming = mine.is_active and not mine.is_unconfirmed and state.takes_place
    there, to_come = handouts.of(mine, timezone.now())
    room = _room(mine, code_form)
    context = {
        "registration": mine,
        "event": mine.event,
        "title": page.title if page else mine.event.name,
        "event_page": page,
        "may_cancel": registration.may_cancel(mine),
        "is_too_late": registration.is_too_late_to_cancel(mine, timezone.now()) and not reason,
        "reason": reason,
        "address": mine.event.address_for(mine),
        "online_link": mine.online_link,
        "deadline": moment(mine.expires_at) if mine.expires_at and mine.is_active else "",
        "house_right": "" if mine.attends_online else mine.event.common.house_right,
        "ical_url": f"{request.path}termin.ics" if is_coming else "",
        "data_url": reverse("personal:data", args=[links.token_of(mine)]),
        "sessions": _sessions(mine) if is_coming and mine.has_place else [],
        "answers": told,
        "may_change": may_change,
        "lacks_answers": may_change and lacks_answers(mine, told),
        "is_changed": "changed" in request.GET,
        "form": form,
        "wrong_form": code_form if code_form.errors else form,
        "room": room,
        "attended": attended,
        "entrance_code": entrance.picture_of(mine) if _shows_code(mine, state) else "",
        "certificate": certificates.offered_to(mine),
        "certified": certified,
        "certified_number": certificates.grouped(certified.number) if certified else "",
        "may_hand_on": is_coming and mine.has_place and not mine.event.has_begun(timezone.now()),
        "is_asked": "asked" in request.GET,
        "pending": pending,
        "pending_deadline": moment(pending[0].expires_at) if pending else "",
        "handouts": [(handout, _handout_url(mine, handout)) for handout in there],
        "handouts_to_come": to_come,
        "without_address": [(one, reverse("personal:link", args=[links.token_of(one)])) for one in without_address],
    }
    return render(request, "events/personal_link.html", context)


def _act(request, mine, form, code_form):
    """Do what was pressed and return the answer, or nothing if the page is to be shown again."""
    action = request.POST.get("action")
    if action == "erase":
        own_data.erase(mine)
        return render(request, "events/personal_erased.html")
    if action == "hand_on":
        return _hand_on(request, mine, form)
    if action == "enter_code":
        return _enter_code(request, mine, code_form)
    if action == "certificate":
        return certificates.file_of(certificates.issue(mine), mine)
    if action in ("absent", "present"):
        session = request.POST.get("session", "")
        if session.isdecimal() and len(session) < LONGEST_NUMBER:
            absences.note(mine, int(session), is_absent=action == "absent")
    elif action in ACTIONS:
        ACTIONS[action](mine)
    else:
        return None
    return HttpResponseRedirect(request.path)


def _hand_on(request, mine, form):
    if not form.is_valid():
        return None
    if is_over_limit(request, "registration", form.cleaned_data["email"]):
        return refuse_too_many(request)
    hand_on(mine, **form.cleaned_data)
    return HttpResponseRedirect(f"{request.path}?asked=1")


def _enter_code(request, mine, form):
    """Take the code from the room; whoever guesses is slowed down, and learns nothing but that it is wrong."""
    if not form.is_valid():
        return None
    if is_over_limit(request, "presence_code", f"registration {mine.pk}"):
        return refuse_too_many(request)
    if presence.enter_by_code(mine, form.cleaned_data["code"]) is None:
        form.add_error("code", _("This code is wrong. Please look at it once more, or ask the team."))
        return None
    return HttpResponseRedirect(f"{request.path}#room")


def _shows_code(mine, state):
    """Tell whether the person will come, or has come, through a door at which somebody reads a code."""
    return mine.has_place and not mine.attends_online and state.takes_place


def _room(mine, form):
    """What the person can tell while a session is running for which the team has made a code, or nothing."""
    sessions = presence.sessions_with_code(mine, timezone.now())
    if not sessions:
        return None
    present = [session for session in presence.sessions_attended(mine) if session in sessions]
    return {"present": present, "form": form if len(present) < len(sessions) else None}


def _details(request, mine):
    """Show what the person has told, to be changed, and take the change."""
    asked = asked_at(mine.event)
    if request.method == "POST":
        form = DetailsForm(request.POST, questions=asked)
        if form.is_valid() and _is_changed(mine, form):
            return HttpResponseRedirect(f"{request.path}?changed=1")
    elif details.may_change(mine, timezone.now()):
        form = DetailsForm(questions=asked, initial=initial_of(mine))
    else:
        return HttpResponseRedirect(request.path)
    page = emails.page_of(mine)
    title = page.title if page else mine.event.name
    return render(request, "events/personal_details.html", {"form": form, "title": title})


def _is_changed(mine, form):
    try:
        details.change(mine, **form.told)
    except details.OrganisationCounts as refusal:
        form.add_error("organisation", str(refusal))
    except RegistrationClosed as refusal:
        form.add_error(None, str(refusal))
    return not form.errors


def _sessions(mine):
    """The sessions that are still to come, and whether the person says they cannot attend; one alone is cancelled."""
    absent = set(mine.absences.values_list("session", flat=True))
    coming = [session for session in mine.event.sessions_list if session.starts_at > timezone.now()]
    shown = coming if len(mine.event.sessions_list) > 1 else []
    return [{"session": session, "is_absent": session.pk in absent} for session in shown]


@require_safe
@by_personal_link
def personal_calendar(request, mine):
    """Send the person's calendar entry, with the online link if they have a place."""
    return calendar_response(ical.of_registration(mine, emails.page_of(mine)))


@require_safe
@by_personal_link
def personal_data(request, mine):
    """Send all that is stored about the person, in a form that other programs can read."""
    response = JsonResponse(own_data.stored(mine), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="meine-daten.json"'
    return response


def _handout_url(mine, handout):
    return reverse("personal:handout", args=[links.token_of(mine), handout.pk, handout.filename])


@require_safe
@by_personal_link
def personal_handout(request, mine, number, filename):
    """Send one of the files that the person gets now; whoever does not get it is led to where their state stands."""
    there, _to_come = handouts.of(mine, timezone.now())
    wanted = next((handout for handout in there if handout.pk == number), None)
    if wanted is None:
        return HttpResponseRedirect(reverse("personal:link", args=[links.token_of(mine)]))
    return send(request, wanted.file, wanted.filename, is_public=False)
