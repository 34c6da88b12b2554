"""Who carries, who funds and who else belongs to the network, as far as everybody may read it."""

from django.utils.translation import gettext_lazy as _

from organisations.models import Organisation, Supporter

ALL = "all"
PARTNER = "partner"
GROUPS = [
    (Supporter.Role.CARRIER, _("Carriers")),
    (Supporter.Role.FUNDER, _("Funders")),
    (PARTNER, _("Partners")),
]


def in_groups(site, show: str = ALL) -> list[tuple]:
    """Return headings with organisations: carriers and funders as the settings name them, then all others."""
    organisations = list(Organisation.objects.public().with_details())
    named = set(Supporter.objects.filter(settings__site=site).values_list("role", "organisation"))
    in_any = {pk for _role, pk in named}
    groups = []
    for key, label in GROUPS:
        rows = [one for one in organisations if (key, one.pk) in named or (key == PARTNER and one.pk not in in_any)]
        if rows and show in (ALL, key):
            groups.append((label, rows))
    return groups
