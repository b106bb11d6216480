"""What a person is called, in the letters of whoever reads it."""

import re
from functools import lru_cache

from qvevri.core.names import LETTERS, as_russians_write, display_name

# Passports write Georgian names by the national system of 2002, without its apostrophes.
_IN_LATIN = {
    **{"а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "э": "e", "ж": "zh", "з": "z"},
    **{"и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r"},
    **{"с": "s", "т": "t", "у": "u", "ф": "p", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh"},
    **{"дж": "j", "ю": "iu", "айя": "aia", "ая": "aia", "ия": "ia"},
}
_IN_CYRILLIC = {
    **{"a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "e": "е", "zh": "ж", "z": "з", "i": "и"},
    **{"k": "к", "q": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с"},
    **{"t": "т", "u": "у", "gh": "г", "kh": "х", "h": "г", "ts": "ц", "dz": "дз", "ch": "ч"},
    **{"sh": "ш", "j": "дж", "f": "ф", "k'": "к", "t'": "т", "p'": "п", "q'": "к", "ts'": "ц"},
    **{"ch'": "ч"},
}
# Only letters that stand for one Georgian letter: к may be კ, ქ or ყ, г may be გ, ღ or ჰ, and t, p,
# ts and ch are written without their apostrophe. A name spelt wrong is worse than a foreign one.
_CERTAIN_CYRILLIC = {
    **{"а": "ა", "б": "ბ", "в": "ვ", "д": "დ", "е": "ე", "э": "ე", "ж": "ჟ", "з": "ზ", "и": "ი"},
    **{"л": "ლ", "м": "მ", "н": "ნ", "о": "ო", "р": "რ", "с": "ს", "у": "უ", "х": "ხ", "ш": "შ"},
    **{"дз": "ძ", "дж": "ჯ", "ия": "ია", "ая": "აია", "айя": "აია"},
}
_CERTAIN_LATIN = {
    **{"a": "ა", "b": "ბ", "g": "გ", "d": "დ", "e": "ე", "v": "ვ", "z": "ზ", "i": "ი", "l": "ლ"},
    **{"m": "მ", "n": "ნ", "o": "ო", "zh": "ჟ", "r": "რ", "s": "ს", "u": "უ", "gh": "ღ"},
    **{"sh": "შ", "dz": "ძ", "kh": "ხ", "k'": "კ", "t'": "ტ", "p'": "პ", "q'": "ყ", "ts'": "წ"},
    **{"ch'": "ჭ"},
}
_GEORGIAN = re.compile(r"\w(?:shvili|dze|швили|дзе)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]*)*")
_LONGEST = 3
_CAPITALS = {code: chr(code - 0x1C90 + 0x10D0) for code in range(0x1C90, 0x1CC0)}


class _Unsure(ValueError):
    """A letter that may stand for several."""


@lru_cache(maxsize=4_000)
def called(name: str, language: str, latin: str = "") -> str:
    """A person's name as readers of a language can read it; empty for no name.

    `latin` is how the person writes it in Latin letters, if they said so. What is not certain
    stays as it was typed: a foreigner's name for Georgians, a Latin one for Russians, unless its
    ending shows that it is Georgian.
    """
    # Georgian has no capital letters in running text; few fonts can draw them.
    name = name.translate(_CAPITALS)
    if language == "en" and latin:
        return latin
    if LETTERS[language].search(name):
        return name
    try:
        return _rewritten(name, language) if _GEORGIAN.search(name) else _read(name, language)
    except _Unsure:
        return name


def _read(name: str, language: str) -> str:
    if language == "ka" or (language == "ru" and not LETTERS["ka"].search(name)):
        return name
    return display_name(name, language)


def _rewritten(name: str, language: str) -> str:
    """A Georgian name typed in foreign letters. Raises _Unsure."""
    is_cyrillic = bool(LETTERS["ru"].search(name))
    if language == "ka":
        letters = _CERTAIN_CYRILLIC if is_cyrillic else _CERTAIN_LATIN
        return _WORD.sub(lambda word: _spelt(word[0], letters), name)
    if is_cyrillic:
        return _WORD.sub(lambda word: _capital(_spelt(word[0], _IN_LATIN)), name)
    return _WORD.sub(lambda word: _capital(as_russians_write(_spelt(word[0], _IN_CYRILLIC))), name)


def _spelt(word: str, letters: dict[str, str]) -> str:
    word, written, place = word.lower().replace("’", "'"), "", 0
    while place < len(word):
        pieces = (word[place : place + length] for length in range(_LONGEST, 0, -1))
        piece = next((piece for piece in pieces if piece in letters), None)
        if piece is None:
            raise _Unsure(word)
        written, place = written + letters[piece], place + len(piece)
    return written


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
