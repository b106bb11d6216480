"""Long lists in pieces that one statement takes."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(things: Iterable[T], most: int) -> Iterator[list[T]]:
    """The things in their order, at most so many at once."""
    rest = iter(things)
    while some := list(islice(rest, most)):
        yield some
