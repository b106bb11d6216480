"""No page of the plan has a barrier that axe-core can find, for readers, owners and officers."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from e2e.test_accessibility import violations
from e2e.test_plan import staff

TOWN = "zestaponi"
READERS = (
    "",
    "text/",
    "changes/",
    "changes/targets/",
    "actions/",
    "actions/?light=late",
    "actions/1.1/",
    "money/",
    "progress/",
    "indicators/",
    "indicators/1.1.1/",
    "share/",
    "embed/",
    "comments/",
)
READERS_ELSEWHERE = ("plan/", "plan/rule/", "plan/open-data/")
OFFICERS = (
    "plan/tables/",
    "plan/edit/",
    "plan/edit/new/",
    "plan/edit/{}/",
    "plan/edit/{}/head/",
    "plan/edit/{}/actions/1.1/",
    "plan/edit/{}/actions/1.1/money/",
    "plan/edit/{}/actions/1.1/people/",
    "plan/edit/{}/indicators/1.1.1/",
    "plan/edit/{}/amendment/",
    "plan/writing/",
    "plan/{}/writing/",
    "plan/{}/comments/answers/",
    "plan/reports/",
    "plan/reports/waiting/",
    "plan/reports/periods/",
    "plan/reports/lights/",
    "plan/calendar/",
)
LANGUAGES = ("ka", "en", "ru")
COMBINED = [(language, width) for language in LANGUAGES for width in (360, 1280)]


def number_of(page: Page, house: str) -> str:
    """The number of the town's plan that the demo reports on: its first."""
    page.goto(f"{house}/{TOWN}/en/plan/")
    return str(min(int(found) for found in re.findall(r"/plan/(\d+)/", page.content())))


def barriers(page: Page, home: str, paths: list[str], width: int) -> list[str]:
    found = []
    for path in paths:
        answer = page.goto(f"{home}{path}")
        assert answer is not None
        if answer.status != 200:
            found.append(f"{path}: {answer.status}")
        found += [f"{path}: {barrier}" for barrier in violations(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{path}: the page is wider than the screen")
    return found


@pytest.mark.parametrize(("language", "width"), COMBINED)
def test_readers_meet_no_barrier(
    open_browser: Callable[..., BrowserContext], house: str, language: str, width: int
) -> None:
    page = open_browser(width, language).new_page()
    plan = number_of(page, house)
    paths = [f"plan/{plan}/{path}" for path in READERS]

    found = barriers(page, f"{house}/{TOWN}/{language}/", [*paths, *READERS_ELSEWHERE], width)
    assert not found, "\n".join(found)


def test_officers_meet_no_barrier(open_browser: Callable[..., BrowserContext], house: str) -> None:
    """One sign-in; each language on a phone, where words are tight, and one on a desktop."""
    page = staff(open_browser, house, "administrator")
    plan = number_of(page, house)
    found = []
    for language, width in (*((one, 360) for one in LANGUAGES), ("en", 1280)):
        page.set_viewport_size({"width": width, "height": 780})
        paths = [path.format(plan) for path in OFFICERS]
        found += barriers(page, f"{house}/{TOWN}/{language}/", paths, width)

    assert not found, "\n".join(dict.fromkeys(found))
