"""What every portal has before anybody writes a word: languages, sections, groups and what they may do."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Locale, Page, PageViewRestriction, Site

from core.models import SiteSettings
from events.models import EventIndexPage
from home import rights
from home.groups import APPROVERS, COORDINATORS, EDITORS, GROUPS, MEMBERS, ORGANISERS  # noqa: F401
from home.languages import MAIN, OTHER
from home.models import HomePage
from home.translations import publish_translation
from news.models import NewsIndexPage
from organisations.models import NetworkSettings
from partners.models import PartnerHomePage
from resources.models import ResourceIndexPage

# Page type, then title, slug and summary in German and English.
HOME = (HomePage, ("Startseite", "start", ""), ("Home", "home", ""))
SECTIONS = [
    (
        NewsIndexPage,
        ("Aktuelles", "aktuelles", "Berichte, Aufrufe und neue Veröffentlichungen aus dem Netzwerk."),
        ("News", "news", "Reports, calls and new publications from the network."),
    ),
    (
        EventIndexPage,
        ("Veranstaltungen", "veranstaltungen", "Fortbildungen, Fachtage und Online-Seminare, mit Anmeldung."),
        ("Events", "events", "Trainings, conferences and online seminars, with registration."),
    ),
    (
        ResourceIndexPage,
        ("Materialien", "materialien", "Arbeitshilfen, Handreichungen und Studien zum Lesen und Herunterladen."),
        ("Resources", "resources", "Work aids, guidelines and studies to read and to download."),
    ),
    (
        PartnerHomePage,
        ("Partnerbereich", "partnerbereich", "Nachrichten, Treffen und Materialien, die nur Mitglieder sehen."),
        ("Partner area", "partner-area", "News, meetings and resources that only members see."),
    ),
]
INTERNAL_SECTIONS = [
    (
        NewsIndexPage,
        ("Interne Nachrichten", "nachrichten", "Was im Netzwerk geschieht und nicht nach außen gehört."),
        ("Internal news", "news", "What happens in the network and is not for the outside."),
    ),
    (
        EventIndexPage,
        ("Netzwerktreffen", "treffen", "Treffen und Fortbildungen für Mitglieder."),
        ("Network meetings", "meetings", "Meetings and trainings for members."),
    ),
    (
        ResourceIndexPage,
        ("Interne Materialien", "materialien", "Protokolle, Muster und Arbeitsstände für Mitglieder."),
        ("Internal resources", "resources", "Minutes, templates and work in progress for members."),
    ),
]


def build() -> HomePage:
    """Build what is missing of the structure and return the German start page; calling twice does no harm."""
    with transaction.atomic():
        locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in (MAIN, OTHER)}
        for name in GROUPS:
            Group.objects.get_or_create(name=name)
        home = _home(locales)
        for section in SECTIONS:
            _section(home, locales, section)
        partner_area = PartnerHomePage.objects.child_of(home).first()
        _close(partner_area)
        for section in INTERNAL_SECTIONS:
            _section(partner_area, locales, section)
        rights.grant()
    return home


def _home(locales):
    page_type, german, _english = HOME
    home = page_type.objects.filter(locale=locales[MAIN]).first()
    if home is None:
        root = Page.get_first_root_node()
        # Wagtail's own welcome page makes room.
        Page.objects.child_of(root).not_type(HomePage).delete()
        root = Page.get_first_root_node()
        home = root.add_child(instance=_page(HOME, german, locales[MAIN]))
        home.save_revision().publish()
        Site.objects.update_or_create(
            is_default_site=True, defaults={"root_page": home, "hostname": "localhost", "port": 80}
        )
    # Made here, so that no reader's request has to write them.
    for settings_type in (SiteSettings, NetworkSettings):
        settings_type.for_site(Site.objects.get(is_default_site=True))
    _translate(home, HOME, locales)
    return home


def _section(parent, locales, section):
    page_type, german, _english = section
    page = page_type.objects.child_of(parent).first()
    if page is None:
        page = parent.add_child(instance=_page(section, german, locales[MAIN]))
        page.save_revision().publish()
    _translate(page, section, locales)


def _page(section, texts, locale):
    title, slug, summary = texts
    is_in_menu = section in SECTIONS and section[0] is not PartnerHomePage
    texts = {"title": title, "draft_title": title, "slug": slug, "summary": summary}
    return section[0](**texts, locale=locale, show_in_menus=is_in_menu)


def _translate(page, section, locales):
    if Page.objects.filter(translation_key=page.translation_key, locale=locales[OTHER]).exists():
        return
    target = _page(section, section[2], locales[OTHER])
    publish_translation(page, target, locales[OTHER])


def _close(partner_area):
    restriction, _ = PageViewRestriction.objects.get_or_create(
        page=partner_area, defaults={"restriction_type": PageViewRestriction.GROUPS}
    )
    if not restriction.groups.exists():
        restriction.groups.set(Group.objects.filter(name__in=GROUPS))
