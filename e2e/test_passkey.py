"""A passkey signs in: made and used by the browser's own virtual authenticator."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from e2e.steps import Hand, code_for

ADDRESS = "passkey@buyer.example"
SETTINGS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_authenticator(page: Page) -> None:
    """A finger that the browser always believes."""
    developer = page.context.new_cdp_session(page)
    developer.send("WebAuthn.enable")
    developer.send("WebAuthn.addVirtualAuthenticator", {"options": SETTINGS})


def tell_code(page: Page, house: str, address: str = ADDRESS) -> None:
    page.goto(f"{house}/gori/en/sign-in/")
    page.fill("[name=contact]", address)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/sign-in/code/")
    Hand(page).write_code(code_for(page, house, address))


def test_passkey_made_at_localhost_signs_in(
    house: str, open_browser: Callable[..., BrowserContext]
) -> None:
    # A browser keeps no passkeys for a number like 127.0.0.1.
    house = house.replace("127.0.0.1", "localhost")
    page = open_browser(360, "en").new_page()
    with_authenticator(page)
    tell_code(page, house)

    page.goto(f"{house}/gori/en/me/second-factor/passkeys/add/")
    page.fill("[name=name]", "My phone")
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url(re.compile(r"/me/second-factor/(?!passkeys/add)"))
    page.goto(f"{house}/gori/en/me/second-factor/passkeys/")
    expect(page.locator("main")).to_contain_text("My phone")
    page.context.clear_cookies()

    tell_code(page, house)
    expect(page.locator("h1")).to_have_text("Now the second step")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(re.compile(r"/me/$"))
    expect(page.locator("main")).to_contain_text(ADDRESS)


@pytest.mark.parametrize(("host", "links"), [("127.0.0.1", 0), ("localhost", 1)])
def test_passkeys_are_offered_where_a_browser_keeps_them(
    house: str, open_browser: Callable[..., BrowserContext], host: str, links: int
) -> None:
    house = house.replace("127.0.0.1", host)
    page = open_browser(360, "en").new_page()

    tell_code(page, house, f"nobody@{host.replace('.', '-')}.example")
    page.goto(f"{house}/gori/en/me/second-factor/")

    expect(page.get_by_role("link", name="Set up an app")).to_be_visible()
    expect(page.get_by_role("link", name="Add a passkey")).to_have_count(links)
