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
# "Цхадая" and "Жвания" at the end; э where nothing or a vowel goes before: "Этери", "Габриэл".
FINAL_AIA = re.compile(r"аиа\b")
FINAL_IA = re.compile(r"иа\b")
OPEN_E = re.compile(r"(?:\b|(?<=[аиоу]))е")
# Names that Russians write in their own way, or with the ф that Georgian lacks.
USUAL = {
    **{"мая": "майя", "маисурадзе": "майсурадзе", "каихосро": "кайхосро"},
    **{"сопио": "софио", "сопико": "софико", "сопия": "софия", "иосип": "иосиф"},
    **{"опелия": "офелия", "придон": "фридон", "рапиэл": "рафиэл", "трипон": "трифон"},
    **{"иулия": "юлия", "иури": "юрий", "патима": "фатима", "плора": "флора"},
}
LETTERS = {
    "ka": re.compile("[\u10d0-\u10ff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "en": re.compile("[A-Za-z\u00c0-\u024f]"),
}


def language_of(name: str) -> str:
    """The language whose letters a name is written in; Georgian if it has none of the three."""
    return next((code for code, letters in LETTERS.items() if letters.search(name)), "ka")


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
    return as_russians_write(written)


def as_russians_write(word: str) -> str:
    """A Georgian name set letter by letter in small Cyrillic, spelt as Russians are used to."""
    word = FINAL_IA.sub("ия", FINAL_AIA.sub("ая", word))
    word = OPEN_E.sub("э", word)
    return USUAL.get(word, word)
