"""What the desk shows of members' proposals: those that wait, and who proposed them."""

from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from partners import contributions
from partners.models import Contribution


class ContributionPanel(Component):
    """Proposals that are not decided, for those who may work on them."""

    name = "contributions"
    order = 97
    template_name = "partners/desk/contributions_panel.html"

    def get_context_data(self, parent_context):
        pages = page_permission_policy.instances_user_has_permission_for(parent_context["request"].user, "change")
        return {"contributions": contributions.open_for(pages.order_by().values("pk"))}


def say_who_proposed(request, page) -> None:
    """Tell whoever opens a draft which member proposed it."""
    if request.method != "GET" or page.live:
        return
    row = Contribution.objects.filter(page=page.pk, user__is_active=True).select_related("user").first()
    if row:
        messages.info(request, _("%(person)s has proposed this as a member.") % {"person": row.user})
