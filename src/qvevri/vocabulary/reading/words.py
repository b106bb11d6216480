"""A word as it is compared: as written, as it sounds, and with its endings off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from qvevri.vocabulary.folding import clean, fold, seen
from qvevri.vocabulary.reading import georgian, russian

_ENGLISH = snowballstemmer.stemmer("english")
LONGEST_WORD = 40
# A word read is a kilobyte: of those typed fewer are kept than of the vocabulary's own.
KEPT, KEPT_TYPED = 10_000, 5_000
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# What the Georgian endings sound like: vashlebs, gvinis, skrashi; without the shortest, which
# English words have too.
_HEARD = tuple(
    dict.fromkeys(fold(ending) for ending in georgian.ENDINGS if fold(ending) not in ("d", "m"))
)
FEWEST_LETTERS = 2
LONG_ENDING = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word, read. `bases` and `sounds` hold what it may be a form of, the likeliest first.

    `surest_sounds` are those that hold for a word that stands by itself.
    """

    plain: str
    key: str
    bases: tuple[str, ...]
    sounds: tuple[str, ...]
    surest_sounds: tuple[str, ...]
    script: str = "latin"

    @property
    def is_georgian(self) -> bool:
        """Whether it was written in Georgian letters."""
        return self.script == "georgian"


@dataclass(frozen=True, slots=True)
class Name:
    """One word of a name; its `bases` in its own letters, and how the first of them is heard."""

    plain: str
    key: str
    bases: tuple[str, str]
    heard: str
    script: str

    @property
    def spellings(self) -> tuple[str, str, str, str]:
        """As written, as it sounds, and its bases."""
        return self.plain, self.key, *self.bases


@lru_cache(maxsize=KEPT_TYPED)
def read(written: str) -> Word:
    """A word that somebody typed."""
    plain = clean(written[:LONGEST_WORD])
    key, written_in = _key(plain), script(plain)
    if written_in == "georgian":
        bases = tuple(dict.fromkeys(georgian.bases(plain)))
        sounds = tuple(dict.fromkeys(map(fold, bases)))
        return Word(plain, key, bases, sounds, sounds, written_in)
    bases = tuple(dict.fromkeys(russian.bases(plain))) if written_in == "cyrillic" else ()
    sounds = tuple(dict.fromkeys(_heard(key)))
    surest = tuple(sound for sound in sounds if _is_sure(len(key) - len(sound), sound))
    return Word(plain, key, bases or (stem(plain),), sounds, surest, written_in)


@lru_cache(maxsize=KEPT)
def read_name(written: str) -> Name:
    """A word of a name, which stands in the nominative, or in the genitive before its noun."""
    plain = clean(written)
    written_in = script(plain)
    if written_in == "georgian":
        base = georgian.base(plain)
        bases = (base, georgian.syncopated(base))
    else:
        base = stem(plain)
        bases = (base, russian.noun_base(plain) if written_in == "cyrillic" else base)
    return Name(plain, _key(plain), bases, _key(base), written_in)


@lru_cache(maxsize=KEPT)
def romanised(plain: str) -> tuple[tuple[str, str], ...]:
    """How a Georgian word of a name and its base sound in each of the popular romanisations."""
    pairs = zip(georgian.popular(plain), georgian.popular(georgian.base(plain)), strict=True)
    return tuple((_key(word), _key(base)) for word, base in pairs)


def heard(key: str) -> Word:
    """A word of which only the sound is known."""
    return Word(key, key, (), (key,), (key,))


def split(text: str) -> list[str]:
    """The words of a text as they are written, in order."""
    return WORD.findall(seen(text))


def script(plain: str) -> str:
    """Whether a small word is "georgian", "cyrillic" or "latin", by its first letter."""
    if georgian.is_georgian(plain):
        return "georgian"
    return "cyrillic" if russian.is_russian(plain) else "latin"


def stem(plain: str) -> str:
    """The stem of a small word, in its own letters."""
    if georgian.is_georgian(plain):
        return georgian.stem(plain)
    if russian.is_russian(plain):
        return russian.stem(plain)
    # Snowball takes a final -li off for an adverb's; here it is the end of vashli and kveli.
    return plain if plain.endswith("li") else str(_ENGLISH.stemWord(plain))


@lru_cache(maxsize=KEPT)
def _key(plain: str) -> str:
    return fold(plain).replace(" ", "")


def _is_sure(taken: int, rest: str) -> bool:
    """Whether so much was an ending: bale is not "bal" (ბალი, the cherry), nor doc a jug (დოქი)."""
    letters = len(re.sub("ts|dz|ch|sh", "s", rest))
    return taken > 0 and letters + min(taken, LONG_ENDING) > LONG_ENDING + 1


def _heard(key: str) -> Iterator[str]:
    yield key
    for ending in _HEARD:
        rest = key.removesuffix(ending)
        if rest != key and len(rest) >= FEWEST_LETTERS:
            yield rest
            if rest[-1] in "aeio" and len(rest) > FEWEST_LETTERS:
                yield rest[:-1]
