"""What a machine can see of the rules of the house; `make check` looks at imports, migrations and the catalogue."""

import ast
import re
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import get_resolver
from django.urls.resolvers import URLPattern
from wagtail.models import Page

from core.worker import sweeps
from home.example import site as example

ROOT = settings.ROOT
FOLDERS = [app.name for app in apps.get_app_configs() if app.path == str(ROOT / app.name)] + ["tests", "docs", "bench"]
KEPT = [
    path.relative_to(ROOT)
    for path in [*ROOT.glob("*"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))]
    if path.is_file() and "__pycache__" not in path.parts
]
OURS = [path for path in KEPT if path.suffix == ".py" and path.parts[0] != "tests" and "migrations" not in path.parts]
TEMPLATES = [path for path in KEPT if "templates" in path.parts]
# The desk speaks by Wagtail's templates and may use their inline code.
SITE_TEMPLATES = [path for path in TEMPLATES if "desk" not in path.parts]
COMPONENTS = [path for path in TEMPLATES if path.parts[:3] == ("portal", "templates", "components")]

# Modules that answer visitors, and in each what may ask for pages without the gate, and why.
FOR_VISITORS = re.compile(
    r"(^|/)(views|api|feeds|models|blocks|frame|sitemap|index|ical|emails|finding|months|related|linked_data)\.py$|/templatetags/"
)
NOT_ASKING_THE_GATE = {
    "events/emails.py": {"_page_in"},  # whoever is registered was shown the event
    "events/views.py": {"_visible_page"},  # shows what the gate lets through; asks besides whether there is any
    "core/frame.py": {"_translations_of"},  # a part of the one query that asks the gate
}
TREE = {"child_of", "descendant_of", "sibling_of", "get_children", "get_descendants", "get_siblings", "get_ancestors"}
STATE = {"live", "public", "not_public"}
GATE = {"visible_to", "_seen"}


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def tree_of(path):
    """Return the syntax tree of a module; each node knows what it stands in."""
    tree = ast.parse(read(path))
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            child.parent = node
    return tree


def around(node):
    while node := getattr(node, "parent", None):
        yield node


def functions_around(node):
    return [each.name for each in around(node) if isinstance(each, ast.FunctionDef)]


STATE_OF_THE_EXAMPLE = "Sachsen" + "-Anhalt"


def test_names_of_the_example_stand_in_the_example_alone():
    carriers = {each["organisation"] for each in example.SUPPORTERS if each["role"] == "carrier"}
    names = {
        each[name] for each in example.ORGANISATIONS if each["key"] in carriers for name in ["name", "short_name"]
    }
    names |= {example.SITE["site_name"].de, STATE_OF_THE_EXAMPLE}

    found = []
    for path in KEPT:
        if path.name not in {"README.md", "CHANGELOG.md"} and not path.is_relative_to("home/example"):
            text = (ROOT / path).read_bytes().decode("utf-8", "replace")
            # The list of all German states names each of them.
            searched = names - {STATE_OF_THE_EXAMPLE} if path.parts[:2] == ("portal", "locale") else names
            found += [(str(path), name) for name in searched if re.search(rf"\b{re.escape(name)}\b", text)]

    assert len(names) > 5
    assert found == []


def asks_for_pages(node):
    """Tell whether this part of a module asks the database for pages, or for their state."""
    if not isinstance(node, ast.Attribute):
        return False
    page_types = {model.__name__ for model in apps.get_models() if issubclass(model, Page)}
    is_query = node.attr == "objects" and isinstance(node.value, ast.Name) and node.value.id in page_types
    # A page in hand knows itself whether it is live; only a call asks the database.
    is_call = isinstance(node.parent, ast.Call) and node.parent.func is node
    return is_query or (is_call and node.attr in TREE | STATE)


def is_shown_to_the_gate(node):
    calls = [each.func for each in around(node) if isinstance(each, ast.Call)]
    return any((func.id if isinstance(func, ast.Name) else getattr(func, "attr", "")) in GATE for func in calls)


@pytest.mark.parametrize("path", [path for path in OURS if FOR_VISITORS.search(str(path))], ids=str)
def test_what_answers_visitors_asks_the_gate_for_pages(path):
    allowed = NOT_ASKING_THE_GATE.get(str(path), set())
    past = [
        (node.lineno, ast.unparse(node))
        for node in ast.walk(tree_of(path))
        if asks_for_pages(node)
        and isinstance(node.ctx, ast.Load)
        and not is_shown_to_the_gate(node)
        and not allowed & set(functions_around(node))
        and functions_around(node)
    ]

    assert past == []


def test_templates_ask_for_no_pages():
    asking = re.compile(rf"\.({'|'.join(TREE | {'get_parent', 'objects'})})\b")

    assert [str(path) for path in TEMPLATES if asking.search(read(path))] == []


def test_page_models_read_and_do_not_write():
    writing = {"POST", "save", "create", "delete", "get_or_create", "update_or_create", "bulk_create"}
    readers = [
        path for path in OURS if path.name in {"blocks.py", "frame.py", "feeds.py"} or "templatetags" in path.parts
    ]
    found = [
        (str(path), node.lineno)
        for path in readers
        for node in ast.walk(tree_of(path))
        if getattr(node, "attr", "") in writing
    ]
    for path in OURS:
        if path.name == "models.py" or path.parent.name == "models":
            found += [
                (str(path), node.lineno) for node in ast.walk(tree_of(path)) if getattr(node, "attr", "") == "POST"
            ]

    assert found == []


