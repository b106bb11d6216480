"""Names and all the ways people write them, answered from the surest way to the least sure."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Generic, TypeVar

from qvevri.vocabulary.reading import words
from qvevri.vocabulary.reading.neighbours import Neighbours
from qvevri.vocabulary.reading.words import Word

Meaning = TypeVar("Meaning", str, int)
Index = dict[str, dict[Meaning, float]]

# What an inflected form costs, and what one that only sounds alike does.
INFLECTED = 0.04
HEARD = 0.05
# Within the Georgian script კ, ქ and ყ are different letters: only in long words is one for another
# a slip of spelling (ქვა is no კვა, ფური no პური).
FEWEST_TO_HEAR = 6
MOST_MENDED = 3


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
        self.known: dict[str, set[str]] = {
            name: set() for name in ("written", "bases", "keys", "sounds")
        }

    def add(self, meaning: Meaning, name: str, weight: float = 1.0) -> None:
        """`name` is a way to write `meaning`; of two weights the higher counts."""
        said = [words.read_name(word) for word in words.split(name)]
        if not said:
            return
        plain, keys, bases, heard = zip(*said, strict=True)
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
        """Known words a typing error away from one that no name holds, the likeliest first.

        Words that mean something else (pearl, ვაშა) are no errors.
        """
        if self.knows(word) or word.plain in self.strangers:
            return []
        whole, bases = self._words
        near = whole.near(word.key, len(word.plain))
        if not near and len(word.sounds) > 1:
            ending = len(word.key) - len(word.sounds[-1])
            near = bases.near(word.sounds[-1], len(word.plain) - ending)
        likeliest = sorted(near, key=lambda name: (near[name], *_unlikeness(word.key, name)))
        return [
            words.heard(name)
            for name in likeliest[:MOST_MENDED]
            if near[name] == near[likeliest[0]]
        ]


def _unlikeness(key: str, name: str) -> tuple[bool, int, str]:
    """People rarely mistype the first letter, and the rest of the word stays as it is."""
    return key[:1] != name[:1], -_alike(key, name) - _alike(key[::-1], name[::-1]), name


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return sum(
        1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
