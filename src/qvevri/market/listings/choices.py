"""What the lists of the forms offer, named in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms

from qvevri.core.languages import CODES, in_language
from qvevri.market.listings.actions.judging import fits
from qvevri.places import queries as places
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import per_text

Choices = list[tuple[str, str]]
NONE: tuple[str, str] = ("", "—")
MOST_CANDIDATES = 6
# What a container may hold some of.
CONTENTS = ("kg", "g", "l", "ml", "pc")
# A match this much weaker than the best one is another word.
CLEARLY = 0.15
LIKELY = 0.6


def offer(form: forms.Form, given: Mapping[str, Choices]) -> None:
    """Let the form's fields offer these choices."""
    for name, options in given.items():
        field = form.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = options


def is_offered(term: Term) -> bool:
    """Whether something can be offered under this word: a product, or a group that has none."""
    return term.kind in ("product", "group") and term.is_active


Tile = tuple[str, str, str]


@dataclass(frozen=True)
class Group:
    """A kind of products on the first screen, with the tiles of its products."""

    name: str
    stem: str
    products: list[Tile]


def groups(language: str) -> list[Group]:
    """The groups of the market with what can be offered in them, in the vocabulary's order."""
    return [
        Group(group.name(language), group.pictogram, tiles(below or (group,), language))
        for group, below in vocabulary.posting_groups()
    ]


def tiles(terms: Iterable[Term], language: str) -> list[Tile]:
    """Code, short name and pictogram of each."""
    return [(term.code, term.heading(language), term.pictogram) for term in terms]


def tiles_of(codes: Iterable[str], language: str) -> list[Tile]:
    """The same for codes; those no longer offered are left out."""
    terms = vocabulary.terms()
    return tiles((terms[code] for code in codes if is_offered(terms[code])), language)


def units(concept: Term, language: str) -> Choices:
    """The usual units of a product first, then all others."""
    known = vocabulary.units()
    usual = [code for code in concept.unit_codes if code in known]
    others = [code for code in known if code not in usual]
    return [(code, per_text(known[code], language)) for code in [*usual, *others]]


def packages() -> set[str]:
    """Codes of the containers that say nothing without their contents."""
    return {
        code for code, unit in vocabulary.units().items() if unit.base is None and unit.is_package
    }


def contents(concept: Term, language: str) -> Choices:
    """Units of which a container may hold some, the one the product is measured in first."""
    known = vocabulary.units()
    usual = next((known[code].base for code in concept.unit_codes if code in known), None)
    codes = sorted(CONTENTS, key=lambda code: code != usual)
    return [(code, per_text(known[code], language)) for code in codes]


def varieties(concept: Term, language: str) -> Choices:
    """The varieties and kinds of a product; only the empty choice when it has none."""
    return _named(vocabulary.varieties_of(concept.code), language)


def details(concept: Term, kind: str, language: str) -> Choices:
    """The classes or properties that may stand beside a product."""
    found = [term for term in vocabulary.of_kind(kind) if not term.fits or fits(term, concept)]
    return _named(found, language)


def appellations(concept: Term, language: str) -> Choices:
    """The protected names that exist for a product."""
    return _named(vocabulary.appellations_for(concept.code), language)


def _named(terms: Iterable[Term], language: str) -> Choices:
    return [NONE, *((term.code, term.name(language)) for term in terms)]


def of_kind(kind: str, language: str) -> Choices:
    """All of one kind, with the empty choice first."""
    return _named(vocabulary.of_kind(kind), language)


def settlements(municipality: Municipality, language: str) -> Choices:
    """The settlements of a municipality by name."""
    rows = places.settlements_of(municipality)
    named = [(str(row.pk), in_language(row.name, language)) for row in rows]
    return sorted(named, key=lambda one: one[1])


def recognised(words: str, language: str) -> list[Term]:
    """The products and varieties meant by typed words; one when it is clear, several in doubt."""
    terms = vocabulary.terms()
    kinds = ("product", "variety", "group")
    matches = vocabulary.recognise(words, kinds, language)
    if not matches:
        return []
    best = matches[0].score
    near = [match for match in matches if best - match.score < CLEARLY][:MOST_CANDIDATES]
    return [terms[match.code] for match in near]


def named_so(code: str, words: str) -> str:
    """The code that was suggested, if the words still are its name in some language."""
    term = vocabulary.terms().get(code)
    if term is None:
        return ""
    names = {fold(name) for name in (*term.names.values(), *map(term.heading, CODES))}
    return code if fold(words) in names else ""


def product_and_variety(term: Term) -> tuple[str, str]:
    """The product's code and the variety's (or none) for a recognised word."""
    if term.kind == "variety" and term.parent:
        return term.parent, term.code
    return term.code, ""


def unit_called(words: str) -> str:
    """The code of the unit that people call so; empty when it is not known."""
    matches = vocabulary.recognise(words, ("unit",), None)
    return matches[0].code if matches and matches[0].score >= LIKELY else ""
