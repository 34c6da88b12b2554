from io import StringIO

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command

from core.personal_data import declarations, undeclared, without_people


def our_apps():
    return [app.label for app in apps.get_app_configs() if str(settings.ROOT) == str(app.path).rpartition("/")[0]]


def holds_users(app):
    """Tell whether a package keeps rows that point to people, or that sign them in."""
    user = get_user_model()
    relations = [field for model in app.get_models() for field in model._meta.get_fields() if field.is_relation]
    return app.label == "sessions" or any(field.related_model is user for field in relations if field.concrete)


def packages_with_people():
    ours = our_apps()
    return [app.label for app in apps.get_app_configs() if app.label not in ours and holds_users(app)]


def test_every_field_of_ours_that_could_hold_people_is_declared():
    assert undeclared(our_apps()) == []


def test_every_field_of_packages_that_hold_people_is_declared():
    labels = packages_with_people()

    assert {"account", "sessions", "wagtailcore", "wagtailusers", "wagtailadmin"} <= set(labels)
    assert undeclared(labels) == []


def test_undeclared_field_is_named(monkeypatch):
    monkeypatch.delitem(declarations, "outbox.mail")

    assert "outbox.Mail.to" in undeclared(["outbox"])


def test_nothing_is_declared_that_is_not_there():
    declared = [(label, each.fields) for label, each in declarations.items()] + list(without_people.items())

    for label, fields in declared:
        assert set(fields) <= {field.name for field in apps.get_model(label)._meta.get_fields()}, label


def test_declaration_says_what_for_who_and_until_when():
    assert all(each.purpose and each.seen_by and each.deleted for each in declarations.values())


def test_data_map_prints_every_table():
    out = StringIO()

    call_command("data_map", stdout=out)

    printed = out.getvalue()
    assert all(each.model in printed for each in declarations.values())
    assert "after 2 years" in printed
