"""What a query asks: the concepts and places it names, its price and amount, the words left."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qvevri.vocabulary.folding import fold, seen
from qvevri.vocabulary.reading.figures import Amount, Price, figures
from qvevri.vocabulary.reading.recognising import Recogniser
from qvevri.vocabulary.reading.spellings import Spellings
from qvevri.vocabulary.reading.words import WORD, Word, read, split
from qvevri.vocabulary.shipped import near, silent
from qvevri.vocabulary.terms import SOLD

LONGEST_TEXT = 300
LONGEST_WORD = 40
MOST_WORDS = 12
LONGEST_PLACE = 5
SILENT = frozenset(fold(" ".join(silent())).split())
# Units that are things for sale themselves: their word stays among what is sought.
THINGS = ("sapling", "hive")
HOW = ("unit", "packing", "delivery")
PROPERTY = ("quality",)
COUNT = "count"
# Shorter silent words are no adjectives, and part what they stand between: tea and honey.
FEWEST_WITHIN = 5
# A name of two words and what stands between.
FEWEST_IN_PIECES = 3


@dataclass(frozen=True)
class Part:
    """Words of a query that belong together, as written, with all that they may name.

    Without any they name nothing known: only texts can hold them. `places` are keys of settlements,
    `areas` codes of regions, lands and municipalities. What a word means counts more than its
    letters where it sounds like a settlement: ღორი, the pig, is not in გორი.
    """

    words: tuple[str, ...]
    concepts: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    areas: tuple[str, ...] = ()
    sounds_like_a_place: bool = False

    @property
    def is_place(self) -> bool:
        """Whether it may name a settlement or an area."""
        return bool(self.places or self.areas)


@dataclass(frozen=True)
class Asked:
    """A query as it was understood; `is_near` where a place was asked for with what lies about it.

    Silent words (buy, from, ფასი) are in no part; a query of nothing else keeps them.
    """

    parts: tuple[Part, ...] = ()
    price: Price | None = None
    amount: Amount | None = None
    is_near: bool = False

    @property
    def concepts(self) -> tuple[str, ...]:
        """The codes of all concepts named."""
        return tuple(code for part in self.parts for code in part.concepts)

    @property
    def places(self) -> tuple[int, ...]:
        """The keys of all settlements named."""
        return tuple(place for part in self.parts for place in part.places)


@dataclass(frozen=True)
class Reader:
    """Reads queries: `kinds` of concept are what can be found, `places` settlements and areas."""

    recogniser: Recogniser
    places: Spellings[int | str]
    kinds: Collection[str]

    def asked(self, text: str) -> Asked:
        """A query in its parts: the longest phrase that names something first."""
        said = figures(text[:LONGEST_TEXT], self.unit, self.counted_in)
        written = [word[:LONGEST_WORD] for word in split(said.rest)][:MOST_WORDS]
        written = self._in_one_piece(written)
        parts = self._parts(written, [self._read(word) for word in written])
        is_near = any(word.casefold() in near() for word in written)
        speaking = tuple(part for part in parts if not self._is_silent(part))
        what = tuple(part for part in speaking if not self._says_how(part))
        speaking = what or speaking
        says_more = speaking or said.price or said.amount
        # Of words that all say nothing (and, да) the first will do: who types many means none.
        return Asked(speaking if says_more else tuple(parts[:1]), said.price, said.amount, is_near)

    def _in_one_piece(self, written: list[str]) -> list[str]:
        """The words with those that stand within a name behind all: белое вино сухое."""
        if len(written) < FEWEST_IN_PIECES:
            return written
        kept, behind = written[:1], list[str]()
        within = [self._may_stand_within(word) for word in written]
        for number, word in enumerate(written[1:], 1):
            ahead = range(number + 1, len(written)) if within[number] else ()
            after = next((written[place] for place in ahead if not within[place]), "")
            parted = after and self._is_name(kept[-1], after)
            # A property makes a name with what follows it: organic dried apples.
            is_named = parted and not _is_adjective(word) and self._is_name(word, after)
            (behind if parted and not is_named else kept).append(word)
        return [*kept, *behind]

    def _may_stand_within(self, word: str) -> bool:
        return _is_adjective(word) or self.recogniser.longest([read(word)], 0, PROPERTY).end == 1

    def _is_name(self, *written: str) -> bool:
        words = [read(word) for word in written]
        return self.recogniser.longest(words, 0, self.kinds).end == len(words)

    def _read(self, written: str) -> Word:
        """A word; an unknown one that sounds like a name as that name is written."""
        word = read(written)
        if not word.is_georgian or any(known.knows(word) for known in self._known):
            return word
        named = (known.as_named(word) for known in self._known)
        return next((name for name in named if name is not word), word)

    @property
    def _known(self) -> tuple[Spellings[str], Spellings[int | str]]:
        return self.recogniser.spellings, self.places

    def corrected(self, text: str) -> str:
        """The query with small errors mended in unknown words that resemble a name."""
        return WORD.sub(lambda found: self._corrected(found[0]), seen(text[:LONGEST_TEXT]))

    def _corrected(self, written: str) -> str:
        word = read(written)
        if _says_nothing(written) or any(known.knows(word) for known in self._known):
            return written
        named, places = (known.likeliest(word) for known in self._known)
        # Of areas all are known, of settlements those of one market: Mereti, a village elsewhere,
        # is no Imereti, and Guri rather Gori than Guria.
        areas = {name for _unlikeness, name in places if self._is_area(name)}
        ranked = sorted(
            (unlikeness[0], name in areas, unlikeness, name)
            for unlikeness, name in (*named, *places)
            if name not in areas or fold(name)[:1] == word.key[:1]
        )
        return ranked[0][-1] if ranked else written

    def _is_area(self, name: str) -> bool:
        places = self.places.longest([read(name)], 0, 1).meanings
        return bool(places) and all(isinstance(place, str) for place in places)

    def _says_how(self, part: Part) -> bool:
        """Whether it tells how a thing is sold, not what: мёд в банках, apples in boxes."""
        # დო, the buttermilk, is no Russian "to", nor a bee an English "be".
        is_sold = any(self.recogniser.terms[code].kind in SOLD for code in part.concepts)
        return not part.places and all(
            (not is_sold and _says_nothing(word)) or self._is_how(word) for word in part.words
        )

    def _is_how(self, word: str) -> bool:
        found = next(filter(None, self.recogniser.spellings.steps([read(word)])), {})
        kinds = {self.recogniser.terms[code].kind for code in found if code not in THINGS}
        return not kinds.isdisjoint(HOW)

    def unit(self, word: str) -> tuple[str, bool]:
        """The code of the unit called so, empty for none; whether its word is sought as well."""
        for found in self.recogniser.spellings.steps([read(word)]):
            units = [code for code in found if self.recogniser.terms[code].kind == "unit"]
            if units:
                return units[0], units[0] in THINGS
            if found:
                break
        return "", True

    def counted_in(self, word: str, before: str) -> str:
        """The code of the unit in which a product called so is counted, empty if it is not.

        Behind a word that says something a number may be a part of a name: Ross 308 broilers.
        """
        if before and not before.endswith(",") and not _says_nothing(before):
            return ""
        terms, named = self.recogniser.terms, self.recogniser.longest([read(word)], 0, SOLD)
        for term in (terms[code] for code in named.meanings):
            above = terms.get(term.parent or "", term)
            for code in term.unit_codes or above.unit_codes:
                if code in terms and terms[code].forms["all"].get("dimension") == COUNT:
                    return code
        return ""

    def _parts(self, written: Sequence[str], words: Sequence[Word]) -> list[Part]:
        parts, start = [], 0
        while start < len(words):
            named = self.recogniser.longest(words, start, self.kinds)
            place = self.places.longest(words, start, LONGEST_PLACE)
            end = max(named.end, place.end, start + 1)
            # Of two readings of the same words the surer counts; both, where they are equally sure.
            surest = min((one.step for one in (named, place) if one.end == end), default=0)
            concepts = named.meanings if (named.end, named.step) == (end, surest) else ()
            meant = place.meanings if (place.end, place.step) == (end, surest) else ()
            settlements = tuple(place for place in meant if isinstance(place, int))
            areas = tuple(place for place in meant if isinstance(place, str))
            is_heard = bool(concepts and not meant) and self._is_heard(words[start:end])
            said = tuple(written[start:end])
            parts.append(Part(said, concepts, settlements, areas, is_heard))
            start = end
        return parts

    def _is_heard(self, words: Sequence[Word]) -> bool:
        """Whether a settlement sounds like it."""
        heard = self.places.index["keys"].get(" ".join(word.key for word in words), {})
        return any(isinstance(place, int) for place in heard)

    def _is_silent(self, part: Part) -> bool:
        """Whether it tells nothing of what is sought, or what all here is: fresh, home-made."""
        if part.is_place:
            return False
        if not part.concepts:
            return all(map(_says_nothing, part.words))
        named = (self.recogniser.terms[code] for code in part.concepts)
        return all(one.kind in PROPERTY and _says_nothing(one.heading("ka")) for one in named)


def _is_adjective(word: str) -> bool:
    return len(word) >= FEWEST_WITHIN and _says_nothing(word)


@lru_cache(maxsize=10_000)
def _says_nothing(word: str) -> bool:
    return word.casefold() in near() or SILENT.issuperset(fold(word).split())
