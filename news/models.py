"""Dated articles."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from core.access import visible_to
from core.blocks import BodyBlock
from core.models import BasePage
from core.pagination import paginate
from news.feeds import ArticleFeed


class NewsPageQuerySet(PageQuerySet):
    """Orders articles."""

    def newest_first(self):
        return self.order_by("-published_on", "-pk")

    def with_teaser(self):
        return self.select_related("teaser_image").prefetch_related("teaser_image__renditions").defer_streamfields()


class NewsIndexPage(RoutablePageMixin, BasePage):
    """The list of articles; what lies below it appears here, newest first."""

    parent_page_types = ["home.HomePage", "partners.PartnerHomePage"]
    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = _("news list")

    def get_context(self, request, *args, **kwargs):
        articles = paginate(request, self.articles_for(request.user))
        feed_url = self.get_url(request) + self.reverse_subpage("feed")
        return {**super().get_context(request, *args, **kwargs), "articles": articles, "feed_url": feed_url}

    def articles_for(self, user):
        return visible_to(NewsPage.objects.child_of(self), user).newest_first().with_teaser()

    @path("feed/", name="feed")
    def feed(self, request):
        return ArticleFeed()(request, page=self)


class NewsPage(BasePage):
    """One article: a report, a call or a publication."""

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []

    published_on = models.DateField(_("date"), default=timezone.localdate)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    objects = PageManager.from_queryset(NewsPageQuerySet)()

    content_panels = [*BasePage.content_panels, "published_on", "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
