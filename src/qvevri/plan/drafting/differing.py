"""What two versions of a text say differently, word by word: pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


class Mark(StrEnum):
    """What became of some words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Span:
    """Words that follow one another and share one fate."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class Line:
    """A line of the text before and after. Empty on a side where there is no such line."""

    before: tuple[Span, ...]
    after: tuple[Span, ...]
    both: tuple[Span, ...]

    @property
    def is_same(self) -> bool:
        """Is nothing in it changed?"""
        return all(span.mark is Mark.SAME for span in self.both)


def differences(before: str, after: str) -> list[Line]:
    """All lines of both texts in order; blank ones are left out."""
    old, new = _lines(before), _lines(after)
    told = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    found: list[Line] = []
    for _tag, start, end, first, last in told:
        found += _paired(old[start:end], new[first:last])
    return found


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    for place in range(max(len(old), len(new))):
        was = old[place] if place < len(old) else ""
        now = new[place] if place < len(new) else ""
        yield _line(was, now)


def _line(was: str, now: str) -> Line:
    spans = tuple(_spans(_PIECE.findall(was), _PIECE.findall(now)))
    return Line(
        tuple(span for span in spans if span.mark is not Mark.ADDED),
        tuple(span for span in spans if span.mark is not Mark.REMOVED),
        spans,
    )


def _spans(was: Sequence[str], now: Sequence[str]) -> Iterator[Span]:
    told = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    for tag, start, end, first, last in told:
        if tag == "equal":
            yield Span(Mark.SAME, "".join(was[start:end]))
            continue
        if end > start:
            yield Span(Mark.REMOVED, "".join(was[start:end]))
        if last > first:
            yield Span(Mark.ADDED, "".join(now[first:last]))
