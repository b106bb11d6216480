"""Nothing found, an alert saved, a farmer posts it, the message comes, one click stops it."""

import time
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from e2e.steps import link_in, newest_message, press
from e2e.test_selling import TRUSTED, post_apples

BUYER = "juice@buyer.example"
# No apples of the demo cost just that.
EMPTY = "/gori/en/market/?concept=apple&settlement=skra&price_from=1.53&price_to=1.53"
PATIENCE_SECONDS = 60


def save_the_empty_search(page: Page, house: str) -> None:
    page.goto(f"{house}{EMPTY}")
    press(page.locator("main a[href*='/market/alerts/new/']").first)
    page.fill("[name=contact]", BUYER)
    page.wait_for_timeout(2500)
    press(page.get_by_role("button", name="Tell me"))
    expect(page.locator("main")).to_contain_text(BUYER)


def confirm(page: Page, house: str) -> None:
    page.goto(link_in(newest_message(page, house, BUYER), "/alerts/c/"))
    press(page.get_by_role("button", name="Yes, tell me"))
    expect(page.locator("main")).to_contain_text("Nothing new yet.")


def told(page: Page, house: str) -> str:
    """The message of new listings, once the job has sent it."""
    text, deadline = "", time.monotonic() + PATIENCE_SECONDS
    while "/stop/" not in text and time.monotonic() < deadline:
        page.wait_for_timeout(1000)
        text = newest_message(page, house, BUYER)
    return text


def test_buyer_who_found_nothing_is_told_when_a_farmer_posts_it(
    house: str, desktop: Page, open_browser: Callable[..., BrowserContext]
) -> None:
    save_the_empty_search(desktop, house)
    confirm(desktop, house)
    post_apples(open_browser(360, "ka").new_page(), house, TRUSTED, price="1,53")
    message = told(desktop, house)
    assert "1.53" in message

    desktop.goto(link_in(message, "/market/listings/"))
    expect(desktop.locator("h1")).to_contain_text("pples")
    desktop.goto(link_in(message, "/stop/"))
    desktop.get_by_role("button", name="Stop it").click()
    expect(desktop.locator("main")).to_contain_text("Nothing more is sent")
