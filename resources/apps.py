from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core.personal_data import declare, declare_texts, find_by, not_about_people
from search import kinds


class ResourcesConfig(AppConfig):
    name = "resources"
    verbose_name = _("Materials")

    def ready(self):
        from resources import deriving, indexing, receivers, reviews, version_requests  # noqa: F401 (sweeps; connects)
        from resources.models import ResourcePage

        about = ResourcePage.objects.about
        kinds.register("resource", _("Materials"), ResourcePage, about, indexing.describe, indexing.text_of)
        declare(
            "resources.Resource",
            "authors",
            "review_owner",
            purpose="Who wrote a material, as its authors want to be named, and who looks after it.",
            seen_by="authors: everyone who sees the material; who looks after it: the desk",
            deleted="with the material; who looks after it, with the account",
        )
        find_by("resources.Resource", "review_owner")
        declare(
            "resources.File",
            "people_named",
            "stated_by",
            purpose="Whom the hidden details of a file name, so that editors can take them out, and which editor has "
            "said how accessible it is.",
            seen_by="the desk",
            deleted="with the file; who has said it, with the account",
        )
        find_by("resources.File", "stated_by")
        declare(
            "resources.VersionRequest",
            "email",
            "needs",
            purpose="Who asks for an accessible version of a file, and what they need.",
            seen_by="those who may change materials",
            deleted="30 days after it was answered, a year after it was asked at the latest",
        )
        find_by("resources.VersionRequest", "email", erase=lambda requests: requests.delete())
        declare_texts("resources.FileText", "text")
        declare_texts("resources.ResourceIndexPage", "summary")
        declare_texts("resources.ResourcePage", "summary", "body")
        short = ["name", "link", "series", "number_in_series", "version", "isbn", "doi", "key", "imported"]
        not_about_people("resources.Resource", *short)
        not_about_people("resources.File", "label_de", "label_en", "source", "format", "digest", "cover")
