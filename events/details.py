"""What people tell about themselves when they register."""


def known_of(user) -> dict:
    """Return what the portal knows of whoever is signed in, to be filled in for them alone."""
    if not user.is_authenticated:
        return {}
    membership = user.memberships.select_related("organisation").order_by("created_at", "pk").first()
    organisation = membership.organisation.name if membership else ""
    return {"name": user.get_full_name(), "email": user.email, "organisation": organisation}
