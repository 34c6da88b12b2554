"""The facts of a material as cells, and cells as facts; one function each way for each kind of column."""

from datetime import UTC, datetime, time

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from core import languages
from core.models import Term
from organisations.models import Organisation
from resources.exchange.table import PLAIN, Fault
from resources.models import Resource

SEPARATOR = ";"
YES, NO = ("yes", "ja", "1", "true", "wahr", "x"), ("no", "nein", "0", "false", "falsch")
TERMS = {"topics": Term.Vocabulary.TOPIC, "target_groups": Term.Vocabulary.TARGET_GROUP}
DATES = ("review_on", "reviewed_on")


def as_cells(resource: Resource) -> dict[str, object]:
    """Return what a line says of the material itself."""
    cells = {name: getattr(resource, name) for name in (*PLAIN, "medium", "year", "licence", "language")}
    cells |= {"kind": resource.kind.name_de, "publisher": resource.publisher.name}
    for name in TERMS:
        cells[name] = f"{SEPARATOR} ".join(sorted(term.name_de for term in getattr(resource, name).all()))
    cells |= {name: value.isoformat() if (value := getattr(resource, name)) else "" for name in DATES}
    cells["replaces"] = resource.replaces.key if resource.replaces else ""
    cells["review_owner"] = resource.review_owner.email if resource.review_owner else ""
    cells["review_group"] = resource.review_group.name if resource.review_group else ""
    return cells


class Reader:
    """Reads cells as facts, with the lists of the portal in hand."""

    def __init__(self, add_missing: bool):
        self.add_missing = add_missing
        self.forget()

    def forget(self) -> None:
        """Look the lists up anew: what was added is undone with the line that needed it."""
        self._terms = {}
        for term in Term.objects.all():
            for name in filter(None, (term.name_en, term.name_de)):
                self._terms[term.vocabulary, name.casefold()] = term
        self._organisations = {}
        for organisation in Organisation.objects.order_by("-pk"):
            for name in filter(None, (organisation.short_name, organisation.name)):
                self._organisations[name.casefold()] = organisation

    def read(self, cells: dict[str, str]) -> dict[str, object]:
        """Return the facts that these cells tell, by the names of the fields."""
        found = {name: cells[name] for name in PLAIN if name in cells}
        for name, read in self._readers().items():
            if name in cells:
                found[name] = _at(name, read, cells[name])
        return found

    def _readers(self):
        return {
            "kind": lambda cell: self._term(Term.Vocabulary.RESOURCE_KIND, cell) if cell else None,
            "medium": lambda cell: choice(cell or Resource.Medium.TEXT, Resource.Medium.choices),
            "publisher": self._publisher,
            "year": _number,
            "licence": lambda cell: choice(cell, Resource.Licence.choices),
            "language": lambda cell: choice(cell, languages.OF_FILES),
            "review_owner": _account,
            "review_group": _group,
            **{name: lambda cell, kind=kind: self._many(kind, cell) for name, kind in TERMS.items()},
            **dict.fromkeys(DATES, _day),
        }

    def _many(self, vocabulary, cell: str) -> list[Term]:
        names = [name.strip() for name in cell.split(SEPARATOR)]
        return [self._term(vocabulary, name) for name in dict.fromkeys(names) if name]

    def _term(self, vocabulary, name: str) -> Term:
        term = self._terms.get((vocabulary, name.casefold()))
        if term is None and self.add_missing:
            term = Term(vocabulary=vocabulary, name_de=name)
            term.full_clean()
            self._terms[vocabulary, name.casefold()] = term
        if term is None:
            told = {"name": name, "list": Term.Vocabulary(vocabulary).label}
            raise Fault(_("There is no “%(name)s” in the list “%(list)s”.") % told)
        return term

    def _publisher(self, name: str) -> Organisation | None:
        organisation = self._organisations.get(name.casefold())
        if organisation is None and name and self.add_missing:
            organisation = Organisation(name=name)
            organisation.full_clean()
            self._organisations[name.casefold()] = organisation
        if organisation is None and name:
            raise Fault(_("There is no organisation “%(name)s”.") % {"name": name})
        return organisation


def _at(column: str, read, cell: str):
    try:
        return read(cell)
    except Fault as fault:
        raise Fault(f"{column}: {fault}") from fault


def choice(cell: str, choices) -> str:
    """Return the code of one of these, given by code or by name."""
    for code, name in choices:
        if cell.casefold() in (str(code).casefold(), str(name).casefold()):
            return str(code)
    if cell:
        codes = ", ".join(str(code) for code, _name in choices)
        raise Fault(_("“%(cell)s” is none of these: %(codes)s.") % {"cell": cell, "codes": codes})
    return ""


def is_yes(cell: str) -> bool:
    """Return whether a cell says yes."""
    if cell.casefold() not in YES + NO:
        raise Fault(_("“%(cell)s” is neither yes nor no.") % {"cell": cell})
    return cell.casefold() in YES


def published(cell: str) -> bool | datetime | None:
    """Return since when a page is published, or whether it is to be; None says nothing about it."""
    if not cell or cell.casefold() in YES + NO:
        return is_yes(cell) if cell else None
    try:
        at, day = parse_datetime(cell), parse_date(cell)
    except ValueError:
        at = day = None
    if day:
        at = datetime.combine(day, time())
    if at is None:
        raise Fault(_("“%(cell)s” is neither yes nor no nor a date like 2026-05-31.") % {"cell": cell})
    try:
        at = (timezone.make_aware(at) if timezone.is_naive(at) else at).astimezone(UTC)
    except (OverflowError, ValueError) as error:
        raise Fault(_("“%(cell)s” is no date of our time.") % {"cell": cell}) from error
    if at > timezone.now():
        raise Fault(_("“%(cell)s” is still to come; the desk can plan that, a table cannot.") % {"cell": cell})
    return at


def _number(cell: str) -> int | None:
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit() and len(cell) == 4):
        raise Fault(_("“%(cell)s” is no year like 2026.") % {"cell": cell})
    return int(cell)


def _day(cell: str):
    try:
        day = parse_date(cell)
    except ValueError:
        day = None
    if cell and day is None:
        raise Fault(_("“%(cell)s” is no date like 2026-05-31.") % {"cell": cell})
    return day


def _account(email: str):
    if not email:
        return None
    user = get_user_model().objects.filter(email__iexact=email).first()
    if user is None:
        raise Fault(_("There is no account with the address %(email)s.") % {"email": email})
    return user


def _group(name: str):
    if not name:
        return None
    group = Group.objects.filter(name=name).first()
    if group is None:
        raise Fault(_("There is no group “%(name)s”.") % {"name": name})
    return group
