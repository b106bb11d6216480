"""A region named in a query narrows all markets to its own, and its own market not at all."""

import pytest

from qvevri.places.models import Municipality, Settlement
from qvevri.search import actions
from qvevri.search.queries import Query, search
from qvevri.search.tests.conftest import Put, make_doc
from qvevri.search.wording import wording


def found(text: str, municipality: Municipality | None = None) -> set[int]:
    return {row.thing_id for row in search(Query(municipality=municipality, text=text)).items}


@pytest.fixture
def apples(put: Put, zestaponi: Municipality) -> tuple[int, int]:
    """Apples in Gori, then in Zestaponi."""
    here = put()
    actions.put(make_doc(zestaponi, here + 1))
    return here, here + 1


@pytest.mark.parametrize(
    "text", ["ვაშლი იმერეთში", "vashli imeretidan", "apples from Imereti", "яблоки из Имеретии"]
)
def test_all_markets_are_narrowed_to_those_of_the_region(
    apples: tuple[int, int], text: str
) -> None:
    assert found(text) == {apples[1]}


@pytest.mark.parametrize("text", ["ვაშლი შიდა ქართლში", "Inner Kartli apples", "яблоки, Картли"])
def test_region_narrows_nothing_in_a_market_that_it_holds(
    gori: Municipality, skra: Settlement, apples: tuple[int, int], text: str
) -> None:
    assert found(text, gori) == {apples[0]}
    assert [one.markets for one in wording(text, gori).groups if one.markets] == [(gori.pk,)]


@pytest.mark.parametrize("text", ["ვაშლი კახეთიდან", "apples from Imereti", "яблоки из Рачи"])
def test_another_region_is_a_word_for_texts_in_one_market(
    put: Put, gori: Municipality, apples: tuple[int, int], text: str
) -> None:
    said = put("კახეთიდან, Imereti, из Рачи")

    assert found(text, gori) == {said}


def test_municipality_without_a_known_town_stands_for_its_market(
    gori: Municipality, apples: tuple[int, int]
) -> None:
    assert found("apples Zestaponi") == {apples[1]}
