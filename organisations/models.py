"""Who belongs where: organisations, their members, and which of them carry and fund the network."""

from django.conf import settings
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable
from wagtail.search import index

from core.languages import in_language
from core.models import Term


class OrganisationQuerySet(models.QuerySet):
    """Picks organisations by what may be said of them."""

    def public(self):
        return self.filter(is_public=True)

    def with_details(self):
        """Read what is shown of an organisation along with it."""
        return self.select_related("region", "logo").prefetch_related("logo__renditions", "topics")


class Organisation(index.Indexed, models.Model):
    """An association, office or ministry; its name stays German in every language."""

    class Kind(models.TextChoices):
        ASSOCIATION = "association", _("Association")
        JUSTICE = "justice", _("Judiciary")
        MINISTRY = "ministry", _("Ministry")
        OTHER = "other", _("Other")

    name = models.CharField(_("name"), max_length=200, unique=True)
    short_name = models.CharField(_("short name"), max_length=50, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.ASSOCIATION)
    region = models.ForeignKey(
        Term,
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        limit_choices_to={"vocabulary": Term.Vocabulary.REGION},
        related_name="+",
        help_text=_("Where it works. People of it are counted for this region, of others for that of the event."),
    )
    street = models.CharField(_("street"), max_length=200, blank=True)
    city = models.CharField(_("postcode and city"), max_length=200, blank=True)
    shows_address = models.BooleanField(
        _("address shown in public"), default=False, help_text=_("Members see the address in any case.")
    )
    website = models.URLField(_("website"), blank=True)
    topics = models.ManyToManyField(
        Term,
        verbose_name=_("topics"),
        blank=True,
        limit_choices_to={"vocabulary": Term.Vocabulary.TOPIC},
        related_name="+",
    )
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    description_de = models.TextField(_("description, German"), blank=True)
    description_en = models.TextField(_("description, English"), blank=True)
    is_public = models.BooleanField(_("shown in public"), default=False)

    description = in_language("description")

    objects = OrganisationQuerySet.as_manager()

    panels = [
        "name",
        "short_name",
        FieldRowPanel(["kind", "region"]),
        FieldRowPanel(["street", "city"]),
        "shows_address",
        "website",
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        "logo",
        "description_de",
        "description_en",
        "is_public",
    ]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name"), index.SearchField("short_name")]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def address(self):
        """Where it is, on one line."""
        return ", ".join(filter(None, [self.street, self.city]))

    @property
    def public_address(self):
        """What everybody may read of the address."""
        return self.address if self.shows_address else ""


class Membership(models.Model):
    """One person's place in one organisation, and what of it the person shows to whom; by default to nobody."""

    class Audience(models.TextChoices):
        NOBODY = "nobody", _("nobody")
        ORGANISATION = "organisation", _("my organisation")
        MEMBERS = "members", _("all members")

    # What a person tells, each with an audience of its own in `shows_…`.
    DETAILS = ("name", "function", "professional_field", "phone", "region", "topics")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE)
    organisation = models.ForeignKey(Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE)
    function = models.CharField(_("function"), max_length=200, blank=True)
    professional_field = models.ForeignKey(
        Term,
        verbose_name=_("professional field"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        limit_choices_to={"vocabulary": Term.Vocabulary.PROFESSIONAL_FIELD},
        related_name="+",
    )
    phone = models.CharField(_("telephone"), max_length=50, blank=True)
    region = models.ForeignKey(
        Term,
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        limit_choices_to={"vocabulary": Term.Vocabulary.REGION},
        related_name="+",
    )
    topics = models.ManyToManyField(
        Term,
        verbose_name=_("topics"),
        blank=True,
        limit_choices_to={"vocabulary": Term.Vocabulary.TOPIC},
        related_name="+",
    )
    shows_name = models.CharField(max_length=12, choices=Audience.choices, default=Audience.NOBODY)
    shows_function = models.CharField(max_length=12, choices=Audience.choices, default=Audience.NOBODY)
    shows_professional_field = models.CharField(max_length=12, choices=Audience.choices, default=Audience.NOBODY)
    shows_phone = models.CharField(max_length=12, choices=Audience.choices, default=Audience.NOBODY)
    shows_region = models.CharField(max_length=12, choices=Audience.choices, default=Audience.NOBODY)
    shows_topics = models.CharField(max_length=12, choices=Audience.choices, default=Audience.NOBODY)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        default_related_name = "memberships"
        constraints = [models.UniqueConstraint(fields=["user", "organisation"], name="membership_unique")]

    def __str__(self):
        return f"{self.user}, {self.organisation}"


@register_setting(icon="group")
class NetworkSettings(BaseSiteSetting, ClusterableModel):
    """Which organisations carry and fund the network; the foot of every page names them."""

    # Files of organisations that the settings name are shown on every page.
    is_public = True

    panels = [InlinePanel("supporters", label=_("Carrier or funder"), heading=_("Carriers and funders"))]

    class Meta:
        verbose_name = _("carriers and funders")


class Supporter(Orderable):
    """A carrier or funder, with the sentence that must stand beside its logo."""

    class Role(models.TextChoices):
        CARRIER = "carrier", _("Carrier")
        FUNDER = "funder", _("Funder")

    settings = ParentalKey(NetworkSettings, related_name="supporters", on_delete=models.CASCADE)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role.choices)
    sentence_de = models.CharField(_("sentence, German"), max_length=300, blank=True)
    sentence_en = models.CharField(_("sentence, English"), max_length=300, blank=True)

    sentence = in_language("sentence")

    panels = ["role", "organisation", "sentence_de", "sentence_en"]

    class Meta(Orderable.Meta):
        verbose_name = _("carrier or funder")

    def __str__(self):
        return f"{self.get_role_display()}: {self.organisation}"
