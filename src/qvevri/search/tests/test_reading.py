"""A query is understood in its parts: concepts, a settlement, a price, an amount, other words."""

from typing import Any

import pytest
from django.utils import timezone

from qvevri.places.models import Municipality, Settlement
from qvevri.search import narrowing
from qvevri.search.queries import Query, search
from qvevri.search.tests.conftest import Put
from qvevri.search.wording import wording

LARI = 10_000


def found(**asked: Any) -> list[int]:
    return [row.thing_id for row in search(Query(**asked)).items]


@pytest.mark.parametrize(
    "text", ["honey in Skra under 30", "თაფლი სკრაში 30 ლარამდე", "мёд Скра до 30 лари"]
)
def test_concept_settlement_and_price_stand_in_one_query(
    put: Put, gori: Municipality, skra: Settlement, text: str
) -> None:
    cheap = put("", "honey|honey-flower", settlement=skra.pk, base_price=25 * LARI)
    put("", "honey|honey-flower", settlement=skra.pk, base_price=35 * LARI)
    put("", "honey|honey-flower", base_price=25 * LARI)
    put("", "fruit|apple", settlement=skra.pk, base_price=25 * LARI)

    assert found(municipality=gori, text=text) == [cheap]


@pytest.mark.parametrize(
    "text", ["ვაშლი 5 ტონა", "яблоки 5 тонн", "apples 5 t", "5 tonnes of apples"]
)
def test_those_who_have_the_amount_come_first(put: Put, text: str) -> None:
    little = put("", base_unit="kg", amount=800 * 1000)
    enough = put("", base_unit="kg", amount=6000 * 1000)
    unknown = put("", base_unit="kg")

    assert found(text=text)[0] == enough
    assert set(found(text=text)) == {little, enough, unknown}


def test_price_of_a_tonne_is_reckoned_per_kilo(put: Put) -> None:
    cheap = put("", base_unit="kg", base_price=LARI)
    put("", base_unit="kg", base_price=3 * LARI)
    put("", base_unit="l", base_price=LARI)

    assert found(text="ვაშლი 2000 ლარამდე ტონა") == [cheap]


def test_price_alone_narrows_the_whole_market(put: Put) -> None:
    put(base_price=3 * LARI)
    cheap = put(base_price=LARI)

    assert found(text="under 2 lari") == [cheap]


def test_near_a_village_finds_its_neighbours_the_nearest_first(
    put: Put, gori: Municipality, skra: Settlement
) -> None:
    far = {"latitude": 42.5, "longitude": 44.0}
    put(**far)
    close = put(latitude=42.05, longitude=44.05)
    there = put(latitude=skra.latitude, longitude=skra.longitude, settlement=skra.pk)

    assert found(municipality=gori, text="apples near Skra") == [there, close]


def test_village_in_a_query_is_met_by_those_who_name_it_after_those_in_it(
    put: Put, gori: Municipality, skra: Settlement
) -> None:
    named = put("სკრა")
    there = put("", settlement=skra.pk)

    assert found(municipality=gori, text="ვაშლი სკრა") == [there, named]


@pytest.mark.parametrize(
    "text",
    ["ვაშლი გორში", "vashlebi gorshi", "apples in Gori", "яблоки из Гори", "გორის რაიონის ვაშლი"],
)
def test_town_that_gives_a_municipality_its_name_stands_for_all_of_it(
    put: Put, gori: Municipality, skra: Settlement, town: Settlement, text: str
) -> None:
    village = put("", settlement=skra.pk)
    there = put("", settlement=town.pk)
    put("", "fruit|pear", settlement=town.pk)

    assert found(municipality=gori, text=text) == [there, village]


def test_index_is_not_asked_for_what_all_of_a_market_meets(
    gori: Municipality, zestaponi: Municipality, town: Settlement
) -> None:
    reading = wording("apples in Gori", gori)

    here = narrowing.wanted(Query(municipality=gori), reading, timezone.now())
    anywhere = narrowing.wanted(Query(), reading, timezone.now())

    assert [one.concepts for one in here.reading.groups] == [("apple",)]
    assert len(anywhere.reading.groups) == 2


@pytest.mark.parametrize("text", ["ღორი", "ghori", "ღორები", "свинья"])
def test_pig_is_not_found_in_gori(
    put: Put, gori: Municipality, town: Settlement, text: str
) -> None:
    pig = put("გორი", "livestock|pigs")
    put("ვაშლი გორი")

    assert found(municipality=gori, text=text) == [pig]


@pytest.mark.parametrize(
    "text",
    [
        *("dry white wine", "white dry wine", "მშრალი თეთრი ღვინო", "თეთრი მშრალი ღვინო"),
        *("белое сухое вино", "сухого белого вина", "tetri mshrali ghvino"),
    ],
)
def test_property_is_a_meaning_wherever_it_stands(put: Put, text: str) -> None:
    dry = put("", "wine-drinks|wine-white|quality.dry")
    put("drinks", "wine-drinks|wine-white")
    put("", "wine-drinks|wine-red|quality.dry")

    assert found(text=text) == [dry]


@pytest.mark.parametrize("text", ["красное домашнее вино", "სახლის წითელი ღვინო", "bulk red wine"])
def test_what_all_say_of_their_goods_says_nothing(put: Put, text: str) -> None:
    red = put("", "wine-drinks|wine-red")
    put("", "wine-drinks|wine-white")

    assert found(text=text) == [red]


@pytest.mark.parametrize("text", ["ვაშლი 80 თეთრი", "apples 80 tetri", "яблоки до 80 тетри"])
def test_tetri_are_hundredths_of_a_lari(put: Put, text: str) -> None:
    cheap = put("", base_price=LARI // 2)
    put("", base_price=LARI)

    assert found(text=text) == [cheap]


def test_reading_tells_what_was_understood(put: Put, gori: Municipality, skra: Settlement) -> None:
    reading = wording("თაფლი სკრაში ლომიძე", gori)

    assert (reading.concepts, reading.settlement, reading.words) == (
        ("honey",),
        skra.pk,
        ("lomidze",),
    )
