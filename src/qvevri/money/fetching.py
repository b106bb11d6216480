"""The one place that asks another host for rates."""

import urllib.request
from http.client import HTTPException

TIMEOUT_SECONDS = 10
LARGEST_ANSWER = 1_000_000


class NoAnswer(Exception):
    """The service could not be reached, or sent too much."""


def fetch(address: str) -> bytes:
    """What stands at an https address. Raises NoAnswer."""
    if not address.startswith("https://"):
        raise NoAnswer(f"not an https address: {address}")
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
            content = bytes(answer.read(LARGEST_ANSWER + 1))
    except (OSError, HTTPException, ValueError) as error:
        raise NoAnswer(str(error)) from error
    if len(content) > LARGEST_ANSWER:
        raise NoAnswer("the answer is too long")
    return content
