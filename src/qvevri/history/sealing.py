"""The seal of an entry: SHA-256 over one exact writing of what it says."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

# Made once: a hundred thousand entries are read at a time.
_exactly = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def plain(value: Any) -> Any:  # noqa: ANN401
    """`value` as JSON that every database gives back unchanged: no floats, no objects."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return [plain(item) for item in items]
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return str(value)


def moment(at: datetime) -> str:
    """A moment in UTC to the microsecond, always written alike."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def digest(*said: Any) -> str:  # noqa: ANN401
    """The hash of some words and lists, always written alike: what the log holds of texts."""
    return hashlib.sha256(_exactly(plain(said)).encode()).hexdigest()


def seal(told: Mapping[str, Any], previous: str) -> str:
    """The seal (64 hexadecimal digits) of what an entry tells, chained to the seal before it."""
    text = _exactly({**told, "previous": previous})
    return hashlib.sha256(text.encode()).hexdigest()
