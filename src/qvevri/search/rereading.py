"""A second reading of a query that found little: another keyboard, or typing errors mended."""

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
# Fewer are little: another reading is then shown that finds so many times as much.
LITTLE, TIMES = 5, 10
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
    doubtful = list(_doubtful(typed.groups, municipality))
    begun = {word for reading in (typed, *others) for word in reading.words}
    known = spelling.look_up({one.folded for one in doubtful}, begun)
    other = _with_another_keyboard(others, known)
    if other is not None:
        return replace(other, corrected_from=typed.text)
    unknown = [one for one in doubtful if not _begins(one.folded, known)]
    # Where each begins a known word, one that is none itself may still be an error.
    unknown = unknown or _not_whole(doubtful, known)
    return _mended(typed, unknown, known, municipality)


@dataclass(frozen=True)
class Likelier:
    """What was likelier meant; where that is not sure, only if much more is found for it."""

    reading: Reading
    is_sure: bool


def likelier(
    typed: Reading, municipality: Municipality | None, *, is_heard: bool, is_little: bool
) -> Likelier | None:
    """What was likelier meant where little was found, or what only sounds like the words.

    No word that a document holds is an error. What only sounds so is the beginning of another word,
    as carrtos is of картошка: a name of the vocabulary that is as near is surely meant. Costs one
    query, none where no word can be an error.
    """
    # Numbers of batches are known to no list of words, and are no errors for it.
    doubtful = [one for one in _doubtful(typed.groups, municipality) if one.written.isalpha()]
    is_sure = is_heard and any(_named(one, municipality) for one in doubtful)
    if not doubtful or not (is_sure or is_little):
        return None
    folded = {one.folded for one in doubtful}
    known = spelling.look_up(() if is_sure else folded, folded)
    unknown = _not_whole(doubtful, known)
    other = _mended(typed, unknown, {} if is_sure else known, municipality)
    return Likelier(other, is_sure) if other else None


def _not_whole(doubtful: Iterable[_Doubtful], known: Known) -> list[_Doubtful]:
    return [one for one in doubtful if one.folded not in known]


def _is_wording(text: str) -> bool:
    """Whether the keys gave words: signs in their place tell of another layout."""
    return all(letter.isalnum() or letter.isspace() for letter in text)


def _keys(reading: Reading) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(group.words, group.concepts) for group in reading.groups]


def _doubtful(groups: Iterable[Group], municipality: Municipality | None) -> Iterator[_Doubtful]:
    plain = [group for group in groups if group.is_plain]
    for group in plain[:MOST_MISSPELLED]:
        errors = errors_allowed(len(group.written))
        is_known = vocabulary.is_something_else(group.written) or vocabulary.is_of_a_place(
            group.written, municipality
        )
        if errors and not is_known:
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
