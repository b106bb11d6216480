"""The order of results: by the published formula, the same on every database, in pages by key."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from qvevri.search.queries import Near, Query, search
from qvevri.search.tests.conftest import Put

NOW = timezone.now()
LARI = 10_000


def found(**asked: Any) -> list[int]:
    return [row.thing_id for row in search(Query(**asked)).items]


def test_concept_comes_before_a_kind_of_it_and_this_before_the_mere_word(put: Put) -> None:
    word = put("honey")
    kind = put("", "honey|honey-flower")
    honey = put("", "honey")

    assert found(text="honey") == [honey, kind, word]


def test_what_is_only_sold_beside_it_comes_after_every_kind_of_it(put: Put) -> None:
    put("", "wine-drinks|juice")
    wines = {put("", "wine-drinks|wine-red"), put("", "wine-drinks|wine-qvevri")}
    put("", "wine-drinks|chacha")

    assert set(found(text="вино")[:2]) == wines
    assert len(found(text="вино")) == 4


def test_plain_word_comes_first_as_written_then_begun_then_only_heard(put: Put) -> None:
    heard = put("", own="ломидзе")
    begun = put("", own="lomidzeebi")
    written = put("", own="lomidze")

    assert found(text="lomidze") == [written, begun, heard]


def test_of_equal_words_the_lately_confirmed_come_first(put: Put) -> None:
    old = put("", published_at=NOW - timedelta(days=40))
    fresh = put("", published_at=NOW - timedelta(days=40), confirmed_at=NOW - timedelta(days=1))

    assert found(text="ვაშლი") == [fresh, old]


def test_of_equally_fresh_ones_those_in_season_come_first(put: Put) -> None:
    month = timezone.localtime(NOW).month
    out = put("", months=1 << (month % 12))
    ripe = put("", months=1 << (month - 1))

    assert found(text="ვაშლი") == [ripe, out]


def test_of_those_in_season_the_near_come_first(put: Put) -> None:
    far = put("", latitude=42.5, longitude=44.0)
    near = put("", latitude=42.0, longitude=44.0)

    assert found(text="ვაშლი", near=Near(42.0, 44.0)) == [near, far]


def test_equals_stand_in_an_order_of_the_day(put: Put) -> None:
    numbers = [put("") for _ in range(12)]
    days = [NOW + timedelta(days=n) for n in range(3)]

    orders = [[r.thing_id for r in search(Query(text="ვაშლი"), day).items] for day in days]

    assert all(sorted(order) == numbers for order in orders[:1])
    assert orders[0] != orders[1]


def test_next_page_goes_on_after_midnight_where_the_last_one_ended(put: Put) -> None:
    numbers = {put("", expires_at=None) for _ in range(9)}
    first = search(Query(text="ვაშლი", limit=4), NOW)
    rest = search(Query(text="ვაშლი", cursor=first.next or ""), NOW + timedelta(days=1))

    assert {row.thing_id for row in (*first.items, *rest.items)} == numbers
    assert len(first.items) + len(rest.items) == 9


def test_prices_of_kilos_and_litres_are_never_mixed(put: Put) -> None:
    litre = put(base_price=LARI, base_unit="l")
    dear = put(base_price=3 * LARI, base_unit="kg")
    cheap = put(base_price=2 * LARI, base_unit="kg")
    none = put()

    page = search(Query(text="ვაშლი", sort="price"))

    assert ([row.thing_id for row in page.items], page.unit) == ([cheap, dear, litre, none], "kg")
    assert found(sort="price") == [cheap, dear, none]
    assert found(sort="price", base_unit="l") == found(text="ვაშლი", base_unit="l") == [litre]


@pytest.mark.parametrize("sort", ["relevance", "newest", "price", "distance"])
@pytest.mark.parametrize("asked", [{"text": "ვაშლი"}, {}, {"concept": "apple"}, {"delivers": True}])
def test_pages_follow_each_other_by_key_in_every_order(
    put: Put, sort: str, asked: dict[str, Any]
) -> None:
    place = {"latitude": 42.0, "delivers": True, "base_unit": "kg"}
    numbers = {put("", base_price=n % 3 * LARI, longitude=44.0 + n % 4, **place) for n in range(11)}
    seen: list[int] = []
    cursor: str | None = ""
    while cursor is not None:
        page = search(Query(sort=sort, near=Near(42.0, 44.0), limit=3, cursor=cursor, **asked))
        seen += [row.thing_id for row in page.items]
        cursor = page.next

    assert (len(seen), set(seen)) == (11, numbers)
