"""Questions about the vocabulary, answered from memory."""

import math
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType

from django.conf import settings
from django.db.models import Count, Max
from django.http import Http404

from qvevri.places import queries as places
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary import rows
from qvevri.vocabulary.folding import clean
from qvevri.vocabulary.models import Concept
from qvevri.vocabulary.reading import understanding
from qvevri.vocabulary.reading.asking import Asked, Reader
from qvevri.vocabulary.reading.recognising import (
    Match,
    Mention,
    Recogniser,
    spellings_of,
    ways_to_write,
)
from qvevri.vocabulary.reading.spellings import Spellings
from qvevri.vocabulary.reading.understanding import Understood
from qvevri.vocabulary.reading.words import read, split
from qvevri.vocabulary.shipped import strangers
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import Unit, from_term

FRESH_SECONDS = 5.0
FINDING = (
    Concept.Kind.GROUP,
    Concept.Kind.PRODUCT,
    Concept.Kind.VARIETY,
    Concept.Kind.APPELLATION,
    Concept.Kind.CERTIFICATE,
)
# What a query may say of a thing besides: dry, smoked.
ASKED = (*FINDING, Concept.Kind.QUALITY)
POSTABLE = (Concept.Kind.GROUP, Concept.Kind.PRODUCT)


@dataclass(frozen=True)
class Book:
    """The whole vocabulary as this process read it."""

    version: tuple[object, ...]
    terms: Mapping[str, Term]
    codes: Mapping[int, str]
    children: Mapping[str | None, tuple[Term, ...]]
    units: Mapping[str, Unit]

    @cached_property
    def beside(self) -> Mapping[str, frozenset[str]]:
        """By group, its products that its own word does not name: see `sold_beside`."""
        groups = (term for term in self.terms.values() if term.kind == "group")
        return {group.code: frozenset(_beside(group, self.children)) for group in groups}

    @cached_property
    def recogniser(self) -> Recogniser:
        """Knows every active concept; built when first asked, for most pages never ask."""
        active = {code: term for code, term in self.terms.items() if term.is_active}
        return Recogniser(active, _spellings(active))


NOWHERE: Spellings[int | str] = Spellings()
Gazetteer = tuple[list[dict[str, Settlement]], Spellings[int | str]]


@dataclass
class _Memory:
    book: Book | None = None
    asked_at: float = 0.0
    ways: list[tuple[str, float, str]] | None = None
    spellings: Spellings[str] | None = None
    gazetteers: dict[int | None, Gazetteer] = field(default_factory=dict)


_memory = _Memory()


def forget() -> None:
    """Make the next question read the vocabulary anew; called after every write."""
    take_up(None)


def take_up(book: Book | None) -> None:
    """Answer from a book that was read before; without one, read it at the next question."""
    _memory.book, _memory.asked_at = book, time.monotonic()


def look_again() -> None:
    """Make the next question ask the database whether another process changed something."""
    _memory.asked_at = -math.inf


def book() -> Book:
    """The vocabulary, read again when another process changed it.

    Asks the database for a change at most every `VOCABULARY_FRESH_SECONDS`: one small query.
    """
    fresh = getattr(settings, "VOCABULARY_FRESH_SECONDS", FRESH_SECONDS)
    if _memory.book and time.monotonic() - _memory.asked_at < fresh:
        return _memory.book
    version = _version()
    if _memory.book is None or _memory.book.version != version:
        _memory.book = _read(version)
    _memory.asked_at = time.monotonic()
    return _memory.book


def _spellings(terms: Mapping[str, Term]) -> Spellings[str]:
    """All ways to write the terms; those of before, where no name has changed."""
    ways = [(t.code, weight, said) for t in terms.values() for weight, said in ways_to_write(t)]
    if _memory.spellings is None or _memory.ways != ways:
        _memory.ways, _memory.spellings = ways, spellings_of(ways, strangers())
    return _memory.spellings


def _version() -> tuple[object, ...]:
    return tuple(Concept.objects.aggregate(Max("updated_at"), Count("pk")).values())


