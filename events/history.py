"""What happened to a registration: every step is recorded, with when and by whom."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name

from events.models import Registration, RegistrationStep

Kind = RegistrationStep.Kind
# What nobody does by hand, unless a member of the team is named.
AUTOMATIC = {
    Kind.PLACE_GIVEN,
    Kind.PUT_ON_LIST,
    Kind.SENT_TO_TEAM,
    Kind.DECLINED,
    Kind.OFFERED,
    Kind.SKIPPED,
    Kind.LAPSED,
    Kind.REMINDED,
    Kind.LINK_SENT,
    Kind.THANKED,
    Kind.TOLD_OF_CERTIFICATE,
}


# What only the team does.
BY_TEAM = {Kind.APPROVED, Kind.WRITTEN_TO, Kind.MERGED, Kind.PARTED, Kind.PRESENT, Kind.NOT_PRESENT}


def record(
    registration: Registration, kind: str, now: datetime, *, by=None, reason: str = "", message: UUID | None = None
) -> None:
    """Write down one step; by nobody, if the person took it by their link or the time had come."""
    RegistrationStep.objects.create(
        registration=registration, kind=kind, at=now, user=by, reason=reason, message=message
    )


def was_skipped(registration: Registration, reason: str) -> bool:
    """Tell whether it is written down already that this person was passed over for this reason."""
    return registration.steps.filter(kind=Kind.SKIPPED, reason=reason).exists()


def by_whom(step: RegistrationStep) -> str:
    """Name who took a step: somebody of the team, the portal, or the person."""
    if step.user:
        return get_user_display_name(step.user)
    if step.kind in BY_TEAM:
        return _("a deleted account")
    return _("the portal") if step.kind in AUTOMATIC else _("the person")
