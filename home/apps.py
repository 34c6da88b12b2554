from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core.personal_data import declare_texts
from search import kinds


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Pages")

    def ready(self):
        from home.models import StandardPage

        kinds.register("page", _("Information"), StandardPage)
        declare_texts("home.HomePage", "summary", "lead", "body")
        declare_texts("home.StandardPage", "summary", "body")
