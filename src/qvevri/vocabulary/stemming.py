"""The stem of a word in Georgian, Russian or English, as a folded key."""

from functools import lru_cache

import snowballstemmer

from qvevri.vocabulary.folding import fold

# Case endings and postpositions of Georgian nouns and adjectives, longest first; the plural -ებ-
# may stand before them. Source: Hewitt, Georgian: A Structural Reference Grammar, ch. 2.
GEORGIAN_ENDINGS = (
    *("ისთვის", "ებისთვის", "ებისგან", "ისგან", "ებიდან", "იდან", "ებისა", "ებით", "ებად"),
    *("ებზე", "ებში", "ებთან", "ებმა", "ებს", "ების", "ები", "ისას", "ისა", "ზე", "ში", "თან"),
    *("მა", "ით", "ად", "ის", "ს", "ი", "ა", "ო", "ე"),
)
FEWEST_LETTERS = 3
_RUSSIAN = snowballstemmer.stemmer("russian")
_ENGLISH = snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The folded stem of one word: ვაშლებს, ვაშლი and ვაშლის give one key."""
    small = word.casefold()
    first = small[:1]
    if "ა" <= first <= "ჰ":
        return fold(_georgian(small))
    if "а" <= first <= "ё":
        return fold(_RUSSIAN.stemWord(small.replace("ё", "е")))
    # Snowball takes a final -li off for an adverb's; here it is the end of vashli and kveli.
    return fold(small if small.endswith("li") else _ENGLISH.stemWord(small))


def stems(text: str) -> list[str]:
    """The folded stems of a text's words, in order; empty ones left out."""
    found = (stem(word) for word in split(text))
    return [key for key in found if key]


def split(text: str) -> list[str]:
    """The words of a text as they are written, in order."""
    spaced = "".join(letter if letter.isalnum() or letter in "'’" else " " for letter in text)
    return spaced.split()


def _georgian(word: str) -> str:
    for ending in GEORGIAN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= FEWEST_LETTERS:
            return word.removesuffix(ending)
    return word
