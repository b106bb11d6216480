"""What is put into the index is found by its words and its concepts, filtered and in order."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from qvevri.places.models import Municipality
from qvevri.search import actions
from qvevri.search.cursors import CursorTooOld
from qvevri.search.queries import Near, Query, search
from qvevri.search.tests.conftest import START, Put, make_doc


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


def test_typing_error_is_forgiven_when_nothing_else_is_found(put: Put) -> None:
    apples = put("")
    put("", "fruit|pear")

    page = search(Query(text="appels"))

    assert ([one.thing_id for one in page.items], page.mended) == ([apples], True)


def test_what_is_meant_comes_before_what_is_spelled_alike(put: Put) -> None:
    kind = put("", "wine-drinks|wine-red")
    wine = put("", "wine-drinks|wine-drinks", concept="wine-drinks")
    spelled = put("wine ღვინო вино", "seedlings|vine-sapling")

    assert found(text="wine") == [wine, kind, spelled]


def test_word_in_the_title_comes_before_one_in_the_text(put: Put) -> None:
    titled = put("lomidze", card={"en": {"title": "Lomidze apples"}})
    other = put("lomidze")

    assert found(text="lomidze") == [titled, other]


def test_variety_and_words_that_say_nothing_are_understood(put: Put) -> None:
    golden = put("gori", "fruit|apple|apple.golden-delicious")
    put("gori")

    assert found(text="golden apples from Gori") == [golden]
    assert found(concept="apple.golden-delicious") == [golden]


def test_older_matches_of_a_small_market_are_found_beside_a_large_one(
    put: Put, gori: Municipality, zestaponi: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qvevri.search.engines.CAP", 3)
    ours = put("ვაზი")
    actions.put_many(make_doc(zestaponi, n, words="ვაზი") for n in range(50, 60))

    assert found(text="ვაზი", municipality=gori) == [ours]


def test_thing_published_anew_is_the_newest_and_stays_one(put: Put) -> None:
    first, second = put("ვაზი"), put("ვაზი")
    put("ვაზი", thing_id=first, published_at=START + timedelta(days=1))

    assert found(text="ვაზი", sort="newest") == found() == [first, second]


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
    actions.put(make_doc(zestaponi, 7))

    assert found(municipality=zestaponi) == found(municipality=zestaponi, text="ვაშლი") == [7]


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
