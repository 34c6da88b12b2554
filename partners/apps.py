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
        # Named to register their sweeps.
        from partners import access_requests, contributions, digest, dormancy, membership, receivers  # noqa: F401

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
        declare(
            "partners.AccessRequest",
            "account",
            "email",
            "name",
            "organisation_name",
            "function",
            "reason",
            "owner",
            "decided_by",
            "words",
            purpose="Who asks for access to the partner area or to change the organisation, and what was decided.",
            seen_by="coordinators, administrators",
            deleted="3 days after asking if the address is not confirmed, else 30 days after the decision",
        )
        declare(
            "partners.AccessSettings",
            "owner",
            purpose="Who decides on requests for access; those who ask are told the name.",
            seen_by="coordinators, administrators, whoever asks",
            deleted="when somebody else is chosen, or with the account",
        )
        declare(
            "partners.Digest",
            "user",
            purpose="Who wants the weekly digest by mail, in which language, and up to when it was sent.",
            seen_by="the member",
            deleted="when the member unsubscribes, else with the account",
        )
        declare(
            "partners.Dormancy",
            "user",
            purpose="When somebody last said that they still need their account, and when they were warned.",
            seen_by="coordinators, administrators",
            deleted="with the account",
        )
        declare(
            "partners.Contribution",
            "user",
            "title",
            "words",
            purpose="What a member proposed for the site, and what was decided about it.",
            seen_by="the member; the desk, for what each may edit, as long as the account is open",
            deleted="a year after the decision, when the member withdraws it, or with the account; the text stays",
        )
        declare(
            "partners.Visit",
            "user",
            purpose="When a member was at the start page of the partner area before, so that it names what is new.",
            seen_by="the member",
            deleted="with the account",
        )
        find_by(
            "partners.AccessRequest", "email", "account", erase=lambda requests: requests.delete(), tell=_tell_request
        )
        find_by("partners.AccessRequest", "owner", "decided_by", tell=lambda one: {"decided_at": one.decided_at})
        find_by("partners.AccessSettings", "owner", tell=lambda settings: {"decides_on_requests": True})
        find_by("partners.CalendarLink", "user")
        find_by("partners.Contribution", "user", tell=_tell_contribution)
        find_by("partners.Digest", "user")
        find_by("partners.Dormancy", "user", tell=_tell_dormancy)
        find_by("partners.Invitation", "email", erase=lambda invitations: invitations.delete())
        find_by("partners.Visit", "user")
        find_by("partners.Invitation", "invited_by", tell=lambda invitation: {"invited_at": invitation.created_at})


def _tell_request(request):
    names = ["name", "organisation_named", "function", "reason", "created_at", "decision", "words"]
    return {name: getattr(request, name) for name in names}


def _tell_contribution(one):
    return {name: getattr(one, name) for name in ["kind", "title", "created_at", "told", "words"]}


def _tell_dormancy(noted):
    return {name: getattr(noted, name) for name in ["alive_at", "warned_at", "warned_again_at", "closed_at"]}


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's list of users, with ours in the place of its views."""

    user_viewset = "partners.viewsets.UserViewSet"
