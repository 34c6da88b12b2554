from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core.personal_data import declare_texts
from search import kinds


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self):
        from news.models import NewsPage

        kinds.register("news", _("News"), NewsPage, describe=lambda page: kinds.Description(day=page.published_on))
        declare_texts("news.NewsIndexPage", "summary")
        declare_texts("news.NewsPage", "summary", "body")
