from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core.personal_data import declare, declare_texts, not_about_people
from search import kinds


class ResourcesConfig(AppConfig):
    name = "resources"
    verbose_name = _("Materials")

    def ready(self):
        from resources.models import ResourcePage

        kinds.register("resource", _("Materials"), ResourcePage, ResourcePage.objects.about)
        declare(
            "resources.Resource",
            "authors",
            purpose="Who wrote a material, as its authors want to be named.",
            seen_by="everyone who sees the material",
            deleted="with the material",
        )
        declare_texts("resources.ResourceIndexPage", "summary")
        declare_texts("resources.ResourcePage", "summary", "body")
        not_about_people("resources.Resource", "name")
        not_about_people("resources.File", "label_de", "label_en")
