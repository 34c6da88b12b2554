"""The desk speaks German and shows to each person what is theirs."""

from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from core.models import SiteSettings
from home import groups
from tests.factories import make_article, make_page, make_user

BORROWED = settings.ROOT / "portal" / "locale_of_packages" / "de" / "LC_MESSAGES" / "django.po"
DESK_APPS = [app for app in apps.get_app_configs() if app.name.startswith(("wagtail", "taggit"))]


def desk_of(*names, **fields):
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_user("redaktion@example.net", *names, **fields))
    return client


def words(path):
    return {entry.msgid for entry in polib.pofile(str(path)) if entry.translated()} if path.is_file() else set()


def wanted(path):
    return {entry.msgid for entry in polib.pofile(str(path))} if path.is_file() else set()


@pytest.mark.parametrize("app", DESK_APPS, ids=lambda app: app.name)
def test_every_word_of_the_desk_is_german(app):
    folder = Path(app.path) / "locale"
    source, german = (folder / code / "LC_MESSAGES" / "django.po" for code in ("en", "de"))

    missing = wanted(source) - words(german) - words(BORROWED)

    # What serializers say is read by programs, and this app has none.
    assert {word for word in missing if app.name != "taggit" or "list" not in word} == set()


def test_desk_is_german_whatever_the_browser_asks_for(home):
    page = desk_of(groups.EDITORS).get(reverse("wagtailadmin_home")).content.decode()

    assert '<html lang="de"' in page
    assert "Übersicht" in page


def test_desk_carries_the_name_from_the_settings(home):
    SiteSettings.objects.update_or_create(site=home.get_site(), defaults={"site_name_de": "Wegweiser"})

    assert "Wegweiser" in desk_of(groups.EDITORS).get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (groups.EDITORS, {"New article", "New article for members", "New material: files and facts"}),
        (groups.ORGANISERS, {"New event: dates, place, registration", "Text on an event"}),
        (groups.COORDINATORS, {"New article for members", "Text on a material for members"}),
        (groups.APPROVERS, set()),
    ],
)
def test_start_offers_what_the_person_may_do(home, role, offered):
    response = desk_of(role).get(reverse("wagtailadmin_home"))

    panel = next(panel for panel in response.context["panels"] if panel.name == "start")
    actions = panel.get_context_data({"request": response.wsgi_request})["actions"]
    labels = {str(action["label"]) for action in actions}
    assert {gettext(label) for label in offered} <= labels
    assert (gettext("New article") in labels) == (role == groups.EDITORS)
    assert bool(labels) == bool(offered)


def test_menu_leaves_out_what_nobody_needs(home):
    response = desk_of(is_superuser=True).get(reverse("wagtailadmin_home"))

    page = response.content.decode()
    for address in ["localize/reports", "/cms/locales/", "/cms/sites/", "guide.wagtail.org", "releasenotes"]:
        assert address not in page, address
    assert reverse("translations:index") in page


@pytest.mark.parametrize(
    ("section", "label"), [("home", "Publish in public"), ("partner_area", "Publish for members")]
)
def test_button_says_who_will_see_the_page(request, home, section, label):
    page = make_page(request.getfixturevalue(section), "Seite")

    content = desk_of(is_superuser=True).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert gettext(label) in content


def test_privacy_of_translated_sections_is_shown_as_it_is(home, partner_area):
    english = partner_area.get_translations().get()
    page = make_article(home, parent=english.get_children().first().specific)

    response = desk_of(groups.EDITORS).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert english.path in list(response.wsgi_request.all_page_view_restriction_paths)
    for_all = response.content.decode().split('data-w-zone-switch-key-value="isPublic"')[0].rsplit("<div", 1)[1]
    assert 'class="w-hidden"' in for_all


def test_page_is_copied_and_never_mirrored(home):
    page = make_page(home, "Seite")

    content = desk_of(is_superuser=True).get(reverse("wagtailadmin_pages:copy", args=[page.pk])).content.decode()

    assert 'name="new_title"' in content
    assert 'name="alias"' not in content
