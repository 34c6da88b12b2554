"""Looks at pages with Chromium and axe, and keeps what was found."""

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

WIDE, NARROW = "1280 light", "390 dark"
VIEWS = {
    WIDE: {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    NARROW: {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
BROWSERS = 2
# 320 is what 400 % of zoom leaves of 1280.
OTHER_WIDTH = {1280: 768, 390: 320}
# The tags are named, since axe leaves out what is new in WCAG 2.2 unless it is asked for.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = Axe().axe_script
ASK_AXE = "rules => axe.run({runOnly: rules, resultTypes: ['violations']})"
IS_TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
STORED = """async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length
  + (await caches.keys()).length"""


@dataclass
class Visit:
    """What was found on one page in one view."""

    url: str
    view: str = ""
    is_judged: bool = True
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    stored: int = 0
    cookies: list[str] = field(default_factory=list)
    too_wide_at: list[int] = field(default_factory=list)
    violations: list[tuple] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)


def look_at(launch_args, views, **options) -> list[Visit]:
    """Look at pages, each an address, a view and whether axe judges it (it does), in two browsers at once."""
    work = deque(Visit(*each) for each in views)
    with ThreadPoolExecutor(BROWSERS) as threads:
        looking = [threads.submit(_look_around, launch_args, work, **options) for _ in range(BROWSERS)]
        return [visit for each in looking for visit in each.result()]


def _look_around(launch_args, work, cookies=(), prepare=None):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_args)
        tabs = {name: browser.new_context(**view, reduced_motion="reduce").new_page() for name, view in VIEWS.items()}
        visits = []
        for visit in _taken_from(work):
            tab = tabs[visit.view]
            # Each page is the first one that this reader sees.
            tab.context.clear_cookies()
            tab.context.add_cookies(list(cookies))
            visits.append(_visit(tab, visit, prepare))
        browser.close()
    return visits


def _taken_from(work):
    with suppress(IndexError):
        while True:
            yield work.popleft()


def _visit(tab, visit, prepare):
    listeners = {
        "console": lambda message: message.type == "error" and visit.errors.append(message.text),
        "pageerror": lambda error: visit.errors.append(str(error)),
        "request": lambda request: visit.requests.append(request.url),
    }
    for event, listener in listeners.items():
        tab.on(event, listener)
    tab.goto(visit.url)
    if prepare:
        tab.evaluate(prepare)
    visit.stored = tab.evaluate(STORED)
    visit.cookies = [cookie["name"] for cookie in tab.context.cookies()]
    judge(tab, visit)
    for event, listener in listeners.items():
        tab.remove_listener(event, listener)
    return visit


def judge(tab, visit=None) -> Visit:
    """Let axe judge what the tab shows, and try whether it fits into its window and a narrower one."""
    visit = visit or Visit(tab.url)
    if visit.is_judged:
        _ask_axe(tab, visit)
    size = tab.viewport_size
    for width in [size["width"], OTHER_WIDTH[size["width"]]]:
        tab.set_viewport_size({**size, "width": width})
        if tab.evaluate(IS_TOO_WIDE):
            visit.too_wide_at.append(width)
    tab.set_viewport_size(size)
    return visit


def _ask_axe(tab, visit):
    # Injected by the browser's own means, so that the policy of the page can stay in force.
    tab.evaluate(AXE)
    result = tab.evaluate(ASK_AXE, RULES)
    visit.rules = {rule["id"] for kind in result.values() if isinstance(kind, list) for rule in kind}
    visit.violations = [
        (rule["id"], node["target"], node.get("failureSummary", ""))
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
