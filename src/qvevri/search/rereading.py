"""A second reading of a query that found nothing: another keyboard, or typing errors mended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from qvevri.places.models import Municipality
from qvevri.search import keyboards, lexicon, spelling
from qvevri.search.wording import Group, Reading, wording
from qvevri.vocabulary.folding import fold

# Who misspells more words than that has typed something else altogether.
MOST_MISSPELLED = 4


@dataclass(frozen=True)
class _Doubtful:
    """A word that no document may hold, as typed and folded, and how many errors it may have."""

    written: str
    folded: str
    layout: str
    errors: int


def reread(typed: Reading, municipality: Municipality | None) -> Reading | None:
    """What was likelier meant; None when nothing known is near. Costs one query."""
    others = [
        replace(wording(text, municipality), keyboard=layout)
        for layout, text in keyboards.meant(typed.text)
    ]
    others = [other for other in others if other.groups and _keys(other) != _keys(typed)]
    doubtful = _doubtful(typed.groups)
    spelled = {form for one in doubtful for form in (one.written, one.folded)}
    begun = {word for reading in (typed, *others) for word in reading.words if word.isascii()}
    known = set(spelling.look_up(spelled, begun))
    other = _with_another_keyboard(others, known)
    if other is not None:
        return replace(other, corrected_from=typed.text)
    return _mended(
        typed, [one for one in doubtful if not _is_known(one, known)], known, municipality
    )


def _keys(reading: Reading) -> list[tuple[str, ...]]:
    return [group.words for group in reading.groups]


def _doubtful(groups: Iterable[Group]) -> list[_Doubtful]:
    plain = [group for group in groups if group.is_plain and spelling.allowed(group.written)]
    return [
        _Doubtful(
            group.written,
            "".join(group.words),
            keyboards.layout_of(group.written),
            spelling.allowed(group.written),
        )
        for group in plain[:MOST_MISSPELLED]
    ]


def _begins(word: str, known: Iterable[str]) -> bool:
    return any(one.startswith(word) for one in known)


def _is_known(one: _Doubtful, known: set[str]) -> bool:
    return one.folded in known or _begins(one.folded, known)


def _with_another_keyboard(others: Iterable[Reading], known: set[str]) -> Reading | None:
    """The reading of which every word is known, the most concepts first."""
    sure = [one for one in others if all(_begins(word, known) for word in one.words)]
    return max(sure, key=lambda one: len(one.concepts), default=None)


def _mended(
    typed: Reading,
    doubtful: Iterable[_Doubtful],
    known: set[str],
    municipality: Municipality | None,
) -> Reading | None:
    text = f" {' '.join(typed.text.casefold().split())} "
    mended = text
    for one in doubtful:
        best = min(_meant(one, known), default=None)
        if best is not None:
            mended = mended.replace(one.written, best[-1], 1)
    if mended == text:
        return None
    return replace(wording(mended, municipality), corrected_from=typed.text)


def _meant(one: _Doubtful, known: set[str]) -> Iterator[tuple[int, bool, bool, int, str]]:
    """What a word may stand for, the likeliest least: the nearest, alike in front, found."""
    for layout, typed in {one.layout: one.written, "": one.folded}.items():
        near = {word: apart for apart, word in lexicon.like(typed, layout, one.errors)}
        for word in known:
            apart = spelling.distance(typed, word, one.errors)
            if apart <= one.errors:
                near[word] = apart
        for word, apart in near.items():
            is_found = word in known or fold(word) in known
            yield apart, word[0] != typed[0], not is_found, abs(len(word) - len(typed)), word
