"""Chance that comes out the same each time: by seed and number, common things before rare ones."""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


def dice(*seed: object) -> Random:
    """Chance of its own for each seed: the same in every process and on every day."""
    return Random("/".join(map(str, seed)))  # noqa: S311


class Rare(Generic[T]):
    """Draws from a row in which each is rarer than the one before, as words in a language are.

    Weights fall as 1 / (place + shift) ** steepness (Zipf and Mandelbrot).
    """

    def __init__(self, row: Sequence[T], *, shift: float = 2, steepness: float = 1) -> None:
        self.row = row
        weights = (1 / (place + shift) ** steepness for place in range(len(row)))
        self._sums = list(accumulate(weights))

    def draw(self, chance: Random) -> T:
        """One of the row."""
        return self.row[bisect(self._sums, chance.random() * self._sums[-1])]
