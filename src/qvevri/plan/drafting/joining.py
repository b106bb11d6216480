"""Two people's changes of one text made into one: a three-way merge by sentences, pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Spaces and ends of lines stand by themselves, so that a sentence stays itself whatever follows it.
_PIECE = re.compile(r"\s+|\S[^\n]*?(?:[.!?;:…][»”\"')]*(?=\s)|(?=\n)|\Z)")


@dataclass(frozen=True)
class _Change:
    """The sentences from `start` to `end` of the base become others."""

    start: int
    end: int
    words: tuple[str, ...]

    def clashes_with(self, other: "_Change") -> bool:
        """Do both speak of the same sentences? What only touches, or is put in beside, does not."""
        if self == other:
            return False
        return self.start < other.end and other.start < self.end


def join(base: str, mine: str, theirs: str) -> str | None:
    """A text with both changes of `base`; None where both changed the same sentence otherwise, or
    both began from nothing.

    What both put in at one place stands there as two paragraphs, theirs first.
    """
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    if not base.strip():
        return None
    told = sentences(base)
    ours, others = _changes(told, sentences(mine)), _changes(told, sentences(theirs))
    if any(one.clashes_with(other) for one in ours for other in others):
        return None
    return _applied(told, _together(ours, others))


def sentences(text: str) -> list[str]:
    """The text cut into sentences and ends of lines; together they are the text."""
    return _PIECE.findall(text)


def _changes(base: Sequence[str], after: Sequence[str]) -> list[_Change]:
    told = SequenceMatcher(None, base, after, autojunk=False).get_opcodes()
    return [
        _Change(start, end, tuple(after[first:last]))
        for tag, start, end, first, last in told
        if tag != "equal"
    ]


def _together(ours: Sequence[_Change], others: Sequence[_Change]) -> list[_Change]:
    """All changes once; what both put in at one place as one change."""
    left = {(one.start, one.end): one for one in ours}
    found = []
    for other in others:
        mine = left.pop((other.start, other.end), None)
        found.append(other if mine is None else _both(mine, other))
    return [*found, *left.values()]


def _both(mine: _Change, other: _Change) -> _Change:
    """One text may begin as the other does: the same writer went on writing."""
    longer, shorter = sorted(("".join(mine.words), "".join(other.words)), key=len, reverse=True)
    if longer.startswith(shorter):
        return _Change(mine.start, mine.end, (longer,))
    told = "".join(other.words).rstrip(), "".join(mine.words).strip()
    end = "\n" if "".join(mine.words).endswith("\n") else ""
    return _Change(mine.start, mine.end, ("\n\n".join(told) + end,))


def _applied(base: Sequence[str], changes: Sequence[_Change]) -> str:
    """What is put in before a sentence comes before what that sentence becomes."""
    made: list[str] = []
    at = 0
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        made += base[at : change.start]
        made += change.words
        at = max(at, change.end)
    return "".join([*made, *base[at:]])
