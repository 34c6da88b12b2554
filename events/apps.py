from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core.personal_data import declare, declare_texts, not_about_people
from search import kinds


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self):
        from events import (  # noqa: F401 (register their sweeps)
            batches,
            certificates,
            forgetting,
            handouts,
            indexing,
            last_week,
            questions,
            reminders,
            renewal,
            waiting,
        )
        from events.by_address import declare_finders
        from events.models import EventPage

        kinds.register("event", _("Events"), EventPage, EventPage.objects.about, indexing.describe)
        declare(
            "events.Registration",
            "name",
            "email",
            "organisation",
            "organisation_key",
            "professional_field",
            "privacy_version",
            "registered_by",
            purpose="Who has or waits for a place at an event, who registered them, and how they are told.",
            seen_by="the person by the personal link, the team of the responsible organisation, administrators",
            deleted="as many days after the event's last session as it says, 90 if nobody has changed it",
        )
        declare(
            "events.Answer",
            "value",
            purpose="What a person answered to the organisers' questions, access needs and catering among them.",
            seen_by="the person by the personal link, the team of the responsible organisation; what is about access "
            "needs and catering by the event's contact only",
            deleted="on the day that the question names, else with the registration; what is about access needs and "
            "catering 7 days after the event's last session, or when the registration has ended",
        )
        not_about_people("events.Question", "label_de", "label_en", "hint_de", "hint_en", "options_de", "options_en")
        declare(
            "events.RegistrationStep",
            "user",
            purpose="What became of a registration, and which member of the team decided it.",
            seen_by="the team of the responsible organisation, administrators",
            deleted="with the registration",
        )
        declare(
            "events.Presence",
            "registration",
            "is_present",
            "user",
            purpose="Who was there at which session, and who entered it; for certificates and counts.",
            seen_by="the person by the personal link, the team of the responsible organisation, administrators",
            deleted="with the registration",
        )
        declare(
            "events.Certificate",
            "number",
            "seal",
            "event_title",
            "organisation",
            "sessions",
            "language",
            purpose="By what a certificate of attendance is verified: its number, what it says without the name, and "
            "a keyed hash of number and name.",
            seen_by="whoever knows number and name, the person by the personal link",
            deleted="on the day that stands on the certificate (three years after it was issued, unless set "
            "otherwise), or when the person has their data erased",
        )
        declare(
            "events.CountedPerson",
            "hash",
            purpose="How many different people came in a funding period: a hash of the address of each person "
            "present, with a key that lies outside the database.",
            seen_by="nobody; their number by coordinators and administrators",
            deleted="with the funding period; it means nothing once the key's file is deleted after the report",
        )
        not_about_people("events.FundingPeriod", "name")
        not_about_people("events.GroupCount", "name")
        not_about_people("events.KeptApart", "pair")
        declare(
            "events.CertificateBatch",
            "user",
            "refused",
            purpose="All certificates of an event as one file, who asked for them, and whose name cannot be printed.",
            seen_by="the team of the responsible organisation, administrators",
            deleted="a day after it was asked for, or with the event's people",
        )
        declare(
            "events.LinkRequest",
            "email",
            purpose="Who asked for new personal links.",
            seen_by="nobody",
            deleted="as soon as it is answered, within seconds",
        )
        not_about_people("events.EventSettings", "house_right_de", "house_right_en")
        declare(
            "events.Event",
            "contact_name_de",
            "contact_name_en",
            "contact_email",
            "contact_phone",
            purpose="By which function an event's organisers are reached.",
            seen_by="everyone who sees the event",
            deleted="with the event",
        )
        not_about_people(
            "events.Event",
            "name",
            "venue",
            "street",
            "city",
            "directions_de",
            "directions_en",
            "access_information_de",
            "access_information_en",
            "online_link",
        )
        not_about_people("events.Handout", "file", "filename", "label_de", "label_en")
        not_about_people("events.MailText", "text_de", "text_en")
        declare_texts("events.EventIndexPage", "summary")
        declare_texts("events.EventPage", "summary", "body")
        not_about_people("events.Session", "title_de", "title_en", "room", "presence_code")
        declare_finders()
