"""What is put into the index is found by its words and its concepts, filtered and in order."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from qvevri.places.models import Municipality
from qvevri.search import actions
from qvevri.search.cursors import CursorTooOld
from qvevri.search.docs import Doc
from qvevri.search.models import SearchDoc
from qvevri.search.queries import Near, Query, search
from qvevri.vocabulary.actions import load_vocabulary
from qvevri.vocabulary.folding import fold

START = datetime(2026, 11, 1, tzinfo=UTC)
Put = Callable[..., int]


@pytest.fixture
def put(gori: Municipality) -> Put:
    """Put a document; those put later are newer. Gives the number of its thing."""
    load_vocabulary()

    def put_one(words: str = "", concepts: str = "fruit|apple", **fields: Any) -> int:
        number = SearchDoc.objects.count() + 1
        moment = START + timedelta(minutes=number)
        said: dict[str, Any] = {
            "municipality": gori.pk,
            "kind": "listing",
            "thing_id": number,
            "card": {},
            "words": fold(words),
            "concept": concepts.rpartition("|")[2],
            "concepts": f"|{concepts}|",
            "group": concepts.partition("|")[0],
            "published_at": moment,
            "changed_at": moment,
            "expires_at": timezone.now() + timedelta(days=3),
        }
        doc = Doc(**(said | fields))
        actions.put(doc)
        return doc.thing_id

    return put_one


def found(**asked: Any) -> list[int]:
    return [document.thing_id for document in search(Query(**asked)).items]


@pytest.mark.parametrize("text", ["ვაშლი", "vashli", "яблоки", "apples", "ვაშლის", "Яблоко"])
def test_concept_is_found_by_its_name_in_any_script(put: Put, text: str) -> None:
    apples = put("")
    put("", "fruit|pear")

    assert found(text=text) == [apples]


def test_word_is_found_by_its_beginning_and_in_any_script(put: Put) -> None:
    lomidze = put("ვაჟა ლომიძე")
    put("ნოდარ მეტრეველი")

    assert [found(text=text) for text in ("lomi", "Ломидзе", "ლომიძე")] == [[lomidze]] * 3


def test_every_word_must_be_met(put: Put) -> None:
    put("სკრა")
    both = put("სკრა ოქრო")

    assert found(text="ვაშლი სკრა ოქრო") == [both]


@pytest.mark.parametrize("text", ['"', "*", "NEAR(", "a AND", "' OR 1=1 --", "& | !", "\x00", "🍎"])
def test_signs_of_the_engines_do_no_harm(put: Put, text: str) -> None:
    put("")

    assert found(text=text) in ([], [1])


def test_what_has_expired_is_not_found(put: Put) -> None:
    put("", expires_at=timezone.now() - timedelta(minutes=1))

    assert found() == []


def test_changed_and_dropped_things_leave_no_trace(put: Put) -> None:
    number = put("ძველი")
    put("ახალი", thing_id=number, published_at=START)
    changed = (found(text="ძველი"), found(text="ახალი"))
    actions.drop("listing", number)

    assert (*changed, found(text="ახალი")) == ([], [number], [])


def test_municipality_sees_only_its_own(put: Put, zestaponi: Municipality) -> None:
    put("")
    there = put("", municipality=zestaponi.pk)

    assert found(municipality=zestaponi) == [there]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"concept": "fruit"}, [3, 2, 1]),
        ({"concept": "pear"}, [2]),
        ({"delivers": True}, [2]),
        ({"verified": True}, [3]),
        ({"price_from": 15000}, [3, 2]),
        ({"price_to": 15000}, [1]),
        ({"sort": "price"}, [1, 2, 3, 4]),
        ({"settlement": 7}, [4]),
    ],
)
def test_filters_narrow_and_sorts_order(
    put: Put, asked: dict[str, Any], numbers: list[int]
) -> None:
    put(base_price=10000)
    put("", "fruit|pear", base_price=20000, delivers=True)
    put(base_price=30000, is_verified=True)
    put("", "honey", settlement=7)

    assert found(**asked) == numbers


@pytest.mark.parametrize("sort", ["newest", "price", "distance", "relevance"])
def test_pages_show_each_once_in_every_order(put: Put, sort: str) -> None:
    numbers = {put(base_price=n % 3 * 1000, latitude=42.0, longitude=44.0 + n) for n in range(7)}
    near = Near(42.0, 44.0)
    seen, cursor = [], ""
    while True:
        page = search(Query(text="ვაშლი", sort=sort, near=near, cursor=cursor, limit=2))
        seen += [document.thing_id for document in page.items]
        if page.next is None:
            break
        cursor = page.next

    assert (len(seen), set(seen)) == (7, numbers)


@pytest.mark.parametrize("cursor", ["yesterday", "W10", "WyJwcmljZSIsMV0", "{}", "ÿ"])
def test_foreign_cursor_is_refused(put: Put, cursor: str) -> None:
    with pytest.raises(CursorTooOld):
        search(Query(sort="newest", cursor=cursor))


def test_nearest_come_first_and_the_far_are_left_out(put: Put) -> None:
    put(latitude=42.0, longitude=45.0)
    here = put(latitude=42.0, longitude=44.01)

    assert found(sort="distance", near=Near(42.0, 44.0, km=20)) == [here]
