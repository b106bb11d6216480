"""A second reading of a query that found nothing: another keyboard, or typing errors mended."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from qvevri.places.models import Municipality
from qvevri.search import keyboards, spelling
from qvevri.search.engines import FEWEST_LETTERS_TO_BEGIN
from qvevri.search.wording import Group, Reading, wording
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.reading.neighbours import distance, errors_allowed

# Who misspells more words than that has typed something else altogether.
MOST_MISSPELLED = 4
Known = Mapping[str, list[str]]


@dataclass(frozen=True)
class _Doubtful:
    """A word that no document may hold, as typed and folded, and how many errors it may have."""

    written: str
    folded: str
    errors: int


def reread(typed: Reading, municipality: Municipality | None) -> Reading | None:
    """What was likelier meant where nothing was found; None when nothing known is near.

    Costs one query.
    """
    others = [
        replace(wording(text, municipality), keyboard=layout)
        for layout, text in keyboards.meant(typed.text)
        if _is_wording(text)
    ]
    others = [one for one in others if one.groups and _keys(one) != _keys(typed)]
    doubtful = list(_doubtful(typed.groups))
    begun = {word for reading in (typed, *others) for word in reading.words}
    known = spelling.look_up({one.folded for one in doubtful}, begun)
    other = _with_another_keyboard(others, known)
    if other is not None:
        return replace(other, corrected_from=typed.text)
    unknown = [one for one in doubtful if not _begins(one.folded, known)]
    return _mended(typed, unknown, known, municipality)


def surely_misspelled(typed: Reading, municipality: Municipality | None) -> Reading | None:
    """What was likelier meant where words only sound like the beginnings of others.

    So carrtos sounds like картошка. Only names of the vocabulary are meant, and no word that a
    document holds is an error. Costs one query where a name is near, none otherwise.
    """
    doubtful = list(_doubtful(typed.groups))
    if not any(_named(one, municipality) for one in doubtful):
        return None
    whole = set(spelling.look_up((), {one.folded for one in doubtful}))
    unknown = [one for one in doubtful if one.folded not in whole]
    return _mended(typed, unknown, {}, municipality)


def _is_wording(text: str) -> bool:
    """Whether the keys gave words: signs in their place tell of another layout."""
    return all(letter.isalnum() or letter.isspace() for letter in text)


def _keys(reading: Reading) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(group.words, group.concepts) for group in reading.groups]


def _doubtful(groups: Iterable[Group]) -> Iterator[_Doubtful]:
    plain = [group for group in groups if group.is_plain]
    for group in plain[:MOST_MISSPELLED]:
        errors = errors_allowed(len(group.written))
        if errors:
            yield _Doubtful(group.written, "".join(group.words), errors)


def _begins(word: str, known: Collection[str]) -> bool:
    return word in known or (
        len(word) >= FEWEST_LETTERS_TO_BEGIN and any(one.startswith(word) for one in known)
    )


def _with_another_keyboard(others: Iterable[Reading], known: Known) -> Reading | None:
    """The reading of which every word is known, the most concepts first."""
    sure = [one for one in others if all(_begins(word, known) for word in one.words)]
    return max(sure, key=lambda one: len(one.concepts), default=None)


def _mended(
    typed: Reading, unknown: Iterable[_Doubtful], known: Known, municipality: Municipality | None
) -> Reading | None:
    text = " ".join(typed.text.casefold().split())
    mended = text
    for one in unknown:
        best = min(_meant(one, known, municipality), default=None)
        if best is not None:
            mended = mended.replace(one.written, best[-1], 1)
    if mended == text:
        return None
    return replace(wording(mended, municipality), corrected_from=typed.text)


Likeness = tuple[int, bool, bool, bool, str]


def _meant(one: _Doubtful, known: Known, municipality: Municipality | None) -> Iterator[Likeness]:
    """What a word may stand for, the likeliest least.

    The fewest errors first, then a name of the vocabulary before other words, the script that was
    typed before others, and what begins alike: people rarely mistype the first letter.
    """
    layout = keyboards.layout_of(one.written)
    named = _named(one, municipality)
    ways = ((word, written) for word, each in known.items() for written in each if written)
    named_ways = [(fold(named), named)] if named else []
    for is_other, pairs in ((False, named_ways), (True, ways)):
        for word, written in pairs:
            errors = min(
                spelling.errors_between(one.folded, word, one.errors),
                # птциа is one error from птица, but folded ptsia is two from ptitsa.
                distance(one.written, written, one.errors),
            )
            if errors <= one.errors:
                is_foreign = keyboards.layout_of(written) != layout
                yield errors, is_other, is_foreign, word[:1] != one.folded[:1], written


def _named(one: _Doubtful, municipality: Municipality | None) -> str:
    """The name of the vocabulary that the word is an error of; empty for none."""
    named = vocabulary.corrected(one.written, municipality)
    return named if named != one.written else ""