def test_signals_are_received_in_receivers_alone():
    found = [
        (str(path), node.lineno)
        for path in OURS
        if path.name != "receivers.py"
        for node in ast.walk(tree_of(path))
        if getattr(node, "attr", getattr(node, "id", "")) in {"receiver", "connect"}
    ]

    assert found == []


def test_import_inside_a_function_has_a_reason():
    """Apps import their own parts when they are ready; any other late import says why."""
    found = []
    for path in OURS:
        lines = read(path).splitlines()
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Import | ast.ImportFrom) or not functions_around(node):
                continue
            is_said = "#" in lines[node.lineno - 1] or lines[node.lineno - 2].lstrip().startswith("#")
            if path.name not in {"apps.py", "manage.py"} and not is_said:
                found.append((str(path), node.lineno))

    assert found == []


def test_each_sweep_has_its_own_name_and_is_registered():
    named = [
        decorator.args[0].value
        for path in OURS
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "sweep"
    ]

    assert len(named) > 5
    assert sorted(named) == sorted(sweeps)


def views(resolver, prefix=""):
    for part in resolver.url_patterns:
        if isinstance(part, URLPattern):
            yield f"{prefix}{part.pattern}", part.callback
        else:
            yield from views(part, f"{prefix}{part.pattern}")


def test_no_address_goes_without_the_csrf_check_but_personal_links():
    """The link itself is the secret there, and no cookie is asked for that another site could misuse."""
    assert "django.middleware.csrf.CsrfViewMiddleware" in settings.MIDDLEWARE
    exempt = {route for route, view in views(get_resolver()) if getattr(view, "csrf_exempt", False)}

    # The APIs answer questions and change nothing.
    exempt = {route for route in exempt if not re.match(r"api/v2/|cms/(api|localize/api|localize/translate)/", route)}
    assert exempt == {"r/<str:token>/", "de/konto/abbestellen/<str:token>/"}


@pytest.mark.parametrize("path", SITE_TEMPLATES, ids=str)
def test_form_that_posts_carries_its_token(path):
    posting = re.findall(r"<form[^>]*method=\"post\"|element form[^%]*method=\"post\"", read(path))

    if posting and "personal_" not in path.name:
        assert read(path).count("{% csrf_token %}") == len(posting)


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_component_says_what_it_needs_and_gets_no_more(path):
    first, *_ = read(path).splitlines()
    calls = [
        (str(template), call)
        for template in TEMPLATES
        for call in re.findall(rf'{{% include "components/{path.name}"[^%]*%}}', read(template))
    ]

    assert first.startswith("{% comment %}")
    assert first.endswith("{% endcomment %}")
    if not re.search(r"\breads\b", first, re.IGNORECASE):
        assert [call for call in calls if not call[1].endswith(" only %}")] == []


class Words(HTMLParser):
    """Collects what a reader would read or hear."""

    SPOKEN = {"alt", "title", "placeholder", "aria-label"}
    LETTERS = re.compile(r"[^\W\d_]{2,}")

    def __init__(self, template):
        super().__init__()
        self.found = []
        for gone in [
            r"{% comment %}.*?{% endcomment %}",
            r"{% blocktranslate.*?{% endblocktranslate %}",
            r"{%.*?%}",
            r"{{.*?}}",
            r"{#.*?#}",
        ]:
            template = re.sub(gone, "", template, flags=re.DOTALL)
        self.feed(template)

    def handle_data(self, data):
        self.found += self.LETTERS.findall(data)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in self.SPOKEN:
                self.found += self.LETTERS.findall(value or "")


@pytest.mark.parametrize("path", [path for path in TEMPLATES if not path.is_relative_to("home/example")], ids=str)
def test_template_says_nothing_in_one_language_only(path):
    assert Words(read(path)).found == []


@pytest.mark.parametrize("path", SITE_TEMPLATES, ids=str)
def test_template_holds_no_inline_code(path):
    """The site's policy would refuse it; data for search engines is no code and nothing runs it."""
    template = read(path).replace('<script type="application/ld+json">{{ linked_data }}</script>', "")
    inline = re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", template)

    assert inline == []


def test_words_for_people_go_through_the_catalogue():
    """Labels and hints of forms, models and the desk."""
    names = {"label", "help_text", "verbose_name", "verbose_name_plural", "heading", "page_title", "menu_label"}
    found = [
        (str(path), keyword.value.lineno)
        for path in OURS
        if not path.is_relative_to("home/example")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in names and isinstance(keyword.value, ast.Constant) and str(keyword.value.value).strip()
    ]

    assert found == []


def test_what_collects_texts_knows_every_name_of_the_functions_that_translate():
    """What is called by another name would stay English and nobody would miss it (portal/management)."""
    names = {
        alias.asname
        for path in OURS
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }

    assert names <= {None, "_", "translate"}


def test_nothing_is_left_for_later():
    marks = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "lorem" + " ipsum"]
    found = [str(path) for path in KEPT if path.suffix in {".py", ".html", ".txt", ".css", ".js", ".md", ".yml"}
             and any(mark in read(path) for mark in marks)]  # fmt: skip

    assert found == []
