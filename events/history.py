"""What happened to a registration: every step is recorded, with when and by whom."""

from datetime import datetime

from events.models import Registration, RegistrationStep

Kind = RegistrationStep.Kind


def record(registration: Registration, kind: str, now: datetime, *, by=None, reason: str = "") -> None:
    """Write down one step; by nobody, if the person took it by their link or the time had come."""
    RegistrationStep.objects.create(registration=registration, kind=kind, at=now, user=by, reason=reason)


def was_skipped(registration: Registration, reason: str) -> bool:
    """Tell whether it is written down already that this person was passed over for this reason."""
    return registration.steps.filter(kind=Kind.SKIPPED, reason=reason).exists()
