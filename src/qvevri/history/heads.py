"""The heads of a log by day, as a small text that anybody keeps; needs no database.

The first line names the format and the town, lines that begin with # explain, each other line is a
day: its date, the number of its last entry and the seal of that entry.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

FORMAT = "qvevri-heads"
VERSION = 1
# A line for each day of a hundred years.
MOST_DAYS = 36_525
LONGEST_LINE = 2000
LINE = re.compile(r"(\d{4}-\d\d-\d\d)\s+(\d{1,18})\s+([0-9a-f]{64})")


@dataclass(frozen=True)
class Head:
    """The last entry of a day: who keeps its seal can prove all that was written by then."""

    day: date
    number: int
    seal: str


@dataclass(frozen=True)
class Heads:
    """The heads that somebody kept, the oldest first, and of which town."""

    municipality: str
    days: Sequence[Head]


class NoHeads(Exception):
    """A text that is no file of heads; `line` counts from 1, 0 for the whole."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def written(municipality: str, days: Iterable[Head], explained: Iterable[str]) -> Iterator[str]:
    """The lines of a file of heads, the oldest day first."""
    yield f"# {FORMAT} {VERSION} {municipality}\n"
    for words in explained:
        yield f"# {words}\n"
    for one in days:
        yield f"{one.day.isoformat()} {one.number} {one.seal}\n"


def read(file: BinaryIO) -> Heads:
    """The heads in a file, whatever an editor made of its ends of lines. Raises NoHeads."""
    above = _line(file, 1).removeprefix("\ufeff").split()
    if above[:3] != ["#", FORMAT, str(VERSION)] or len(above) != 4:
        raise NoHeads(0)
    days: list[Head] = []
    number = 1
    while text := _line(file, number := number + 1):
        if text.startswith("#") or not text.strip():
            continue
        head = _head(text.strip(), number)
        if days and head.day <= days[-1].day:
            raise NoHeads(number)
        days.append(head)
        if len(days) > MOST_DAYS:
            raise NoHeads(number)
    return Heads(above[3], days)


def _line(file: BinaryIO, number: int) -> str:
    raw = file.readline(LONGEST_LINE + 1)
    if len(raw) > LONGEST_LINE:
        raise NoHeads(number)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise NoHeads(number) from error


def _head(text: str, number: int) -> Head:
    found = LINE.fullmatch(text)
    if found is None:
        raise NoHeads(number)
    try:
        return Head(date.fromisoformat(found[1]), int(found[2]), found[3])
    except ValueError as error:
        raise NoHeads(number) from error
