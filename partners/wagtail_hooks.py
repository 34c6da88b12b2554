from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks

from partners import visits
from partners.access_desk import AccessRequestViewSet, RequestPanel
from partners.contribution_desk import ContributionPanel, say_who_proposed
from partners.dormancy_desk import DormancyViewSet
from partners.ending_desk import AccessViewSet, OpenAccounts, offer_end
from partners.models import PartnerHomePage
from partners.person_views import OnePersonViewSet
from partners.viewsets import InvitationViewSet


@hooks.register("register_admin_viewset")
def register_invitations():
    return InvitationViewSet()


@hooks.register("register_admin_viewset")
def register_data_of_one_person():
    return OnePersonViewSet()


@hooks.register("register_admin_viewset")
def register_requests():
    return AccessRequestViewSet()


@hooks.register("register_admin_viewset")
def register_dormant_accounts():
    return DormancyViewSet()


@hooks.register("register_admin_viewset")
def register_ending():
    return AccessViewSet()


hooks.register("register_user_listing_buttons", offer_end)
# After Wagtail's own, in whose place it comes.
hooks.register("register_bulk_action", OpenAccounts, order=100)


@hooks.register("before_serve_page")
def note_visit(page, request, serve_args, serve_kwargs):
    """Note that a member looks at the start page; the gate has let them in (it comes first)."""
    if isinstance(page, PartnerHomePage) and request.method == "GET" and request.user.is_authenticated:
        page.visited_before = visits.note(request.user)


@hooks.register("construct_homepage_panels")
def show_requests(request, panels):
    panels.append(RequestPanel())


@hooks.register("construct_homepage_panels")
def show_contributions(request, panels):
    panels.append(ContributionPanel())


hooks.register("before_edit_page", say_who_proposed)


@hooks.register("register_account_menu_item")
def link_to_password(request):
    return {
        "url": reverse("account_change_password"),
        "label": _("Password"),
        "help_text": _("Change the password that you sign in with."),
    }


@hooks.register("register_account_menu_item")
def link_to_second_factor(request):
    return {
        "url": reverse("mfa_index"),
        "label": _("Second factor"),
        "help_text": _("See or change what you show besides your password."),
    }


@hooks.register("register_log_actions")
def name_what_is_done_to_accounts(actions):
    actions.register_action(
        "partners.reset_second_factor",
        gettext_lazy("Reset second factor"),
        gettext_lazy("Second factor taken away at the server"),
    )
    actions.register_action("partners.move", gettext_lazy("Move"), gettext_lazy("Moved to another organisation"))
    actions.register_action("partners.end_access", gettext_lazy("End access"), gettext_lazy("Access ended"))
    actions.register_action(
        "partners.hand_over", gettext_lazy("Hand over"), gettext_lazy("Handed over as somebody's access ended")
    )


@hooks.register("register_account_menu_item")
def link_to_address(request):
    return {
        "url": reverse("account_email"),
        "label": _("E-mail address"),
        "help_text": _("Change the address that you sign in with."),
    }
