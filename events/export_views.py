"""The export of an event's people in the desk: chosen anew each time, since nothing of it is remembered."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from events import exports, papers
from events.desk import OfOneEvent


class ExportForm(forms.Form):
    """Whom, what of them, and in which form."""

    audience = forms.ChoiceField(
        label=_("Who"), choices=exports.AUDIENCES.items(), initial="place", widget=forms.RadioSelect
    )
    columns = forms.MultipleChoiceField(
        label=_("What"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what you need. What people answer about access needs and catering is in no export."),
        error_messages={"required": _("Choose at least one column.")},
    )
    kind = forms.ChoiceField(
        label=_("In which form"), choices=exports.KINDS.items(), initial=exports.XLSX, widget=forms.RadioSelect
    )

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        columns = exports.columns_of(event)
        self.fields["columns"].choices = [(name, column.label) for name, column in columns.items()]
        self.fields["columns"].initial = [name for name, column in columns.items() if column.is_usual]


class ExportView(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, FormView):
    """Asks what is to be exported, and sends it."""

    permission_policy = None
    any_permission_required = ["view"]
    template_name = "events/desk/export.html"
    form_class = ExportForm
    page_title = _("Export people")
    header_icon = "download"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "event": self.event}

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title, "sublabel": self.event.name}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=self.index_url, **kwargs)

    def form_valid(self, form):
        chosen = form.cleaned_data
        made = exports.export(self.event, chosen["audience"], chosen["columns"], chosen["kind"], by=self.request.user)
        return papers.sent_as(
            made,
            translate("Registrations"),
            self.event.name,
            f"{timezone.localdate():%Y-%m-%d}",
            ending=chosen["kind"].partition("_")[0],
            content_type=exports.CONTENT_TYPES[chosen["kind"]],
        )
