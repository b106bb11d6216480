"""Forms of the pages as a browser would fill them in."""

import re
from collections.abc import Mapping

from django.test import Client

HOME = "/gori/en/plan/edit/"


def html(client: Client, url: str) -> str:
    """A page's text."""
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def filled(client: Client, url: str) -> dict[str, str]:
    """What the form of a page holds when it opens: every field by its name."""
    page = html(client, url)
    main = page[page.index("<main") : page.index("</main>")]
    typed: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", main):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        is_off = given.get("type") in ("checkbox", "radio") and " checked" not in tag
        if "name" in given and not is_off:
            typed[given["name"]] = given.get("value", "")
    for name, inside in re.findall(
        r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', main, re.S
    ):
        typed[name] = inside.strip("\n")
    for name, inside in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', main, re.S):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        typed[name] = chosen[1] if chosen else ""
    return typed


def save(client: Client, url: str, changed: Mapping[str, str]) -> str:
    """The form of a page sent with some fields changed; where it leads, or the page with errors."""
    answer = client.post(url, {**filled(client, url), **changed})
    return answer.headers.get("Location") or answer.content.decode()
