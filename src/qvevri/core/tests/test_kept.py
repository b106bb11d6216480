"""What is kept ready stays within its bounds and goes when its time is over."""

import pytest

from qvevri.core.kept import KeptCache


@pytest.fixture
def kept() -> KeptCache:
    cache = KeptCache("for-tests", {"OPTIONS": {"MOST_BYTES": 10_000}})
    cache.clear()
    return cache


@pytest.mark.parametrize("value", ["ვაშლი", "", ["a", "b"], {"number": 1}, b"bytes"])
def test_value_comes_back_as_it_was(kept: KeptCache, value: object) -> None:
    kept.set("key", value)

    assert kept.get("key") == value


def test_what_was_kept_is_not_changed_by_who_got_it(kept: KeptCache) -> None:
    kept.set("key", ["a"])
    kept.get("key").append("b")

    assert kept.get("key") == ["a"]


def test_time_over_is_gone(kept: KeptCache) -> None:
    kept.set("key", "value", timeout=-1)

    assert kept.get("key", "nothing") == "nothing"


def test_least_used_gives_way_to_the_new(kept: KeptCache) -> None:
    for name in ("first", "second"):
        kept.set(name, "x" * 4000)
    kept.get("first")
    kept.set("third", "x" * 4000)

    assert set(kept.get_many(["first", "second", "third"])) == {"first", "third"}


def test_letters_of_two_bytes_weigh_as_much(kept: KeptCache) -> None:
    for number in range(3):
        kept.set(str(number), "ვ" * 2000)

    assert kept.get("0") is None


def test_what_is_larger_than_all_room_is_not_kept(kept: KeptCache) -> None:
    kept.set("key", "x" * 20_000)

    assert (kept.get("key"), kept.shelf.weight) == (None, 0)


def test_dropped_and_replaced_values_weigh_nothing(kept: KeptCache) -> None:
    kept.set("key", "x" * 5000)
    kept.set("key", "y")
    kept.delete("key")

    assert kept.shelf.weight == 0


def test_first_to_add_wins(kept: KeptCache) -> None:
    assert (kept.add("key", "a"), kept.add("key", "b"), kept.get("key")) == (True, False, "a")
