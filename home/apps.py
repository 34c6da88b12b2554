from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from search import kinds


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Pages")

    def ready(self):
        from home.models import StandardPage

        kinds.register("page", _("Information"), StandardPage)
