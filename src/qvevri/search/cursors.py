"""Where a page of results ended: the sort and the keys of its last row, in an opaque word."""

import base64
import binascii
import json
from typing import Any

from django.utils.translation import gettext as _

from qvevri.core.errors import Refused


class CursorTooOld(Refused):
    """The word for the next page is not one of ours, or belongs to another order."""


def write(sort: str, keys: list[Any]) -> str:
    """The word for the page after the row with these keys."""
    return base64.urlsafe_b64encode(json.dumps([sort, *keys]).encode()).decode().rstrip("=")


def read(word: str, sort: str, length: int) -> list[Any]:
    """The keys of the last row seen. Raises CursorTooOld."""
    try:
        given, *keys = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except (ValueError, binascii.Error, UnicodeDecodeError, TypeError) as error:
        raise too_old() from error
    if given != sort or len(keys) != length or not all(_is_plain(key) for key in keys):
        raise too_old()
    return keys


def _is_plain(key: object) -> bool:
    return isinstance(key, (int, float, str)) and not isinstance(key, bool)


def too_old() -> CursorTooOld:
    """The refusal, with its sentence."""
    return CursorTooOld(_("This list has changed since. Please start from its beginning."))
