"""One coarse key for a word, however people write it: ღვინო, ghvino, gvino; ჩურჩხელა, чурчхела."""

import re
import unicodedata

# Sounds that one of the scripts or a habit of romanising does not tell apart fall together:
# the three k of Georgian, ღ and გ, ხ and ჰ (x, kh, h), ფ and п.
GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶ",
        [
            *("a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "zh", "r"),
            *("s", "t", "u", "p", "k", "g", "k", "sh", "ch", "ts", "dz", "ts", "ch", "h", "j", "h"),
            *("e", "i", "vi", "k", "o", "p"),
        ],
        strict=True,
    )
)
CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        [
            *("a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p"),
            *("r", "s", "t", "u", "p", "h", "ts", "ch", "sh", "sh", "", "i", "", "e", "iu", "ia"),
        ],
        strict=True,
    )
)
MTAVRULI = {chr(0x1C90 + place): chr(0x10D0 + place) for place in range(43)}
# Cyrillic й and ё, whose accents would be taken off, become letters without any.
CYRILLIC_LETTERS = str.maketrans({"й": "и", "ё": "е"})
LETTERS = str.maketrans({**GEORGIAN, **CYRILLIC})
CAPITALS = str.maketrans(MTAVRULI)
LATIN = {
    **{"tch": "ch", "dzh": "j", "ch": "ch", "gh": "g", "kh": "h", "ph": "p", "th": "t"},
    **{"tz": "ts", "ck": "k", "dj": "j", "qu": "kv", "c": "k", "x": "h", "q": "k", "w": "v"},
    **{"f": "p", "y": "i"},
}
# One pass, longest first: the h that x becomes must not make a th with the t before it (txa, თხა).
SOUNDS = re.compile("|".join(sorted(LATIN, key=len, reverse=True)))
SOFT_J = re.compile("дж")
DOUBLED = re.compile(r"([a-z])\1+")
BETWEEN = re.compile(r"[^a-z0-9]+")
APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´ʹ̇")


def fold(text: str) -> str:
    """The key of a text: lower-case Latin letters and digits, words parted by single spaces.

    Only for comparing: ვაშლი, vashli and вашли give one key; ვაშლი and ვაშა do not.
    """
    plain = unicodedata.normalize("NFKC", text).translate(CAPITALS).casefold()
    plain = SOFT_J.sub("j", plain.translate(APOSTROPHES))
    plain = plain.translate(CYRILLIC_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    plain = SOUNDS.sub(lambda found: LATIN[found[0]], plain).translate(LETTERS)
    return BETWEEN.sub(" ", DOUBLED.sub(r"\1", plain)).strip()


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return fold(text).split()
