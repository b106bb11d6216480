"""The shipped vocabulary is complete in every language and keeps its codes."""

import re
from collections import defaultdict

import pytest

from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.shipped import pictogram_stems, shipped_terms
from qvevri.vocabulary.terms import LANGUAGES, Term
from qvevri.vocabulary.units import shipped_units

TERMS = shipped_terms()
THINGS = [term for term in TERMS.values() if term.kind in ("group", "product", "variety")]
# Words that are written in Latin letters in every language.
BRANDS = re.compile(r"GlobalG\.A\.P\.|HACCP|ISO 22000")
# One word means both, and the unit or the other cell says which is meant.
SHARED = {
    frozenset({"piglet", "pigs.piglet"}),  # its meat and the live one
    frozenset({"rabbit", "rabbits-live"}),
    frozenset({"tkemali", "sauces.tkemali"}),  # the plum and its sauce in Russian
    frozenset({"fig", "pigs"}),  # f is p in many romanisations; told apart by their spelling
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_has_a_name_in_every_language(language: str) -> None:
    assert [code for code, term in TERMS.items() if not term.names.get(language)] == []


def test_every_russian_heading_of_a_product_has_its_genitive_and_gender() -> None:
    products = [term for term in THINGS if term.kind != "variety"]

    assert [t.code for t in products if not t.form("ru", "gen")] == []
    assert [t.code for t in products if t.form("ru", "gender") not in {"m", "f", "n", "pl"}] == []


def test_every_full_kind_has_the_gender_its_adjectives_take() -> None:
    full = [term for term in TERMS.values() if term.is_full]

    assert [t.code for t in full if t.form("ru", "gender") not in {"m", "f", "n", "pl"}] == []


def test_every_thing_has_its_georgian_genitive() -> None:
    assert [t.code for t in THINGS if not t.form("ka", "gen").endswith(("ს", "“"))] == []


@pytest.mark.parametrize(
    ("language", "alien"),
    [
        ("ka", r"[A-Za-z\u0400-\u04FF\u1C90-\u1CBF]"),
        ("ru", r"[A-Za-z\u10A0-\u10FF]"),
        ("en", r"[\u0400-\u04FF\u10A0-\u10FF]"),
    ],
)
def test_names_keep_to_their_script(language: str, alien: str) -> None:
    names = {code: BRANDS.sub("", term.names[language]) for code, term in TERMS.items()}

    assert [code for code, name in names.items() if re.search(alien, name)] == []


def test_codes_are_slugs() -> None:
    assert [c for c in TERMS if not re.fullmatch(r"[a-z0-9]+([.-][a-z0-9]+)*", c)] == []


def test_what_a_concept_points_to_exists() -> None:
    pointed = [
        (term.code, other)
        for term in TERMS.values()
        for other in (*term.unit_codes, *term.fits, *((term.parent,) if term.parent else ()))
    ]

    assert [pair for pair in pointed if pair[1] not in TERMS] == []


def test_every_product_has_a_pictogram_that_exists() -> None:
    assert [t.code for t in THINGS if t.pictogram not in pictogram_stems()] == []


def test_every_product_has_a_usual_unit_and_usual_prices_are_per_base_unit() -> None:
    products = [term for term in THINGS if term.kind != "variety"]
    priced = [term for term in THINGS if term.usual_price]

    assert [t.code for t in products if not t.unit_codes] == []
    assert [t.code for t in priced if not is_plausible(t)] == []


def is_plausible(term: Term) -> bool:
    price = term.usual_price
    assert price is not None
    return 0 < price.low < price.high and price.unit in shipped_units()


def test_no_two_products_share_a_name() -> None:
    holders = defaultdict(set)
    for term in THINGS:
        for language, name in term.names.items():
            holders[fold(name), language].add(term.code)

    shared = {frozenset(codes) for codes in holders.values() if len(codes) > 1}
    assert shared - SHARED == set()


def test_synonym_of_a_product_is_not_the_name_of_another() -> None:
    named = {fold(name): t for t in THINGS if t.kind == "product" for name in t.names.values()}
    clashes = {
        (term.code, word, named[fold(word)].code)
        for term in THINGS
        if term.kind == "product"
        for words in term.synonyms.values()
        for word in words
        if fold(word) in named and named[fold(word)] != term
    }

    assert clashes == set()
