"""The page of the desk for several files at once; a script sends them one by one and shows how far it is."""

from django import forms
from django.conf import settings
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.access import is_internal
from core.models import Term
from organisations.models import Organisation
from resources.models import Resource, ResourceIndexPage
from resources.uploading import take_all

# By this the script tells that it wants to hear of its file alone.
BY_SCRIPT = "X-One-File"


class FilesInput(forms.ClearableFileInput):
    """Takes several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """A list of files; whether each is taken is said of each, and not of all."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files or [None]]


class ListField(forms.ModelChoiceField):
    """A list of materials, named with who can see what stands in it."""

    def label_from_instance(self, page):
        told = {"title": page.title, "language": page.locale.get_display_name()}
        if is_internal(page):
            return _("%(title)s (%(language)s, for members)") % told
        return _("%(title)s (%(language)s, public)") % told


def lists_for(user):
    """Return the lists of materials that this user may add pages to."""
    lists = ResourceIndexPage.objects.select_related("locale").order_by("locale", "path")
    return lists.filter(pk__in=[page.pk for page in lists if page.permissions_for_user(user).can_add_subpage()])


class UploadForm(forms.Form):
    """The files, and what holds for all of them."""

    files = FilesField(label=_("Files"), allow_empty_file=True)
    kind = forms.ModelChoiceField(Term.objects.none(), label=_("kind"))
    publisher = forms.ModelChoiceField(Organisation.objects.all(), label=_("publisher"))
    year = forms.IntegerField(
        label=_("year"),
        min_value=1900,
        max_value=2100,
        required=False,
        help_text=_("Empty: the year in which the file says that it was made, else this year."),
    )
    licence = forms.ChoiceField(label=_("licence"), choices=[("", "–"), *Resource.Licence.choices])
    below = ListField(
        ResourceIndexPage.objects.none(),
        label=_("Drafts of pages in this list"),
        required=False,
        empty_label=_("No pages yet"),
        help_text=_("The list decides who will see the materials once they are published."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["below"].queryset = lists_for(user)
        self.fields["kind"].queryset = Term.objects.of(Term.Vocabulary.RESOURCE_KIND)
        kinds = settings.WAGTAILDOCS_EXTENSIONS
        told = {"limit": filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE), "kinds": ", ".join(kinds)}
        self.fields["files"].widget.attrs["accept"] = ",".join(f".{kind}" for kind in kinds)
        self.fields["files"].help_text = _("At most %(limit)s each, of these kinds: %(kinds)s.") % told


class UploadView(PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, FormView):
    """Takes the files and says what became of each."""

    permission_policy = ModelPermissionPolicy(Resource)
    permission_required = "add"
    template_name = "resources/desk/upload.html"
    form_class = UploadForm
    page_title = _("Several files at once")
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        files, below = form.cleaned_data.pop("files"), form.cleaned_data.pop("below")
        outcomes = take_all(files, facts=form.cleaned_data, by=self.request.user, below=below)
        if BY_SCRIPT in self.request.headers:
            return render(self.request, "resources/desk/includes/_outcomes.html", {"outcomes": outcomes})
        return self.render_to_response(self.get_context_data(form=form, outcomes=outcomes))

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class UploadViewSet(ViewSet):
    """Its address."""

    name = "material_upload"
    url_prefix = "material-upload"

    def get_urlpatterns(self):
        return [path("", self.construct_view(UploadView), name="index")]
