"""A buyer finds by typing and by filters, with keys alone, by touch, and without scripts."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect


def test_suggestions_are_chosen_by_keys_alone(house: str, desktop: Page) -> None:
    desktop.goto(f"{house}/gori/en/market/")
    box = desktop.get_by_role("combobox")
    box.press_sequentially("vash")
    expect(desktop.get_by_role("option").first).to_be_visible()

    box.press("ArrowDown")
    first = desktop.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    box.press("Enter")

    expect(desktop).to_have_url(re.compile(r"/market/\?q=vashli$"))


def test_numbers_of_the_filters_follow_what_is_chosen(house: str, phone: Page) -> None:
    phone.goto(f"{house}/gori/en/market/")
    phone.get_by_text("Filters", exact=True).click()
    shown = phone.get_by_role("button", name=re.compile(r"Show \d+ listings?$"))
    of_all = shown.inner_text()
    # The sheet has come by itself; a hand is slower than its scripts, a test is not.
    phone.wait_for_load_state("networkidle")
    phone.locator("#filters select[name=concept]").select_option("apple")
    expect(phone.locator("#filters select[name=concept]")).to_have_value("apple")
    expect(shown).not_to_have_text(of_all)
    number = re.sub(r"\D", "", shown.inner_text())
    shown.click()

    expect(phone.get_by_text(f"{number} listings")).to_be_visible()
    assert "concept=apple" in phone.url


def test_filters_work_without_scripts(
    house: str, open_browser: Callable[..., BrowserContext]
) -> None:
    page = open_browser(1280, "en", scripts=False).new_page()
    page.goto(f"{house}/gori/en/market/?q=apple")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_role("link", name="Choose filters").click()
    page.get_by_label("Price to").fill("2")
    page.get_by_role("button", name=re.compile("^Show")).click()

    assert "q=apple" in page.url
    assert "price_to=2" in page.url
    expect(page.locator(".card-link").first).to_be_visible()


def test_several_sellers_are_asked_at_once(house: str, phone: Page) -> None:
    phone.goto(f"{house}/gori/en/market/?q=apple")
    ticks = phone.get_by_role("checkbox")
    ticks.nth(0).check()
    ticks.nth(1).check()
    phone.get_by_role("button", name="Ask those ticked").click()

    expect(phone.get_by_role("heading", name="Ask several sellers")).to_be_visible()
    assert phone.url.count("listing=") == 2


def test_search_of_5000_georgian_letters_is_answered_by_its_beginning(
    house: str, phone: Page
) -> None:
    answer = phone.goto(f"{house}/gori/ka/market/?q=ვაშლი {'ღ' * 5_000}")

    assert answer is not None
    assert answer.status == 200
    assert phone.locator("[name=q]").first.input_value().startswith("ვაშლი ღღღ")
