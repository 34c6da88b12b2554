from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core.personal_data import declare, find_by, not_about_people


class OrganisationsConfig(AppConfig):
    name = "organisations"
    verbose_name = _("Organisations")

    def ready(self):
        from wagtail.models import ReferenceIndex

        from organisations.models import NetworkSettings

        # The logo of a carrier or funder is public because the foot of every page names it.
        ReferenceIndex.register_model(NetworkSettings)
        declare(
            "organisations.Membership",
            "user",
            "function",
            "professional_field",
            "phone",
            "region",
            "topics",
            purpose="Who of the network belongs to which organisation, and what they tell other members.",
            seen_by="the person, coordinators, administrators; whom the person chooses, at first nobody",
            deleted="with the account, or when the access ends",
        )
        not_about_people(
            "organisations.Organisation",
            "name",
            "short_name",
            "street",
            "city",
            "website",
            "description_de",
            "description_en",
        )
        not_about_people("organisations.Supporter", "sentence_de", "sentence_en")
        find_by("organisations.Membership", "user", tell=_tell)


def _tell(membership):
    told = {"organisation": membership.organisation.name}
    for name in membership.DETAILS:
        if name != "name":
            value = getattr(membership, name)
            told[name] = ", ".join(map(str, value.all())) if name == "topics" else str(value or "")
        told[f"shows_{name}"] = getattr(membership, f"shows_{name}")
    return told
