from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core.personal_data import declare, find_by, not_about_people


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Foundations")

    def ready(self):
        from wagtail.models import ReferenceIndex

        from core import accounts, guard, receivers, traces  # noqa: F401 (register their sweeps; connects them)
        from core.models import SiteSettings

        # A logo is public because the settings name it; Wagtail indexes pages and snippets by itself.
        ReferenceIndex.register_model(SiteSettings)
        keep_restrictions_as_they_are()
        skip_block_fields_without_value()
        declare(
            "core.User",
            "email",
            "password",
            "first_name",
            "last_name",
            purpose="Who may sign in, and how they are named and reached.",
            seen_by="the person, coordinators, administrators; the name by other staff in the desk",
            deleted="when the access ends",
        )
        find_by("core.User", "email", rows=accounts.of_others, erase=accounts.erase)
        find_by("core.User", rows=accounts.of_administrators, stays=accounts.ADMINISTRATOR)
        find_by("core.CreditedImage", "uploaded_by_user")
        find_by("core.DataStep", "user", tell=lambda step: {"at": step.at, "what": step.get_kind_display()})
        stays = _("The address of the network for everybody: administrators change it under Settings.")
        find_by("core.SiteSettings", "contact_email", stays=stays)
        declare(
            "core.CreditedImage",
            "credit",
            "uploaded_by_user",
            purpose="Who made a picture (section 13 UrhG), and who uploaded it.",
            seen_by="everyone who sees the picture; the uploader by the desk",
            deleted="with the picture",
        )
        not_about_people("core.CreditedImage", "title", "file", "description", "file_hash", "tags")
        not_about_people("core.CreditedRendition", "filter_spec", "file", "focal_point_key")
        not_about_people("core.Term", "name_de", "name_en")
        not_about_people("core.Sweep", "name")
        not_about_people("core.Tally", "key")
        declare(
            "core.DataStep",
            "user",
            "about",
            purpose="That data of people was deleted, handed out or looked for, and by whom; never whose it was.",
            seen_by="coordinators, administrators; of an event also its team",
            deleted="after 2 years; the name of who did it goes with the account",
        )
        not_about_people("core.TextState", "texts", "made_from")
        declare(
            "core.SiteSettings",
            "contact_phone",
            "contact_email",
            purpose="How the network is reached, by function.",
            seen_by="everyone",
            deleted="when an administrator changes it",
        )
        not_about_people(
            "core.SiteSettings",
            "site_name_de",
            "site_name_en",
            "claim_de",
            "claim_en",
            "contact_organisation",
            "contact_street",
            "contact_city",
        )


def keep_restrictions_as_they_are():
    """Let a translation neither copy nor drop who may see a page: a restriction holds for all languages as it is.

    wagtail-localize copies one without its groups, which shuts everybody out, and drops one that stands on the
    translation alone, which opens both pages.
    """
    # Models can be imported only when all apps are there.
    from wagtail_localize.models import TranslationSource

    TranslationSource.sync_view_restrictions = lambda source, original, translation: None


def skip_block_fields_without_value():
    """Let pages be translated that are older than a field of their blocks, where wagtail-localize fails on None."""
    # Models can be imported only when all apps are there.
    from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

    extract = StreamFieldSegmentExtractor.handle_block

    def handle_block(self, block_type, block_value, raw_value=None):
        return [] if block_value is None else extract(self, block_type, block_value, raw_value=raw_value)

    StreamFieldSegmentExtractor.handle_block = handle_block
