"""Text as people type it, made safe to keep and to show; nothing they meant is lost."""

import re
import unicodedata

# Bidirectional controls, zero-width characters, byte-order marks, soft hyphens: invisible, and able
# to make one text look like another. The joiners of emoji sequences go with them on purpose.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
# Cyrillic letters that look like Latin ones: the usual way round a filter of words.
_LATIN_ALIKE = str.maketrans("асеорхуАВСЕНКМОРТХ", "aceopxyABCEHKMOPTX")


def clean(text: str) -> str:
    """`text` in NFC without control and invisible characters, spaces folded, ends trimmed."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _INVISIBLE.sub("", text)
    text = "".join(
        sign
        for sign in text
        if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs", "Co")
    )
    return _BLANK_LINES.sub("\n\n", _SPACES.sub(" ", text)).strip()


def clean_line(text: str) -> str:
    """`clean` for a field of one line."""
    return _SPACES.sub(" ", clean(text).replace("\n", " ")).strip()


def is_wordless(text: str) -> bool:
    """Is there not one letter or digit in it: only spaces, signs, emoji?"""
    return not any(unicodedata.category(sign)[0] in "LN" for sign in text)


def in_latin(text: str) -> str:
    """Cyrillic letters that look like Latin ones, written in Latin: "соm" as "com", for filters."""
    return text.translate(_LATIN_ALIKE)
