"""A list in pieces."""

import pytest

from qvevri.core.batches import batches, by_key
from qvevri.places.models import Municipality


@pytest.mark.parametrize(
    ("number", "sizes"), [(0, []), (1, [1]), (3, [3]), (4, [3, 1]), (6, [3, 3])]
)
def test_nothing_is_lost_and_no_piece_is_empty(number: int, sizes: list[int]) -> None:
    things = list(range(number))
    found = list(batches(things, 3))

    assert [len(some) for some in found] == sizes
    assert [one for some in found for one in some] == things


@pytest.mark.django_db
@pytest.mark.parametrize(("number", "sizes"), [(0, []), (2, [2]), (3, [3]), (5, [3, 2])])
def test_rows_come_by_their_keys(number: int, sizes: list[int]) -> None:
    Municipality.objects.all().delete()
    for one in range(number):
        Municipality.objects.create(slug=f"m{one}", name={"en": str(one)})

    found = list(by_key(Municipality.objects.order_by("-slug"), 3))

    assert [len(some) for some in found] == sizes
    assert [row.slug for some in found for row in some] == [f"m{one}" for one in range(number)]


@pytest.mark.django_db
def test_each_batch_is_asked_for_when_it_is_wanted() -> None:
    Municipality.objects.all().delete()
    for one in range(4):
        Municipality.objects.create(slug=f"m{one}", name={"en": str(one)})

    pieces = by_key(Municipality.objects.all(), 2)
    next(pieces)
    Municipality.objects.filter(slug="m3").delete()

    assert [row.slug for row in next(pieces)] == ["m2"]
