"""A code sent to a new number or address of somebody who is signed in, kept in their session."""

import secrets
import time
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from qvevri.core.errors import Refused
from qvevri.core.limits import Limit, count
from qvevri.people import registry
from qvevri.people.contacts import Contact
from qvevri.places.models import Municipality

KEY = "people.contact"
GOOD_FOR_SECONDS = 10 * 60
TRIES = 5
# An SMS costs money and rings at somebody's bed: few per number, few per sender.
SENT_TO_ONE = Limit("codes-to", times=5, seconds=15 * 60)
SENT_TO_ONE_A_DAY = Limit("codes-to-a-day", times=20, seconds=24 * 60 * 60)
SENT_BY_ONE = Limit("codes-by", times=30, seconds=60 * 60)
WRONG_FOR_ONE = Limit("wrong-codes", times=20, seconds=60 * 60)


class CodeWrong(Refused):
    """These are not the digits that were sent."""


class CodeTooOld(Refused):
    """The code was sent too long ago, or was never sent to this browser."""


class TooManyTries(Refused):
    """The code was typed wrong too often and is good no more."""


def count_sending(contact: Contact, sender: str) -> None:
    """One more code for this contact, asked for by this sender. Raises TooOften."""
    for limit, key in (
        (SENT_TO_ONE, contact.key()),
        (SENT_TO_ONE_A_DAY, contact.key()),
        (SENT_BY_ONE, sender),
    ):
        count(limit, key)


def _sealed(code: str) -> str:
    return salted_hmac("qvevri.people.codes", code).hexdigest()


def send(
    session: SessionBase, to: Contact, *, language: str, municipality: Municipality | None
) -> None:
    """A fresh code on its way to `to`; an earlier one of this session is good no more."""
    code = f"{secrets.randbelow(10**6):06d}"
    session[KEY] = {
        "phone": to.phone,
        "email": to.email,
        "code": _sealed(code),
        "at": time.time(),
        "wrong": 0,
    }
    registry.send_code(registry.Code(to, code, language, municipality))


def waiting(session: SessionBase) -> Contact | None:
    """The contact whose code this session waits for."""
    kept: dict[str, Any] | None = session.get(KEY)
    return Contact(kept["phone"], kept["email"]) if kept else None


def check(session: SessionBase, code: str) -> Contact:
    """The contact that this code proves. Raises CodeTooOld, CodeWrong, TooManyTries."""
    kept: dict[str, Any] | None = session.get(KEY)
    if kept is None or time.time() - kept["at"] > GOOD_FOR_SECONDS:
        session.pop(KEY, None)
        raise CodeTooOld(_("This code is too old. Ask for a new one."))
    if constant_time_compare(kept["code"], _sealed(code)):
        del session[KEY]
        return Contact(kept["phone"], kept["email"])
    kept["wrong"] += 1
    session.modified = True
    if kept["wrong"] >= TRIES:
        del session[KEY]
        raise TooManyTries(_("Too many wrong codes. Ask for a new one."))
    raise CodeWrong(_("This code is not right. Look at the newest message and try again."))
