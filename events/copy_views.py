"""A new event from one that there was, in the desk: for whoever makes events, from those of their own teams."""

from datetime import timedelta

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.widgets import AdminDateInput

from events.copying import copy_event
from events.desk import ADD_EVENT, OfOneEvent
from events.event_views import NO_PAGE
from events.models import Event

FURTHEST = timedelta(days=3653)


class CopyForm(forms.Form):
    """What a copy is called, when it begins, and whether it has the files, too."""

    name = forms.CharField(
        label=_("Working title"),
        max_length=Event._meta.get_field("name").max_length,
        help_text=_("For lists in the desk. The page keeps its title until you change it."),
    )
    first_day = forms.DateField(
        label=_("First day"),
        widget=AdminDateInput,
        help_text=_("All sessions and deadlines move along; the times of day stay."),
    )
    with_handouts = forms.BooleanField(label=_("Copy the handouts, too"), required=False)

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        if not event.handouts.exists():
            del self.fields["with_handouts"]

    def clean_first_day(self):
        first_day = self.cleaned_data["first_day"]
        if first_day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed."))
        if first_day > timezone.localdate() + FURTHEST:
            raise forms.ValidationError(_("This day is more than ten years away."))
        return first_day


class CopyView(OfOneEvent, generic.WagtailAdminTemplateMixin, FormView):
    """Asks how the copy is called and when it begins, and leads to its facts."""

    permission_policy = None
    template_name = "events/desk/copy.html"
    form_class = CopyForm
    page_title = _("Copy the event")
    header_icon = "copy"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(ADD_EVENT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "event": self.event}

    def get_initial(self):
        return {"name": self.event.name}

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title, "sublabel": self.event.name}]

    def get_context_data(self, **kwargs):
        edit_url = reverse(Event.snippet_viewset.get_url_name("edit"), args=[self.event.pk])
        return super().get_context_data(event=self.event, back_url=edit_url, **kwargs)

    def form_valid(self, form):
        copy = copy_event(self.event, **form.cleaned_data, by=self.request.user)
        self._say_what_is_there(copy)
        return HttpResponseRedirect(reverse(Event.snippet_viewset.get_url_name("edit"), args=[copy.pk]))

    def _say_what_is_there(self, copy):
        pages = list(copy.pages.select_related("locale").order_by("path"))
        there = translate("The event “%(event)s” is there. Please check its facts.") % {"event": copy}
        if not pages:
            messages.success(self.request, f"{there} {NO_PAGE}")
            return
        drafts = ngettext(
            "%(number)s page is there as a draft that nobody sees.",
            "%(number)s pages are there as drafts that nobody sees.",
            len(pages),
        )
        buttons = [
            messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), page.locale.get_display_name())
            for page in pages
        ]
        messages.success(self.request, f"{there} {drafts % {'number': len(pages)}}", buttons=buttons)
