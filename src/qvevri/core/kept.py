"""What a process keeps ready: pages, cards, parts of the frame; the least used give way.

Django's own memory cache counts entries and keeps what is over until there are too many of them: a
crawler would fill the memory with pages. This one counts what it holds.
"""

import pickle
import time
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

MOST_BYTES = 32_000_000
# What an entry weighs beside its value: its key, its place in the order, its end.
WEIGHT_OF_ENTRY = 300

_Kept = tuple[float, str | bytes, bool]


class _Shelf:
    """The entries of one name, shared by the threads of the process."""

    def __init__(self) -> None:
        self.entries: OrderedDict[str, _Kept] = OrderedDict()
        self.weight = 0
        self.lock = Lock()

    def put(self, key: str, kept: _Kept, most: int) -> None:
        with self.lock:
            self.drop(key)
            self.entries[key] = kept
            self.weight += _weight(kept)
            while self.weight > most and self.entries:
                _oldest, gone = self.entries.popitem(last=False)
                self.weight -= _weight(gone)

    def drop(self, key: str) -> bool:
        kept = self.entries.pop(key, None)
        if kept is not None:
            self.weight -= _weight(kept)
        return kept is not None

    def look(self, key: str, now: float) -> _Kept | None:
        kept = self.entries.get(key)
        if kept is None:
            return None
        with self.lock:
            if kept[0] < now:
                self.drop(key)
                return None
            if key in self.entries:
                self.entries.move_to_end(key)
        return kept


_shelves: dict[str, _Shelf] = {}


def _weight(kept: _Kept) -> int:
    value = kept[1]
    # Georgian and Russian text takes two bytes a letter in memory, plain ASCII one.
    width = 1 if isinstance(value, bytes) or value.isascii() else 2
    return WEIGHT_OF_ENTRY + width * len(value)


class KeptCache(BaseCache):
    """A cache in memory, bounded by `MOST_BYTES` in OPTIONS; text is kept as it is."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        options: Mapping[str, Any] = params.get("OPTIONS", {})
        self.most = int(options.get("MOST_BYTES", MOST_BYTES))
        self.shelf = _shelves.setdefault(name, _Shelf())

    def _end(self, timeout: Any) -> float:  # noqa: ANN401
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return float("inf") if seconds is None else time.monotonic() + float(seconds)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:  # noqa: ANN401
        kept = self.shelf.look(f"{version}:{key}", time.monotonic())
        if kept is None:
            return default
        return pickle.loads(kept[1]) if kept[2] else kept[1]  # type: ignore[arg-type]  # noqa: S301

    def set(
        self,
        key: Any,  # noqa: ANN401
        value: Any,  # noqa: ANN401
        timeout: Any = DEFAULT_TIMEOUT,  # noqa: ANN401
        version: int | None = None,
    ) -> None:
        is_text = type(value) is str
        body = value if is_text else pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        self.shelf.put(f"{version}:{key}", (self._end(timeout), body, not is_text), self.most)

    def add(
        self,
        key: Any,  # noqa: ANN401
        value: Any,  # noqa: ANN401
        timeout: Any = DEFAULT_TIMEOUT,  # noqa: ANN401
        version: int | None = None,
    ) -> bool:
        if self.has_key(key, version):
            return False
        self.set(key, value, timeout, version)
        return True

    def delete(self, key: Any, version: int | None = None) -> bool:  # noqa: ANN401
        with self.shelf.lock:
            return self.shelf.drop(f"{version}:{key}")

    def clear(self) -> None:
        with self.shelf.lock:
            self.shelf.entries.clear()
            self.shelf.weight = 0
