"""The members' room: its start page, and the invitations that lead into it."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting, register_setting
from wagtail.documents import get_document_model_string
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from core.access import visible_to
from core.blocks import BodyBlock
from core.models import BasePage
from events.models import EventPage
from news.models import NewsPage
from organisations.models import Organisation
from resources.models import ResourcePage

# How many meetings the start page shows, how many pages that are new, and how many where none is.
NEXT, NEW, LATEST = 4, 8, 3
# What the network hears of, and what one of it is called.
TOLD = {NewsPage: _("News item"), EventPage: _("Event"), ResourcePage: _("Material")}
SIGNER = signing.Signer(sep=".", salt="partners.invitation")
REQUEST_SIGNER = signing.Signer(sep=".", salt="partners.access_request")
# Where people have a mailbox of their own: nothing says that they work for whom they name.
PRIVATE_MAIL = {
    "aol.com",
    "arcor.de",
    "email.de",
    "freenet.de",
    "gmail.com",
    "gmx.at",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "hotmail.de",
    "icloud.com",
    "live.de",
    "mail.de",
    "mailbox.org",
    "me.com",
    "online.de",
    "outlook.com",
    "outlook.de",
    "posteo.de",
    "proton.me",
    "protonmail.com",
    "t-online.de",
    "tutanota.com",
    "web.de",
    "yahoo.com",
    "yahoo.de",
}


class PartnerHomePage(BasePage):
    """The start page of the partner area; everything below it is for members."""

    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "home.StandardPage",
        "news.NewsIndexPage",
        "events.EventIndexPage",
        "resources.ResourceIndexPage",
    ]

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*BasePage.content_panels, "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("start page of the partner area")

    # When the reader was here before; noted as the page is asked for (partners/visits.py).
    visited_before = None

    def get_context(self, request, *args, **kwargs):
        newest = self._newest(request.user)
        new = [page for page in newest if not self.visited_before or page.first_published_at > self.visited_before]
        meetings = visible_to(EventPage.objects.descendant_of(self), request.user)
        return {
            **super().get_context(request, *args, **kwargs),
            "new": new[:NEW],
            "has_more": len(new) > NEW,
            "latest": [] if new else newest[:LATEST],
            "events": meetings.upcoming().with_facts()[:NEXT],
            "sections": visible_to(Page.objects.child_of(self), request.user)
            .select_related("locale")
            .order_by("path"),
        }

    def _newest(self, user):
        """Return what came here last, each with the name of its kind."""
        pages = visible_to(Page.objects.type(*TOLD).descendant_of(self), user).select_related("locale")
        pages = list(pages.order_by("-first_published_at", "-pk")[: NEW + 1])
        kinds = {ContentType.objects.get_for_model(model).pk: name for model, name in TOLD.items()}
        for page in pages:
            page.kind = str(kinds[page.content_type_id])
        return pages


@register_setting(icon="lock", order=900)
class AccountSettings(BaseGenericSetting):
    """What signing in asks of people; for administrators alone."""

    second_factor_for_everybody = models.BooleanField(
        _("second factor for all members"),
        default=False,
        help_text=_(
            "People who work at the desk need a second factor in any case. Members without one are led through its "
            "set-up when they next open a page."
        ),
    )

    class Meta:
        verbose_name = _("signing in")


class InvitationQuerySet(models.QuerySet):
    """Picks invitations by what can still be done with them."""

    STATES = [
        ("open", _("open")),
        ("ran_out", _("ran out")),
        ("accepted", _("accepted")),
        ("withdrawn", _("withdrawn")),
    ]

    def in_state(self, state):
        """Return those that have got so far, by one of the states named above."""
        picked = {
            "open": self.open(),
            "ran_out": self.unused().filter(expires_at__lte=timezone.now()),
            "accepted": self.exclude(accepted_at=None),
            "withdrawn": self.exclude(withdrawn_at=None),
        }
        return picked[state]

    def open(self, now=None):
        return self.unused().filter(expires_at__gt=now or timezone.now())

    def unused(self):
        return self.filter(accepted_at=None, withdrawn_at=None)

    def ended_before(self, moment):
        return self.filter(
            Q(accepted_at__lt=moment) | Q(withdrawn_at__lt=moment) | Q(accepted_at=None, expires_at__lt=moment)
        )

    def with_token(self, token):
        """Return the invitation that this link belongs to, whatever its state, or None."""
        try:
            pk, until = SIGNER.unsign(token).split("-")
        except (signing.BadSignature, ValueError):
            return None
        invitation = self.filter(pk=pk).first()
        return invitation if invitation and invitation.link_version == until else None


class Invitation(models.Model):
    """A way in for one address: used once, and only for a while."""

    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=150, blank=True)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    function = models.CharField(_("function"), max_length=200, blank=True)
    reason = models.TextField(_("reason"), max_length=500, blank=True)
    groups = models.ManyToManyField(Group, verbose_name=_("groups"), blank=True, related_name="+")
    makes_administrator = models.BooleanField(
        _("becomes administrator"), default=False, help_text=_("Administrators may do everything.")
    )
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("invited"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="invitation_one_unused_per_address",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="invitation_ends_in_one_way"
            ),
        ]

    def __str__(self):
        return self.email

    def is_open(self, now=None):
        return self.accepted_at is None and self.withdrawn_at is None and self.expires_at > (now or timezone.now())

    @property
    def link_version(self):
        return str(int(self.expires_at.timestamp() * 1_000_000))

    @property
    def token(self):
        """What the link in the mail carries: a signature, computed and not stored; sending again ends older links."""
        return SIGNER.sign(f"{self.pk}-{self.link_version}")

    @property
    def state(self):
        """How far it has got, in words for the desk."""
        if self.accepted_at:
            return _("accepted on %(day)s") % {"day": short_date(self.accepted_at)}
        if self.withdrawn_at:
            return _("withdrawn on %(day)s") % {"day": short_date(self.withdrawn_at)}
        if self.is_open():
            return _("open until %(day)s") % {"day": short_date(self.expires_at)}
        return _("ran out on %(day)s") % {"day": short_date(self.expires_at)}


class AccessRequestQuerySet(models.QuerySet):
    """Picks requests by what is left to do about them."""

    def pending(self):
        return self.filter(decided_at=None).exclude(confirmed_at=None)

    def with_token(self, token):
        """Return the request that this link belongs to, or None."""
        try:
            return self.filter(pk=REQUEST_SIGNER.unsign(token)).first()
        except signing.BadSignature:
            return None


class AccessRequest(models.Model):
    """Somebody asks to be let into the partner area."""

    class Decision(models.TextChoices):
        INVITED = "invited", _("invited")
        MOVED = "moved", _("moved")
        DECLINED = "declined", _("declined")

    # Of a member who asks to belong to another organisation (partners/moving.py), and which one that person leaves.
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="moves",
    )
    leaves = models.ForeignKey(
        Organisation, verbose_name=_("leaves"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=150)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    organisation_name = models.CharField(_("new organisation"), max_length=200, blank=True)
    function = models.CharField(_("function"), max_length=200, blank=True)
    reason = models.TextField(_("reason"), max_length=1000)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    created_at = models.DateTimeField(_("asked"), default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(_("address confirmed"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who decides"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    remind_on = models.DateField(null=True, blank=True)
    decide_by = models.DateField(_("decide by"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    told_late_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    words = models.TextField(_("words to the person"), max_length=500, blank=True)

    objects = AccessRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for access")
        verbose_name_plural = _("requests for access")
        ordering = ["-created_at"]

    def __str__(self):
        return self.name

    @property
    def token(self):
        """What the link in the mail carries: a signature, computed and not stored."""
        return REQUEST_SIGNER.sign(self.pk)

    @property
    def organisation_named(self):
        return self.organisation.name if self.organisation else self.organisation_name

    @property
    def is_private_address(self):
        """Tell whether the mailbox may belong to anybody, so that somebody has to ask back at the organisation."""
        return self.email.rpartition("@")[2] in PRIVATE_MAIL

    @property
    def is_pending(self):
        return self.confirmed_at is not None and self.decided_at is None

    @property
    def state(self):
        """How far it has got, in words for the desk."""
        if self.decided_at:
            return _("%(decision)s on %(day)s") % {
                "decision": self.get_decision_display(),
                "day": short_date(self.decided_at),
            }
        return _("to be decided by %(day)s") % {"day": date_format(self.decide_by, "SHORT_DATE_FORMAT")}


@register_setting(icon="user")
class AccessSettings(BaseSiteSetting):
    """Who decides on requests for access; the people who ask are told the name."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who decides on requests for access"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to=Q(is_active=True)
        & (Q(is_superuser=True) | Q(groups__permissions__codename="change_accessrequest")),
        help_text=_("Whoever asks reads this name. Without a choice it is the first of those who may."),
    )

    panels = ["owner"]

    class Meta:
        verbose_name = _("requests for access")


