"""A list in pieces."""

import pytest

from qvevri.core.batches import batches


@pytest.mark.parametrize(
    ("number", "sizes"), [(0, []), (1, [1]), (3, [3]), (4, [3, 1]), (6, [3, 3])]
)
def test_nothing_is_lost_and_no_piece_is_empty(number: int, sizes: list[int]) -> None:
    things = list(range(number))
    found = list(batches(things, 3))

    assert [len(some) for some in found] == sizes
    assert [one for some in found for one in some] == things
