"""What people do in these journeys: tap, read their messages, sign in with a code."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page


def press(place: Locator) -> None:
    """Click what leads to another page, and wait for that page: a click alone does not."""
    with place.page.expect_navigation():
        place.click()


@dataclass
class Hand:
    """A hand on a phone: counts its taps. Filling a field is one tap into it."""

    page: Page
    taps: int = 0
    trail: list[str] = field(default_factory=list)

    def tap(self, what: str | Locator) -> None:
        self._place(what).click()
        self.page.wait_for_load_state("load")

    def follow(self, what: str | Locator) -> None:
        """Tap what leads to another page."""
        press(self._place(what))

    def _place(self, what: str | Locator) -> Locator:
        place = self.page.locator(what).first if isinstance(what, str) else what
        self.trail.append(place.inner_text()[:30] or str(what))
        self.taps += 1
        return place

    def write(self, field_name: str, text: str) -> None:
        self.taps += 1
        self.trail.append(f"{field_name}={text}")
        self.page.fill(f"[name={field_name}]", text)

    def write_code(self, code: str, *, scripts: bool = True) -> None:
        """The code is sent with its last digit; without scripts by its button."""
        self.write("code", code)
        if scripts:
            self.page.wait_for_url(lambda address: "/sign-in/code/" not in address)
        else:
            self.tap("main form button[type=submit] >> nth=0")

    def choose(self, field_name: str, label: str) -> None:
        self.taps += 1
        self.trail.append(f"{field_name}={label}")
        self.page.select_option(f"[name={field_name}]", label=label)


def newest_message(page: Page, house: str, receiver: str) -> str:
    """The text of the last message to somebody, as the demo's inbox shows it."""
    reader = page.context.browser
    assert reader is not None
    inbox = reader.new_page()
    inbox.goto(f"{house}/gori/en/inbox/?to={receiver.replace('+', '%2B')}")
    text = inbox.locator("main .stack").last.locator("> *").first.inner_text()
    inbox.close()
    return text


def code_for(page: Page, house: str, receiver: str) -> str:
    found = re.search(r"(?<![\d+])\d{6}(?!\d)", newest_message(page, house, receiver))
    assert found is not None
    return found[0]


def link_in(text: str, part: str) -> str:
    """The address in a message that leads to `part`."""
    return next(str(link) for link in re.findall(r"https?://\S+", text) if part in link)
