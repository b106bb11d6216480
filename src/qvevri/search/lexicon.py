"""The words that concepts are named by, for finding which of them a misspelled one stands for."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from qvevri.search.keyboards import layout_of
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.recognising import ways_to_write
from qvevri.vocabulary.stemming import split

FEWEST_LETTERS = 3
MOST_LIKE = 20


@dataclass
class _Memory:
    book: vocabulary.Book | None = None
    words: dict[str, list[str]] | None = None


_memory = _Memory()


def words() -> dict[str, list[str]]:
    """The words of all concepts by layout ("ka", "ru", "en"), small; "" has them folded.

    Made anew when the vocabulary was read anew.
    """
    book = vocabulary.book()
    if _memory.words is None or _memory.book is not book:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for word in _written(book):
            for layout, spelled in ((layout_of(word), word), ("", fold(word))):
                if len(spelled) >= FEWEST_LETTERS and " " not in spelled:
                    found[layout][spelled] = None
        _memory.words = {layout: list(those) for layout, those in found.items()}
        _memory.book = book
    return _memory.words


def _written(book: vocabulary.Book) -> Iterator[str]:
    for term in book.terms.values():
        if term.is_active and term.kind in vocabulary.FINDING:
            for _weight, name in ways_to_write(term):
                yield from split(name.casefold())


def like(word: str, layout: str, most: int) -> list[tuple[int, str]]:
    """Words of a layout at most so many letters away, each with its distance."""
    found = process.extract(
        word, words().get(layout, ()), scorer=OSA.distance, score_cutoff=most, limit=MOST_LIKE
    )
    return [(int(distance), known) for known, distance, _place in found]