def _read(version: tuple[object, ...]) -> Book:
    concepts = list(Concept.objects.in_order())
    code_of = {concept.pk: concept.code for concept in concepts}
    terms = {c.code: rows.term_of(c, code_of.get(c.parent_id or 0)) for c in concepts}
    children: dict[str | None, list[Term]] = defaultdict(list)
    for term in terms.values():
        children[term.parent].append(term)
    return Book(
        version=version,
        terms=MappingProxyType(terms),
        codes=code_of,
        children={code: tuple(below) for code, below in children.items()},
        units={code: from_term(term) for code, term in terms.items() if term.kind == "unit"},
    )


def terms() -> Mapping[str, Term]:
    """Every concept by code, inactive ones too, in the order of the vocabulary; no copy is made."""
    return book().terms


def term(code: str) -> Term:
    """One concept. Raises KeyError when there is none."""
    return book().terms[code]


def code_of(pk: int | None) -> str:
    """The code of the concept with this primary key, without a join; empty for None."""
    if pk is None:
        return ""
    if pk not in book().codes:
        # Added a moment ago by another process: what is in memory may be some seconds old.
        forget()
    return book().codes[pk]


def units() -> Mapping[str, Unit]:
    """Every unit and container by code, officers' own among them."""
    return book().units


def unit(code: str) -> Unit:
    """One unit. Raises KeyError when there is none."""
    return book().units[code]


def concept_by_code(code: str) -> Concept:
    """The row of an active concept, or Http404."""
    concept = Concept.objects.active().filter(code=code).first()
    if concept is None:
        raise Http404
    return concept


def any_concept(code: str) -> Concept:
    """The row of a concept, active or not, or Http404."""
    concept = Concept.objects.filter(code=code).first()
    if concept is None:
        raise Http404
    return concept


def children_of(code: str | None, kinds: Collection[str] = ()) -> tuple[Term, ...]:
    """The active concepts directly under one (or without a parent), in order."""
    below = book().children.get(code, ())
    return tuple(t for t in below if t.is_active and (not kinds or t.kind in kinds))


def ancestors(code: str) -> tuple[Term, ...]:
    """What a concept lies under, from the top down, without itself."""
    known, found = book().terms, []
    above = known[code].parent
    while above is not None:
        found.append(known[above])
        above = known[above].parent
    return tuple(reversed(found))


def family(code: str) -> tuple[str, ...]:
    """A concept's code with those of everything under it: what a category page shows."""
    codes = [code]
    for child in book().children.get(code, ()):
        codes += family(child.code)
    return tuple(codes)


def also_called(code: str) -> tuple[str, ...]:
    """Its synonyms in all languages, without those that rather name something else.

    Tenili is a protected name: of cheese it tells nothing, though it is one.
    """
    return _also_called(book().version, code)


@lru_cache(maxsize=2000)
def _also_called(_version: object, code: str) -> tuple[str, ...]:
    said = dict.fromkeys(word for each in term(code).synonyms.values() for word in each)
    reader = Reader(book().recogniser, NOWHERE, FINDING)
    named = ((word, reader.asked(word).concepts) for word in said)
    return tuple(word for word, codes in named if not codes or code in codes)


def sold_beside(group: str) -> frozenset[str]:
    """The products of a group that its short name does not name: juice, of "wine and drinks".

    None where it names all, or each by a name of its own: apples are fruit.
    """
    return book().beside.get(group, frozenset())


def _beside(group: Term, children: Mapping[str | None, tuple[Term, ...]]) -> set[str]:
    if not group.form("ka", "short"):
        return set()
    rest = [term for term in children.get(group.code, ()) if not term.form("all", "rest")]
    named = {term.code for term in rest if term.heading("ka").endswith(group.heading("ka"))}
    return {term.code for term in rest} - named if named else set()


def posting_groups() -> tuple[tuple[Term, tuple[Term, ...]], ...]:
    """The groups for the pictogram grid, each with its products; some groups have none."""
    groups = children_of(None, (Concept.Kind.GROUP,))
    return tuple((group, children_of(group.code, (Concept.Kind.PRODUCT,))) for group in groups)


