"""Materials: facts and files are plain tables; a page holds the texts of one language."""

import uuid
from pathlib import PurePath
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models.functions import Lower
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.documents import get_document_model_string
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core import languages
from core.access import visible_to
from core.blocks import BodyBlock
from core.files import is_shown
from core.languages import in_language
from core.models import BasePage, Term
from core.pictures import load_picture
from organisations.models import Organisation
from resources import accessibility, editions, linked_data, numbers
from resources.page_forms import ResourcePageForm

CREATIVE_COMMONS = "https://creativecommons.org/licenses/"


def new_key() -> str:
    return str(uuid.uuid4())


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

    class Medium(models.TextChoices):
        TEXT = "text", _("Text: something to read, as a file")
        FILM = "film", _("Film: a file or an address")
        AUDIO = "audio", _("Something to hear: a file or an address")
        LINK = "link", _("Link: only an address, no file")

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
    medium = models.CharField(_("what it consists of"), max_length=10, choices=Medium.choices, default=Medium.TEXT)
    link = models.URLField(
        _("address"),
        max_length=500,
        blank=True,
        validators=[URLValidator(["http", "https"])],
        help_text=_("Where a film, a recording or a link lies, on another site."),
    )
    publisher = models.ForeignKey(
        Organisation, verbose_name=_("publisher"), on_delete=models.PROTECT, related_name="resources"
    )
    authors = models.CharField(
        _("authors"),
        max_length=300,
        blank=True,
        help_text=_("In their order, with semicolons between them; as they want to be named."),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    licence = models.CharField(_("licence"), max_length=30, choices=Licence.choices)
    language = models.CharField(
        _("language, where there is no file"), max_length=10, blank=True, choices=languages.OF_FILES
    )
    series = models.CharField(_("series"), max_length=200, blank=True)
    number_in_series = models.CharField(_("number in the series"), max_length=30, blank=True)
    version = models.CharField(
        _("version"), max_length=50, blank=True, help_text=_("For example “2nd, revised edition”.")
    )
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("replaces"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaced_by",
        help_text=_("The older material whose place this one takes; both pages say so."),
    )
    # Else the files of an internal edition were as visible as the public one that replaces it (core/access.py).
    replaces.wagtail_reference_index_ignore = True
    isbn = models.CharField(_("ISBN"), max_length=20, blank=True, validators=[numbers.check_isbn])
    doi = models.CharField(_("DOI"), max_length=200, blank=True, validators=[numbers.check_doi])
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
    review_on = models.DateField(
        _("to be reviewed on"), null=True, blank=True, db_index=True, help_text=_("The owner is reminded by e-mail.")
    )
    review_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewed by this person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    review_group = models.ForeignKey(
        Group,
        verbose_name=_("or by this group"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reviewed_on = models.DateField(_("last reviewed on"), null=True, editable=False)
    review_reminded_for = models.DateField(null=True, editable=False)
    # By which tables know it (resources/exchange), and per place a fingerprint of the line that was last taken.
    key = models.CharField(_("key"), max_length=100, unique=True, default=new_key, editable=False)
    imported = models.JSONField(default=dict, editable=False)

    objects = ResourceQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            ["name", FieldRowPanel(["kind", "medium"]), "publisher", "authors", FieldRowPanel(["year", "licence"])],
            _("What"),
        ),
        InlinePanel("files", label=_("File"), heading=_("Files")),
        MultiFieldPanel(["link", "language"], _("Without a file")),
        MultiFieldPanel(["topics", "target_groups"], _("Topics and target groups")),
        MultiFieldPanel(
            [FieldRowPanel(["series", "number_in_series"]), "version", "replaces", FieldRowPanel(["isbn", "doi"])],
            _("Series and numbers"),
        ),
        MultiFieldPanel([FieldRowPanel(["review_owner", "review_group"]), "review_on"], _("Review")),
    ]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    def __str__(self):
        return self.name

    def clean(self):
        self.doi = numbers.bare_doi(self.doi)
        errors = {}
        if self.medium == self.Medium.LINK and not self.link:
            errors["link"] = _("A link needs the address that it leads to.")
        if self._replaces_itself():
            errors["replaces"] = _("A material cannot replace itself, nor one that it was replaced by.")
        if self.review_owner_id and self.review_group_id:
            errors["review_group"] = _("Choose either a person or a group.")
        if self.review_on and not (self.review_owner_id or self.review_group_id):
            errors["review_owner"] = _("Say who reviews the material on that day.")
        if errors:
            raise ValidationError(errors)

    def wrong_with(self, number_of_files: int) -> dict[str, str]:
        """Tell what does not fit together: what is read has a file, a link has none, a film has either."""
        if self.medium == self.Medium.LINK and number_of_files:
            return {"medium": _("A link has no file. Remove the file, or choose what it consists of.")}
        if self.medium == self.Medium.TEXT and not number_of_files:
            return {"medium": _("Something to read needs at least one file.")}
        if self.medium in (self.Medium.FILM, self.Medium.AUDIO) and not number_of_files and not self.link:
            return {"link": _("A film or a recording needs a file or the address where it lies.")}
        return {}

    def _replaces_itself(self) -> bool:
        seen, older = {self.pk} - {None}, self.replaces_id
        while older is not None:
            if older in seen:
                return True
            seen.add(older)
            older = Resource.objects.filter(pk=older).values_list("replaces_id", flat=True).first()
        return False

    @property
    def licence_label(self):
        return self.get_licence_display()

    @property
    def licence_url(self):
        kind, dash, version = self.licence.removeprefix("cc-").rpartition("-")
        return f"{CREATIVE_COMMONS}{kind}/{version}/" if self.licence.startswith("cc-") and dash else ""

    @property
    def authors_list(self):
        """The authors one by one, in their order."""
        return [author.strip() for author in self.authors.split(";") if author.strip()]

    @property
    def doi_url(self):
        return f"{numbers.DOI_RESOLVER}{self.doi}" if self.doi else ""

    @property
    def link_host(self):
        return urlsplit(self.link).hostname

    @property
    def languages(self):
        """The codes of the languages that it can be had in."""
        found = [file.language for file in self.current_files] or [self.language]
        return sorted({language for language in found if language})

    @property
    def language_labels(self):
        names = dict(languages.OF_FILES)
        return [str(names.get(code, code)) for code in self.languages]

    @cached_property
    def topics_list(self):
        return list(self.topics.all())

    @cached_property
    def target_groups_list(self):
        return list(self.target_groups.all())

    @cached_property
    def current_files(self):
        return [file for file in self.files.all() if file.is_current]

    @cached_property
    def first_page(self):
        """The file whose first page is the cover of the material, or None."""
        return next((file for file in self.current_files if file.cover), None)

    @cached_property
    def older_files(self):
        return [file for file in self.files.all() if not file.is_current]


class File(models.Model):
    """One version of one file of a material, with what the machine has found out about it.

    A file that is replaced keeps its row and its address and names its successor. The facts are found by the worker
    (`resources/deriving.py`) in the version that `source` names; until then, and after a failure, they are unknown.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("is being read")
        DONE = "done", _("read")
        FAILED = "failed", _("could not be read")

    class Problem(models.TextChoices):
        MISSING = "missing", _("The file is gone from the storage. Please upload it again.")
        BROKEN = "broken", _("The file is damaged or cut off. Please save it anew and upload it again.")
        ENCRYPTED = "encrypted", _("The file is protected by a password. Please upload it without one.")
        TOO_LARGE = "too_large", _("The file is too large to be looked into.")
        TOO_MUCH = (
            "too_much",
            _("Reading the file took too much time or memory. Please save it anew, with less in it."),
        )
        UNKNOWN = "unknown", _("What is inside does not fit any kind of file that is read here.")

    Verdict = accessibility.Verdict

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
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="replaces"
    )
    replaced_by.wagtail_reference_index_ignore = True

    # What the machine finds out.
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.PENDING, editable=False, db_index=True
    )
    problem = models.CharField(max_length=10, choices=Problem.choices, blank=True, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    source = models.CharField(max_length=200, blank=True, editable=False)
    format = models.CharField(max_length=10, blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    pages = models.PositiveIntegerField(null=True, editable=False)
    is_tagged = models.BooleanField(null=True, editable=False)
    has_text = models.BooleanField(null=True, editable=False)
    has_title = models.BooleanField(null=True, editable=False)
    has_language = models.BooleanField(null=True, editable=False)
    claims_pdf_ua = models.BooleanField(null=True, editable=False)
    people_named = models.CharField(max_length=300, blank=True, editable=False)
    cover = models.FileField(max_length=200, blank=True, editable=False)
    cover_width = models.PositiveSmallIntegerField(null=True, editable=False)
    cover_height = models.PositiveSmallIntegerField(null=True, editable=False)
    found_verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.UNCHECKED, editable=False)
    # What an editor says about accessibility, who has looked into the file.
    stated_verdict = models.CharField(
        _("accessibility, if you have checked it"),
        max_length=10,
        choices=Verdict.choices,
        blank=True,
        help_text=_("Empty: visitors read what the machine has found."),
    )
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    stated_on = models.DateField(null=True, editable=False)

    label = in_language("label")

    panels = [
        "document",
        FieldRowPanel(["label_de", "label_en"]),
        FieldRowPanel(["language", "is_current"]),
        HelpPanel(template="resources/desk/includes/_file_facts.html"),
        "stated_verdict",
    ]

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
    def can_be_read_at_once(self):
        return is_shown(self.document.filename)

    @property
    def size(self):
        # Wagtail's own method would write the size into the database while a reader waits.
        return self.document.file_size or self.document.file.size

    @property
    def verdict(self):
        """How accessible the file is, honestly: as an editor says, else as the machine has found."""
        return self.Verdict(self.stated_verdict or self.found_verdict)

    @property
    def verdict_reason(self):
        return accessibility.reason(self)

    @cached_property
    def same_elsewhere(self):
        """The files of other materials that have this content."""
        same = File.objects.filter(digest=self.digest).exclude(resource=self.resource_id)
        return list(same.select_related("resource")) if self.digest else []

    @property
    def cover_url(self):
        return reverse("cover", args=[self.pk, PurePath(self.cover.name).name])


class FileText(models.Model):
    """The text inside a file, for the search; a table of its own, so that no list loads it."""

    file = models.OneToOneField(File, on_delete=models.CASCADE, primary_key=True, related_name="extracted")
    text = models.TextField()

    def __str__(self):
        return f"{self.file}"


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
    """The catalogue: every material in its language that the reader may see, wherever it lies in the tree."""

    parent_page_types = ["home.HomePage", "partners.PartnerHomePage"]
    subpage_types = ["resources.ResourcePage"]

    class Meta:
        verbose_name = _("material list")

    def serve(self, request, *args, **kwargs):
        # A form asks for everything, chosen or not; what was not chosen leaves no trace in the address.
        chosen = [(name, value) for name, values in request.GET.lists() for value in values if value]
        if len(chosen) < sum(len(values) for _name, values in request.GET.lists()):
            return HttpResponseRedirect(f"{self.get_url(request)}{f'?{urlencode(chosen)}' if chosen else ''}")
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        # It describes materials by their models.
        from resources.catalogue import Catalogue

        pages = visible_to(ResourcePage.objects.with_facts(), request.user)
        catalogue = Catalogue(request, get_language(), pages)
        return {**super().get_context(request, *args, **kwargs), "catalogue": catalogue}


class ResourcePage(BasePage):
    """What one language says about a material; kind, licence and files are facts of the material."""

    parent_page_types = ["resources.ResourceIndexPage"]
    subpage_types = []
    base_form_class = ResourcePageForm

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
        load_picture(self)
        older, newer = editions.around(self, request.user)
        return {
            **super().get_context(request, *args, **kwargs),
            "linked_data": "" if self.is_internal else linked_data.of_page(self),
            "older": older,
            "newer": newer,
        }


class VersionRequest(models.Model):
    """Somebody's wish for an accessible version of a file: a task for the editors until it is done."""

    file = models.ForeignKey(File, verbose_name=_("file"), on_delete=models.CASCADE, related_name="requests")
    email = models.EmailField(_("e-mail address"))
    needs = models.TextField(_("what is needed"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    created_at = models.DateTimeField(_("asked"), default=timezone.now)
    due_on = models.DateField(_("due on"), db_index=True)
    done_at = models.DateTimeField(_("done"), null=True, editable=False)

    class Meta:
        verbose_name = _("request for an accessible version")
        verbose_name_plural = _("requests for accessible versions")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"), "file", condition=models.Q(done_at=None), name="version_request_open_once"
            )
        ]

    def __str__(self):
        return f"{self.file}"


class Downloads(models.Model):
    """How often a document was downloaded on one day (resources/counting.py); nothing about by whom."""

    document = models.ForeignKey(
        get_document_model_string(), verbose_name=_("file"), on_delete=models.CASCADE, related_name="+"
    )
    # Else the number of downloads named the document like a page that shows it (core/access.py).
    document.wagtail_reference_index_ignore = True
    day = models.DateField(_("day"), db_index=True)
    number = models.PositiveIntegerField(_("downloads"))

    class Meta:
        verbose_name = _("downloads of a day")
        verbose_name_plural = _("downloads")
        constraints = [models.UniqueConstraint(fields=["document", "day"], name="downloads_once_a_day")]

    def __str__(self):
        return f"{self.document}, {self.day}: {self.number}"
