"""The handouts of an event in the desk: uploaded, put in order, replaced and taken out by its team."""

from django import forms
from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from core.files import send
from core.uploads import check
from events import handouts
from events.desk import OfOneEvent
from events.models import Handout


class HandoutForm(forms.ModelForm):
    """A file and what is said of it; the kinds of files are those of all documents."""

    # The stock widget would link to the file, which has no address.
    file = forms.FileField(
        label=_("File"),
        max_length=Handout._meta.get_field("filename").max_length,
        validators=[check],
        widget=forms.FileInput,
    )

    class Meta:
        model = Handout
        fields = ["file", "label_de", "label_en", "language", "available_from"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limit = filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
        kinds = {"kinds": ", ".join(settings.WAGTAILDOCS_EXTENSIONS), "limit": limit}
        self.fields["file"].widget.attrs["accept"] = ",".join(f".{each}" for each in settings.WAGTAILDOCS_EXTENSIONS)
        if self.instance.pk:
            self.fields["file"].help_text = _("Choose one only to replace “%(name)s”, which is deleted then.") % {
                "name": self.instance.filename
            }
        else:
            self.fields["file"].help_text = _("At most %(limit)s, of these kinds: %(kinds)s.") % kinds


class OfHandouts(OfOneEvent, PermissionCheckedMixin):
    """What the pages about handouts share."""

    permission_policy = None
    permission_required = "change"

    @cached_property
    def handouts_url(self):
        return reverse("event_registrations:handouts", args=[self.event.pk])

    @cached_property
    def object(self):
        return get_object_or_404(self.event.handouts, pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self):
        items = super().get_breadcrumbs_items()
        return [*items, {"url": self.handouts_url, "label": _("Handouts"), "sublabel": self.event.name}]


class HandoutsView(OfHandouts, generic.WagtailAdminTemplateMixin, FormView):
    """The handouts that there are, and the form for one more."""

    template_name = "events/desk/handouts.html"
    form_class = HandoutForm
    page_title = _("Handouts")
    header_icon = "doc-full-inverse"

    def get_context_data(self, **kwargs):
        now = timezone.now()
        there = list(self.event.handouts.all())
        for handout in there:
            handout.is_there = handout.is_available(self.event, now)
        # Whoever was thanked is told of no file that comes later, unless somebody writes.
        write_url = f"{reverse('event_registrations:write', args=[self.event.pk])}?to=place"
        context = {"handouts": there, "event": self.event, "write_url": write_url if self.event.is_over(now) else ""}
        return super().get_context_data(back_url=self.index_url, **context, **kwargs)

    def form_valid(self, form):
        form.instance.event = self.event
        handouts.put(form.instance, by=self.request.user)
        messages.success(self.request, translate("“%(handout)s” is there.") % {"handout": form.instance})
        return HttpResponseRedirect(self.handouts_url)


class HandoutView(OfHandouts, generic.WagtailAdminTemplateMixin, FormView):
    """One handout, to be changed or replaced."""

    template_name = "events/desk/handout.html"
    form_class = HandoutForm
    page_title = _("Change the handout")
    header_icon = "doc-full-inverse"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.object}

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=self.handouts_url, **kwargs)

    def form_valid(self, form):
        handouts.put(form.instance, by=self.request.user)
        messages.success(self.request, translate("“%(handout)s” is saved.") % {"handout": form.instance})
        return HttpResponseRedirect(self.handouts_url)


class TakeOutView(OfHandouts, generic.WagtailAdminTemplateMixin, TemplateView):
    """Asks before a handout is deleted."""

    template_name = "core/desk/step.html"
    page_title = _("Delete the handout")
    header_icon = "bin"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        question = translate("Delete “%(handout)s”? Nobody can fetch it any more, and the file is gone.")
        return super().get_context_data(
            question=question % {"handout": self.object}, is_serious=True, back_url=self.handouts_url, **kwargs
        )

    def post(self, request, *args, **kwargs):
        handouts.take_out(self.object, by=request.user)
        messages.success(request, translate("“%(handout)s” is deleted.") % {"handout": self.object})
        return HttpResponseRedirect(self.handouts_url)


class MoveUpView(OfHandouts, View):
    """Shows a handout before the one that it follows."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        handouts.move_up(self.object)
        return HttpResponseRedirect(self.handouts_url)


class FileView(OfHandouts, View):
    """Sends the team what people get."""

    http_method_names = ["get", "head"]

    def get(self, request, *args, **kwargs):
        return send(request, self.object.file, self.object.filename, is_public=False)


def addresses(construct_view):
    """Return the addresses below that of one event."""
    return [
        path("", construct_view(HandoutsView), name="handouts"),
        path("<int:pk>/", construct_view(HandoutView), name="handout"),
        path("<int:pk>/delete/", construct_view(TakeOutView), name="handout_delete"),
        path("<int:pk>/up/", construct_view(MoveUpView), name="handout_up"),
        path("<int:pk>/file/", construct_view(FileView), name="handout_file"),
    ]
