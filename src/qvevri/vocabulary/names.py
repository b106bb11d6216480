"""Names of people, farms and places in another script, for display and for addresses."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

import tetrak_translit

# Practical transcription as Russian maps and papers use it: ფ is п, the three k are one, дж for ჯ.
# Source: Instruction for rendering Georgian geographical names, GUGK, Moscow 1972.
TO_CYRILLIC = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        [
            *("а", "б", "г", "д", "е", "в", "з", "т", "и", "к", "л", "м", "н", "о", "п", "ж", "р"),
            *("с", "т", "у", "п", "к", "г", "к", "ш", "ч", "ц", "дз", "ц", "ч", "х", "дж", "г"),
        ],
        strict=True,
    )
)
FROM_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        [
            *("a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o"),
            *("p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e"),
            *("yu", "ya"),
        ],
        strict=True,
    )
)
QUOTES: Mapping[str, tuple[str, str]] = {"ka": ("„", "“"), "en": ("“", "”"), "ru": ("«", "»")}
WORD = re.compile(r"[\wა-ჰ'’]+")
QUOTED = re.compile(r"[„“”«\"]([^„“”«»\"]+)[“”»\"]")
NOT_IN_ADDRESS = re.compile(r"[^a-z0-9]+")
FINAL_IA = re.compile(r"иа\b")
FIRST_E = re.compile(r"\bе")


def display_name(name: str, language: str) -> str:
    """A name as readers of a language can read it: ნოდარ მ. → Nodar M. → Нодар М.

    Only the script changes, nothing is translated; quotation marks become the language's own.
    """
    if language == "en" and not _is_latin(name):
        name = _by_word(name, _latin)
    elif language == "ru":
        name = _by_word(name, _cyrillic)
    opening, closing = QUOTES[language]
    return QUOTED.sub(rf"{opening}\1{closing}", name)


def address_words(text: str, limit: int = 60) -> str:
    """The text as the tail of an address: small Latin letters and digits joined by hyphens.

    Cut between words at `limit` characters; empty only when the text has no letter or digit.
    """
    latin = "".join(_latin(word) for word in re.split(r"(\s+)", text.casefold()))
    plain = unicodedata.normalize("NFD", latin)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.replace("'", "").replace("’", "")
    words = NOT_IN_ADDRESS.sub("-", plain).strip("-")
    if len(words) <= limit:
        return words
    return words[: limit + 1].rpartition("-")[0] or words[:limit]


def _by_word(text: str, write: Callable[[str], str]) -> str:
    return WORD.sub(lambda found: _capital(found[0], write(found[0])), text)


def _capital(original: str, written: str) -> str:
    # Georgian has no capitals: a name gets them only on leaving its script.
    if "ა" <= original[0] <= "ჰ":
        return written[:1].upper() + written[1:]
    return written


def _is_latin(text: str) -> bool:
    return all(letter < "\u0250" or not letter.isalpha() for letter in text)


# Names of places, sellers and things come again with many listings.
@lru_cache(maxsize=20_000)
def _latin(word: str) -> str:
    if any("ა" <= letter <= "ჰ" for letter in word):
        return tetrak_translit.transliterate(word, "national").replace("'", "")
    small = "".join(FROM_CYRILLIC.get(letter, letter) for letter in word.casefold())
    return small[:1].upper() + small[1:] if word[:1].isupper() else small


def _cyrillic(word: str) -> str:
    if not any("ა" <= letter <= "ჰ" for letter in word):
        return word
    written = "".join(TO_CYRILLIC.get(letter, letter) for letter in word)
    return FIRST_E.sub("э", FINAL_IA.sub("ия", written))
