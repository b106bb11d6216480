"""One search over all open markets, each thing with its municipality."""

from qvevri.places.models import Municipality
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
