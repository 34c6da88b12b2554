"""Loads the example site: through the models and rules that editors and visitors use, and as often as wanted."""

import copy
import json
import secrets
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from core.access import works_at_desk
from core.models import SiteSettings, Term
from events import presence
from events.models import Event, EventIndexPage, EventPage, EventSettings, Question, Registration, Session
from events.numbering import numbered
from events.registration import register
from home import structure
from home.example import documents, events, images, news, pages, resources, site
from home.example.bilingual import pick
from home.example.bodies import BodyMaker
from home.models import HomePage, StandardPage
from home.translations import publish_translation
from news.models import NewsIndexPage, NewsPage
from organisations.models import Membership, NetworkSettings, Organisation, Supporter
from outbox.models import Mail
from partners import digest
from partners.models import PartnerHomePage
from resources.models import File, Resource, ResourceIndexPage, ResourcePage

GROUP_OF_ROLE = {
    "editor": structure.EDITORS,
    "approver": structure.APPROVERS,
    "event_organiser": structure.ORGANISERS,
    "coordinator": structure.COORDINATORS,
    "partner": structure.MEMBERS,
}
# Information pages that stand in the menu, before the sections.
IN_MENU = ("about", "offers")
# Sections that the structure has made, by the key that texts link to.
SECTIONS = {"news": NewsIndexPage, "events": EventIndexPage, "resources": ResourceIndexPage}
NAMED_PAGES = ("help", "contact", "imprint", "privacy", "accessibility")


def load(report: Callable[[str], None]) -> None:
    """Load what is missing of the example; a load that was cut off goes on where it stopped."""
    Example(report).load()


