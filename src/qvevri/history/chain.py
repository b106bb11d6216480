"""A downloaded chain of entries, line by line, and whether it still holds; needs no database."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from qvevri.history.sealing import seal

FORMAT = "qvevri-history"
VERSION = 1


class Why(StrEnum):
    """What is wrong with a file of entries."""

    EMPTY = "the file is empty"
    NO_CHAIN = "this is no file of entries"
    UNREADABLE = "the line cannot be read"
    OUT_OF_ORDER = "its number does not follow the one before"
    CHANGED = "what it says is not what was sealed"
    CUT_OFF = "the file ends before the entry that its first line names as the last"


@dataclass(frozen=True)
class Broken:
    """The first place where a chain does not hold. `line` counts from 1; `number` is that of the
    entry, 0 where it is unknown; `day` and `about` are empty for an entry given by its hash only.
    """

    why: Why
    line: int = 0
    number: int = 0
    day: str = ""
    about: str = ""

    def __str__(self) -> str:
        entry = f"entry {self.number}" if self.number else f"line {self.line}"
        more = ", ".join(part for part in (self.day, self.about) if part)
        return f"{entry}{f' ({more})' if more else ''}: {self.why}."


@dataclass(frozen=True)
class Held:
    """A chain that holds: whose, how many entries, how many of them in full, and the last seal."""

    municipality: str
    entries: int
    in_full: int
    head: str


def first_line(municipality: str, entries: int, head: str) -> str:
    """What stands above the entries: how many there must be, and the seal of the last."""
    return _written(
        {
            "format": FORMAT,
            "version": VERSION,
            "municipality": municipality,
            "entries": entries,
            "head": head,
        }
    )


def line_of(told: Mapping[str, Any] | None, number: int, sealed: str, kind: str = "") -> str:
    """One entry: all that was sealed, or its number and seal only where that is not public."""
    if told is None:
        return _written({"number": number, "seal": sealed})
    return _written({"number": number, "kind": kind, "told": told, "seal": sealed})


def _written(said: Mapping[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


def verify(lines: Iterable[str]) -> Held | Broken:
    """Read a downloaded chain through; the first place where it does not hold, if there is one."""
    numbered = enumerate(lines, start=1)
    above = _header(next(numbered, (0, "")))
    if isinstance(above, Broken):
        return above
    return _through(above, numbered)


def _header(first: tuple[int, str]) -> Mapping[str, Any] | Broken:
    line, text = first
    if not text.strip():
        return Broken(Why.EMPTY)
    said = _read(text)
    if said is None or said.get("format") != FORMAT or said.get("version") != VERSION:
        return Broken(Why.NO_CHAIN, line)
    if not isinstance(said.get("entries"), int) or not isinstance(said.get("head"), str):
        return Broken(Why.NO_CHAIN, line)
    return said


def _read(text: str) -> Mapping[str, Any] | None:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _through(above: Mapping[str, Any], numbered: Iterator[tuple[int, str]]) -> Held | Broken:
    previous, number, in_full = "", 0, 0
    for line, text in numbered:
        said = _read(text)
        if said is None or not isinstance(said.get("seal"), str):
            return Broken(Why.UNREADABLE, line, number + 1)
        if said.get("number") != number + 1:
            return _named(Why.OUT_OF_ORDER, line, said)
        wrong = _wrong(said, previous, above)
        if wrong is not None:
            return _named(wrong, line, said)
        previous, number, in_full = said["seal"], number + 1, in_full + ("told" in said)
    if number != above["entries"] or previous != above["head"]:
        return Broken(Why.CUT_OFF, number + 2, number + 1)
    return Held(str(above.get("municipality", "")), number, in_full, previous)


def _wrong(said: Mapping[str, Any], previous: str, above: Mapping[str, Any]) -> Why | None:
    told = said.get("told")
    if told is None:
        return None if said["number"] <= above["entries"] else Why.OUT_OF_ORDER
    if not isinstance(told, dict) or told.get("number") != said["number"]:
        return Why.CHANGED
    return None if seal(told, previous) == said["seal"] else Why.CHANGED


def _named(why: Why, line: int, said: Mapping[str, Any]) -> Broken:
    told = said.get("told")
    number = said.get("number")
    told = told if isinstance(told, dict) else {}
    about = " ".join(str(part) for part in (said.get("kind", ""), told.get("verb", "")) if part)
    day = str(told.get("happened_at", ""))[:10]
    return Broken(why, line, number if isinstance(number, int) else 0, day, about)
