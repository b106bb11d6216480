"""Where a page of results ended: the sort and the keys of its last row, in a signed word."""

from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from qvevri.core.errors import Refused

SALT = "qvevri.search.cursor"


class CursorTooOld(Refused):
    """The word for the next page is not one of ours, or belongs to another order."""


def write(sort: str, keys: list[Any]) -> str:
    """The word for the page after the row with these keys."""
    return signing.dumps([sort, *keys], salt=SALT)


def read(word: str, sort: str, length: int) -> list[Any]:
    """The keys of the last row seen. Raises CursorTooOld.

    Signed, so that nobody hands the database numbers that it cannot hold.
    """
    try:
        given, *keys = signing.loads(word[:500], salt=SALT)
    except (signing.BadSignature, ValueError) as error:
        raise too_old() from error
    if given != sort or len(keys) != length:
        raise too_old()
    return list(keys)


def too_old() -> CursorTooOld:
    """The refusal, with its sentence."""
    return CursorTooOld(_("This list has changed. Start again from its beginning."))
