from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core.personal_data import declare


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("Partner area")

    def ready(self):
        declare(
            "partners.Invitation",
            "email",
            "name",
            "function",
            "invited_by",
            purpose="Who was invited into the partner area, by whom and as what.",
            seen_by="coordinators, administrators",
            deleted="30 days after it was accepted, withdrawn or ran out",
        )
