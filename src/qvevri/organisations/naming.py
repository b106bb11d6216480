"""A seller's name in every language: as its owner writes it, else in the reader's letters."""

import re
from collections.abc import Mapping

from qvevri.core.languages import CODES

_GEORGIAN = re.compile("[\u10d0-\u10ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
_LETTERS = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
# National system of romanisation (2002), without its apostrophes: names stand on cards and in
# addresses, where nobody types them.
_TO_LATIN = dict(
    zip(
        _LETTERS,
        [
            *("a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "zh", "r"),
            *("s", "t", "u", "p", "k", "gh", "q", "sh", "ch", "ts", "dz", "ts", "ch", "kh", "j"),
            "h",
        ],
        strict=True,
    )
)
# Practical transcription as Russian maps write Georgian names.
_TO_CYRILLIC = dict(
    zip(
        _LETTERS,
        [
            *("а", "б", "г", "д", "е", "в", "з", "т", "и", "к", "л", "м", "н", "о", "п", "ж", "р"),
            *("с", "т", "у", "п", "к", "г", "к", "ш", "ч", "ц", "дз", "ц", "ч", "х", "дж", "х"),
        ],
        strict=True,
    )
)
_WORD = re.compile(r"[\u10d0-\u10ff][\u10d0-\u10ff'’-]*")


def language_of(name: str) -> str:
    """The language whose letters a name is written in; Georgian if it has none of the three."""
    for language, letters in (("ka", _GEORGIAN), ("ru", _CYRILLIC), ("en", _LATIN)):
        if letters.search(name):
            return language
    return "ka"


def _written(name: str, letters: Mapping[str, str]) -> str:
    """Georgian words in other letters, the first word of the name with a capital."""
    text = _WORD.sub(lambda word: "".join(letters.get(sign, sign) for sign in word.group()), name)
    first = re.search(r"\w", text)
    if first is None:
        return text
    place = first.start()
    # Safe to raise: no Georgian letter is left in it.
    return text[:place] + text[place].upper() + text[place + 1 :]


def names_of(given: Mapping[str, str]) -> dict[str, str]:
    """The name by language. What was given stays; from Georgian the others are transliterated.

    The key "" holds a name whose language its letters tell. A name in Latin or Cyrillic letters is
    not turned into Georgian: that cannot be done without mistakes, and readers see it as it is.
    """
    names = {code: words for code, words in given.items() if code in CODES and words}
    free = given.get("", "")
    if free:
        names.setdefault(language_of(free), free)
    georgian = names.get("ka", "")
    if _GEORGIAN.search(georgian):
        names.setdefault("en", _written(georgian, _TO_LATIN))
        names.setdefault("ru", _written(georgian, _TO_CYRILLIC))
    return names
