"""The directory for members: people, organisations, a message, and one's own entry."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import BigIntegerField
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import refuse
from core.guard import is_over_limit, refuse_too_many
from core.pagination import paginate
from partners import directory, emails
from partners.directory_forms import EntryForm, MessageForm, OrganisationSearchForm, PeopleSearchForm

PER_PAGE = 30


def for_members(view):
    """Let members in and nobody else."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        return view(request, *args, **kwargs) if directory.is_open_to(request.user) else refuse(request)

    return guarded


@require_safe
@for_members
def people(request):
    """List the people whom this reader may find."""
    form = PeopleSearchForm(request.GET)
    rows = paginate(request, directory.people(request.user, form.wishes), PER_PAGE)
    own = directory.organisations_of(request.user)
    entries = [directory.entry_for(request.user, row, own) for row in rows]
    return render(request, "partners/directory_people.html", {"form": form, "rows": rows, "entries": entries})


@require_safe
@for_members
def organisations(request):
    """List the organisations of the network."""
    form = OrganisationSearchForm(request.GET)
    rows = paginate(request, directory.organisations(**form.asked), PER_PAGE)
    return render(request, "partners/directory_organisations.html", {"form": form, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def write(request, pk):
    """Send a message to somebody whom this reader may find, without showing the address."""
    row = directory.people(request.user).filter(pk=min(pk, BigIntegerField.MAX_BIGINT)).first()
    if row is None or row.user == request.user:
        raise Http404
    form = MessageForm(request.POST if request.method == "POST" else None)
    entry = directory.entry_for(request.user, row, directory.organisations_of(request.user))
    if not form.is_valid():
        return render(request, "partners/directory_write.html", {"form": form, "entry": entry})
    if is_over_limit(request, "directory_message", request.user.email):
        return refuse_too_many(request)
    emails.write_message(row.user, request.user, form.cleaned_data["text"])
    messages.success(request, _("Your message to %(name)s is on its way.") % {"name": entry.name})
    return HttpResponseRedirect(reverse("directory:people"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_entry(request):
    """Let people say what they tell of themselves, and to whom; once for each of their organisations."""
    rows = request.user.memberships.select_related("organisation").prefetch_related("topics").order_by("pk")
    data = request.POST if request.method == "POST" else None
    forms = [EntryForm(data, instance=row, prefix=str(row.pk)) for row in rows]
    # Each is asked, so that all errors are told at once.
    if data is not None and not sum(not form.is_valid() for form in forms):
        with transaction.atomic():
            for form in forms:
                form.save()
        messages.success(request, _("Your entry is saved."))
        return HttpResponseRedirect(request.path)
    return render(request, "partners/own_entry.html", {"forms": forms})
