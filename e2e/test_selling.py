"""A farmer who has only a phone and only Georgian posts apples in a minute."""

import time
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from e2e.steps import Hand, code_for

PHONE = "+995599123456"
MOST_TAPS = 12
MOST_SECONDS = 60


def post_apples(page: Page, house: str, phone: str) -> Hand:
    hand = Hand(page)
    page.goto(f"{house}/gori/ka/market/listings/post/")
    hand.tap(page.get_by_role("button", name="ვაშლი", exact=True))
    hand.write("quantity", "500")
    hand.write("price", "1,5")
    hand.tap(".posting-foot button")
    hand.choose("settlement", "სკრა")
    hand.write("phone", phone.removeprefix("+995"))
    hand.tap(".posting-foot button")
    hand.tap("main form button[type=submit] >> nth=0")
    hand.write("code", code_for(page, house, phone))
    hand.tap("main form button[type=submit] >> nth=0")
    hand.write("name", "ნინო")
    hand.tap("main form button[type=submit] >> nth=0")
    return hand


def test_farmer_posts_in_a_minute_with_few_taps_and_signs_in_last(house: str, phone: Page) -> None:
    started = time.monotonic()
    hand = post_apples(phone, house, PHONE)

    assert hand.taps <= MOST_TAPS, hand.trail
    assert time.monotonic() - started < MOST_SECONDS
    assert "/posted/" in phone.url, phone.locator("main").inner_text()


def test_posting_needs_no_scripts(house: str, open_browser: Callable[..., BrowserContext]) -> None:
    page = open_browser(360, "ka", scripts=False).new_page()
    post_apples(page, house, "+995599123457")

    assert "/posted/" in page.url, page.locator("main").inner_text()


def test_what_was_typed_survives_a_closed_tab(
    house: str, open_browser: Callable[..., BrowserContext]
) -> None:
    context = open_browser(360, "ka")
    page = context.new_page()
    page.goto(f"{house}/gori/ka/market/listings/post/")
    page.get_by_role("button", name="ვაშლი", exact=True).click()
    page.fill("[name=quantity]", "777")
    page.wait_for_timeout(800)
    page.close()
    again = context.new_page()
    again.goto(f"{house}/gori/ka/market/listings/post/amount/")

    assert again.input_value("[name=quantity]") == "777"
