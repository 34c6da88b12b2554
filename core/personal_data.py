"""Where each app declares what it keeps about people: purpose, who sees it, when it goes (GDPR, article 30)."""

from typing import NamedTuple

from django.apps import apps


class Declaration(NamedTuple):
    """What one table keeps about people."""

    model: str
    fields: tuple[str, ...]
    purpose: str
    seen_by: str
    deleted: str


declarations: dict[str, Declaration] = {}
without_people: dict[str, frozenset[str]] = {}


def declare(model: str, *fields: str, purpose: str, seen_by: str, deleted: str) -> None:
    """Declare the fields of a model ("app.Model") that are about people; once per model."""
    declarations[model.lower()] = Declaration(model, fields, purpose, seen_by, deleted)


def declare_texts(model: str, *fields: str) -> None:
    """Declare fields that hold what editors write for readers."""
    declare(
        model,
        *fields,
        purpose="Texts for readers; people are named by their function, or because they agreed.",
        seen_by="whoever may see the page, and the desk",
        deleted="when editors take it out, or with the page",
    )


def not_about_people(model: str, *fields: str) -> None:
    """Declare text fields of a model that could hold personal data and don't."""
    without_people[model.lower()] = frozenset(fields)


def undeclared(app_labels) -> list[str]:
    """Return the fields of these apps that could hold personal data and are declared neither way."""
    missing = []
    for label in app_labels:
        for model in apps.get_app_config(label).get_models():
            key = model._meta.label_lower
            known = set(without_people.get(key, ()))
            if key in declarations:
                known |= set(declarations[key].fields)
            missing += [f"{model._meta.label}.{name}" for name in _could_hold_people(model) if name not in known]
    return missing


def _could_hold_people(model):
    """Yield the names of fields that take free text, files or point to a user."""
    user_label = "core.User"
    for field in model._meta.local_fields + model._meta.local_many_to_many:
        kind = field.get_internal_type()
        points_to_user = field.is_relation and field.related_model and field.related_model._meta.label == user_label
        is_text = kind in {"CharField", "TextField", "JSONField", "FileField"} and not field.choices
        if points_to_user or is_text or kind in {"EmailField", "GenericIPAddressField"}:
            yield field.name
