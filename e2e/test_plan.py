"""A plan lives: its table comes in, the council adopts it, an owner reports, everybody reads it."""

import io
import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from e2e.steps import Hand, code_for, press

SAMPLES = Path(__file__).resolve().parents[1] / "src/qvevri/plan/tables/tests/samples"
TABLE = SAMPLES / "ledp_action_table_ka.docx"
TOWN = "zestaponi"
OWNER = "owner1@zestaponi.example"
# A report of a sentence, two figures and a photo. At ten seconds for each this is two minutes.
MOST_TAPS = 12
# In milliseconds: nobody writes a comment in less.
SOONEST = 4000
Open = Callable[..., BrowserContext]


def sign_in(page: Page, house: str, address: str) -> None:
    page.goto(f"{house}/{TOWN}/ka/sign-in/")
    page.fill("[name=contact]", address)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/sign-in/code/")
    Hand(page).write_code(code_for(page, house, address))


def factor_of(page: Page, house: str, address: str) -> str:
    """The code of an authenticator that only the demo shows."""
    inbox = page.context.new_page()
    inbox.goto(f"{house}/{TOWN}/en/inbox/")
    found = re.search(rf"{re.escape(address)}.*?(\d{{6}})", inbox.content(), re.DOTALL)
    inbox.close()
    assert found is not None
    return found[1]


def staff(open_browser: Open, house: str, name: str) -> Page:
    """A browser in which one of the town's staff is signed in."""
    page = open_browser(1280, "ka").new_page()
    address = f"{name}@{TOWN}.example"
    sign_in(page, house, address)
    page.fill("[name=code]", factor_of(page, house, address))
    page.wait_for_url(lambda url: "/second-factor/" not in url)
    return page


def photo() -> dict[str, object]:
    kept = io.BytesIO()
    Image.new("RGB", (1200, 900), (120, 90, 60)).save(kept, "JPEG")
    return {"name": "stall.jpg", "mimeType": "image/jpeg", "buffer": kept.getvalue()}


def bring_in(page: Page, house: str) -> str:
    """The officer brings the official table; gives the number of the draft it became."""
    page.goto(f"{house}/{TOWN}/ka/plan/tables/")
    page.set_input_files("[name=file]", str(TABLE))
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("7 უჯრას")
    page.locator("form[action$='/write/'] button").click()
    page.get_by_role("link", name="გეგმის ნახვა").click()
    page.wait_for_url("**/plan/edit/*/")
    number = re.search(r"/edit/(\d+)/", page.url)
    assert number is not None
    return number[1]


def adopt(page: Page, house: str, plan: str) -> None:
    page.goto(f"{house}/{TOWN}/ka/plan/edit/{plan}/adopt/")
    page.fill("[name=number]", "N 21")
    page.fill("[name=on]", "2026-01-30")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url(f"**/plan/edit/{plan}/")
    page.goto(f"{house}/{TOWN}/ka/plan/reports/periods/")
    press(page.locator(f"form[action$='/periods/{plan}/begin/'] button"))


def entrust(page: Page, house: str, plan: str, code: str) -> None:
    page.goto(f"{house}/{TOWN}/ka/plan/edit/{plan}/actions/{code}/people/")
    page.fill("[name=responsible-contact]", OWNER)
    page.fill("[name=responsible-name]", "ნანა")
    press(page.locator("main form button[type=submit]").last)


def report(page: Page, house: str, title: str) -> Hand:
    """The owner's report on a phone: a sentence, a figure, a photo, sent."""
    hand = Hand(page)
    page.goto(f"{house}/{TOWN}/ka/plan/reports/")
    hand.follow(page.get_by_role("link", name=re.compile(title)).first)
    hand.write("happened", "ფესტივალი ჩატარდა; გამყიდველი 46 იყო.")
    figure = page.locator("main form input[inputmode=decimal], main form input[inputmode=numeric]")
    hand.taps += 1
    figure.first.fill("46")
    expect(page.locator("#saved")).to_contain_text("შენახ")
    page.set_input_files("#id_files", photo())  # type: ignore[arg-type]
    hand.taps += 3
    expect(page.locator("#evidence img")).to_have_count(1)
    page.reload()
    expect(page.locator("[name=happened]")).to_have_value(re.compile("46 იყო"))
    hand.follow("button[formaction$='/send/']")
    return hand


def test_plan_from_its_table_to_a_public_light(house: str, open_browser: Open) -> None:
    officer = staff(open_browser, house, "officer")
    plan = bring_in(officer, house)
    officer.goto(f"{house}/{TOWN}/ka/plan/edit/{plan}/open/")
    officer.locator("main form button[type=submit]").click()
    adopt(staff(open_browser, house, "administrator"), house, plan)
    code = "1.1"
    entrust(officer, house, plan, code)

    phone = open_browser(360, "ka").new_page()
    sign_in(phone, house, OWNER)
    hand = report(phone, house, "ყოველწლიური ღვინისა")
    assert hand.taps <= MOST_TAPS, hand.trail

    officer.goto(f"{house}/{TOWN}/ka/plan/reports/waiting/")
    officer.locator("a[href*='/reports/review/']").last.click()
    press(officer.locator("form[action$='/approve/'] button"))

    reader = open_browser(360, "ka").new_page()
    reader.goto(f"{house}/{TOWN}/ka/plan/{plan}/actions/{code}/")
    expect(reader.locator("main")).to_contain_text("გამყიდველი 46 იყო")
    expect(reader.locator("main")).to_contain_text("46")


def test_english_reader_follows_the_money_to_the_paper(house: str, desktop: Page) -> None:
    desktop.goto(f"{house}/gori/en/plan/")
    home = desktop.url
    desktop.locator("main a[href*='/actions/']").first.click()
    expect(desktop.locator("h1")).to_be_visible()
    desktop.goto(home)
    desktop.locator("main a[href$='/money/']").first.click()
    expect(desktop.locator("h1")).to_be_visible()
    desktop.goto(home)
    papers = desktop.eval_on_selector_all(
        "main a[href$='.pdf']", "links => links.map(link => link.href)"
    )
    assert papers
    for paper in papers:
        answer = desktop.request.get(paper)
        assert (answer.status, answer.body()[:5]) == (200, b"%PDF-"), paper


def test_comment_sent_before_a_word_was_typed_gets_its_sentence(house: str, phone: Page) -> None:
    phone.goto(f"{house}/{TOWN}/ka/plan/")
    phone.locator("main .notice a[href$='/text/']").click()
    phone.locator("main a[href*='/comments/new/?about=a']").first.click()
    press(phone.get_by_role("button", name="მოსაზრების გაგზავნა").first)
    expect(phone.locator("[name=text]")).to_have_attribute("aria-invalid", "true")

    phone.fill("[name=text]", "ზაფხულის ჯგუფიც გახსენით.")
    phone.wait_for_timeout(SOONEST)
    press(phone.get_by_role("button", name="მოსაზრების გაგზავნა").first)
    expect(phone.locator("main")).to_contain_text("უკვე საჯაროა")
