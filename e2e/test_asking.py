"""A buyer who reads only English finds, understands and gets an answer from a Georgian."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Route, expect

from e2e.steps import link_in, newest_message, press

SELLER = "+995500001011"
BUYER = "importer@buyer.example"
GEORGIAN = re.compile("[ა-ჰ]")


def open_golden_apples(page: Page, house: str) -> None:
    page.goto(f"{house}/gori/en/market/?q=golden+delicious")
    press(page.locator(".card-link", has_text="40 t").first)


def ask(page: Page) -> None:
    press(page.get_by_role("link", name="Ask in writing"))
    # Options are drawn as chips: the label is what one clicks.
    page.check("[name=ask_how_much]", force=True)
    page.fill("[name=ask_how_much-amount]", "10")
    page.select_option("[name=ask_how_much-unit]", "t")
    page.check("[name=ask_sample]", force=True)
    page.fill("[name=name]", "Anna Berg")
    page.fill("[name=email]", BUYER)
    page.wait_for_timeout(2500)
    press(page.locator("main form button[type=submit]").last)


def test_enquiry_and_answer_without_a_common_language(
    house: str, desktop: Page, open_browser: Callable[..., BrowserContext]
) -> None:
    open_golden_apples(desktop, house)
    ask(desktop)
    expect(desktop.locator("main")).to_contain_text("Can you send a sample?")

    farmer = open_browser(360, "ka").new_page()
    farmer.goto(link_in(newest_message(desktop, house, SELLER), "/enquiries/s/"))
    expect(farmer.locator("main")).to_contain_text("შეგიძლიათ ნიმუშის გამოგზავნა?")
    farmer.check("[name$=sample_yes]", force=True)
    press(farmer.locator("#answer button[type=submit]").last)

    desktop.goto(link_in(newest_message(desktop, house, BUYER), "/enquiries/b/"))
    expect(desktop.locator("main")).to_contain_text("sample")
    thread = desktop.locator("main").inner_text()
    assert not GEORGIAN.search(thread.replace("ქართული", "")), thread


def test_number_comes_only_when_asked_for(house: str, desktop: Page) -> None:
    open_golden_apples(desktop, house)
    before = desktop.content()
    desktop.get_by_role("button", name="Show the number").click()
    expect(desktop.locator("#contact")).to_contain_text("+995 500 00 10 11")

    assert "0010" not in re.sub(r"\s", "", before)


def test_number_that_does_not_come_as_a_part_comes_as_a_page(house: str, desktop: Page) -> None:
    open_golden_apples(desktop, house)

    def fail_parts(route: Route) -> None:
        if "hx-request" in route.request.headers:
            route.abort()
        else:
            route.continue_()

    desktop.route("**/enquiries/number/**", fail_parts)
    desktop.get_by_role("button", name="Show the number").click()

    expect(desktop.locator("main")).to_contain_text("+995 500 00 10 11")


def test_listing_is_reported_in_one_tap_and_the_tap_taken_back(house: str, phone: Page) -> None:
    phone.goto(f"{house}/gori/en/market/?q=golden+delicious")
    press(phone.locator(".card-link").first)
    phone.get_by_role("button", name="Something is wrong with this listing").click()
    told = phone.locator("#report")
    expect(told).to_contain_text("the agency has been told")
    expect(told.get_by_role("heading")).to_be_focused()

    told.get_by_role("button", name="take it back").click()

    expect(phone.locator("#report")).to_contain_text("Your report is taken back.")


def test_going_back_without_scripts_loses_nothing_and_asks_once(
    house: str, open_browser: Callable[..., BrowserContext]
) -> None:
    page = open_browser(360, "en", scripts=False).new_page()
    page.goto(f"{house}/gori/en/market/?q=golden+delicious")
    press(page.locator(".card-link").first)
    ask(page)
    thread = page.url
    assert "/enquiries/b/" in thread

    page.go_back()
    expect(page.locator("[name=ask_how_much-amount]")).to_have_value("10")
    expect(page.locator("[name=email]")).to_have_value(BUYER)
    page.wait_for_timeout(2500)
    press(page.locator("main form button[type=submit]").last)

    assert page.url == thread
