"""ISBN and DOI: what they look like, and whether an ISBN's check digit is right."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

DOI_RESOLVER = "https://doi.org/"
# A registrant's prefix and a suffix of any printable characters (ISO 26324).
DOI = re.compile(r"10\.\d{4,9}(\.\d+)*/[^\s\"<>]+")
PASTED = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def check_isbn(value: str) -> None:
    """Refuse what is no ISBN of 10 or 13 digits with a right check digit; hyphens and spaces do not matter."""
    digits = bare_isbn(value)
    if not (_is_isbn_13(digits) or _is_isbn_10(digits)):
        raise ValidationError(
            _("This is no ISBN: it has 10 or 13 digits, and the last one does not fit the others here."), code="isbn"
        )


def bare_isbn(value: str) -> str:
    """Return an ISBN without what makes it readable."""
    return re.sub(r"[\s‐‑–-]", "", value).upper()


def _is_isbn_13(digits: str) -> bool:
    if not re.fullmatch(r"97[89][0-9]{10}", digits):
        return False
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


def _is_isbn_10(digits: str) -> bool:
    if not re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        return False
    values = [10 if digit == "X" else int(digit) for digit in digits]
    return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11 == 0


def bare_doi(value: str) -> str:
    """Return a DOI without the address or the word that it was copied with."""
    return PASTED.sub("", value.strip())


def check_doi(value: str) -> None:
    """Refuse what does not look like a DOI."""
    if not DOI.fullmatch(bare_doi(value)):
        raise ValidationError(_("This is no DOI: it looks like 10.1234/example."), code="doi")
