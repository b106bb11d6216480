"""A farmer who has only a phone and only Georgian posts apples in a minute."""

import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import BrowserContext, Page, Route, expect

from e2e.steps import Hand, code_for

PHONE = "+995599123456"
TRUSTED = "+995500001001"
MOST_TAPS = 12
MOST_SECONDS = 60


def photo_of_a_phone(folder: Path) -> Path:
    """12 megapixels, taken with the phone on its side, with the place of capture in it."""
    image = Image.effect_noise((1000, 750), 60).convert("RGB").resize((4000, 3000))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    file = folder / "IMG_0001.JPG"
    image.save(file, exif=exif, quality=80)
    return file


def post_apples(
    page: Page,
    house: str,
    phone: str,
    photo: Path | None = None,
    *,
    price: str = "1,5",
    scripts: bool = True,
) -> Hand:
    """Photo first; then product, amount, price, village, number, and the code at the end."""
    hand = Hand(page)
    page.goto(f"{house}/gori/ka/market/listings/post/")
    if photo is not None:
        hand.taps += 1
        page.set_input_files("input[type=file]", photo)
        expect(page.locator("main img[src*='/media/']").first).to_be_visible()
    hand.tap(page.get_by_role("button", name="ვაშლი", exact=True))
    hand.write("quantity", "500")
    hand.write("price", price)
    hand.tap(".posting-foot button")
    hand.choose("settlement", "სკრა")
    hand.write("phone", phone.removeprefix("+995"))
    hand.tap(".posting-foot button")
    hand.tap("main form button[type=submit] >> nth=0")
    hand.write_code(code_for(page, house, phone), scripts=scripts)
    if "/welcome/" in page.url:
        hand.write("name", "ნინო")
        hand.tap("main form button[type=submit] >> nth=0")
    return hand


def test_new_farmer_posts_in_a_minute_with_few_taps_and_signs_in_last(
    house: str, phone: Page, tmp_path: Path
) -> None:
    photo = photo_of_a_phone(tmp_path)
    started = time.monotonic()
    hand = post_apples(phone, house, PHONE, photo)

    assert hand.taps <= MOST_TAPS, hand.trail
    assert time.monotonic() - started < MOST_SECONDS
    assert "/posted/" in phone.url, phone.locator("main").inner_text()


def test_photo_from_a_phone_is_shown_upright_on_the_listing(
    house: str, open_browser: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = open_browser(360, "ka").new_page()
    post_apples(page, house, TRUSTED, photo_of_a_phone(tmp_path))
    number = page.url.split("/listings/")[1].split("/")[0]
    page.context.clear_cookies()
    page.goto(f"{house}/gori/ka/market/listings/{number}")
    photo = page.locator(".gallery img").first
    expect(photo).to_be_visible()
    width, height = photo.evaluate("image => [image.naturalWidth, image.naturalHeight]")

    assert 0 < width < height


def test_posting_needs_no_scripts(house: str, open_browser: Callable[..., BrowserContext]) -> None:
    page = open_browser(360, "ka", scripts=False).new_page()
    post_apples(page, house, "+995599123457", scripts=False)

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


def test_what_was_typed_survives_a_lost_network(
    house: str, open_browser: Callable[..., BrowserContext]
) -> None:
    context = open_browser(360, "ka")
    page = context.new_page()
    page.goto(f"{house}/gori/ka/market/listings/post/")
    page.get_by_role("button", name="ვაშლი", exact=True).click()
    page.fill("[name=quantity]", "777")
    page.fill("[name=price]", "1,5")
    page.wait_for_timeout(800)
    context.set_offline(offline=True)
    page.locator(".posting-foot button").click()
    page.wait_for_timeout(500)
    context.set_offline(offline=False)
    page.goto(f"{house}/gori/ka/market/listings/post/amount/")

    assert page.input_value("[name=quantity]") == "777"
    assert page.input_value("[name=price]") == "1,5"


def test_photo_whose_sending_broke_is_said_and_sent_again_by_a_tap(
    house: str, phone: Page, tmp_path: Path
) -> None:
    phone.goto(f"{house}/gori/ka/market/listings/post/")
    phone.route("**/files/photos/add/", lambda route: route.abort("internetdisconnected"))
    phone.set_input_files("input[type=file]", photo_of_a_phone(tmp_path))
    said = phone.locator("[data-unsent]")
    expect(said).to_be_visible()
    phone.unroute("**/files/photos/add/")

    said.get_by_role("button").click()

    expect(phone.locator("main img[src*='/media/']")).to_have_count(1)
    expect(phone.locator("[data-unsent]")).to_be_hidden()


def slow_script(page: Page, name: str) -> Callable[[], None]:
    """Hold this script back, as a slow network does; what is given back lets it come."""
    held: list[Route] = []
    page.route(f"**/js/{name}*.js", lambda route: held.append(route))

    def come() -> None:
        while not held:
            page.wait_for_timeout(50)
        held.pop().continue_()

    return come


def test_photo_chosen_before_the_scripts_came_is_taken(
    house: str, phone: Page, tmp_path: Path
) -> None:
    come = slow_script(phone, "photos")
    phone.goto(f"{house}/gori/ka/market/listings/post/")
    phone.set_input_files("input[type=file]", photo_of_a_phone(tmp_path))
    come()

    expect(phone.locator("main img[src*='/media/']").first).to_be_visible()


def test_what_is_typed_before_the_scripts_came_is_newer_than_what_was_kept(
    house: str, phone: Page
) -> None:
    phone.goto(f"{house}/gori/ka/market/listings/post/")
    phone.get_by_role("button", name="ვაშლი", exact=True).click()
    phone.fill("[name=quantity]", "777")
    phone.fill("[name=price]", "1,5")
    phone.wait_for_timeout(800)
    come = slow_script(phone, "draft")
    phone.goto(f"{house}/gori/ka/market/listings/post/amount/")
    phone.fill("[name=quantity]", "300")
    come()

    expect(phone.locator("[name=price]")).to_have_value("1,5")
    expect(phone.locator("[name=quantity]")).to_have_value("300")


def test_what_was_typed_survives_a_sign_in_that_is_put_off(
    house: str, open_browser: Callable[..., BrowserContext]
) -> None:
    context = open_browser(360, "ka")
    page = context.new_page()
    hand = Hand(page)
    page.goto(f"{house}/gori/ka/market/listings/post/")
    hand.tap(page.get_by_role("button", name="ვაშლი", exact=True))
    hand.write("quantity", "640")
    hand.write("price", "1,5")
    hand.tap(".posting-foot button")
    hand.choose("settlement", "სკრა")
    hand.write("phone", "599123458")
    hand.tap(".posting-foot button")
    hand.tap("main form button[type=submit] >> nth=0")
    page.close()

    again = context.new_page()
    again.goto(f"{house}/gori/ka/market/listings/post/check/")

    assert "640" in again.locator("main").inner_text()
