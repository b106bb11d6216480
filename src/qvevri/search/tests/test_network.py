"""One search over all open markets, each thing with its municipality."""

from typing import Any

from qvevri.places import queries as places
from qvevri.places.models import Municipality, Settlement
from qvevri.search import actions
from qvevri.search.queries import Query, search
from qvevri.search.tests.conftest import Put, make_doc


def test_all_open_markets_are_searched_and_counted(
    put: Put, gori: Municipality, zestaponi: Municipality
) -> None:
    put("")
    actions.put(make_doc(zestaponi, 50))

    page = search(Query(text="ვაშლი", facets=True))

    assert {row.municipality_id for row in page.items} == {gori.pk, zestaponi.pk}
    assert page.facets is not None
    assert page.facets.municipalities == {gori.pk: 1, zestaponi.pk: 1}


def test_closed_market_is_not_found(put: Put, zestaponi: Municipality) -> None:
    actions.put(make_doc(zestaponi, 50))
    Municipality.objects.filter(pk=zestaponi.pk).update(is_open=False)

    assert search(Query(text="ვაშლი")).count == search(Query()).count == 0


def test_villages_of_all_markets_are_read_at_once(
    put: Put,
    skra: Settlement,
    sviri: Settlement,
    django_assert_max_num_queries: Any,
) -> None:
    put("", settlement=skra.pk)
    search(Query(municipality=skra.municipality, text="თაფლი"))
    places.forget()

    with django_assert_max_num_queries(3):
        page = search(Query(text="ვაშლი სკრა"))

    assert page.reading.settlement == skra.pk
