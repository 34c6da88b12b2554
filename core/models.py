"""The few things every page is made of: people, pictures, settings, terms and the base of all pages."""

from django.conf import settings
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Page, PagePermissionTester, Site

from core.cache import remembered
from core.cleaning import clean, is_clean
from core.languages import in_language
from core.page_forms import PageCopyForm
from core.pictures import make_all


class UserManager(BaseUserManager):
    """Makes users by e-mail address; addresses differ in more than case."""

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractUser):
    """A person who signs in: member, editor, organiser, coordinator or administrator."""

    username = None
    email = models.EmailField(_("e-mail address"), unique=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                violation_error_message=_("There is already an account with this address."),
            )
        ]

    def __str__(self):
        return self.get_full_name() or self.email


class CreditedImage(AbstractImage):
    """A picture with the name of who made it, as German law asks (section 13 UrhG)."""

    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who made the picture, and its licence.")
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args, **kwargs):
        is_new_file = self.file and not self.file._committed
        if is_new_file and not is_clean(self.file.file):
            self.file = clean(self.file)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)
        if kwargs.get("update_fields") is None:
            transaction.on_commit(lambda: make_all(self))


class CreditedRendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(CreditedImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_unique")
        ]


@register_setting(icon="home")
class SiteSettings(BaseSiteSetting):
    """What the site is called, how its people are reached, and which pages every footer names."""

    # Files that the settings name are shown on every page.
    is_public = True
    select_related = ["logo"]

    site_name_de = models.CharField(_("name, German"), max_length=100, blank=True)
    site_name_en = models.CharField(_("name, English"), max_length=100, blank=True)
    claim_de = models.CharField(_("claim, German"), max_length=200, blank=True)
    claim_en = models.CharField(_("claim, English"), max_length=200, blank=True)
    logo = models.ForeignKey(
        CreditedImage, verbose_name=_("logo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    contact_organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    contact_street = models.CharField(_("street"), max_length=200, blank=True)
    contact_city = models.CharField(_("postcode and city"), max_length=200, blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=50, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    help_page = models.ForeignKey(
        Page, verbose_name=_("find help"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    contact_page = models.ForeignKey(
        Page, verbose_name=_("contact"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    imprint_page = models.ForeignKey(
        Page, verbose_name=_("legal notice"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    privacy_page = models.ForeignKey(
        Page, verbose_name=_("privacy"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    accessibility_page = models.ForeignKey(
        Page, verbose_name=_("accessibility"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    site_name = in_language("site_name")
    claim = in_language("claim")

    # The order in which a footer names them.
    legal_pages = ("imprint_page", "privacy_page", "accessibility_page", "contact_page")

    panels = [
        MultiFieldPanel(["site_name_de", "site_name_en", "claim_de", "claim_en", "logo"], _("Name")),
        MultiFieldPanel(
            ["contact_organisation", "contact_street", "contact_city", "contact_phone", "contact_email"], _("Contact")
        ),
        MultiFieldPanel(
            [
                HelpPanel(_("Choose the German pages; English readers are led to their translations.")),
                "help_page",
                "contact_page",
                "imprint_page",
                "privacy_page",
                "accessibility_page",
            ],
            _("Pages that every page links to"),
        ),
    ]

    class Meta:
        verbose_name = _("name and contact")

    @classmethod
    def for_request(cls, request):
        """Return the settings of the one site that there is; they are remembered for seconds, and so is the site."""
        known = cls.get_cache_attr_name()
        if not hasattr(request, known):
            found = remembered("core.SiteSettings", cls._read) or cls.for_site(Site.find_for_request(request))
            found._request, request._wagtail_site = request, found.site
            setattr(request, known, found)
        return getattr(request, known)

    @classmethod
    def _read(cls):
        return cls.base_queryset().select_related("site__root_page").filter(site__is_default_site=True).first()


class TermQuerySet(models.QuerySet):
    """Picks terms by list."""

    def of(self, vocabulary):
        return self.filter(vocabulary=vocabulary)


class Term(models.Model):
    """One entry of a list that several sections share, such as a topic or a target group."""

    class Vocabulary(models.TextChoices):
        TOPIC = "topic", _("Topics")
        TARGET_GROUP = "target_group", _("Target groups")
        REGION = "region", _("Regions")
        PROFESSIONAL_FIELD = "professional_field", _("Professional fields")
        EVENT_KIND = "event_kind", _("Kinds of events")
        RESOURCE_KIND = "resource_kind", _("Kinds of materials")

    vocabulary = models.CharField(_("list"), max_length=30, choices=Vocabulary.choices)
    name_de = models.CharField(_("name, German"), max_length=100)
    name_en = models.CharField(_("name, English"), max_length=100, blank=True)
    order = models.PositiveIntegerField(_("order"), default=0)

    name = in_language("name")

    objects = TermQuerySet.as_manager()

    panels = ["vocabulary", "name_de", "name_en", "order"]

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["vocabulary", "order", "name_de"]
        constraints = [models.UniqueConstraint(fields=["vocabulary", "name_de"], name="term_unique_in_vocabulary")]

    def __str__(self):
        return self.name


class Sweep(models.Model):
    """When the worker looks again for one kind of work; whoever moves the date has the turn."""

    name = models.CharField(max_length=100, unique=True)
    due_at = models.DateTimeField()

    def __str__(self):
        return self.name


class Tally(models.Model):
    """How often a public form was used by one address or client in one stretch of time; the key is a hash of both."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return self.key


class DataStep(models.Model):
    """That data of people was deleted, or looked for: what, when, how much and by whom; never whose it was."""

    class Kind(models.TextChoices):
        EVENT = "event", _("people of an event deleted, as their time was over")
        OWN = "own", _("registration erased by the person")
        SEARCHED = "searched", _("one person looked for")
        EXPORTED = "exported", _("what is kept about one person handed out")
        ERASED = "erased", _("everything about one person erased")

    DELETING = (Kind.EVENT, Kind.OWN, Kind.ERASED)

    kind = models.CharField(_("what"), max_length=20, choices=Kind.choices)
    at = models.DateTimeField(_("when"), default=timezone.now)
    # Of people for an event, else of rows.
    number = models.PositiveIntegerField(_("how many"), default=0)
    about = models.CharField(_("event"), max_length=200, blank=True)
    # Nobody, if the time had come, the person did it by their link, or somebody at the server's terminal.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by whom"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # When no file of the database held any of it any more (core/traces.py).
    traces_removed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("step with data of people")
        verbose_name_plural = _("steps with data of people")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.get_kind_display()


class TextState(models.Model):
    """Fingerprints of what a page says as published, and of what a translation was made from."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="text_state")
    texts = models.CharField(max_length=64)
    made_from = models.CharField(max_length=64, blank=True)

    def __str__(self):
        return self.texts


class PagePermissions(PagePermissionTester):
    """Wagtail's rights on a page, and one more: to take it down without being able to publish."""

    TAKE_DOWN = "unpublish"

    def can_unpublish(self):
        if super().can_unpublish():
            return True
        return self.page.live and self.may(self.TAKE_DOWN) and not self.page_locked()

    def can_move(self):
        return super().can_move() or self._is_theirs_to_place()

    def can_move_to(self, destination):
        """Let those who may take a page down also move what is out; whether it opens is asked in home/opening.py."""
        if super().can_move_to(destination):
            return True
        fits = (
            destination != self.page
            and not destination.is_descendant_of(self.page)
            and (self.page.is_child_of(destination) or self.page.specific.can_move_to(destination))
        )
        return fits and self._is_theirs_to_place() and self._may_take_down_at(destination)

    def _is_theirs_to_place(self):
        is_out = self.page.live and not self.page_is_root
        return is_out and not self.page_locked() and self.may(self.TAKE_DOWN)

    def _may_take_down_at(self, destination):
        place = destination.permissions_for_user(self.user)
        return isinstance(place, PagePermissions) and place.may(self.TAKE_DOWN)

    def may(self, action):
        return self.user.is_active and (self.user.is_superuser or action in self.permissions)


class BasePage(Page):
    """What every page has for lists that point to it: a summary and a picture."""

    # Who sees a page is a matter of groups; a password is passed on and never changed.
    private_page_options = ["groups"]
    copy_form_class = PageCopyForm

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences; shown in lists and by search engines."),
    )
    teaser_image = models.ForeignKey(
        CreditedImage, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("teaser_image")]

    # Set by the gate for the page that it lets through: hidden from strangers.
    is_internal = False

    class Meta:
        abstract = True

    def permissions_for_user(self, user):
        return PagePermissions(user, self)
