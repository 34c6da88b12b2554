"""What is brought up to date before the portal serves."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Site

from portal import prepare
from portal.settings.environment import SettingError
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def public(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://portal.test")


@pytest.mark.parametrize("address", ["editor@example.org", "Editor@Mail.Example.COM", "editor@portal.example"])
def test_a_public_site_with_an_example_account_is_refused(public, address):
    make_user(address)

    with pytest.raises(SettingError, match=r"^SITE_URL is the public address https://portal\.test, but this database"):
        prepare.refuse_example_accounts_in_public()


@pytest.mark.parametrize("address", ["editor@portal.test", "editor@counterexample.org", "example.org@portal.test"])
def test_a_public_site_with_real_accounts_is_served(public, address):
    make_user(address)

    prepare.refuse_example_accounts_in_public()


def test_an_example_account_that_cannot_sign_in_does_no_harm(public):
    user = make_user("editor@example.org")
    user.is_active = False
    user.save()

    prepare.refuse_example_accounts_in_public()


def test_example_accounts_are_welcome_on_this_machine():
    make_user("editor@example.org")

    prepare.refuse_example_accounts_in_public()


@pytest.mark.parametrize(
    ("url", "row"),
    [
        ("http://localhost:9000", ("localhost", 9000, "http://localhost:9000")),
        ("https://portal.test", ("portal.test", 443, "https://portal.test")),
    ],
)
def test_wagtail_links_to_the_address_of_the_site(home, settings, url, row):
    settings.SITE_URL = url

    prepare.tell_wagtail_the_address()

    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port, site.root_url) == row


def test_a_database_that_has_every_migration_is_left_alone():
    assert prepare.migrations_on_disk() - set(MigrationRecorder(connection).applied_migrations()) == set()


def test_static_files_are_the_same_until_one_changes(settings, tmp_path):
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [tmp_path]
    sheet = tmp_path / "sheet.css"
    sheet.write_text("a {}")
    before = prepare.fingerprint_of_static_files()

    assert prepare.fingerprint_of_static_files() == before
    sheet.write_text("b  {}")
    assert prepare.fingerprint_of_static_files() != before
