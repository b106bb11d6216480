"""The lines of the log as its page shows them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qvevri.history import registry
from qvevri.history.models import Entry
from qvevri.history.registry import Shown


@dataclass(frozen=True)
class Line:
    """An entry with the thing it tells of; `title` and `url` are empty when nobody can name it."""

    entry: Entry
    kind: str
    title: str
    url: str


def _kind_of(entry: Entry) -> str:
    return f"{entry.thing_type.app_label}.{entry.thing_type.model}"


def lines_of(entries: Iterable[Entry]) -> list[Line]:
    """Each entry with its thing named; the things of one kind are asked for at once."""
    entries = list(entries)
    wanted: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        wanted[_kind_of(entry)].add(entry.thing_id)
    named = {kind: registry.named(kind, numbers) for kind, numbers in wanted.items()}
    return [_line(entry, named) for entry in entries]


def _line(entry: Entry, named: Mapping[str, Mapping[int, Shown]]) -> Line:
    kind = _kind_of(entry)
    thing = named[kind].get(entry.thing_id, Shown(""))
    return Line(entry, kind, thing.title, thing.url)
