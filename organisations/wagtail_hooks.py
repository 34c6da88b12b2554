from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from organisations.models import Organisation


class OrganisationViewSet(SnippetViewSet):
    """Organisations in the desk."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    menu_order = 320
    add_to_admin_menu = True
    list_display = ["name", "kind", "is_public"]
    list_filter = ["kind", "is_public"]


register_snippet(OrganisationViewSet)
