"""Each template names the tags that it uses: a page would only fail on the day when it first needs them."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.template.loader import get_template

from portal.settings.environment import ROOT

TEMPLATES = sorted(
    path.relative_to(folder).as_posix() for folder in ROOT.glob("*/templates") for path in folder.rglob("*.html")
)


def test_templates_are_found():
    assert {"base.html", "core/blocks/accordion.html", "home/home_page.html"} <= set(TEMPLATES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_can_be_read(name):
    get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_names_only_static_files_that_exist(name):
    named = re.findall(r"""{% static ["']([^"']+)["']""", Path(get_template(name).origin.name).read_text())
    assert [path for path in named if not find(path)] == []
