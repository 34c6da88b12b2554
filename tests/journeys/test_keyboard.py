"""Every type of page by keyboard alone, and without scripts."""

from difflib import unified_diff

import pytest

from tests.journeys.crawling import PAGE_TYPES
from tests.journeys.looking import VIEWS
from tests.journeys.test_crawl import rows

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# What Tab has to reach: everything that is shown and can be used.
REACHABLE = """() => [
    ...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')
  ]
  .filter(each => each.type !== 'hidden' && each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true}))
  .map(each => each.outerHTML.slice(0, 200))"""
# The focused element, and whether a person can see that it is the one.
FOCUSED = """() => {
  const it = document.activeElement;
  window.walked ??= [];
  if (!it || it === document.body || it === walked[0]) return null;
  if (walked.includes(it)) throw Error('The focus runs in a circle.');
  walked.push(it);
  const box = it.getBoundingClientRect();
  const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const hasRing = [null, '::before', '::after'].some(part => {
    const look = getComputedStyle(it, part);
    return look.outlineStyle === 'solid' && parseFloat(look.outlineWidth) >= 3;
  });
  return {name: it.outerHTML.slice(0, 200), hasRing, isOnTop: it.contains(middle) || !!middle?.contains(it)};
}"""


def walk(tab):
    """Press Tab until the focus leaves the page or begins anew, and return what had it."""
    steps = []
    tab.keyboard.press("Tab")
    while focused := tab.evaluate(FOCUSED):
        steps.append(focused)
        tab.keyboard.press("Tab")
    return steps


def test_tab_reaches_everything_in_order_and_shows_where_it_is(tab, types):
    wrong = []
    for name, page in types.items():
        tab.goto(page.url)
        steps = walk(tab)
        walked, reachable = [step["name"] for step in steps], tab.evaluate(REACHABLE)
        wrong += [(name, line) for line in unified_diff(reachable, walked, "there", "walked", n=0, lineterm="")]
        wrong += [(name, step) for step in steps if not (step["hasRing"] and step["isOnTop"])]

    assert len(types) == len(PAGE_TYPES)
    assert not wrong, rows(wrong[:20])


def test_skip_link_leads_to_the_text(tab, types):
    for page in types.values():
        tab.goto(page.url)
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "skip-link", page.url
        assert tab.evaluate(FOCUSED)["isOnTop"], page.url
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == "content", page.url


def test_menu_and_accordions_open_without_scripts(browser, types):
    context = browser.new_context(**VIEWS["390 dark"], java_script_enabled=False)
    tab = context.new_page()
    tab.goto(types["information"].url)
    menu = tab.locator(".site-header__sheet .navigation__link")
    accordion = tab.locator(".accordion__content")
    assert not menu.first.is_visible()
    assert not accordion.first.is_visible()

    tab.locator(".site-header__menu-button").press("Enter")
    tab.locator(".accordion__title").first.press("Enter")

    assert menu.first.is_visible()
    assert accordion.first.is_visible()
    context.close()
