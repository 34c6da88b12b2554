"""What the look promises: readable colours, a small stylesheet, and nothing from elsewhere that is not on the list."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

from portal.stylesheet import sheets

STATIC = Path(__file__).parents[2] / "portal" / "static"
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6});")
ROW = re.compile(r"^\| (\S+) \|.*\| ([0-9a-f]{64}) \|$", re.MULTILINE)

# Text needs 7:1, what marks a control or the focus 3:1 (WCAG 1.4.6 and 1.4.11).
GROUNDS = ["paper", "raised", "sunken"]
PAIRS = [
    *[(text, ground, 7) for text in ["ink", "ink-soft", "accent", "bad"] for ground in GROUNDS],
    *[(line, ground, 3) for line in ["line-strong", "focus"] for ground in GROUNDS],
    *[(text, "accent-soft", 7) for text in ["ink", "ink-soft", "accent"]],
    *[(state, f"{state}-soft", 7) for state in ["good", "warn", "bad"]],
    *[("on-accent", ground, 7) for ground in ["accent", "accent-strong"]],
    *[(text, "deep", 7) for text in ["deep-ink", "deep-soft", "deep-accent"]],
    *[(line, "deep", 3) for line in ["deep-line", "deep-focus"]],
    ("tile-ink", "tile", 7),
]


def colours():
    """Return the tokens in the light and in the dark."""
    light, dark = (STATIC / "css" / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    light = dict(TOKEN.findall(light))
    return {"light": light, "dark": light | dict(TOKEN.findall(dark))}


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_told_apart(scheme):
    tokens = colours()[scheme]

    too_weak = [pair for *pair, least in PAIRS if contrast(tokens[pair[0]], tokens[pair[1]]) < least]

    assert too_weak == []


def test_stylesheet_stays_small():
    joined = "\n".join(sheet.read_text() for sheet in sheets())

    assert len(gzip.compress(joined.encode())) <= 15 * 1024


def test_only_tokens_and_paper_name_colours():
    naming = [sheet.name for sheet in sheets() if re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|hsl", sheet.read_text())]

    assert naming == ["tokens.css", "print.css"]


def test_sheets_style_old_browsers_too():
    rules = "\n".join(sheet.read_text() for sheet in sheets())

    assert re.findall(r"@layer|!important|^\s*&", rules, re.MULTILINE) == []
    # Flexible boxes know no gap, and nothing knows :is() or aspect-ratio, in Safari 14 or Chrome 87.
    assert re.findall(r":is\(|:where\(|:has\(|aspect-ratio|(?<!grid-)(?<!row-)(?<!column-)\bgap:", rules) == []


def test_vendored_files_are_what_the_table_says():
    listed = dict(ROW.findall((STATIC / "VENDORED.md").read_text()))

    found = {name: hashlib.sha256((STATIC / name).read_bytes()).hexdigest() for name in listed}

    assert found == listed
    assert {path.relative_to(STATIC).as_posix() for path in (STATIC / "fonts").iterdir()} == set(listed)
