"""Many documents put at once stand in the index as if they had been put one by one."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from qvevri.places.models import Municipality
from qvevri.search import actions
from qvevri.search.docs import Doc
from qvevri.search.models import SearchDoc
from qvevri.search.tests.conftest import make_doc

PutAll = Callable[[Iterable[Doc]], object]


def one_by_one(docs: Iterable[Doc]) -> None:
    for doc in docs:
        actions.put(doc)


@pytest.fixture(params=[one_by_one, actions.put_many])
def put_all(request: pytest.FixtureRequest) -> PutAll:
    return request.param  # type: ignore[no-any-return]


def test_a_document_put_again_keeps_its_row(gori: Municipality, put_all: PutAll) -> None:
    doc = make_doc(gori, 1, delivers=False)
    put_all([doc, make_doc(gori, 2)])
    before = SearchDoc.objects.get(thing_id=1)

    put_all([replace(doc, delivers=True)])

    after = SearchDoc.objects.get(thing_id=1)
    assert (after.pk, after.delivers) == (before.pk, True)
    assert SearchDoc.objects.count() == 2


def test_what_is_published_anew_becomes_the_newest_row(gori: Municipality, put_all: PutAll) -> None:
    doc = make_doc(gori, 1)
    put_all([doc, make_doc(gori, 2)])

    put_all([replace(doc, published_at=doc.published_at + timedelta(days=1))])

    assert list(SearchDoc.objects.order_by("pk").values_list("thing_id", flat=True)) == [2, 1]
