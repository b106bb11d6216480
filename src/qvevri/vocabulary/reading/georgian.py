"""Georgian nouns with their endings off: ვაშლებს, ვაშლით, სულგუნზე, გორიდან, სკრაში.

Endings are case, then postposition; the plural -ებ- may stand before them, the particle -ც (also)
behind. A name's own base is known (it is a nominative, or a genitive before its noun), so a word
that somebody typed is tried with ever longer endings off until a known base appears: კომში, the
quince, is never taken for "in კომ". Where no base is known (free text), the longest ending goes.
Source: Hewitt, Georgian: A Structural Reference Grammar (1995), ch. 2.
"""

import re
from collections.abc import Iterator

CASES = (
    *(
        "ი",
        "ა",
        "ო",
        "ე",
        "ს",
        "სა",
        "მ",
        "მა",
        "ის",
        "ისა",
        "ისას",
        "ით",
        "ითა",
        "თი",
        "ად",
        "ადა",
    ),
    *("დ", "ო"),
)
POSTPOSITIONS = (
    *("ზე", "ში", "თან", "სთან", "ვით", "სავით"),
    *("თვის", "ისთვის", "სთვის", "გან", "ისგან", "სგან", "კენ", "ისკენ", "სკენ"),
    *("დან", "იდან", "თიდან", "მდე", "ამდე", "ადე"),
)
PLURAL = "ებ"
VOWELS = "აეიოუ"
# უ is never an ending: it stays in ბუ, კაკაჭუ.
FINAL_VOWELS = "აეიო"
ALSO = "ც"
FEWEST_LETTERS = 2
SYNCOPE = re.compile(r"([^აეიოუ])[აეო]([ლმნრ])$")

ENDINGS = tuple(
    sorted(
        {*CASES, *POSTPOSITIONS, PLURAL + "ი"}
        | {PLURAL + ending for ending in (*CASES, *POSTPOSITIONS)},
        key=len,
    )
)


# How Georgians write their letters in Latin when nobody checks: yveli, wiwaka, citeli, cxeni.
# The official systems and what sounds like them (gvino, xinkali, tqali) are the fold's.
_POPULAR = tuple(
    str.maketrans(letters)
    for letters in (
        {"ყ": "y"},
        {"ყ": "y", "წ": "w", "ც": "c"},
        {"ყ": "y", "წ": "c", "ც": "c"},
        {"წ": "w", "ც": "c"},
        {"წ": "c", "ც": "c"},
    )
)


def popular(word: str) -> tuple[str, ...]:
    """The word in each of the popular romanisations, in those letters that fold otherwise."""
    return tuple(word.translate(letters) for letters in _POPULAR)


def is_georgian(word: str) -> bool:
    """Whether a word is written in Georgian letters."""
    return "ა" <= word[:1] <= "ჶ"


def base(word: str) -> str:
    """What stays of a name's word in every case: ვაშლ of ვაშლი, აკაცი of აკაციის, ცხოველ of -ები.

    For words of names alone, which stand in the nominative or, before a noun, in the genitive.
    """
    for ending in (PLURAL + "ის", PLURAL + "ი", "ის"):
        if word.endswith(ending) and len(word) - len(ending) > FEWEST_LETTERS:
            return word.removesuffix(ending)
    if len(word) > FEWEST_LETTERS + 1 and word[-1] == "ს" and word[-2] in VOWELS:
        word = word[:-1]
    return _without_vowel(word)


def syncopated(base: str) -> str:
    """The base without the vowel that many nouns lose before an ending: შორაპან-ი, შორაპნ-იდან."""
    return SYNCOPE.sub(r"\1\2", base) if len(base) > FEWEST_LETTERS + 2 else base


def bases(word: str) -> Iterator[str]:
    """What the word may be a form of, the least shortened first, itself before all."""
    yield word
    plain = word.removesuffix(ALSO) if word[-2:-1] in (*VOWELS, "ს") else word
    yield _without_vowel(plain)
    for ending in ENDINGS:
        rest = plain.removesuffix(ending)
        if rest != plain and len(rest) >= FEWEST_LETTERS:
            yield rest
            yield _without_vowel(rest)


def stem(word: str) -> str:
    """The word with its longest ending off, three letters at least staying: for words unknown."""
    for ending in reversed(ENDINGS):
        if word.endswith(ending) and len(word) - len(ending) > FEWEST_LETTERS:
            return _without_vowel(word.removesuffix(ending))
    return word


def _without_vowel(word: str) -> str:
    if len(word) > FEWEST_LETTERS and word[-1] in FINAL_VOWELS:
        return word[:-1]
    return word
