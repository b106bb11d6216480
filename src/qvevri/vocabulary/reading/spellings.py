"""Names and all the ways people write them, answered from the surest way to the least sure."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product, takewhile
from typing import Generic, TypeVar

from qvevri.vocabulary.reading import words
from qvevri.vocabulary.reading.neighbours import Neighbours, distance, errors_allowed
from qvevri.vocabulary.reading.words import Name, Word

Meaning = TypeVar("Meaning", bound=str | int)
Unlikeness = tuple[int, int, bool, int]
Index = dict[str, dict[Meaning, float]]

# What an inflected form costs, and what one that only sounds alike does.
INFLECTED = 0.04
HEARD = 0.04
MOST_MENDED = 3
# Shorter words sound like too many things: be, by, do, до, бы.
FEWEST_HEARD = 3
# A form may have several bases; of a phrase so many of each word are tried.
MOST_BASES = 3
KINDS = ("written", "bases", "keys", "sounds")
INFLECTING = ("bases", "sounds")
HEARING = ("keys", "sounds")
# The steps before it go by letters.
FIRST_HEARD = 2
# What is heard, and the letters that it must then be written with.
GH, PLURAL = ("gh", "ღ"), ("eb", "ებ")
# Letters that popular romanisations write unlike any official one; see `georgian.popular`.
POPULAR_LETTERS = frozenset("ყწც")


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

    def __init__(self, strangers: Collection[str] = (), *, are_places: bool = False) -> None:
        self.strangers, self.are_places = frozenset(strangers), are_places
        self.index: dict[str, Index[Meaning]] = {kind: defaultdict(dict) for kind in KINDS}
        self.shown: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        self.known: dict[str, set[str]] = {kind: set() for kind in KINDS}
        self.meant: Mapping[str, Collection[str]] = self.known

    def mend_to_these_alone(self) -> None:
        """Names added from now on are known, but are never what a misspelled word meant."""
        self.meant = {kind: frozenset(known) for kind, known in self.known.items()}

    def add(self, meaning: Meaning, name: str, weight: float = 1.0) -> None:
        """`name` is a way to write `meaning`; of two weights the higher counts."""
        said = [words.read_name(word) for word in words.split(name)]
        if not said:
            return
        plain = [word.plain for word in said]
        self._note(meaning, "written", plain, weight)
        if "ё" in name:
            self._add_written_with_e(meaning, said, weight)
        self._note(meaning, "keys", [word.key for word in said], weight)
        firsts: list[str] = [word.bases[0] for word in said]
        seconds: list[str] = [word.bases[1] for word in said]
        for bases in (firsts, seconds, [*firsts[:-1], seconds[-1]]):
            self._note(meaning, "bases", bases, weight - INFLECTED)
        for word in said:
            kinds = zip(("written", "keys", "bases", "bases"), word.spellings, strict=True)
            for kind_and_spelling in kinds:
                self.shown[kind_and_spelling].setdefault(word.script, word.plain)
        if all(word.script == "georgian" for word in said):
            self._add_heard(meaning, said, weight - HEARD)

    def _add_written_with_e(self, meaning: Meaning, said: Sequence[Name], weight: float) -> None:
        """Most people write е for ё: копченый."""
        plain = [word.plain.replace("ё", "е") for word in said]
        self._note(meaning, "written", plain, weight)
        for word, written in zip(said, plain, strict=True):
            self.shown["written", written].setdefault(word.script, word.plain)

    def _add_heard(self, meaning: Meaning, said: Sequence[Name], weight: float) -> None:
        self._note(meaning, "sounds", [word.heard for word in said], weight)
        for word in said:
            self.shown["sounds", word.heard].setdefault("georgian", word.plain)
        if any(not POPULAR_LETTERS.isdisjoint(word.plain) for word in said):
            for way in zip(*(words.romanised(word.plain) for word in said), strict=True):
                self._note(meaning, "keys", [key for key, _base in way], weight)
                self._note(meaning, "sounds", [base for _key, base in way], weight)
                for word, (key, base) in zip(said, way, strict=True):
                    self.shown["keys", key].setdefault("georgian", word.plain)
                    self.shown["sounds", base].setdefault("georgian", word.plain)

    def _note(self, meaning: Meaning, kind: str, each: Sequence[str], weight: float) -> None:
        # Whichever word comes first: имеретинский сыр, сыр имеретинский.
        said = self.index[kind][" ".join(sorted(each) if kind in INFLECTING else each)]
        said[meaning] = max(weight, said.get(meaning, 0.0))
        self.known[kind].update(each)

    def steps(self, said: Sequence[Word]) -> Iterator[Mapping[Meaning, float]]:
        """What the words may mean together, from the surest step on; only steps that know them."""
        yield self.index["written"].get(" ".join(word.plain for word in said), {})
        # A stranger is nobody's form: კობრა, the cobra, is no case of კობრი, the carp.
        if len(said) == 1 and said[0].plain in self.strangers:
            return
        yield self._inflected("bases", [word.bases for word in said])
        # Within the Georgian script კ, ქ and ყ differ: one for another is an error like any other.
        if any(word.is_georgian for word in said):
            return
        is_one = len(said) == 1
        if not is_one or self._is_heard(said[0]):
            yield self.index["keys"].get(" ".join(word.key for word in said), {})
        yield self._inflected("sounds", [self._heard_bases(word, is_one=is_one) for word in said])

    def _heard_bases(self, word: Word, *, is_one: bool) -> Sequence[str]:
        """The bases that the word may sound like: ghorebi, the pigs, are no form of გორი.

        Who writes gh means ღ, and no place that is one has a plural.
        """
        sounds = word.surest_sounds if is_one else word.sounds
        if GH[0] not in word.plain and not (self.are_places and PLURAL[0] in word.key):
            return sounds
        return [sound for sound in sounds if self._may_be_heard(word, sound)]

    def _may_be_heard(self, word: Word, base: str) -> bool:
        name = self.shown.get(("sounds", base), {}).get("georgian", "")
        is_many = self.are_places and word.key.removeprefix(base).startswith(PLURAL[0])
        is_other = bool(name) and GH[0] in word.plain and GH[1] not in name
        return not is_other and not (is_many and PLURAL[1] not in name)

    def _inflected(self, kind: str, said: Sequence[Sequence[str]]) -> Mapping[Meaning, float]:
        index, known = self.index[kind], self.known[kind]
        choices = [[base for base in bases if base in known][:MOST_BASES] for bases in said]
        for chosen in product(*choices):
            found = index.get(" ".join(sorted(chosen)))
            if found:
                return found
        return {}

    def longest(self, said: Sequence[Word], start: int, most: int) -> Named[Meaning]:
        """The longest name of at most so many words that begins at `start`."""
        known = len(list(takewhile(self.may_know, said[start : start + most])))
        for end in range(start + known, start, -1):
            for step, found in enumerate(self.steps(said[start:end])):
                if found:
                    return Named(end, step, tuple(found))
        return Named(start)

    def _is_heard(self, word: Word) -> bool:
        """Whether a name sounds like the word: one of another script, or one spelled nearly so.

        Time is no thyme, be no bee: two words of one script have the spelling to tell them apart.
        """
        shown = self.shown.get(("keys", word.key), {})
        if len(word.key) < FEWEST_HEARD:
            return False
        return any(script != word.script or self._is_slip(word, shown[script]) for script in shown)

    @staticmethod
    def _is_slip(word: Word, name: str) -> bool:
        allowed = errors_allowed(len(word.plain))
        return distance(word.plain, name, allowed) <= allowed

    def as_named(self, word: Word) -> Word:
        """The word of a name that an unknown Georgian one sounds like; the word itself for none.

        კ for ქ, a letter doubled: no more of that than typing errors are forgiven.
        """
        name = self.shown.get(("keys", word.key), {}).get("georgian")
        if name is None or word.plain in self.strangers:
            return word
        return words.read(name) if self._is_slip(word, name) else word

    def may_know(self, word: Word) -> bool:
        """Whether the word, in some form or spelling, may be part of a name."""
        known = self.known
        return (
            word.plain in known["written"]
            or word.key in known["keys"]
            or not known["bases"].isdisjoint(word.bases)
            or not known["sounds"].isdisjoint(word.sounds)
        )

    def knows(self, word: Word) -> bool:
        """Whether the word is surely one of a name: no typing error."""
        if word.plain in self.known["written"]:
            return True
        # What only sounds like a name that is never meant by an error may be one: honny, Khoni.
        is_heard = word.key in self.meant["keys"] or any(
            s in self.meant["sounds"] for s in word.sounds
        )
        for step, found in enumerate(self.steps([word])):
            if found and (step < FIRST_HEARD or is_heard):
                return True
        if not word.is_georgian and word.key in self.meant["keys"]:
            return True
        # A word of a longer name in another form; of a short base too many words might be one.
        bases = self.known["bases"].intersection(word.bases)
        return any(3 * len(base) >= 2 * len(word.plain) for base in bases)

    @cached_property
    def _neighbours(self) -> Mapping[str, Neighbours]:
        """The words of all names by each of the keys, for typing errors; built when first asked."""
        return {kind: Neighbours(known) for kind, known in self.meant.items()}

    def mended(self, word: Word) -> list[Word]:
        """Known words a typing error away from one that no name holds, the likeliest first."""
        return [words.read(name) for _unlikeness, name in self.likeliest(word)]

    def likeliest(self, word: Word) -> list[tuple[Unlikeness, str]]:
        """The same as they are written in the word's own script, with how unlike it they are."""
        # Words that mean something else (pearl, ვაშა) are no errors.
        if self.knows(word) or word.plain in self.strangers:
            return []
        likeliest: dict[str, Unlikeness] = {}
        for name, unlikeness in self._near(word):
            likeliest[name] = min(unlikeness, likeliest.get(name, unlikeness))
        ranked = sorted((unlikeness, name) for name, unlikeness in likeliest.items())
        return [one for one in ranked[:MOST_MENDED] if one[0][0] == ranked[0][0][0]]

    def _near(self, word: Word) -> Iterator[tuple[str, Unlikeness]]:
        """Whole words first; where none is near, words of which only the base is."""
        for kinds in (("written", "keys"), INFLECTING):
            found = False
            for kind, typed in zip(kinds, self._typed(word, kinds), strict=True):
                for spelling, errors in self._neighbours[kind].near(typed).items():
                    shown = self.shown[kind, spelling]
                    found = True
                    yield (
                        shown.get(word.script) or next(iter(shown.values())),
                        _unlikeness(
                            typed,
                            spelling,
                            errors,
                            is_heard=kind in HEARING or word.script not in shown,
                        ),
                    )
            if found:
                return

    @staticmethod
    def _typed(word: Word, kinds: Sequence[str]) -> tuple[str, str]:
        # In Georgian letters every letter counts; by sound ღოორი would be nearer to გორი.
        if kinds == INFLECTING:
            return word.bases[-1], "" if word.is_georgian else word.sounds[-1]
        return word.plain, "" if word.is_georgian else word.key


def _unlikeness(typed: str, spelling: str, errors: int, *, is_heard: bool) -> Unlikeness:
    """Errors first; then whether it only sounds like it, or begins with another letter.

    People rarely mistype the first letter, often swap two, and the rest of the word stays.
    """
    is_other = is_heard + (typed[:1] != spelling[:1])
    is_swapped = sorted(typed) == sorted(spelling)
    alike = _alike(typed, spelling) + _alike(typed[::-1], spelling[::-1])
    return errors, is_other, not is_swapped, -alike


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return sum(
        1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
