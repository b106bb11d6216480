"""No public page has a barrier that axe-core can find, in any language, on a phone or a desktop."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

PAGES = (
    "",
    "market/",
    "market/?q=apple",
    "market/?q=zzzzzz",
    "market/?q=appels",
    "market/?concept=pear&price_to=1&settlement=skra",
    "market/filters/?concept=fruit",
    "market/order/",
    "market/c/fruit/",
    "market/in/skra/",
    "market/map/",
    "market/alerts/new/?concept=apple",
    "market/wanted/",
    "market/wanted/post/",
    "market/wanted/post/?concept=apple",
    "plan/",
    "plan/rule/",
    "ACTION",
    "LISTING",
    "SELLER",
    "ASK",
    "REPORT",
    "about/",
    "privacy/",
    "terms/",
    "accessibility/",
    "sign-in/",
    "market/listings/post/",
    "look/",
    "no-such-page/",
)


def first_link(page: Page, house: str, pattern: str, home: str = "market/") -> str:
    page.goto(f"{house}/gori/en/{home}")
    addresses = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    return next(str(address) for address in addresses if re.search(pattern, address))


@pytest.fixture(scope="module")
def addresses(house: str, browser_page: Page) -> dict[str, str]:
    """What LISTING, SELLER, ASK, REPORT and ACTION stand for."""
    action = first_link(browser_page, house, r"/plan/\d+/actions/", "plan/")
    listing = first_link(browser_page, house, r"/market/listings/\d+-")
    browser_page.goto(listing)
    links = browser_page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    number = re.search(r"/listings/(\d+)-", listing)
    assert number is not None
    return {
        "ACTION": action,
        "LISTING": listing,
        "SELLER": next(link for link in links if re.search(r"/sellers/\d+-", link)),
        "ASK": f"{house}/gori/en/market/enquiries/ask/{number[1]}/",
        "REPORT": f"{house}/gori/en/market/reports/{number[1]}/",
    }


@pytest.fixture(scope="module")
def browser_page(browser: Browser) -> Page:
    return browser.new_page()


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_pages_have_no_barrier(
    open_browser: Callable[..., BrowserContext],
    house: str,
    addresses: dict[str, str],
    language: str,
    width: int,
) -> None:
    page = open_browser(width, language).new_page()
    found: list[str] = []
    for path in PAGES:
        english = addresses.get(path, f"{house}/gori/en/{path}")
        page.goto(english.replace("/gori/en/", f"/gori/{language}/"))
        found += [f"{path}: {barrier}" for barrier in violations(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{path}: the page is wider than the screen")

    assert not found, "\n".join(found)
