"""Where each app declares what it keeps about people: purpose, who sees it, when it goes (GDPR, article 30).

Beside it stands how one address is found there, so that a person can be told everything and have it erased
(articles 15 and 17): a test fails for a field that holds an address and is not searched. Besides, all texts of all
tables are searched, since people write addresses wherever they can write.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import EmailField, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

# What opens an account or a link; whoever holds the file of an export gets none of it.
SECRET = {"password", "session_key", "session_data", "token"}


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


class Finder(NamedTuple):
    """How the rows of one table that are about an address are found, told and erased."""

    model: str
    rows: Callable[[str], QuerySet]
    erase: Callable[[QuerySet], None] | None
    stays: str
    tell: Callable[[Model], dict]
    tell_in_desk: Callable[[Model], dict]


class Found(NamedTuple):
    """What one table keeps about an address; `stays` says why erasing leaves it, or how it is changed instead."""

    model: str
    number: int
    stays: str
    rows: list[dict]

    @property
    def name(self):
        """What its table is called in the desk."""
        return capfirst(apps.get_model(self.model)._meta.verbose_name_plural)


finders: list[Finder] = []


def find_by(model: str, *lookups: str, erase=None, stays: str = "", rows=None, tell=None, tell_in_desk=None) -> None:
    """Say how a table is searched for an address: by fields that hold one or lead to a user, or by a function.

    What is found is erased by the function given, or stays for the reason given; else it goes with the account. What
    not everybody may read who hands out data in the desk is told there by a function of its own.
    """
    tell = tell or _tell(model)
    finders.append(Finder(model, rows or _rows_by(model, lookups), erase, stays, tell, tell_in_desk or tell))
    searched.setdefault(model.lower(), set()).update(lookup.partition("__")[0] for lookup in lookups)


searched: dict[str, set[str]] = {}


def accounts_of(address: str) -> QuerySet:
    """Return the accounts that an address belongs to; one that was typed and never confirmed proves nothing."""
    is_theirs = Q(email__iexact=address) | Q(emailaddress__email__iexact=address, emailaddress__verified=True)
    return get_user_model().objects.filter(pk__in=get_user_model().objects.filter(is_theirs).values("pk"))


def find(address: str, *, in_desk: bool = False) -> list[Found]:
    """Return all that is kept about an address in the whole portal, table by table; each row once."""
    address, found, known = address.strip(), [], {}
    for finder in sorted(finders, key=lambda each: each.model):
        tell, seen = finder.tell_in_desk if in_desk else finder.tell, known.setdefault(finder.model.lower(), set())
        rows = [row for row in finder.rows(address) if row.pk not in seen]
        seen |= {row.pk for row in rows}
        if rows:
            found.append(Found(finder.model, len(rows), finder.stays, [tell(row) for row in rows]))
    return found + list(_mentions(address, known))


def erase(address: str) -> list[Found]:
    """Erase all about an address that can be erased, at once; return what is left, with the reasons."""
    address = address.strip()
    for finder in finders:
        if finder.erase:
            finder.erase(finder.rows(address))
    return find(address)


def as_zip(address: str, found: list[Found]) -> bytes:
    """Pack what was found: for the person to read and for other programs; a file for each table."""
    packed, tables = io.BytesIO(), {}
    for each in found:
        tables.setdefault(each.model, []).extend(each.rows)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for model, rows in tables.items():
            purpose = declarations[model.lower()].purpose if model.lower() in declarations else ""
            told = {"table": model, "purpose": purpose, "address": address, "rows": rows}
            text = json.dumps(told, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder, default=str)
            archive.writestr(f"{model}.json", text)
    return packed.getvalue()


class Mention(NamedTuple):
    """Why an address that stands in texts of a table stays there, and whose rows these are."""

    stays: str
    # Leads to the address of the person whose own row it is: that is told and goes with what it belongs to.
    own: str = ""


IN_TEXTS = _("The address stands in a text: whoever edits it takes it out.")
mentioned: dict[str, Mention] = {}


def mentioned_in(model: str, stays: str, own: str = "") -> None:
    """Say why texts of a table that name an address stay, if not for the usual reason."""
    mentioned[model.lower()] = Mention(stays, own)


def texts_of(model: type[Model]) -> list[str]:
    """Return the fields of a table in which somebody may have typed an address."""
    texts = {"CharField", "TextField", "JSONField", "FileField"}
    fields = [field for field in model._meta.local_fields if field.get_internal_type() in texts and not field.choices]
    return [field.name for field in fields if field.name not in SECRET]


def _mentions(address: str, known: dict[str, set]) -> Iterator[Found]:
    """Yield the tables in whose texts an address stands, with the rows that are not found already."""
    for model in sorted(apps.get_models(), key=lambda each: each._meta.label):
        label, names = model._meta.label, texts_of(model)
        if not names or not model._meta.managed or model._meta.proxy:
            continue
        why = mentioned.get(label.lower(), Mention(IN_TEXTS))
        rows = model._base_manager.annotate(**{f"{name}_as_text": Cast(name, TextField()) for name in names})
        rows = rows.filter(reduce(or_, (Q(**{f"{name}_as_text__icontains": address}) for name in names)))
        if why.own:
            rows = rows.exclude(**{f"{why.own}__iexact": address})
        pks = [pk for pk in rows.values_list("pk", flat=True) if pk not in known.get(label.lower(), ())]
        if pks:
            # What else stands in such a text is about others.
            yield Found(label, len(pks), why.stays, [{"id": pk} for pk in pks])


def without_finder() -> list[str]:
    """Return the declared fields that hold an address or lead to a user, and that nothing searches."""
    missing = []
    for declaration in declarations.values():
        model = apps.get_model(declaration.model)
        for name in declaration.fields:
            if _holds_address(model._meta.get_field(name)) and name not in searched.get(declaration.model.lower(), ()):
                missing.append(f"{declaration.model}.{name}")
    return missing


def _holds_address(field) -> bool:
    return field.get_internal_type() == "EmailField" or isinstance(field, EmailField) or _leads_to_user(field)


def _leads_to_user(field) -> bool:
    return bool(field.is_relation and field.related_model and field.related_model._meta.label == "core.User")


def _rows_by(model: str, lookups: tuple[str, ...]) -> Callable[[str], QuerySet]:
    def rows(address):
        table, is_about = apps.get_model(model), Q()
        accounts = accounts_of(address).values("pk")
        for lookup in lookups:
            if "__" in lookup:
                is_about |= Q(**{lookup: address})
            elif _leads_to_user(table._meta.get_field(lookup)):
                is_about |= Q(**{f"{lookup}__in": accounts})
            else:
                is_about |= Q(**{f"{lookup}__iexact": address})
        return table._default_manager.filter(is_about)

    return rows


def _tell(model: str) -> Callable[[Model], dict]:
    """Tell what is declared of a row; what opens something is not handed out."""

    def tell(row):
        fields = declarations[model.lower()].fields
        return {"id": row.pk} | {name: getattr(row, name, None) for name in fields if name not in SECRET}

    return tell
