"""Pages without behaviour: the start page and pages of information."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.search import index

from core.access import visible_to
from core.blocks import BodyBlock
from core.frame import Frame
from core.models import BasePage
from events.models import EventIndexPage, EventPage
from home.approval import ApprovalTask  # noqa: F401 (a table of this app)
from news.models import NewsIndexPage, NewsPage
from organisations.blocks import OrganisationsBlock

# The pages of the menu; what lies below them belongs to a section.
SECTION_DEPTH = 3


class DoorBlock(blocks.StructBlock):
    """One way in, for one kind of visitor."""

    title = blocks.CharBlock(label=_("Title"), max_length=100)
    text = blocks.TextBlock(label=_("Text"), required=False)
    page = blocks.PageChooserBlock(label=_("Page"))


class DoorsBlock(blocks.StructBlock):
    """Ways into the site, side by side."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    items = blocks.ListBlock(DoorBlock(), label=_("Ways in"))

    class Meta:
        icon = "grip"
        label = _("Ways in")
        template = "home/blocks/doors.html"


class LatestNewsBlock(blocks.StructBlock):
    """The newest articles."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    count = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=6, default=3)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Latest news")
        template = "home/blocks/latest_news.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        articles = visible_to(NewsPage.objects.filter(locale=context["page"].locale_id), context["request"].user)
        articles = list(articles.newest_first().with_teaser()[: value["count"]])
        return {**context, "articles": articles, "index": Frame.of(context).section(NewsIndexPage)}


class UpcomingEventsBlock(blocks.StructBlock):
    """The next events."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    count = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=6, default=3)

    class Meta:
        icon = "date"
        label = _("Next events")
        template = "home/blocks/upcoming_events.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        events = visible_to(EventPage.objects.filter(locale=context["page"].locale_id), context["request"].user)
        events = list(events.upcoming().with_facts()[: value["count"]])
        return {**context, "events": events, "index": Frame.of(context).section(EventIndexPage)}


class HomeBlock(BodyBlock):
    """What the start page may be built from."""

    doors = DoorsBlock()
    latest_news = LatestNewsBlock()
    upcoming_events = UpcomingEventsBlock()


class HomePage(BasePage):
    """The start page of one language."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage",
        "news.NewsIndexPage",
        "events.EventIndexPage",
        "resources.ResourceIndexPage",
        "partners.PartnerHomePage",
    ]

    lead = models.TextField(_("lead"), blank=True, help_text=_("The first sentences of the site."))
    body = StreamField(HomeBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*BasePage.content_panels, "lead", "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = _("start page")


class InformationBlock(BodyBlock):
    """What a page of information may be built from."""

    organisations = OrganisationsBlock()


class StandardPage(BasePage):
    """A page of information: about, offers, help, contact, legal notice and the like."""

    parent_page_types = ["home.HomePage", "home.StandardPage", "partners.PartnerHomePage"]
    subpage_types = ["home.StandardPage"]

    body = StreamField(InformationBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*BasePage.content_panels, "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

    def get_context(self, request, *args, **kwargs):
        below = visible_to(StandardPage.objects.child_of(self), request.user)
        beside = visible_to(StandardPage.objects.sibling_of(self), request.user)
        return {
            **super().get_context(request, *args, **kwargs),
            "children": below.order_by("path").defer_streamfields(),
            "neighbours": beside.order_by("path").defer_streamfields() if self.depth > SECTION_DEPTH else [],
        }
