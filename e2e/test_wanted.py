"""A buyer abroad says what is needed; a farmer answers with one button, each in their language."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from e2e.steps import link_in, newest_message

BUYER = "wishes@buyer.example"
FARMER = "+995500001001"
GEORGIAN = re.compile("[ა-ჰ]")


def say_what_is_needed(page: Page, house: str) -> None:
    page.goto(f"{house}/gori/en/market/wanted/post/")
    page.fill("#id_q", "ვაშლი ჩემპიონი")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**concept=apple**")
    page.fill("[name=amount]", "3")
    page.select_option("[name=unit]", "t")
    page.check("[name=way][value=city]", force=True)
    page.fill("[name=city]", "Berlin, Germany")
    page.fill("[name=name]", "Anna Berg")
    page.fill("[name=email]", BUYER)
    page.wait_for_timeout(2500)
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/post/sent/**")


def test_wish_finds_its_sellers_without_a_common_language(
    house: str, desktop: Page, open_browser: Callable[..., BrowserContext]
) -> None:
    say_what_is_needed(desktop, house)
    own = link_in(newest_message(desktop, house, BUYER), "/wanted/b/")
    desktop.goto(own)
    desktop.get_by_role("button", name="Confirm and ask the sellers").click()
    expect(desktop.locator("main")).to_contain_text("asked")

    farmer = open_browser(360, "ka").new_page()
    farmer.goto(link_in(newest_message(desktop, house, FARMER), "/wanted/s/"))
    expect(farmer.locator("main")).to_contain_text("მიტანით: ბერლინი, გერმანია")
    farmer.locator("#have summary").click()
    farmer.locator("#have button[value=have]").click()
    expect(farmer.locator("main")).to_contain_text("მყიდველმა თქვენი პასუხი მიიღო")

    desktop.goto(own)
    expect(desktop.locator("#answers")).to_contain_text("Nodar Metreveli")
    assert not GEORGIAN.search(desktop.locator("main").inner_text())
    desktop.locator("[name=answer]").first.check()
    desktop.get_by_role("button", name="I take the ticked ones").click()
    expect(desktop.locator("main")).to_contain_text("You have found all of it")

    farmer.reload()
    expect(farmer.locator("main")).to_contain_text(BUYER)
