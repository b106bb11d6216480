"""A protected name is said only where it belongs, and "bio" only with a certificate."""

import pytest

from qvevri.vocabulary.protection import Claims, Reason, may_use, objections, organic_words
from qvevri.vocabulary.shipped import shipped_terms

TERMS = shipped_terms()
APPELLATIONS = {code: term for code, term in TERMS.items() if term.kind == "appellation"}


def reasons(
    text: str = "", *, product: str = "wine-white", place: str = "gori", name: str = ""
) -> list[Reason]:
    region = {"gori": "GE-SK", "zestaponi": "GE-IM"}[place]
    claims = Claims(product, place, region, appellation=TERMS.get(name), text=text)
    return [objection.reason for objection in objections(claims, APPELLATIONS)]


@pytest.mark.parametrize(
    ("place", "name", "expected"),
    [
        ("gori", "appellation.atenuri", []),
        ("zestaponi", "appellation.sviri", []),
        ("gori", "appellation.sviri", [Reason.NAME_ELSEWHERE]),
        ("zestaponi", "appellation.atenuri", [Reason.NAME_ELSEWHERE]),
    ],
)
def test_wine_bears_the_name_of_its_own_municipality(
    place: str, name: str, expected: list[Reason]
) -> None:
    assert reasons(place=place, name=name) == expected


def test_region_is_enough_where_the_name_belongs_to_one() -> None:
    cheese = TERMS["appellation.imeruli-kveli"]

    assert may_use(cheese, municipality="zestaponi", region="GE-IM")
    assert not may_use(cheese, municipality="gori", region="GE-SK")


def test_name_of_all_georgia_is_free_anywhere() -> None:
    assert may_use(TERMS["appellation.churchkhela"], municipality="gori", region="GE-SK")


def test_apples_do_not_bear_the_name_of_a_wine() -> None:
    found = reasons(product="apple", name="appellation.atenuri")

    assert found == [Reason.NAME_OF_ANOTHER_PRODUCT]


@pytest.mark.parametrize(
    "text",
    [
        *("ხვანჭკარას ღვინო", "настоящая Хванчкара", "Kindzmarauli, 2024", "ქინძმარაულით"),
        *("вино Кварели", "სვირის ღვინო", "იმერული ყველი", "Имерули квели"),
    ],
)
def test_foreign_name_in_the_sellers_words_is_found(text: str) -> None:
    assert reasons(text) == [Reason.NAME_ELSEWHERE]


@pytest.mark.parametrize(
    "text",
    ["", "привезём из Кварели", "ატენური ღვინო", "კარგი ღვინო ატენიდან", "Гори, Каралети"],
)
def test_innocent_words_are_left_alone(text: str) -> None:
    assert reasons(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("ბიო ვაშლი", "ორგანული თაფლი", "ეკოლოგიურად სუფთა", "Organic apples", "eco-friendly"),
        *("100% bio", "био мёд", "экологически чистые яблоки", "органическая говядина"),
    ],
)
def test_claim_of_organic_without_certificate_is_refused(text: str) -> None:
    assert reasons(text, product="apple") == [Reason.ORGANIC_WITHOUT_CERTIFICATE]


@pytest.mark.parametrize(
    "text",
    [
        *("ბიოჰუმუსი", "ორგანული სასუქი", "organic fertiliser", "органические удобрения"),
        *("economy price", "экономичный", "ბიოგრაფია", "биогаз"),
    ],
)
def test_words_that_only_sound_organic_claim_nothing(text: str) -> None:
    assert organic_words(text) == []


def test_certificate_allows_the_word() -> None:
    claims = Claims(
        "apple",
        "gori",
        "GE-SK",
        is_organic=True,
        certificates=["certificate.bio"],
        text="Organic apples",
    )

    assert objections(claims, APPELLATIONS) == []


def test_organic_listing_without_certificate_is_refused_though_it_has_no_words() -> None:
    found = objections(Claims("apple", "gori", "GE-SK", is_organic=True), APPELLATIONS)

    assert [objection.reason for objection in found] == [Reason.ORGANIC_WITHOUT_CERTIFICATE]
