"""Known words a typing error away: one error in 4 to 7 letters, two from 8 on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

# One letter per sound, so that ს for შ, or s for sh, is one error.
_SOUNDS = (("ch", "c"), ("sh", "w"), ("ts", "q"), ("dz", "x"), ("zh", "y"))
FEWEST_LETTERS = 4
FEWEST_FOR_TWO = 8


def compact(key: str) -> str:
    """A folded word with one letter for each sound."""
    for letters, sound in _SOUNDS:
        key = key.replace(letters, sound)
    return key


def errors_allowed(letters: int) -> int:
    """How many errors a word of so many letters may hold."""
    if letters < FEWEST_LETTERS:
        return 0
    return 1 if letters < FEWEST_FOR_TWO else 2


class Neighbours:
    """Words by their pieces: of a word with n errors cut into n + 1 pieces, one is unharmed.

    So only words that share a piece at nearly the same place are compared letter by letter
    (Li, Deng, Wang, Feng: Pass-Join, VLDB 2011), not all words. Two letters swapped are one error,
    but may harm two pieces: so they are also swapped back. Missed is only such a swap together with
    a second error.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self.words = {compact(key): key for key in keys}
        self.pieces: dict[tuple[int, int, int, str], list[str]] = defaultdict(list)
        for small in self.words:
            for allowed in _worth(len(small)):
                for place, size in _cuts(len(small), allowed + 1):
                    piece = small[place : place + size]
                    self.pieces[allowed, len(small), place, piece].append(small)

    def near(self, key: str, letters: int) -> dict[str, int]:
        """The words near a folded key that was typed with so many letters, each with its errors."""
        allowed = errors_allowed(letters)
        if not allowed:
            return {}
        small = compact(key)
        others = {*self._candidates(small, allowed), *self._swapped(small)}
        found = {self.words[other]: distance(small, other, allowed) for other in others}
        return {name: errors for name, errors in found.items() if errors <= allowed}

    def _candidates(self, small: str, allowed: int) -> Iterator[str]:
        for length in range(len(small) - allowed, len(small) + allowed + 1):
            for place, size in _cuts(length, allowed + 1):
                last = min(place + allowed, len(small) - size)
                for start in range(max(0, place - allowed), last + 1):
                    piece = small[start : start + size]
                    yield from self.pieces.get((allowed, length, place, piece), ())

    def _swapped(self, small: str) -> Iterator[str]:
        for place in range(len(small) - 1):
            other = small[:place] + small[place + 1] + small[place] + small[place + 2 :]
            if other in self.words:
                yield other


def _worth(length: int) -> Iterator[int]:
    """For how many errors a word so long is worth keeping."""
    if FEWEST_LETTERS - 1 <= length <= FEWEST_FOR_TWO:
        yield 1
    # A sound may be typed with two letters: eight typed may be four sounds.
    if length >= FEWEST_LETTERS:
        yield 2


@cache
def _cuts(length: int, number: int) -> tuple[tuple[int, int], ...]:
    """Where so many pieces of a word begin, and how long they are."""
    ends = [length * part // number for part in range(number + 1)]
    return tuple((start, end - start) for start, end in pairwise(ends) if end > start)


def distance(one: str, other: str, allowed: int) -> int:
    """How many letters were put in, left out, changed or swapped; allowed + 1 if more than that."""
    if abs(len(one) - len(other)) > allowed:
        return allowed + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        earlier, before, row = before, row, [place]
        for column, against in enumerate(other, 1):
            cost = min(
                before[column] + 1, row[column - 1] + 1, before[column - 1] + (letter != against)
            )
            if (
                place > 1
                and column > 1
                and one[place - 2] == against
                and letter == other[column - 2]
            ):
                cost = min(cost, earlier[column - 2] + 1)
            row.append(cost)
        if min(row) > allowed:
            return allowed + 1
    return min(row[-1], allowed + 1)
