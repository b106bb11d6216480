"""Where nothing is found, what is nearest to it is named: other concepts, and other markets."""

from typing import Any

from django.core.cache import caches

from qvevri.places.models import Municipality
from qvevri.search import actions
from qvevri.search.queries import Query, nearest
from qvevri.search.tests.conftest import Put, make_doc


def test_sisters_and_the_group_are_offered_with_their_numbers(put: Put, gori: Municipality) -> None:
    put("", "fruit|pear")
    put("", "fruit|pear")
    put("", "fruit|plum")
    put("", "honey|honey-flower")

    found = nearest(Query(municipality=gori, text="ვაშლი"))

    assert set(found.concepts) == {("pear", 2), ("plum", 1), ("fruit", 3)}


def test_other_markets_and_filters_are_counted(
    put: Put, gori: Municipality, zestaponi: Municipality
) -> None:
    put("", "fruit|apple")
    actions.put_many(make_doc(zestaponi, n) for n in (50, 51))

    found = nearest(Query(municipality=gori, text="ვაშლი", delivers=True))

    assert (found.unfiltered, found.wider) == (1, 3)


def test_page_of_a_concept_offers_its_sisters_too(put: Put, gori: Municipality) -> None:
    put("", "fruit|pear")

    assert ("pear", 1) in nearest(Query(municipality=gori, concept="apple")).concepts


def test_unknown_words_have_nothing_near(put: Put, gori: Municipality) -> None:
    put("", "fruit|pear")

    assert nearest(Query(municipality=gori, text="qwxzvb")).concepts == ()


def test_naming_the_nearest_costs_one_query(
    put: Put, gori: Municipality, django_assert_max_num_queries: Any
) -> None:
    put("", "fruit|pear")
    nearest(Query(municipality=gori, text="თაფლი"))

    caches["pages"].clear()
    with django_assert_max_num_queries(1):
        nearest(Query(municipality=gori, text="ვაშლი"))
