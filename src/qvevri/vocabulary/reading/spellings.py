"""Names and all the ways people write them, answered from the surest way to the least sure."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Generic, TypeVar

from qvevri.vocabulary.reading import words
from qvevri.vocabulary.reading.neighbours import Neighbours
from qvevri.vocabulary.reading.words import Word

Meaning = TypeVar("Meaning", str, int)
Unlikeness = tuple[int, int, int]
Index = dict[str, dict[Meaning, float]]

# What an inflected form costs, and what one that only sounds alike does.
INFLECTED = 0.04
HEARD = 0.05
# Within the Georgian script კ, ქ and ყ are different letters: only in long words is one for another
# a slip of spelling (ქვა is no კვა, ფური no პური).
FEWEST_TO_HEAR = 6
MOST_MENDED = 3


@dataclass(frozen=True)
class Named(Generic[Meaning]):
    """What the words up to `end` (exclusive) name, and by which of the steps; empty for nothing."""

    end: int
    step: int = 0
    meanings: tuple[Meaning, ...] = ()


class Spellings(Generic[Meaning]):
    """Names by four keys: as written, by their words' bases, by sound, by bases that sound so.

    Each step is asked only where the one before knows nothing, so an exact word never means
    something that is merely spelled or inflected alike.
    """

    def __init__(self, strangers: Collection[str] = ()) -> None:
        self.strangers = frozenset(strangers)
        self.written: Index[Meaning] = defaultdict(dict)
        self.bases: Index[Meaning] = defaultdict(dict)
        self.keys: Index[Meaning] = defaultdict(dict)
        self.sounds: Index[Meaning] = defaultdict(dict)
        self.shown: dict[str, dict[str, str]] = defaultdict(dict)
        self.known: dict[str, set[str]] = {
            name: set() for name in ("written", "bases", "keys", "sounds")
        }

    def add(self, meaning: Meaning, name: str, weight: float = 1.0) -> None:
        """`name` is a way to write `meaning`; of two weights the higher counts."""
        said = [words.read_name(word) for word in words.split(name)]
        if not said:
            return
        plain, keys, bases, heard = zip(*said, strict=True)
        for word, key, sound in zip(plain, keys, heard, strict=True):
            for name_of_word in (key, sound):
                self.shown[name_of_word].setdefault(words.script(word), word)
        for index, kind, key, each, less in (
            (self.written, "written", " ".join(plain), plain, 0.0),
            (self.keys, "keys", " ".join(keys), keys, 0.0),
            (self.bases, "bases", " ".join(sorted(bases)), bases, INFLECTED),
            (self.sounds, "sounds", " ".join(sorted(heard)), heard, HEARD),
        ):
            index[key][meaning] = max(weight - less, index[key].get(meaning, 0.0))
            self.known[kind].update(each)

    def steps(self, said: Sequence[Word]) -> Iterator[Mapping[Meaning, float]]:
        """What the words may mean together, from the surest step on; only steps that know them."""
        yield self.written.get(" ".join(word.plain for word in said), {})
        yield self._by(self.bases, "bases", [word.bases for word in said])
        key = " ".join(word.key for word in said)
        if len(key) < FEWEST_TO_HEAR and any(word.is_georgian for word in said):
            return
        yield self.keys.get(key, {})
        yield self._by(self.sounds, "sounds", [word.sounds for word in said])

    def _by(
        self, index: Index[Meaning], kind: str, said: Sequence[Sequence[str]]
    ) -> Mapping[Meaning, float]:
        # A single word is tried with each of its bases, the words of a phrase with the first known.
        if len(said) == 1:
            return next((index[base] for base in said[0] if base in index), {})
        known = self.known[kind]
        first = [next((base for base in bases if base in known), "") for bases in said]
        # Whichever word comes first: имеретинский сыр, сыр имеретинский.
        return index.get(" ".join(sorted(first)), {}) if all(first) else {}

    def longest(self, said: Sequence[Word], start: int, most: int) -> Named[Meaning]:
        """The longest name of at most so many words that begins at `start`."""
        for end in range(min(start + most, len(said)), start, -1):
            for step, found in enumerate(self.steps(said[start:end])):
                if found:
                    return Named(end, step, tuple(found))
        return Named(start)

    def knows(self, word: Word) -> bool:
        """Whether the word stands in any name, in any form or spelling that `steps` would find."""
        known = self.known
        if word.plain in known["written"] or not known["bases"].isdisjoint(word.bases):
            return True
        if word.is_georgian and len(word.key) < FEWEST_TO_HEAR:
            return False
        return word.key in known["keys"] or not known["sounds"].isdisjoint(word.sounds)

    @cached_property
    def _words(self) -> tuple[Neighbours, Neighbours]:
        """The words of all names, and their bases, for typing errors; built when first asked."""
        return Neighbours(self.known["keys"]), Neighbours(self.known["sounds"])

    def mended(self, word: Word) -> list[Word]:
        """Known words a typing error away from one that no name holds, the likeliest first."""
        return [words.heard(name) for _unlikeness, name in self._likeliest(word)]

    def correction(self, word: Word) -> tuple[Unlikeness, str] | None:
        """The likeliest of them as it is written in the word's own script, and how unlike it is."""
        for unlikeness, name in self._likeliest(word):
            return unlikeness, self.shown[name].get(word.script, name)
        return None

    def _likeliest(self, word: Word) -> list[tuple[Unlikeness, str]]:
        # Words that mean something else (pearl, ვაშა) are no errors.
        if self.knows(word) or word.plain in self.strangers:
            return []
        whole, bases = self._words
        near = whole.near(word.key, len(word.plain))
        if not near and len(word.sounds) > 1:
            ending = len(word.key) - len(word.sounds[-1])
            near = bases.near(word.sounds[-1], len(word.plain) - ending)
        likeliest = sorted((self._unlikeness(word, name, near[name]), name) for name in near)
        return [one for one in likeliest[:MOST_MENDED] if one[0][0] == likeliest[0][0][0]]

    def _unlikeness(self, word: Word, name: str, errors: int) -> Unlikeness:
        """Errors first; then whether it is another script's word, or begins with another letter.

        People rarely mistype the first letter, and the rest of the word stays as it is.
        """
        is_other = (word.script not in self.shown[name]) + (word.key[:1] != name[:1])
        return errors, is_other, -_alike(word.key, name) - _alike(word.key[::-1], name[::-1])


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return sum(
        1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