class CalendarLink(models.Model):
    """A member's calendar address: whoever knows it reads the dates that the member may see."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_link")
    token = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        # Never the token: this stands in logs and in the desk.
        return str(self.user)


class Dormancy(models.Model):
    """How long nothing was heard of the owner of an account, and what came of it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="dormancy"
    )
    alive_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    warned_at = models.DateTimeField(_("warned"), null=True, blank=True)
    warned_again_at = models.DateTimeField(_("warned again"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("dormant account")
        verbose_name_plural = _("dormant accounts")
        ordering = ["-closed_at", "-warned_at"]

    def __str__(self):
        return str(self.user)

    @property
    def state(self):
        """How far it has got, in words for the desk."""
        if self.closed_at:
            return _("closed on %(day)s") % {"day": short_date(self.closed_at)}
        if self.warned_at:
            return _("warned on %(day)s") % {"day": short_date(self.warned_again_at or self.warned_at)}
        return _("heard of")


class Visit(models.Model):
    """When a member was at the start page: on the last day, and on the day of a visit before that."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visit")
    began_at = models.DateTimeField(default=timezone.now)
    before = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return str(self.user)


class Digest(models.Model):
    """A member who wants the weekly digest; without such a row nobody gets it."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    # A Monday: what came onto the site before it has been told.
    told_until = models.DateField()

    def __str__(self):
        return str(self.user)


def short_date(moment):
    return date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT")


class Contribution(models.Model):
    """What a member has proposed: the draft made of it, and what the member was told last."""

    wagtail_reference_index_ignore = True

    class Kind(models.TextChoices):
        MATERIAL = "material", _("Material")
        EVENT = "event", _("Event")
        NEWS = "news", _("News item")

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("submitted")
        CHECKED = "checked", _("being checked")
        PUBLISHED = "published", _("published")
        ENDED = "ended", _("was published, is not on the site any more")
        DECLINED = "declined", _("declined")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="contributions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=200)
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    documents = models.ManyToManyField(get_document_model_string(), related_name="+")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    created_at = models.DateTimeField(default=timezone.now)
    told = models.CharField(max_length=10, choices=State.choices, blank=True)
    told_at = models.DateTimeField(null=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.title
