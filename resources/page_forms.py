"""What editors fill in for the text on a material."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm

NO_ABSTRACT = _("Before it is published, a material needs an abstract: what it is about, in one or two sentences.")


class ResourcePageForm(WagtailAdminPageForm):
    """The text on a material; without an abstract it may be kept, but not published or handed in."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "summary" in self.fields:
            self.fields["summary"].required = True
            self.fields["summary"].error_messages["required"] = NO_ABSTRACT
