"""Every word that we write into a sheet is read back as what it meant."""

import pytest

from qvevri.market.sheets.exporting import unit_word
from qvevri.market.sheets.lexicon import Lexicon
from qvevri.vocabulary.reading.recognising import Recogniser
from qvevri.vocabulary.shipped import shipped_terms
from qvevri.vocabulary.terms import Term

TERMS = shipped_terms()
WORDS = Lexicon(TERMS, (), Recogniser(TERMS))
# Medlar and loquat have one name in Georgian.
ALIKE = ("fruit-other.loquat", "fruit-other.medlar")


def of_kind(*kinds: str) -> list[Term]:
    return [term for term in TERMS.values() if term.kind in kinds and term.code not in ALIKE]


def usual_unit(product: Term) -> str:
    return product.unit_codes[0] if product.unit_codes else ""


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_every_product_is_read_back(language: str) -> None:
    read = {
        term.code: WORDS.offered(term.name(language), "", usual_unit(term))
        for term in of_kind("product", "group")
    }

    wrong = {code for code, one in read.items() if one is None or one.product.code != code}
    assert wrong == set()


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_every_variety_is_read_back_beside_its_product(language: str) -> None:
    read = {}
    for variety in of_kind("variety"):
        product = TERMS[variety.parent or ""]
        words = product.name(language), variety.name(language)
        read[variety.code] = WORDS.offered(*words, usual_unit(product))

    found = {code: one and one.variety and one.variety.code for code, one in read.items()}
    assert {code for code, variety in found.items() if code != variety} == set()


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_every_unit_is_read_back(language: str) -> None:
    read = {
        term.code: WORDS.measure(unit_word(term.code, TERMS, language)) for term in of_kind("unit")
    }

    assert {code for code, one in read.items() if one is None or one.unit.code != code} == set()
