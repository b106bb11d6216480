"""Russian words with their endings off: Snowball's stem, and what stays of a noun in its cases.

Snowball cuts by the look of a word alone, so two cases of one noun may get two stems (солома is
солом, солому сол). A noun's own endings, tried beside it, bring them together.
"""

from collections.abc import Iterator

import snowballstemmer

_SNOWBALL = snowballstemmer.stemmer("russian")
NOMINATIVE = ("а", "я", "о", "е", "ы", "и", "ь", "й")
CASES = (
    *("а", "я", "о", "е", "ы", "и", "ь", "й", "у", "ю"),
    *("ой", "ей", "ою", "ею", "ом", "ем", "ам", "ям", "ах", "ях", "ов", "ев", "ью"),
    *("ами", "ями"),
)
FEWEST_LETTERS = 3


def is_russian(word: str) -> bool:
    """Whether a small word is written in Russian letters."""
    return "а" <= word[:1] <= "ё"


def stem(word: str) -> str:
    """Snowball's stem of a small word."""
    return str(_SNOWBALL.stemWord(word.replace("ё", "е")))


def noun_base(word: str) -> str:
    """What stays of a noun's nominative in every case: солом, вин, Скр."""
    return _without(word.replace("ё", "е"), NOMINATIVE) or word


def bases(word: str) -> Iterator[str]:
    """What a small word may be a form of: Snowball's stem before the noun's bases."""
    yield stem(word)
    plain = word.replace("ё", "е")
    yield plain
    for ending in CASES:
        rest = _without(plain, (ending,))
        if rest:
            yield rest


def _without(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= FEWEST_LETTERS:
            return word.removesuffix(ending)
    return ""
