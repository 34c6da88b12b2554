"""Which privacy notice people were shown when they registered."""

import json
import re

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site

from core.models import SiteSettings
from events.forgetting import forget_due
from events.links import token_of
from events.models import Registration
from events.registration import register
from tests.events.test_views import form_address, send, words
from tests.factories import make_event, make_event_page, make_page, make_user


@pytest.fixture
def event_page(home):
    return make_event_page(home, make_event(places=5))


@pytest.fixture
def notice(home):
    page = make_page(home, "Datenschutz")
    SiteSettings.objects.update_or_create(site=Site.objects.get(is_default_site=True), defaults={"privacy_page": page})
    return page


def publish(page, title):
    page.title = title
    page.save_revision().publish()
    page.refresh_from_db()


def test_published_version_of_the_notice_is_kept_with_the_registration(client, event_page, notice):
    send(client, event_page, "de", email="anna@example.org")
    first = notice.live_revision
    publish(notice, "Datenschutz, neu")
    notice.title = "Datenschutz, Entwurf"
    notice.save_revision()
    send(client, event_page, "de", email="ben@example.org")

    versions = [one.privacy_version for one in Registration.objects.order_by("pk")]
    assert versions == [first, notice.live_revision]
    assert [version.content["title"] for version in versions] == ["Datenschutz", "Datenschutz, neu"]


def test_english_reader_is_shown_the_same_version(client, event_page, notice):
    send(client, event_page, "en")

    assert Registration.objects.get().privacy_version == notice.live_revision


def test_notice_that_is_not_translated_is_linked_as_what_it_is(client, event_page, notice):
    link = f'<a {{}}href="{notice.get_url()}" lang="de" hreflang="de">Datenschutz</a>'

    english = client.get(form_address(event_page, "en")).content.decode()
    german = client.get(form_address(event_page, "de")).content.decode()

    # In the form and at the foot of the page.
    assert link.format("") in english
    assert link.format('class="legal-links__link" ') in english
    assert "hreflang" not in german[german.index("<main") :]


@pytest.mark.parametrize("is_chosen", [True, False])
def test_no_version_is_kept_where_there_is_no_notice(client, event_page, notice, is_chosen):
    if is_chosen:
        notice.unpublish()
    else:
        SiteSettings.objects.update(privacy_page=None)

    assert send(client, event_page).status_code == 302
    assert Registration.objects.get().privacy_version is None


def test_form_links_to_the_notice_and_asks_for_no_consent(client, event_page, notice):
    page = client.get(form_address(event_page, "de")).content.decode()

    assert re.search(rf'<p class="form__note">[^<]+<a href="{notice.url}">', page)
    assert 'type="checkbox"' not in page


def test_person_reads_which_version_they_were_shown(client, event_page, notice):
    send(client, event_page, "en")
    link = reverse("personal:link", args=[token_of(Registration.objects.get())])

    assert "version of" in words(client.get(link))
    stored = json.loads(client.get(f"{link}meine-daten.json").content)
    assert stored["privacy_notice_of"][:16] == notice.live_revision.created_at.isoformat()[:16]


def test_notice_is_kept_as_long_as_people_who_were_shown_it(client, event_page, notice):
    send(client, event_page)
    shown = notice.live_revision
    publish(notice, "Datenschutz, neu")

    call_command("purge_revisions", verbosity=0)

    assert Registration.objects.get().privacy_version == shown
    client.force_login(make_user("admin@example.org", is_superuser=True))
    many = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?id={notice.pk}"
    for address in [reverse("wagtailadmin_pages:delete", args=[notice.pk]), many]:
        assert client.post(address).status_code == 302
        notice.refresh_from_db()
    Registration.objects.all().delete()
    client.post(many)
    assert not type(notice).objects.filter(pk=notice.pk).exists()


def test_whoever_is_entered_by_the_team_was_shown_nothing(event_page, notice):
    with translation.override("en"):
        one = register(
            event_page.event, name="Anna", email="anna@example.org", organisation="", language="en", is_confirmed=True
        )

    assert one.privacy_version is None


def test_version_can_go_once_the_registration_is_gone(client, event_page, notice):
    send(client, event_page)
    event_page.event.sessions.update(starts_at="2020-01-01T10:00Z", ends_at="2020-01-01T12:00Z")
    publish(notice, "Datenschutz, neu")

    forget_due()
    call_command("purge_revisions", verbosity=0)

    assert notice.revisions.count() == 1
