"""The articles of one list as an Atom feed (RFC 4287)."""

from datetime import datetime, time

from django.conf import settings
from django.utils import timezone

from core.feeds import AtomFeed
from core.models import SiteSettings

NEWEST = 20


class ArticleFeed(AtomFeed):
    """The newest articles below one page, as far as this visitor may see them."""

    def get_object(self, request, page):
        self.request = request
        return page

    def title(self, page):
        name = SiteSettings.for_request(self.request).site_name
        return f"{page.title} – {name}" if name else page.title

    def author_name(self, page):
        return SiteSettings.for_request(self.request).site_name or page.title

    def subtitle(self, page):
        return page.summary

    def link(self, page):
        return settings.SITE_URL + page.get_url(self.request)

    def feed_url(self, page):
        return settings.SITE_URL + page.get_url(self.request) + page.reverse_subpage("feed")

    def items(self, page):
        return page.articles_for(self.request.user)[:NEWEST]

    def item_title(self, article):
        return article.title

    def item_description(self, article):
        return article.summary

    def item_link(self, article):
        return settings.SITE_URL + article.get_url(self.request)

    def item_guid(self, article):
        # Lasting, whatever becomes of title and address (RFC 4151).
        return f"tag:{settings.SITE_HOST},2026:article-{article.translation_key}-{article.locale_id}"

    def item_pubdate(self, article):
        return timezone.make_aware(datetime.combine(article.published_on, time(12)))

    def item_updateddate(self, article):
        return article.last_published_at
