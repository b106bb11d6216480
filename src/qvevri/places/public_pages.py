"""Public pages of the rooms above, for the map of the site: each room names its own."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from qvevri.places.models import Municipality


class PublicPage(NamedTuple):
    """A page strangers may read: its path in the language in force, and when it last changed."""

    address: Callable[[], str]
    changed: datetime | None = None


Source = Callable[[Municipality], Iterable[PublicPage]]
_sources: list[Source] = []


def register(source: Source) -> Source:
    """`source` gives a room's public pages of a municipality."""
    _sources.append(source)
    return source


def pages(municipality: Municipality) -> Iterator[PublicPage]:
    """Those of all rooms that named theirs."""
    for source in _sources:
        yield from source(municipality)
