"""A downloaded chain of entries, line by line, and whether it still holds; needs no database."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, BinaryIO

from qvevri.history.heads import Head, Heads
from qvevri.history.sealing import seal

FORMAT = "qvevri-history"
VERSION = 1


# An amendment that moves every target of the largest plan is far shorter.
LONGEST_LINE = 4 * 2**20


class Why(StrEnum):
    """What is wrong with a file of entries; its sentences are in `wording`."""

    EMPTY = "empty"
    NO_CHAIN = "no_chain"
    NO_TEXT = "no_text"
    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"
    OUT_OF_ORDER = "out_of_order"
    CHANGED = "changed"
    REWRITTEN = "rewritten"
    CUT_OFF = "cut_off"
    SEAL_MISSING = "seal_missing"
    HEAD_MISSING = "head_missing"
    ANOTHER_TOWN = "another_town"


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


def lines_of(file: BinaryIO) -> Iterator[str | Broken]:
    """The lines of a file as text, one at a time, however long the file; ends with what is broken
    about the file itself. A mark of UTF-8 at its beginning, as editors write it, is passed over."""
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            yield Broken(Why.TOO_LONG if number > 1 else Why.NO_CHAIN, number)
            return
        try:
            yield raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            yield Broken(Why.NO_TEXT, number)
            return


def verify(
    lines: Iterable[str | Broken], kept: Collection[str] = (), heads: Heads | None = None
) -> Held | Broken:
    """Read a downloaded chain through; the first place where it does not hold, if there is one.

    `kept` are seals that somebody noted earlier, `heads` a file of heads: each must be that of an
    entry.
    """
    numbered = enumerate(lines, start=1)
    above = _header(next(numbered, (0, "")))
    if isinstance(above, Broken):
        return above
    if heads is not None and heads.municipality != above.get("municipality"):
        return Broken(Why.ANOTHER_TOWN, about=heads.municipality)
    days = {one.number: one for one in heads.days} if heads else {}
    return _Reading(above, set(kept), days).through(numbered)


def _header(first: tuple[int, str | Broken]) -> Mapping[str, Any] | Broken:
    line, text = first
    if isinstance(text, Broken):
        return text
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


@dataclass
class _Reading:
    """How far a chain was read: `above` is its first line, `missing` the kept seals, `heads`
    the kept days by number, neither seen yet; `kinds` what each kind of things was called."""

    above: Mapping[str, Any]
    missing: set[str]
    heads: dict[int, Head]
    previous: str = ""
    number: int = 0
    in_full: int = 0
    kinds: dict[object, object] = field(default_factory=dict)

    def through(self, numbered: Iterator[tuple[int, str | Broken]]) -> Held | Broken:
        for line, text in numbered:
            if isinstance(text, Broken):
                return text
            broken = self._next(line, text)
            if broken is not None:
                return broken
        if self.number != self.above["entries"] or self.previous != self.above["head"]:
            return Broken(Why.CUT_OFF, self.number + 2, self.number + 1)
        if self.heads:
            return head_missing(self.heads[min(self.heads)])
        if self.missing:
            return Broken(Why.SEAL_MISSING, about=min(self.missing))
        name = str(self.above.get("municipality", ""))
        return Held(name, self.number, self.in_full, self.previous)

    def _next(self, line: int, text: str) -> Broken | None:
        said = _read(text)
        if said is None or not isinstance(said.get("seal"), str):
            return Broken(Why.UNREADABLE, line, self.number + 1)
        wrong = self._wrong(said)
        if wrong is None and _written(said) != f"{text.rstrip(chr(10)).rstrip(chr(13))}\n":
            wrong = Why.REWRITTEN
        if wrong is not None:
            return _named(wrong, line, said, self.number + 1)
        self.previous, self.number = said["seal"], self.number + 1
        self.in_full += "told" in said
        self.missing.discard(self.previous)
        head = self.heads.get(self.number)
        if head is not None and head.seal == self.previous:
            del self.heads[self.number]
        return None

    def _wrong(self, said: Mapping[str, Any]) -> Why | None:
        if said.get("number") != self.number + 1:
            return Why.OUT_OF_ORDER
        if set(said) == {"number", "seal"}:
            return None if said["number"] <= self.above["entries"] else Why.OUT_OF_ORDER
        told = said.get("told")
        if not isinstance(told, dict) or told.get("number") != said["number"]:
            return Why.CHANGED
        try:
            is_whole = seal(told, self.previous) == said["seal"]
        except UnicodeEncodeError:
            return Why.CHANGED
        return None if is_whole and self._has_its_kind(said, told) else Why.CHANGED

    def _has_its_kind(self, said: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
        """Sealed is the number of the kind only: its name must be the same all along."""
        number, kind = str(told.get("thing", [""])[:1]), said.get("kind")
        return self.kinds.setdefault(number, kind) == kind


def head_missing(head: Head) -> Broken:
    """A day's last entry, as somebody kept it, is not in the log."""
    return Broken(Why.HEAD_MISSING, 0, head.number, head.day.isoformat(), head.seal)


def _named(why: Why, line: int, said: Mapping[str, Any], expected: int) -> Broken:
    told = said.get("told")
    number = said.get("number")
    told = told if isinstance(told, dict) else {}
    about = " ".join(str(part) for part in (said.get("kind", ""), told.get("verb", "")) if part)
    day = str(told.get("happened_at", ""))[:10]
    return Broken(why, line, number if isinstance(number, int) else expected, day, about)
