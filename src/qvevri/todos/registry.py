"""The rooms that know of something waiting."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from qvevri.people.models import Person
from qvevri.places.models import Municipality


@dataclass(frozen=True)
class Todo:
    """One line of somebody's list: what waits, since when, where to do it."""

    kind: str
    """Such as "listings.waiting": for grouping and tests, never shown."""
    title: str
    """In the reader's language, such as "Listings waiting for approval"."""
    url: str
    since: datetime | None = None
    count: int = 1


Source = Callable[[Person, Municipality], Iterable[Todo]]
_sources: list[Source] = []


def register(source: Source) -> Source:
    """Ask `source` whenever somebody's list is shown. A decorator, for `<app>/todos.py`."""
    if source not in _sources:
        _sources.append(source)
    return source


def sources() -> list[Source]:
    """All registered, in the order of the installed apps."""
    return list(_sources)
