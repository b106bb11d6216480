"""Words of a sheet and what they mean: products, varieties, units, places, ways of delivery."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from qvevri.market.listings.amounts import Misread, read_quantity, tidy
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.reading.recognising import Recogniser
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import Unit, from_term

CERTAIN = 0.9
LIKELY = 0.6
# A guess looks at every word of the vocabulary: a sheet of nonsense must not keep us for hours.
MOST_GUESSES = 400
OFFERED = ("product", "group")
PLACE_WORDS = re.compile(
    r"^(?:სოფელი|სოფ\.?|ს\.|ქალაქი|ქ\.|დაბა|village(?: of)?|vill?\.|town(?: of)?|city(?: of)?|"
    r"село|сел\.|с\.|деревня|дер\.|город|гор\.|г\.|пос[её]лок|пос\.)\s*|"
    r"\s+(?:village|town|სოფელი|село)$",
    re.IGNORECASE,
)
# Endings of "in Skra" and "of Skra"; the bare name is tried first.
PLACE_ENDINGS = ("ში", "დან", "ის", "ს")
BESIDE_UNIT = re.compile(r"^(?:1\s+|/\s*|per\s+|за\s+|1-)|-?ზე$")
BESIDE_CONTENT = re.compile(r"[()\[\]/,:-]|(?<!\w)(?:of|by|each|по|თითო)(?!\w)")
CONTENT = re.compile(r"\d+(?:[.,]\d+)?\s*[^\W\d_]+\.?")


@dataclass(frozen=True)
class Place:
    """A settlement as the sheet needs it."""

    pk: int
    names: Mapping[str, str]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offered:
    """What is for sale: a product or group, and its variety by code or, if unknown, as written."""

    product: Term
    variety: Term | None = None
    variety_text: str = ""
    is_guess: bool = False


@dataclass(frozen=True)
class Measure:
    """A unit, or a container with what one holds."""

    unit: Term
    content: tuple[Decimal, str] | None = None
    is_guess: bool = False


@dataclass
class Lexicon:
    """All the words that a sheet of one municipality may use. Answers are kept: rows repeat."""

    terms: Mapping[str, Term]
    places: tuple[Place, ...]
    recogniser: Recogniser
    guesses: int = 0
    _kept: dict[tuple[str, ...], object] = field(default_factory=dict)

    @cached_property
    def _exact(self) -> Mapping[str, list[Term]]:
        index: dict[str, list[Term]] = defaultdict(list)
        for term in self.terms.values():
            if term.is_active:
                for key in set(map(fold, _words_of(term))) - {""}:
                    index[key].append(term)
        return index

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        return {
            fold(name): place
            for place in self.places
            for name in (*place.also, *place.names.values())
        }

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Every unit, by code."""
        return {term.code: from_term(term) for term in self.terms.values() if term.kind == "unit"}

    def named(self, text: str, *kinds: str) -> list[Term]:
        """The concepts of these kinds that are called exactly so, in any language or script."""
        return [term for term in self._exact.get(fold(text), ()) if term.kind in kinds]

    def one(self, text: str, kind: str) -> tuple[Term | None, bool]:
        """The concept of this kind that the text names, and whether that is a guess."""
        exact = self.named(text, kind)
        if exact:
            return exact[0], False
        return self._guess(text, kind)

    def _guess(self, text: str, *kinds: str) -> tuple[Term | None, bool]:
        """What an inflected or misspelt word means; a guess unless the recogniser is certain."""
        if self.guesses >= MOST_GUESSES:
            return None, False
        self.guesses += 1
        best = next(iter(self.recogniser.recognise(text, kinds)), None)
        if best is None or best.score < LIKELY:
            return None, False
        return self.terms[best.code], best.score < CERTAIN

    def offered(self, product: str, variety: str, unit: str = "") -> Offered | None:
        """What a product and its variety mean together; None when the product is unknown.

        The unit's code tells apart what is called alike: a live piglet by head, its meat by kilo.
        """
        key = ("offered", product, variety, unit)
        if key not in self._kept:
            self._kept[key] = self._offered(product, variety, unit)
        found = self._kept[key]
        assert found is None or isinstance(found, Offered)
        return found

    def _offered(self, product: str, variety: str, unit: str) -> Offered | None:
        if variety:
            # "ტყემალი" + "სოუსი" is one word of the vocabulary, and so is "ვაშლის" + "ჩირი".
            for phrase in (f"{product} {variety}", f"{variety} {product}"):
                whole = self._whole(phrase, unit)
                if whole is not None:
                    return whole
        whole = self._whole(product, unit) or self._split(product)
        if whole is None:
            guessed, is_guess = self._guess(product, *OFFERED, "variety")
            whole = self._from(guessed, is_guess=is_guess) if guessed else None
        if whole is None or not variety:
            return whole
        return self._with_variety(whole, variety, self.named(product, *OFFERED))

    def _whole(self, phrase: str, unit: str = "") -> Offered | None:
        named = self.named(phrase, *OFFERED, "variety")
        found = [one for one in map(self._from, named) if one is not None]
        # A product before a variety of the same name: tomatoes, not "tomato" the sauce.
        return min(found, key=lambda one: _rank(one, unit), default=None)

    def _from(self, term: Term, *, is_guess: bool = False) -> Offered | None:
        if term.kind != "variety":
            return Offered(term, is_guess=is_guess)
        product = self.terms.get(term.parent or "")
        return Offered(product, term, is_guess=is_guess) if product else None

    def _split(self, phrase: str) -> Offered | None:
        """ "ვაშლი სტარკრიმსონი", "Golden apples": a product and its variety in one cell."""
        words = phrase.split()
        for place in range(1, len(words)):
            halves = " ".join(words[:place]), " ".join(words[place:])
            for product, variety in (halves, halves[::-1]):
                for term in self.named(product, *OFFERED):
                    found = self._variety(term, variety)
                    if found is not None:
                        return Offered(term, found)
        return None

    def _with_variety(self, whole: Offered, text: str, others: list[Term]) -> Offered:
        for product in (whole.product, *others):
            variety = self._variety(product, text)
            if variety is not None:
                return Offered(product, variety, is_guess=whole.is_guess)
        # "ყველი" + "სულგუნი": what stands as the variety is a product beside the one named.
        sibling = self._whole(text)
        if sibling is not None and sibling.product.parent == whole.product.parent:
            return sibling
        if whole.variety is not None:
            return whole
        return Offered(whole.product, None, text, whole.is_guess)

    def _variety(self, product: Term, text: str) -> Term | None:
        """The variety of this product called so, also without the product's own word."""
        for phrase in (text, f"{text} {product.heading('ka')}", f"{product.heading('ka')} {text}"):
            fitting = [term for term in self.named(phrase, "variety") if self.fits(term, product)]
            if fitting:
                return fitting[0]
        return None

    def fits(self, variety: Term, product: Term) -> bool:
        """Whether the variety may stand beside the product."""
        above = {product.code, *self._above(product)}
        return variety.parent in above or bool(above & {*variety.fits})

    def _above(self, term: Term) -> Iterable[str]:
        parent = self.terms.get(term.parent or "")
        while parent is not None:
            yield parent.code
            parent = self.terms.get(parent.parent or "")

    def measure(self, text: str) -> Measure | None:
        """A unit: "კგ", "1 kg", "tons", or a container with its contents: "ტომარა 40 კგ"."""
        key = ("measure", text)
        if key not in self._kept:
            self._kept[key] = self._measure(text)
        found = self._kept[key]
        assert found is None or isinstance(found, Measure)
        return found

    def _measure(self, text: str) -> Measure | None:
        plain = BESIDE_UNIT.sub("", tidy(text)).strip(" .")
        unit, is_guess = self.one(plain, "unit")
        if unit is not None and not (is_guess and CONTENT.search(plain)):
            return Measure(unit, is_guess=is_guess)
        content = self.content(plain)
        if content is None:
            return None
        amount, held, rest = content
        container, is_guess = self.one(rest, "unit")
        if container is None or not self.units[container.code].is_package:
            return None
        return Measure(container, (amount, held), is_guess)

    def content(self, text: str) -> tuple[Decimal, str, str] | None:
        """What is held, in which unit, and the words around it: "0,5 ლ ქილა" is 0.5, l, "ქილა"."""
        for found in CONTENT.finditer(text):
            try:
                amount, word = read_quantity(found[0].strip(" ."))
            except Misread:
                continue
            unit = next(iter(self.named(word, "unit")), None)
            if unit is not None and self.units[unit.code].factor:
                rest = f"{text[: found.start()]} {text[found.end() :]}"
                return amount, unit.code, " ".join(BESIDE_CONTENT.sub(" ", rest).split())
        return None

    def place(self, text: str) -> tuple[Place | None, bool]:
        """The settlement that a text names, and whether its spelling had to be guessed."""
        bare = PLACE_WORDS.sub("", text.strip().rstrip(".,;")).strip()
        for name in (text, bare, *(bare.removesuffix(end) for end in PLACE_ENDINGS)):
            for ending in ("", "ი"):
                found = self._places.get(fold(name + ending))
                if found is not None:
                    return found, False
        near = _nearest(fold(bare), self._places)
        return (self._places[near], True) if near else (None, False)


def _rank(found: Offered, unit: str) -> tuple[bool, int]:
    kinds = ("product", "group", "variety")
    term = found.variety or found.product
    return bool(unit) and unit not in found.product.unit_codes, kinds.index(term.kind)


def _words_of(term: Term) -> Iterable[str]:
    yield from term.names.values()
    yield re.sub(r"\s*\(.*\)", "", term.names.get("ka", ""))
    for forms in term.forms.values():
        for name in ("short", "gen", "one", "one_gen", "before", "many", "few", "per", "after"):
            word = forms.get(name)
            if isinstance(word, str):
                yield word
    for words in term.synonyms.values():
        yield from words


def _nearest(key: str, known: Iterable[str]) -> str:
    """The one known key a single slip away from this one; nothing if none or several are."""
    if len(key) < 4:
        return ""
    near = {other for other in known if _is_one_slip(key, other)}
    return near.pop() if len(near) == 1 else ""


def _is_one_slip(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start : start + 2][::-1] == long[start : start + 2]
    return short[start + 1 :] == long[start + 1 :] or (
        swapped and short[start + 2 :] == long[start + 2 :]
    )