def of_kind(*kinds: str) -> tuple[Term, ...]:
    """The active concepts of these kinds, in order."""
    return tuple(t for t in book().terms.values() if t.is_active and t.kind in kinds)


def varieties_of(code: str) -> tuple[Term, ...]:
    """The varieties a listing of this concept may name, its own first."""
    if code not in book().terms:
        return ()
    own = children_of(code, (Concept.Kind.VARIETY,))
    fitting = (t for t in of_kind(Concept.Kind.VARIETY) if code in t.fits)
    return own + tuple(t for t in fitting if t not in own)


def appellations_for(code: str) -> tuple[Term, ...]:
    """The protected names that exist for a product."""
    named = of_kind(Concept.Kind.APPELLATION)
    return tuple(t for t in named if t.protection and code in t.protection.concepts)


def recognise(
    text: str, kinds: Collection[str] = (), lang: str | None = None, within: str | None = None
) -> list[Match]:
    """The concepts that a short text may mean, best first, in any script, inflection or spelling.

    A score of 0.9 and more is certain, 0.6 a likely typing error, below it a word's beginning.
    `within` narrows to what lies under a concept or specifies it; every language is always read,
    for people mix them, `lang` only breaks ties.
    """
    found = book().recogniser.recognise(text, kinds, within)
    if lang is None:
        return found
    known = book().terms
    begins = text.casefold()
    return sorted(
        found, key=lambda m: (-m.score, not known[m.code].name(lang).casefold().startswith(begins))
    )


def understand(product: str, variety: str = "", unit_code: str = "") -> Understood:
    """The product and variety that two cells of a sheet mean; see understanding.py."""
    return understanding.understand(book().recogniser, product, variety, unit_code)


def mentions(text: str, kinds: Collection[str] = ()) -> list[Mention]:
    """The concepts named inside a longer text, such as a search or a description."""
    return book().recogniser.mentions(text, kinds)


def asked(text: str, municipality: Municipality | None = None) -> Asked:
    """What a query asks: concepts, settlements (of one municipality, or of all), price, amount.

    Costs no query once vocabulary and settlements are in memory.
    """
    return _reader(municipality).asked(text)


def corrected(text: str, municipality: Municipality | None = None) -> str:
    """The query with small typing errors in names of concepts and settlements mended.

    The very text, if nothing unknown in it resembles a name.
    """
    return _reader(municipality).corrected(text)


def is_something_else(word: str) -> bool:
    """Whether it only resembles words of the vocabulary: pearl is never an error of pear."""
    return clean(word) in strangers()


def is_of_a_place(word: str, municipality: Municipality | None = None) -> bool:
    """Whether it is a word of a place's name, and no error: the Shida of Shida Kartli."""
    return read(word).plain in _reader(municipality).places.known["written"]


def _reader(municipality: Municipality | None) -> Reader:
    if municipality is None:
        named = places.settlements_of_network()
    else:
        named = [places.settlements_by_slug(municipality)]
    key = municipality.pk if municipality else None
    kept = _memory.gazetteers.get(key)
    # Places hands out the same mappings until it reads them again.
    if kept is None or [*map(id, kept[0])] != [*map(id, named)]:
        kept = _memory.gazetteers[key] = (named, _spellings_of_places(named, municipality))
    return Reader(book().recogniser, kept[1], ASKED)


def _spellings_of_places(
    named: Iterable[Mapping[str, Settlement]], municipality: Municipality | None
) -> Spellings[int | str]:
    spellings: Spellings[int | str] = Spellings(strangers(), are_places=True)
    for place in (place for settlements in named for place in settlements.values()):
        for name in (*place.name.data.values(), *place.also, place.slug.replace("-", " ")):
            spellings.add(place.pk, name)
    areas = [(area.code, name) for area in places.areas() for name in area.names]
    # Of areas those are meant by a misspelled word that have what is asked for.
    here = [(code, name) for code, name in areas if places.markets_in([code], municipality)]
    one_word = [(code, name) for code, name in here if len(split(name)) == 1]
    for code, name in one_word:
        spellings.add(code, name)
    spellings.mend_to_these_alone()
    for code, name in areas:
        spellings.add(code, name)
    return spellings
