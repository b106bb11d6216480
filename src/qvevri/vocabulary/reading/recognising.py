"""Which concept people mean, in any script, inflection or romanisation, with small mistakes."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from qvevri.vocabulary.reading.spellings import Named, Spellings
from qvevri.vocabulary.reading.words import Word, read, split
from qvevri.vocabulary.terms import Term

LONGEST_PHRASE = 5
# No name is longer; what follows is somebody's letter.
LONGEST_TEXT = 200
MOST_WORDS = 40
SHORT = 5
# What a name or its stem scores; synonyms score less.
OWN_NAME = 0.96
# What a concept scores that only a part of the text names, and one that a typing error hides.
PART = 0.7
MISTYPED = 0.6
# By how much a synonym is less sure than a name.
ALSO_CALLED = 0.025
# გორი is the town, ღორი the pig: they sound alike, so the pig must be spelled with its own letter.
TOWN, PIG = "gor", ("ღ", "gh")
# A town has no plural.
PIGS = "goreb"


@dataclass(frozen=True)
class Match:
    """A concept someone may mean; score 1.0 is its very name, below 0.6 a guess."""

    code: str
    score: float


@dataclass(frozen=True)
class Mention:
    """A concept named within a text: its words `start` to `end` (exclusive), as `split` counts."""

    code: str
    start: int
    end: int


class Recogniser:
    """An index over names, forms and synonyms of the terms it is given."""

    def __init__(self, terms: Mapping[str, Term], spellings: Spellings[str] | None = None) -> None:
        self.terms = terms
        self.twins = dict(_twins(terms))
        self.spellings = spellings or spellings_of(
            (term.code, weight, said)
            for term in terms.values()
            for weight, said in ways_to_write(term)
        )

    def recognise(
        self, text: str, kinds: Collection[str] = (), within: str | None = None
    ) -> list[Match]:
        """The concepts a short text may mean, best first; none when nothing resembles it.

        `kinds` narrows to kinds of concept, `within` to what lies under a concept or specifies it.
        """
        words = [read(word) for word in split(text[:LONGEST_TEXT])][:MOST_WORDS]
        words = [word for word in words if word.key]
        if not words or _is_a_place(words):
            return []
        kept = self._named(words, kinds, within)
        if not kept and len(words) > 1:
            kept = {m.code: PART for m in self._within(words, kinds) if self.is_in(m.code, within)}
        # A guess by beginning or by typo stands beside a certain answer only while one types it.
        is_certain = max(kept.values(), default=0.0) > PART
        if len(words) <= LONGEST_PHRASE and (not is_certain or _is_short(words)):
            guesses = {**self._mistyped(words), **self._beginning(words)}
            kept = {**self._kept(guesses, kinds, within), **kept}
        return sorted(
            (Match(code, round(score, 3)) for code, score in kept.items()),
            key=lambda match: (-match.score, self.terms[match.code].order),
        )

    def mentions(self, text: str, kinds: Collection[str] = ()) -> list[Mention]:
        """The concepts named in a longer text, longest phrases first come, none overlapping."""
        return self._within([read(word) for word in split(text)], kinds)

    def _within(self, words: Sequence[Word], kinds: Collection[str]) -> list[Mention]:
        found, start = [], 0
        while start < len(words):
            named = self.longest(words, start, kinds)
            found += [Mention(code, start, named.end) for code in named.meanings]
            start = max(named.end, start + 1)
        return found

    def longest(self, words: Sequence[Word], start: int, kinds: Collection[str]) -> Named[str]:
        """The longest phrase from `start` on that names concepts of these kinds, the best first."""
        ahead = words[start : start + LONGEST_PHRASE]
        known = len(list(takewhile(self.spellings.may_know, ahead)))
        for end in range(start + known, start, -1):
            phrase = words[start:end]
            if _is_a_place(phrase):
                continue
            for step, found in enumerate(self.spellings.steps(phrase)):
                kept = self._kept(self._speaking(found), kinds, None)
                if kept:
                    return Named(end, step, self._meant(kept))
                if found:
                    # What is surely something else (a unit) is not heard as a product.
                    break
        return Named(start)

    def _meant(self, kept: Mapping[str, float]) -> tuple[str, ...]:
        """The best first, without those that are only also called so where one has this name."""
        best = max(kept.values())
        surest = [code for code in kept if best - kept[code] < ALSO_CALLED]
        ranked = sorted(surest, key=lambda code: (-kept[code], self.terms[code].order))
        return tuple(dict.fromkeys(self.twins.get(code, code) for code in ranked))

    def _without_echoes(self, found: Mapping[str, float]) -> dict[str, float]:
        """Without kinds that only echo another concept's word: ვაშლის alone is apple, not its jam.

        The synonyms of a full kind are short for it beside its product, not by themselves.
        """
        return self._speaking(found) or dict(found)

    def _speaking(self, found: Mapping[str, float]) -> dict[str, float]:
        return {
            code: score
            for code, score in found.items()
            if score >= OWN_NAME or not self._may_echo(code) or self._stands_alone(code, found)
        }

    def _may_echo(self, code: str) -> bool:
        return self.terms[code].is_full and self.terms[code].kind == "variety"

    def _stands_alone(self, code: str, found: Mapping[str, float]) -> bool:
        parent = self.terms[code].parent
        return all(other == parent or self.terms[other].parent == parent for other in found)

    def _named(
        self, words: Sequence[Word], kinds: Collection[str], within: str | None = None
    ) -> dict[str, float]:
        """By the surest step that knows something of these kinds.

        Pigs and figs, კილო and ქილა have one key: the spelling tells them apart.
        """
        for found in self.spellings.steps(words):
            said = dict(found) if within else self._without_echoes(found)
            kept = self._kept(said, kinds, within)
            if kept:
                return kept
        return {}

    @cached_property
    def _names_from_each_word(self) -> list[tuple[str, str, bool]]:
        """Every name and every rest of a name that begins with a later word, in order."""
        names = {*self.spellings.index["written"], *self.spellings.index["keys"]}
        rests = [(name, name, True) for name in names]
        for name in names:
            places = (place for place, letter in enumerate(name) if letter == " ")
            rests += [(name[place + 1 :], name, False) for place in places]
        return sorted(rests)

    def _beginning(self, words: Sequence[Word]) -> dict[str, float]:
        """What a name begins with, as one types: in the typed letters first, then in their key."""
        found: dict[str, float] = {}
        plain, key = (" ".join(getattr(w, part) for w in words) for part in ("plain", "key"))
        for begun, surer, index in (
            (plain, 0.1, self.spellings.index["written"]),
            (key, 0.0, self.spellings.index["keys"]),
        ):
            for name, is_first in self._beginning_with(begun):
                score = (0.55 if is_first else 0.4) + surer + 0.2 * len(begun) / len(name)
                _keep_best(found, index.get(name, {}), score)
        # A product before the kinds of it that begin alike.
        return {code: score - 0.05 * ("." in code) for code, score in found.items()}

    def _beginning_with(self, begun: str) -> Iterator[tuple[str, bool]]:
        rests = self._names_from_each_word
        for place in range(bisect_left(rests, (begun, "", False)), len(rests)):
            rest, name, is_first = rests[place]
            if not rest.startswith(begun):
                return
            yield name, is_first

    def _mistyped(self, words: Sequence[Word]) -> dict[str, float]:
        """What the words would name with small errors mended."""
        mended = [self.spellings.mended(word) for word in words]
        if not any(mended):
            return {}
        found: dict[str, float] = {}
        for number in range(max(len(choices) for choices in mended)):
            said = [
                choices[min(number, len(choices) - 1)] if choices else word
                for word, choices in zip(words, mended, strict=True)
            ]
            _keep_best(found, self._named(said, ()), MISTYPED - 0.01 * number)
        return found

    def _kept(
        self, found: Mapping[str, float], kinds: Collection[str], within: str | None
    ) -> dict[str, float]:
        return {
            code: score
            for code, score in found.items()
            if (not kinds or self.terms[code].kind in kinds) and self.is_in(code, within)
        }

    def is_in(self, code: str, within: str | None) -> bool:
        """Whether a concept lies under `within` or may specify it; everything lies under None."""
        if within is None or within in self.terms[code].fits:
            return True
        above: str | None = code
        while above is not None and above in self.terms:
            if above == within:
                return code != within
            above = self.terms[above].parent
        return False


def spellings_of(
    ways: Iterable[tuple[str, float, str]], strangers: Collection[str] = ()
) -> Spellings[str]:
    """Ways to write, each with its concept and how surely it means that."""
    spellings: Spellings[str] = Spellings(strangers)
    for code, weight, written in ways:
        spellings.add(code, written, weight)
    return spellings


def ways_to_write(term: Term) -> Iterator[tuple[float, str]]:
    """Every stored way to write a concept, with how surely it means it."""
    for name in term.names.values():
        yield 1.0, name
    for language, words in term.forms.items():
        if language != "all":
            yield from ((0.98, words[form]) for form in ("short", "gen", "one") if form in words)
    if term.kind == "unit":
        for words in term.forms.values():
            yield from ((0.98, words[form]) for form in ("few", "many") if form in words)
    # What a protected name is also called is its name: imeretian cheese.
    weight = 0.97 if term.kind == "appellation" else 0.94
    for synonyms in term.synonyms.values():
        yield from ((weight, word) for word in synonyms)


def _is_a_place(words: Sequence[Word]) -> bool:
    first = words[0]
    spelled = any(letter in first.plain for letter in PIG) or first.key.startswith(PIGS)
    return len(words) == 1 and TOWN in first.sounds and not spelled


def _twins(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    """Protected names that are just a product's name (chacha), each with what it protects."""
    by_name = {t.heading("ka"): t.code for t in terms.values() if t.kind in ("product", "variety")}
    for term in terms.values():
        if term.kind == "appellation" and term.heading("ka") in by_name:
            yield term.code, by_name[term.heading("ka")]


def _is_short(words: Sequence[Word]) -> bool:
    return sum(len(word.key) for word in words) <= SHORT


def _keep_best(found: dict[str, float], codes: Iterable[str], score: float) -> None:
    for code in codes:
        found[code] = max(score, found.get(code, 0.0))
