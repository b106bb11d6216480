"""Which concept people mean, in any script, inflection or romanisation, with small mistakes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.stemming import split, stems
from qvevri.vocabulary.terms import Term

LONGEST_PHRASE = 5
# No name is longer; what follows is somebody's letter.
LONGEST_TEXT = 200
FEWEST_LETTERS_FOR_A_TYPO = 5
# What a name or its stem scores; synonyms score less.
OWN_NAME = 0.96
# What a concept scores that only a part of the text names.
PART = 0.7
# გორი is the town, ღორი the pig: one key, so the pig must be spelled with its own letter.
HOMOGRAPHS = {"gori": ("ღ", "gh")}


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

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self.terms = terms
        self.as_written: dict[str, dict[str, float]] = defaultdict(dict)
        self.by_name: dict[str, dict[str, float]] = defaultdict(dict)
        self.by_stem: dict[str, dict[str, float]] = defaultdict(dict)
        for term in terms.values():
            for weight, written in ways_to_write(term):
                self._note(self.as_written, _plain(written), term.code, weight)
                self._note(self.by_name, fold(written), term.code, weight)
                self._note(self.by_stem, _stemmed(written), term.code, weight - 0.04)

    @staticmethod
    def _note(index: dict[str, dict[str, float]], key: str, code: str, weight: float) -> None:
        if key:
            index[key][code] = max(weight, index[key].get(code, 0.0))

    def recognise(
        self, text: str, kinds: Collection[str] = (), within: str | None = None
    ) -> list[Match]:
        """The concepts a short text may mean, best first; none when nothing resembles it.

        `kinds` narrows to kinds of concept, `within` to what lies under a concept or specifies it.
        """
        text = text[:LONGEST_TEXT]
        key = fold(text)
        if not key or self._is_a_place(text, key) or (len(key) == 1 and len(text.strip()) > 2):
            return []
        kept = self._exact(text, kinds, within)
        if not kept and " " in key:
            kept = {m.code: PART for m in self.mentions(text, kinds) if self.is_in(m.code, within)}
        # A guess by beginning or by typo stands beside a certain answer only while one types it.
        is_certain = max(kept.values(), default=0.0) > PART
        if not is_certain or len(key) <= FEWEST_LETTERS_FOR_A_TYPO:
            guesses = {**self._similar(key), **self._beginning(text)}
            kept = {**self._kept(guesses, kinds, within), **kept}
        return sorted(
            (Match(code, round(score, 3)) for code, score in kept.items()),
            key=lambda match: (-match.score, self.terms[match.code].order),
        )

    def mentions(self, text: str, kinds: Collection[str] = ()) -> list[Mention]:
        """The concepts named in a longer text, longest phrases first come, none overlapping."""
        words, found, start = split(text), [], 0
        while start < len(words):
            end, kept = self._longest(words, start, kinds)
            found += [Mention(code, start, end) for code in self._ranked(kept)]
            start = end
        return found

    def _longest(
        self, words: list[str], start: int, kinds: Collection[str]
    ) -> tuple[int, dict[str, float]]:
        for end in range(min(start + LONGEST_PHRASE, len(words)), start, -1):
            phrase = " ".join(words[start:end])
            kept = {} if self._is_a_place(phrase, fold(phrase)) else self._exact(phrase, kinds)
            if kept:
                return end, kept
        return start + 1, {}

    @staticmethod
    def _is_a_place(text: str, key: str) -> bool:
        letters = HOMOGRAPHS.get(key)
        return letters is not None and not any(letter in text.casefold() for letter in letters)

    def _ranked(self, kept: Mapping[str, float]) -> list[str]:
        return sorted(kept, key=lambda code: (-kept[code], self.terms[code].order))

    def _without_echoes(self, found: Mapping[str, float]) -> dict[str, float]:
        """Without kinds that only echo another concept's word: ვაშლის alone is apple, not its jam.

        The synonyms of a full kind are short for it beside its product, not by themselves.
        """
        kept = {
            code: score
            for code, score in found.items()
            if score >= OWN_NAME or not self.terms[code].is_full or self._stands_alone(code, found)
        }
        return kept or dict(found)

    def _stands_alone(self, code: str, found: Mapping[str, float]) -> bool:
        parent = self.terms[code].parent
        return all(other == parent or self.terms[other].parent == parent for other in found)

    def _exact(
        self, text: str, kinds: Collection[str] = (), within: str | None = None
    ) -> dict[str, float]:
        """By the very spelling, else by the key that spellings share, else by the stem.

        Pigs and figs, კილო and ქილა have one key: the spelling tells them apart.
        """
        for index, key in (
            (self.as_written, _plain(text)),
            (self.by_name, fold(text)),
            (self.by_stem, _stemmed(text)),
        ):
            found = dict(index.get(key, {}))
            kept = self._kept(found if within else self._without_echoes(found), kinds, within)
            if kept:
                return kept
        return {}

    def _beginning(self, text: str) -> dict[str, float]:
        """What a name begins with, as one types: in the typed letters first, then in their key."""
        found: dict[str, float] = {}
        for index, key, surer in (
            (self.as_written, _plain(text), 0.1),
            (self.by_name, fold(text), 0.0),
        ):
            for name, codes in index.items():
                share = 0.2 * len(key) / len(name)
                if key and name.startswith(key):
                    _keep_best(found, codes, 0.55 + surer + share)
                elif key and f" {key}" in name:
                    _keep_best(found, codes, 0.4 + surer + share)
        # A product before the kinds of it that begin alike.
        return {code: score - 0.05 * ("." in code) for code, score in found.items()}

    def _similar(self, key: str) -> dict[str, float]:
        if len(key) < FEWEST_LETTERS_FOR_A_TYPO:
            return {}
        found: dict[str, float] = {}
        allowed = 1 if len(key) < 9 else 2
        for name, codes in self.by_name.items():
            if len(name) < FEWEST_LETTERS_FOR_A_TYPO or abs(len(name) - len(key)) > allowed:
                continue
            if within_distance(key, name, allowed):
                _keep_best(found, codes, 0.6)
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
    for synonyms in term.synonyms.values():
        yield from ((0.94, word) for word in synonyms)


def _plain(text: str) -> str:
    return " ".join(split(text.casefold()))


def _stemmed(text: str) -> str:
    # Whichever word comes first: имеретинский сыр, сыр имеретинский.
    return " ".join(sorted(stems(text)))


def _keep_best(found: dict[str, float], codes: Iterable[str], score: float) -> None:
    for code in codes:
        found[code] = max(score, found.get(code, 0.0))


def within_distance(one: str, other: str, allowed: int) -> bool:
    """Whether so few letters put in, left out, changed or swapped make one word of the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        earlier, before, row = before, row, [place]
        for column, against in enumerate(other, 1):
            cost = min(
                before[column] + 1, row[column - 1] + 1, before[column - 1] + (letter != against)
            )
            swapped = place > 1 and column > 1 and one[place - 2] == against
            if swapped and letter == other[column - 2]:
                cost = min(cost, earlier[column - 2] + 1)
            row.append(cost)
        if min(row) > allowed:
            return False
    return row[-1] <= allowed
