from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.access import is_internal, is_visible_to, refuse
from core.models import Term


@hooks.register("before_serve_page", order=-10)
def ask_the_gate(page, request, serve_args, serve_kwargs):
    """Show no page that the gate keeps closed; Wagtail's own check knows nothing of translations."""
    if not is_visible_to(page, request.user):
        return refuse(request)
    # What a stranger sees is not internal; only for others it has to be asked.
    page.is_internal = request.user.is_authenticated and is_internal(page)
    # The gate has answered: Wagtail need not ask the database once more.
    page.get_view_restrictions = list


class TermViewSet(SnippetViewSet):
    """The lists that several sections share, in the desk."""

    model = Term
    icon = "tag"
    menu_label = _("Lists")
    add_to_settings_menu = True
    list_display = ["name_de", "name_en", "vocabulary", "order"]
    list_filter = ["vocabulary"]


register_snippet(TermViewSet)
