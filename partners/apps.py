from allauth.core.internal import ratelimit
from django.apps import AppConfig
from django.core.cache import caches
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig

from core.personal_data import declare, declare_texts, find_by


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("Partner area")
    default = True

    def ready(self):
        from partners import membership  # noqa: F401 (registers its sweep)

        # allauth counts in the default cache; its limits must hold across all server processes.
        ratelimit.cache = caches["limits"]
        declare_texts("partners.PartnerHomePage", "summary", "body")
        declare(
            "partners.CalendarLink",
            "user",
            "token",
            purpose="The secret address by which a member's calendar program reads the dates that the member may see.",
            seen_by="the member",
            deleted="when the member ends it or takes a new one, else with the account",
        )
        declare(
            "partners.Invitation",
            "email",
            "name",
            "function",
            "reason",
            "invited_by",
            purpose="Who was invited into the partner area or the desk, by whom, why and as what.",
            seen_by="the person, coordinators, administrators",
            deleted="30 days after it was accepted, withdrawn or ran out",
        )
        find_by("partners.CalendarLink", "user")
        find_by("partners.Invitation", "email", erase=lambda invitations: invitations.delete())
        find_by("partners.Invitation", "invited_by", tell=lambda invitation: {"invited_at": invitation.created_at})


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's list of users, with ours in the place of its views."""

    user_viewset = "partners.viewsets.UserViewSet"
