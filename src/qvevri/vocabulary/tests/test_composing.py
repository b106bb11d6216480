"""A listing composed from concepts reads natively in three languages."""

import re
import tomllib
from decimal import Decimal
from typing import Any

import pytest

from qvevri.vocabulary.composing import ListingFacts, slug, summary, title
from qvevri.vocabulary.numerals import NBSP
from qvevri.vocabulary.prices import Price, PriceForm, Tier
from qvevri.vocabulary.shipped import shipped_terms
from qvevri.vocabulary.tests import golden
from qvevri.vocabulary.units import unit

GOLDEN = golden.lines()
COMPOSED = {name: golden.composed(line) for name, line in GOLDEN.items()}
TEXTS = [
    (name, language, text)
    for name, kinds in COMPOSED.items()
    for kind, words in kinds.items()
    if kind != "slug"
    for language, text in words.items()
]


def test_listings_read_as_in_the_golden_file() -> None:
    assert golden.written() == golden.LISTINGS.read_text(encoding="utf-8")


def test_golden_file_is_read_by_people_and_machines() -> None:
    listings: dict[str, Any] = tomllib.loads(golden.LISTINGS.read_text(encoding="utf-8"))

    assert len(listings) >= 150
    assert all(set(found["title"]) == {"ka", "en", "ru"} for found in listings.values())


def test_golden_file_covers_every_group_and_product() -> None:
    terms = shipped_terms()
    covered = {line["product"] for line in GOLDEN.values()}
    covered |= {terms[code].parent or "" for code in covered}

    assert {code for code, t in terms.items() if t.kind in ("group", "product")} <= covered


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_no_title_is_longer_than_seventy_characters(language: str) -> None:
    titles = [COMPOSED[name]["title"][language] for name in COMPOSED]

    assert max(map(len, titles)) <= 70


def test_no_text_says_a_word_twice_in_a_row() -> None:
    assert [text for _n, _l, text in TEXTS if re.search(r"\b(\w{3,}) \1\b", text.casefold())] == []


def test_no_text_holds_doubled_signs_or_gaps() -> None:
    assert [text for _n, _l, text in TEXTS if re.search(r"  |\.\.|,,| ,| \.|\(\)|None", text)] == []


def test_georgian_text_has_no_capitals_and_no_russian() -> None:
    georgian = [text for _name, language, text in TEXTS if language == "ka"]

    assert [t for t in georgian if re.search(r"[\u1C90-\u1CBF\u0400-\u04FF]", t)] == []


def test_every_title_begins_with_a_capital_where_there_are_any() -> None:
    assert [t for _n, language, t in TEXTS if language != "ka" and t[0].islower()] == []


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_slug_is_ascii_and_never_empty(language: str) -> None:
    slugs = [COMPOSED[name]["slug"][language] for name in COMPOSED]

    assert [s for s in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", s)] == []
    assert max(map(len, slugs)) <= 60


def test_long_title_loses_contents_and_attributes_before_the_noun() -> None:
    facts = golden.facts_of(
        {
            "product": "wine-white",
            "variety": "grape.otskhanuri-sapere",
            "qualities": ["quality.semi-sweet", "quality.homemade", "quality.qvevri"],
            "pack": "bottle: 0.75 l",
            "quantity": "1000 bottle",
        }
    )

    assert title(facts, "ka") == "თეთრი ღვინო ოცხანური საფერე, 1000\u00a0ბოთლი"


def test_own_variety_is_written_in_the_readers_script() -> None:
    facts = golden.facts_of({"product": "apple", "variety_text": "სოფლის წითელი"})

    assert title(facts, "en") == "Soplis Tsiteli apples"
    assert slug(facts, "ru") == "yabloki-soplis-tsiteli"


def test_single_tractor_may_be_cheaper_by_quantity_all_the_same() -> None:
    tiers = (Tier(Decimal(1), 1_500_000), Tier(Decimal(5), 1_200_000))
    price = Price(PriceForm.TIERS, unit=unit("pc"), tiers=tiers)
    facts = ListingFacts("equipment", shipped_terms()["tractor"], price=price)

    said = summary(facts, "en").replace(NBSP, " ")
    assert said == "Tractor: 15,000 ₾ each; 12,000 ₾ from 5 pieces."
