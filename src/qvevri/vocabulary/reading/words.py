"""A word as it is compared: as written, as it sounds, and with its endings off."""

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from qvevri.vocabulary.folding import clean, fold, seen
from qvevri.vocabulary.reading import georgian

_RUSSIAN = snowballstemmer.stemmer("russian")
_ENGLISH = snowballstemmer.stemmer("english")
LONGEST_WORD = 40
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]*)*")
# What the Georgian endings sound like: vashlebs, gvinis, skrashi; without the shortest, which
# English words have too.
_HEARD = tuple(
    dict.fromkeys(fold(ending) for ending in georgian.ENDINGS if fold(ending) not in ("d", "m"))
)
FEWEST_HEARD = 3
SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word, read. `bases` and `sounds` hold what it may be a form of, the likeliest first."""

    plain: str
    key: str
    bases: tuple[str, ...]
    sounds: tuple[str, ...]
    script: str = "latin"

    @property
    def is_georgian(self) -> bool:
        """Whether it was written in Georgian letters."""
        return self.script == "georgian"


@lru_cache(maxsize=30_000)
def read(written: str) -> Word:
    """A word that somebody typed."""
    plain = clean(written[:LONGEST_WORD])
    key = fold(plain).replace(" ", "")
    if georgian.is_georgian(plain):
        bases = tuple(dict.fromkeys(georgian.bases(plain)))
        return Word(plain, key, bases, tuple(dict.fromkeys(map(fold, bases))), "georgian")
    return Word(plain, key, (snowball(plain),), tuple(dict.fromkeys(_heard(key))), script(plain))


def script(plain: str) -> str:
    """Whether a small word is Georgian, Cyrillic or Latin, by its first letter."""
    if georgian.is_georgian(plain):
        return "georgian"
    return "cyrillic" if "а" <= plain[:1] <= "ё" else "latin"


@lru_cache(maxsize=30_000)
def read_name(written: str) -> tuple[str, str, str, str]:
    """A word of a name: as written, its sound, its base, and how that sounds."""
    plain = clean(written)
    base = georgian.base(plain) if georgian.is_georgian(plain) else snowball(plain)
    return plain, fold(plain).replace(" ", ""), base, fold(base).replace(" ", "")


def heard(key: str) -> Word:
    """A word of which only the sound is known."""
    return Word(key, key, (), (key,))


def split(text: str) -> list[str]:
    """The words of a text as they are written, in order."""
    return WORD.findall(seen(text))


def snowball(plain: str) -> str:
    """The stem of a small Russian or English word, in its own letters."""
    if "а" <= plain[:1] <= "ё":
        stem = str(_RUSSIAN.stemWord(plain.replace("ё", "е")))
        # Short names keep their vowel in Snowball: Скра, Скры, Скре.
        return stem[:-1] if len(stem) > SHORTEST_STEM and stem[-1] in "аеиоуыюя" else stem
    # Snowball takes a final -li off for an adverb's; here it is the end of vashli and kveli.
    return plain if plain.endswith("li") else str(_ENGLISH.stemWord(plain))


def _heard(key: str) -> list[str]:
    found = [key]
    for ending in _HEARD:
        rest = key.removesuffix(ending)
        # bale is not "bal" (ბალი, the cherry) with an ending.
        if rest != key and len(rest) >= FEWEST_HEARD + (len(ending) == 1):
            found.append(rest)
            if rest[-1] in "aeio" and len(rest) > FEWEST_HEARD:
                found.append(rest[:-1])
    return found
