"""One coarse key for a word, however people write it: ღვინო, ghvino, gvino; ჩურჩხელა, чурчхела."""

import re
import unicodedata

# Sounds that one of the scripts or a habit of romanising does not tell apart fall together:
# the three k of Georgian, ღ and გ, ხ and ჰ (x, kh, h), ჟ and ჯ (zh, j), ფ and п.
GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶ",
        [
            *("a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "j", "r"),
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
            *("a", "b", "v", "g", "d", "e", "e", "j", "z", "i", "i", "k", "l", "m", "n", "o", "p"),
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
    **{"tch": "ch", "dzh": "j", "ch": "ch", "zh": "j", "gh": "g", "kh": "h", "ph": "p", "th": "t"},
    **{"tz": "ts", "ck": "k", "dj": "j", "c": "k", "x": "h", "q": "k", "w": "v"},
    **{"f": "p", "y": "i"},
}
# One pass, longest first: the h that x becomes must not make a th with the t before it (txa, თხა).
SOUNDS = re.compile("|".join(sorted(LATIN, key=len, reverse=True)))
SOFT_J = re.compile("дж")
DOUBLED = re.compile(r"([a-z])\1+")
# "zzzz" would become one letter, with which half of all words begin.
NOISE = re.compile(r"(?<![a-z0-9])([a-z])\1{2,}(?![a-z0-9])")
BETWEEN = re.compile(r"[^a-z0-9]+")
# What no eye sees: zero-width and direction marks, soft hyphens, accents set apart.
UNSEEN = re.compile(
    "[\u0300-\u036f\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)
# Letters that look alike, for words in which both scripts are mixed: Latin c in сыр.
LATIN_ALIKE, CYRILLIC_ALIKE = "aceopxykmtbhi", "асеорхукмтвні"
TO_CYRILLIC = str.maketrans(LATIN_ALIKE, CYRILLIC_ALIKE)
TO_LATIN = str.maketrans(CYRILLIC_ALIKE, LATIN_ALIKE)
MIXED = re.compile(r"[^\W\d_]*(?:[a-z][а-яё]|[а-яё][a-z])[^\W\d_]*")
CYRILLIC_LETTER = re.compile("[а-яё]")
LATIN_LETTER = re.compile("[a-z]")
ACCENTED = re.compile("[\u00c0-\u024f\u0450-\u045f\u1e00-\u1eff]")
APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´ʹ̇")


def seen(text: str) -> str:
    """The text without what no eye sees, its letters and accents in one piece."""
    return text if text.isascii() else UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def clean(text: str) -> str:
    """The text as it is seen, in small letters, each word in one script."""
    if text.isascii():
        return text.lower()
    small = seen(text).translate(CAPITALS).casefold()
    if CYRILLIC_LETTER.search(small) and LATIN_LETTER.search(small):
        return MIXED.sub(_in_one_script, small)
    return small


def _in_one_script(found: re.Match[str]) -> str:
    word = found[0]
    is_cyrillic = 2 * len(CYRILLIC_LETTER.findall(word)) >= len(word)
    return word.translate(TO_CYRILLIC if is_cyrillic else TO_LATIN)


def fold(text: str) -> str:
    """The key of a text: lower-case Latin letters and digits, words parted by single spaces.

    Only for comparing: ვაშლი, vashli and вашли give one key; ვაშლი and ვაშა do not.
    """
    if text.isascii():
        return _undoubled(SOUNDS.sub(_sound, text.lower().replace("'", "").replace("`", "")))
    plain = SOFT_J.sub("j", clean(text).translate(APOSTROPHES)).translate(CYRILLIC_LETTERS)
    if ACCENTED.search(plain):
        parts = unicodedata.normalize("NFD", plain)
        plain = "".join(part for part in parts if not unicodedata.combining(part))
    return _undoubled(SOUNDS.sub(_sound, plain).translate(LETTERS))


def _undoubled(sounds: str) -> str:
    if DOUBLED.search(sounds):
        sounds = DOUBLED.sub(r"\1", NOISE.sub("", sounds))
    return BETWEEN.sub(" ", sounds).strip()


def _sound(found: re.Match[str]) -> str:
    return LATIN[found[0]]


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return fold(text).split()
