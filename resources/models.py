"""Materials: facts and files are plain tables; a page holds the texts of one language."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.documents import get_document_model_string
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core import languages
from core.access import visible_to
from core.blocks import BodyBlock
from core.languages import in_language
from core.models import BasePage, Term
from core.pagination import paginate
from organisations.models import Organisation

CREATIVE_COMMONS = "https://creativecommons.org/licenses/"


class ResourceQuerySet(models.QuerySet):
    """Fetches what a page shows."""

    def with_facts(self):
        files = models.Prefetch("files", File.objects.select_related("document"))
        return self.select_related("kind", "publisher").prefetch_related(files)


class Resource(index.Indexed, ClusterableModel):
    """The facts of one material: kind, publisher, year, licence, files; the same in every language."""

    class Licence(models.TextChoices):
        CC_BY = "cc-by-4.0", "CC BY 4.0"
        CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
        CC_BY_ND = "cc-by-nd-4.0", "CC BY-ND 4.0"
        CC_BY_NC = "cc-by-nc-4.0", "CC BY-NC 4.0"
        CC_BY_NC_SA = "cc-by-nc-sa-4.0", "CC BY-NC-SA 4.0"
        CC_BY_NC_ND = "cc-by-nc-nd-4.0", "CC BY-NC-ND 4.0"
        ALL_RIGHTS_RESERVED = "all-rights-reserved", _("All rights reserved")

    name = models.CharField(
        _("working title"), max_length=200, help_text=_("For lists in the desk; visitors see the page's title.")
    )
    kind = models.ForeignKey(
        Term,
        verbose_name=_("kind"),
        on_delete=models.PROTECT,
        limit_choices_to={"vocabulary": Term.Vocabulary.RESOURCE_KIND},
        related_name="+",
    )
    publisher = models.ForeignKey(
        Organisation, verbose_name=_("publisher"), on_delete=models.PROTECT, related_name="resources"
    )
    authors = models.CharField(_("authors"), max_length=300, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    licence = models.CharField(_("licence"), max_length=30, choices=Licence.choices)
    topics = ParentalManyToManyField(
        Term,
        verbose_name=_("topics"),
        blank=True,
        limit_choices_to={"vocabulary": Term.Vocabulary.TOPIC},
        related_name="+",
    )
    target_groups = ParentalManyToManyField(
        Term,
        verbose_name=_("target groups"),
        blank=True,
        limit_choices_to={"vocabulary": Term.Vocabulary.TARGET_GROUP},
        related_name="+",
    )

    objects = ResourceQuerySet.as_manager()

    panels = [
        MultiFieldPanel(["name", "kind", "publisher", "authors", FieldRowPanel(["year", "licence"])], _("What")),
        InlinePanel("files", label=_("File"), heading=_("Files"), min_num=1),
        MultiFieldPanel(["topics", "target_groups"], _("Topics and target groups")),
    ]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    def __str__(self):
        return self.name

    @property
    def licence_label(self):
        return self.get_licence_display()

    @property
    def licence_url(self):
        kind, dash, version = self.licence.removeprefix("cc-").rpartition("-")
        return f"{CREATIVE_COMMONS}{kind}/{version}/" if self.licence.startswith("cc-") and dash else ""

    @cached_property
    def topics_list(self):
        return list(self.topics.all())

    @cached_property
    def target_groups_list(self):
        return list(self.target_groups.all())

    @cached_property
    def current_files(self):
        return [file for file in self.files.all() if file.is_current]


class File(models.Model):
    """One version of one file of a material."""

    resource = ParentalKey(Resource, related_name="files", on_delete=models.CASCADE)
    document = models.ForeignKey(
        get_document_model_string(), verbose_name=_("file"), on_delete=models.PROTECT, related_name="+"
    )
    label_de = models.CharField(_("label, German"), max_length=200, blank=True)
    label_en = models.CharField(_("label, English"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=10, default=settings.LANGUAGE_CODE, choices=languages.OF_FILES
    )
    is_current = models.BooleanField(_("current version"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    label = in_language("label")

    panels = ["document", FieldRowPanel(["label_de", "label_en"]), FieldRowPanel(["language", "is_current"])]

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["pk"]

    def __str__(self):
        return self.label or self.document.title

    @property
    def language_label(self):
        return self.get_language_display()

    @property
    def url(self):
        return self.document.url

    @property
    def extension(self):
        return self.document.file_extension.upper()

    @property
    def size(self):
        # Wagtail's own method would write the size into the database while a reader waits.
        return self.document.file_size or self.document.file.size


class ResourcePageQuerySet(PageQuerySet):
    """Orders materials."""

    def newest_first(self):
        return self.order_by("-resource__year", "title")

    def about(self, topics):
        """Pick materials on these topics, those that share most of them first."""
        shared = Resource.topics.through.objects.filter(resource=models.OuterRef("resource"), term__in=topics)
        counted = shared.order_by().values("resource").annotate(count=models.Count("pk")).values("count")
        pages = self.annotate(shared_topics=models.Subquery(counted)).filter(shared_topics__gt=0)
        return pages.order_by("-shared_topics", "-resource__year", "title").select_related("resource__kind")

    def with_facts(self):
        return (
            self.select_related("resource__kind", "resource__publisher", "teaser_image")
            .prefetch_related(
                models.Prefetch("resource__files", File.objects.select_related("document")), "teaser_image__renditions"
            )
            .defer_streamfields()
        )


class ResourceIndexPage(BasePage):
    """The list of materials; what lies below it appears here."""

    parent_page_types = ["home.HomePage", "partners.PartnerHomePage"]
    subpage_types = ["resources.ResourcePage"]

    class Meta:
        verbose_name = _("material list")

    def get_context(self, request, *args, **kwargs):
        pages = visible_to(ResourcePage.objects.child_of(self), request.user).newest_first().with_facts()
        return {**super().get_context(request, *args, **kwargs), "resources": paginate(request, pages)}


class ResourcePage(BasePage):
    """What one language says about a material; kind, licence and files are facts of the material."""

    parent_page_types = ["resources.ResourceIndexPage"]
    subpage_types = []

    resource = models.ForeignKey(Resource, verbose_name=_("material"), on_delete=models.PROTECT, related_name="pages")
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    objects = PageManager.from_queryset(ResourcePageQuerySet)()

    content_panels = [*BasePage.content_panels, FieldPanel("resource"), "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]
    # A fact is one for all languages: a translation can't point to another material.
    override_translatable_fields = [SynchronizedField("resource", overridable=False)]

    class Meta:
        verbose_name = _("material page")
        verbose_name_plural = _("material pages")

    @property
    def kicker(self):
        """The facts that stand above the title."""
        return f"{self.resource.kind}, {self.resource.year}"

    def get_context(self, request, *args, **kwargs):
        # The facts in one query each, whatever the template asks for.
        self.resource = Resource.objects.with_facts().get(pk=self.resource_id)
        return super().get_context(request, *args, **kwargs)
