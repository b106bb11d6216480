"""Names of places in whatever script and spelling people write them, as one key."""

import re

import tetrak_translit

# A village is announced by its kind; none of these words is part of a name here.
_KIND = re.compile(
    r"^(?:სოფელ(?:ი|ში)?|სოფ|ს|დაბა|ქალაქ(?:ი)?|ქ|q|qalaqi|sopeli|sofeli|sop|sof|village|vill|town|city"
    r"|село|с|пос|посёлок|деревня|дер|город|гор|г)(?:\.\s*|\s+)",
    re.IGNORECASE,
)
# From the national system of romanisation down to what an ear keeps apart; the longest first.
_LATIN = (
    ("tch", "c"),
    ("dzh", "j"),
    ("dj", "j"),
    ("gh", "g"),
    ("kh", "h"),
    ("zh", "z"),
    ("sh", "s"),
    ("ch", "c"),
    ("ts", "c"),
    ("tz", "c"),
    ("dz", "z"),
    ("ph", "p"),
    ("th", "t"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "h"),
    ("w", "v"),
    ("f", "p"),
    ("y", "i"),
)
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "z",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "p",
            "h",
            "c",
            "c",
            "s",
            "s",
            "_",
            "i",
            "_",
            "e",
            "u",
            "a",
        ],
        strict=True,
    )
)
_SAME = str.maketrans({letter: key.strip("_") for letter, key in _CYRILLIC.items()})
_NO_LETTER = re.compile(r"[^a-z]+")
_DOUBLE = re.compile(r"(.)\1+")


def key(text: str) -> str:
    """What "სოფ. ტყვიავი", "Tkviavi", "Tqviavi" and "с. Тквиави" have in common; empty for no name.

    Coarse on purpose: it is compared with a few dozen names of one municipality.
    """
    name = _KIND.sub("", text.strip())
    name = tetrak_translit.transliterate(name, "national").lower().replace("дж", "j")
    name = name.translate(_SAME)
    for letters, sound in _LATIN:
        name = name.replace(letters, sound)
    return _DOUBLE.sub(r"\1", _NO_LETTER.sub("", name))
