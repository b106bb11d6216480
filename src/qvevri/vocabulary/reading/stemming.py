"""The stem of a word in Georgian, Russian or English, as a folded key."""

from functools import lru_cache

from qvevri.vocabulary.folding import clean, fold
from qvevri.vocabulary.reading import words
from qvevri.vocabulary.reading.words import split

__all__ = ["split", "stem", "stems"]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The folded stem of one word: ვაშლებს, ვაშლი and ვაშლის give one key."""
    return fold(words.stem(clean(word)))


def stems(text: str) -> list[str]:
    """The folded stems of a text's words, in order; empty ones left out."""
    found = (stem(word) for word in split(text))
    return [key for key in found if key]
