from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core.personal_data import declare_texts, not_about_people


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from search import receivers, writing  # noqa: F401 (connects them; registers its sweeps)

        declare_texts("search.Entry", "title", "sort_title")
        declare_texts("search.Text", "text")
        declare_texts("search.Word", "word", "backwards", "stem", "written")
        declare_texts("search.Tail", "tail", "word")
        not_about_people("search.Tail", "language")
        not_about_people("search.Entry", "language", "facets", "digest")
        not_about_people("search.Word", "language")