class Example:
    """One load: keeps the ids of what it has made, by the keys that the texts use."""

    def __init__(self, report):
        self.report = report
        self.today = timezone.localdate()
        self.home = structure.build()
        self.other = Locale.objects.get(language_code=structure.OTHER)
        self.organisations, self.terms, self.images, self.documents = {}, {}, {}, {}
        self.facts, self.pages = {}, {}

    def load(self):
        self.report("organisations, lists and pictures")
        self.load_images()
        self.load_terms()
        self.load_organisations()
        self.report("people")
        self.load_accounts()
        self.report("documents")
        self.load_documents()
        self.report("events and materials")
        self.load_events()
        self.load_resources()
        self.load_pages()
        self.load_settings()

    # Facts

    def load_images(self):
        folder = Path(images.__file__).parent / "images"
        for key, each in images.IMAGES.items():
            title = pick(each["title"], structure.MAIN)
            image = get_image_model().objects.filter(title=title).first()
            if image is None:
                file = ContentFile((folder / each["file"]).read_bytes(), name=each["file"])
                image = get_image_model()(title=title, file=file, credit=pick(each["credit"], structure.MAIN))
                image.description = pick(each["alt"], structure.MAIN)
                image.save()
            self.images[key] = image.pk

    def load_organisations(self):
        for each in site.ORGANISATIONS:
            organisation, is_new = Organisation.objects.get_or_create(
                name=each["name"],
                defaults={
                    "short_name": each["short_name"],
                    "kind": each["kind"],
                    "website": each["website"],
                    "is_public": each["is_public"],
                    "logo_id": self.images.get(each["logo"]),
                    "description_de": pick(each["description"], "de"),
                    "description_en": pick(each["description"], "en"),
                    "region": self.terms.get(("region", each.get("region"))),
                    **each.get("address", {}),
                },
            )
            if is_new:
                organisation.topics.set(self.terms["topic", key] for key in each.get("topics", []))
            self.organisations[each["key"]] = organisation

    def load_terms(self):
        for vocabulary, terms in site.TERMS.items():
            for order, each in enumerate(terms):
                self.terms[vocabulary, each["key"]], _ = Term.objects.get_or_create(
                    vocabulary=vocabulary,
                    name_de=pick(each["name"], "de"),
                    defaults={"name_en": pick(each["name"], "en"), "order": order},
                )

    def load_accounts(self):
        logins = Logins()
        for each in site.ACCOUNTS:
            if get_user_model().objects.filter(email=each["email"]).exists():
                continue
            with transaction.atomic():
                self.add_account(each, logins)

    def add_account(self, each, logins):
        password = secrets.token_urlsafe(12)
        user = get_user_model().objects.create_user(
            each["email"], password, last_name=each["name"], is_superuser=each["role"] == "administrator"
        )
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        if each["role"] in GROUP_OF_ROLE:
            user.groups.add(Group.objects.get(name=GROUP_OF_ROLE[each["role"]]))
        for key in [each["organisation"], *each.get("works_for", [])]:
            Membership.objects.create(
                user=user,
                organisation=self.organisations[key],
                function=pick(each["function"], structure.MAIN),
            )
        if each.get("wants_digest"):
            digest.turn_on(user, structure.MAIN)
        logins.add(each["name"], user.email, password, *self.protect(user))

    def protect(self, user):
        """Give whoever works at the desk an app's secret and recovery codes; return them as lines to read."""
        if not works_at_desk(user):
            return []
        secret = generate_totp_secret()
        TOTP.activate(user, secret)
        return [
            f"secret of the app: {secret}",
            "recovery codes: " + " ".join(RecoveryCodes.activate(user).generate_codes()),
        ]

    def load_documents(self):
        for number, (key, each) in enumerate(documents.DOCUMENTS.items()):
            document = get_document_model().objects.filter(title=each["title"]).first()
            if document is None:
                content = documents.compile_pdf(each, published_on=self.today - timedelta(days=30 + 20 * number))
                document = get_document_model().objects.create(
                    title=each["title"], file=ContentFile(content, name=f"{key}.pdf")
                )
                document.get_file_size()
                document.get_file_hash()
            self.documents[key] = document.pk

    def load_events(self):
        for each in events.EVENTS:
            name = pick(each["page"]["title"], structure.MAIN)
            event = Event.objects.filter(name=name).first()
            if event is None:
                with transaction.atomic():
                    event = self.add_event(name, each)
            self.facts[each["key"]] = event

    def add_event(self, name, each):
        event = Event.objects.create(
            name=name,
            kind=self.terms["event_kind", each["kind"]],
            organisation=self.organisations[each["organisation"]],
            format=each["format"],
            status=each["status"],
            venue=each["venue"],
            street=each["street"],
            city=each["city"],
            access_information_de=pick(each["access_information"], "de"),
            access_information_en=pick(each["access_information"], "en"),
            online_link=each["online_link"],
            contact_name_de=pick(each["contact_name"], "de"),
            contact_name_en=pick(each["contact_name"], "en"),
            contact_email=each["contact_email"],
            contact_phone=each["contact_phone"],
            places=each["places"],
            opens_at=self.at(each["opens_day"], "08:00"),
            closes_at=self.at(each["closes_day"], "18:00"),
            admission=Event.Admission.GROUP if each["members_only"] else Event.Admission.EVERYONE,
            group=Group.objects.get(name=structure.MEMBERS) if each["members_only"] else None,
            region=self.terms["region", each["region"]],
            directions_de=pick(each["directions"], "de") if "directions" in each else "",
            directions_en=pick(each["directions"], "en") if "directions" in each else "",
            cancel_until=self.day(each["cancel_day"]) if "cancel_day" in each else None,
            decide_on=self.day(each["decide_day"]) if "decide_day" in each else None,
            **each.get("facts", {}),
        )
        for session in each["sessions"]:
            Session.objects.create(
                event=event,
                starts_at=self.at(session["day"], session["start"]),
                ends_at=self.at(session["day"], session["end"]),
                title_de=pick(session["title"], "de") or "",
                title_en=pick(session["title"], "en") or "",
                creditable_hours=session.get("hours"),
            )
        event.topics.set([self.terms["topic", key] for key in each["topics"]])
        event.target_groups.set([self.terms["target_group", key] for key in each["target_groups"]])
        event.save()
        for number, question in enumerate(each.get("questions", [])):
            self.add_question(event, number, question)
        self.add_registrations(event, events.REGISTRANTS[: each["taken"]])
        if "present" in each:
            self.add_presence(event, each["present"])
        return event

    def add_presence(self, event, numbers):
        """Enter who was there by the numbers of the list, at each session, as the organisers do."""
        organiser = next(each["email"] for each in site.ACCOUNTS if each["role"] == "event_organiser")
        by = get_user_model().objects.filter(email=organiser).first()
        numbered(event)
        for session in event.sessions.all():
            presence.enter_numbers(session, numbers, by)
            # On the day itself: of what is entered today, people would be told.
            session.presences.update(at=session.ends_at)

    def add_question(self, event, number, each):
        texts = {
            f"{name}_{language}": pick(each[name], language)
            for name in ("label", "hint")
            if name in each
            for language in ("de", "en")
        }
        for language in ("de", "en"):
            texts[f"options_{language}"] = "\n".join(pick(each.get("options", []), language))
        kept = {name: each[name] for name in ("kind", "purpose") if name in each}
        Question.objects.create(event=event, sort_order=number, **texts, **kept)

    def add_registrations(self, event, people):
        event = Event.objects.get(pk=event.pk)
        is_open = event.status == Event.Status.SCHEDULED and event.ends_at > timezone.now()
        for number, person in enumerate(people):
            if is_open and event.group is None:
                attendance = Registration.Attendance.values[number % 2]
                register(event, **person, attendance=attendance, language=structure.MAIN, is_confirmed=True)
            else:
                Registration.objects.create(
                    event=event, **person, language=structure.MAIN, status=Registration.Status.CONFIRMED
                )
        # Nobody invented gets mail.
        Mail.objects.filter(to__in=[person["email"] for person in people]).delete()

    def load_resources(self):
        for each in resources.RESOURCES:
            name = pick(each["page"]["title"], structure.MAIN)
            resource = Resource.objects.filter(name=name).first()
            if resource is None:
                with transaction.atomic():
                    resource = self.add_resource(name, each)
            self.facts[each["key"]] = resource

    def add_resource(self, name, each):
        resource = Resource.objects.create(
            name=name,
            kind=self.terms["resource_kind", each["kind"]],
            publisher=self.organisations[each["publisher"]],
            authors=pick(each["authors"], structure.MAIN),
            year=self.today.year + each["year_offset"],
            licence=each["licence"],
            replaces=self.facts.get(each.get("replaces")),
            review_on=self.day(each["review_day"]) if "review_day" in each else None,
            review_group=Group.objects.get(name=structure.EDITORS) if "review_day" in each else None,
            **each.get("facts", {}),
        )
        for file in each["files"]:
            resource.files.add(
                File(
                    document_id=self.documents[file["document"]],
                    label_de=pick(file["label"], "de"),
                    label_en=pick(file["label"], "en"),
                    language=file["language"],
                )
            )
        resource.topics.set([self.terms["topic", key] for key in each["topics"]])
        resource.target_groups.set([self.terms["target_group", key] for key in each["target_groups"]])
        resource.save()
        return resource

    def at(self, day, clock):
        """Return the moment so many days from today; a weekend moves on to Monday."""
        if day is None:
            return None
        date = self.today + timedelta(days=day)
        date += timedelta(days=max(7 - date.weekday(), 0) if date.weekday() > 4 else 0)
        return timezone.make_aware(datetime.combine(date, time.fromisoformat(clock)))

    def day(self, day):
        """Return the day so many days from today; a weekend moves on to Monday."""
        return timezone.localdate(self.at(day, "12:00"))

    # Pages

    def load_pages(self):
        """Place all pages first, since their texts link to each other; then write and translate them in tree order."""
        for key, page_type in SECTIONS.items():
            self.pages[key] = page_type.objects.child_of(self.home).get()
        planned = list(self.plan())
        for content, parent, page_type, fields in planned:
            self.place(content, self.pages[parent] if isinstance(parent, str) else parent, page_type, fields)
        maker = BodyMaker({key: page.pk for key, page in self.pages.items()}, self.documents, self.images)
        for number, (content, *_) in enumerate(planned, start=1):
            self.write(content, maker)
            if number % 10 == 0 or number == len(planned):
                self.report(f"{number} of {len(planned)} pages in two languages")
        self.put_menu_in_order()

    def plan(self) -> Iterator[tuple]:
        """Yield content, parent (a page or a key), page type and facts of every page, parents first."""
        area = PartnerHomePage.objects.child_of(self.home).get()
        yield {**pages.HOME, "key": "home"}, None, HomePage, {}
        yield {**news.PARTNER_HOME, "key": "partner-area"}, None, PartnerHomePage, {}
        yield from self.plan_information(pages.PAGES, self.home)
        yield from self.plan_information(news.INTERNAL_PAGES, area)
        for parent, contents in [(self.home, news.NEWS), (area, news.INTERNAL_NEWS)]:
            index = NewsIndexPage.objects.child_of(parent).get()
            for each in contents:
                yield each, index, NewsPage, {"published_on": self.today + timedelta(days=each["day"])}
        for each in events.EVENTS:
            index = EventIndexPage.objects.child_of(area if each["members_only"] else self.home).get()
            yield {**each["page"], "key": each["key"]}, index, EventPage, {"event": self.facts[each["key"]]}
        for each in resources.RESOURCES:
            index = ResourceIndexPage.objects.child_of(area if each["members_only"] else self.home).get()
            yield {**each["page"], "key": each["key"]}, index, ResourcePage, {"resource": self.facts[each["key"]]}

    def plan_information(self, contents, parent):
        for each in contents:
            yield each, parent, StandardPage, {"show_in_menus": each["key"] in IN_MENU}
            yield from self.plan_information(each.get("children", []), each["key"])

    def place(self, content, parent, page_type, fields):
        if parent is None:
            page = page_type.objects.get(locale__language_code=structure.MAIN)
        else:
            slug = pick(content["slug"], structure.MAIN)
            page = page_type.objects.child_of(parent).filter(slug=slug).first()
        if page is None:
            title = pick(content["title"], structure.MAIN)
            parent.refresh_from_db()
            page = parent.add_child(
                instance=page_type(title=title, slug=slug, locale=parent.locale, live=False, **fields)
            )
        self.pages[content["key"]] = page

    def write(self, content, maker):
        page = type(self.pages[content["key"]]).objects.get(pk=self.pages[content["key"]].pk)
        if (
            Page.objects.filter(translation_key=page.translation_key, locale=self.other, live=True).exists()
            and page.body
        ):
            return
        self.fill(page, content, maker, structure.MAIN)
        page.save_revision().publish()
        page.refresh_from_db()
        target = copy.copy(page)
        self.fill(target, content, maker, structure.OTHER)
        publish_translation(page, target, self.other)

    def fill(self, page, content, maker, language):
        page.title = page.draft_title = pick(content["title"], language)
        page.slug = pick(content["slug"], language) if "slug" in content else page.slug
        page.summary = pick(content["summary"], language)
        page.search_description = pick(content.get("search_description", ""), language) or ""
        page.teaser_image_id = self.images.get(content.get("image"))
        if "lead" in content:
            page.lead = pick(content["lead"], language)
        body = page._meta.get_field("body")
        page.body = body.to_python(
            json.dumps(maker.make(body.stream_block, content["body"], language, content["key"]))
        )

    def put_menu_in_order(self):
        for language in (structure.MAIN, structure.OTHER):
            for key in IN_MENU:
                first = NewsIndexPage.objects.filter(locale__language_code=language, depth=3).get()
                page = Page.objects.get(
                    translation_key=self.pages[key].translation_key, locale__language_code=language
                )
                if page.path > first.path:
                    page.move(first, pos="left")

    # Settings

    def load_settings(self):
        default = Site.objects.get(is_default_site=True)
        common, _ = EventSettings.objects.get_or_create(site=default)
        if not common.state:
            common.state = site.SITE["state"]
            common.house_right_de, common.house_right_en = (pick(events.HOUSE_RIGHT, of) for of in ("de", "en"))
            common.save()
        found, _ = SiteSettings.objects.get_or_create(site=default)
        if not found.site_name_de:
            for language in (structure.MAIN, structure.OTHER):
                setattr(found, f"site_name_{language}", pick(site.SITE["site_name"], language))
                setattr(found, f"claim_{language}", pick(site.SITE["claim"], language))
            found.contact_organisation = site.SITE["organisation_name"]
            for name in ("street", "city", "phone", "email"):
                setattr(found, f"contact_{name}", site.SITE[name])
            for key in NAMED_PAGES:
                setattr(found, f"{key}_page_id", self.pages[key].pk)
            found.save()
        network, _ = NetworkSettings.objects.get_or_create(site=default)
        if not network.supporters.exists():
            for order, each in enumerate(site.SUPPORTERS):
                network.supporters.add(
                    Supporter(
                        sort_order=order,
                        role=each["role"],
                        organisation=self.organisations[each["organisation"]],
                        sentence_de=pick(each["sentence"], "de"),
                        sentence_en=pick(each["sentence"], "en"),
                    )
                )
            network.save()


class Logins:
    """The file that tells the owner of this installation how to sign in; nobody else may read it."""

    path = settings.VAR_DIR / "logins.txt"

    def add(self, name, email, password, *more):
        if not self.path.exists():
            self.path.touch(mode=0o600)
            self.path.write_text("Accounts of the example site; the passwords were made at random.\n\n")
        with self.path.open("a") as file:
            file.write("\n  ".join([name, email, password, *more]) + "\n\n")
