"""Known words a typing error away: one error in 4 to 7 letters, two from 8 on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

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
    """Words by their three pieces: two errors, or two letters swapped, leave one piece unharmed.

    So only words that share a piece at nearly the same place are compared letter by letter
    (Li, Deng, Wang, Feng: Pass-Join, VLDB 2011), not all words. Missed is only a swap across two
    pieces together with a second error in the third.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self.words: dict[tuple[int, int, str], list[tuple[str, str]]] = defaultdict(list)
        for key in keys:
            small = compact(key)
            for place, size in _pieces(len(small)):
                self.words[len(small), place, small[place : place + size]].append((small, key))

    def near(self, key: str, letters: int) -> dict[str, int]:
        """The words near a folded key that was typed with so many letters, each with its errors."""
        allowed = errors_allowed(letters)
        if not allowed:
            return {}
        small = compact(key)
        names = dict(self._candidates(small, allowed))
        found = {names[other]: distance(small, other, allowed) for other in names}
        return {name: errors for name, errors in found.items() if errors <= allowed}

    def _candidates(self, small: str, allowed: int) -> Iterator[tuple[str, str]]:
        for length in range(len(small) - allowed, len(small) + allowed + 1):
            for place, size in _pieces(length):
                last = min(place + allowed, len(small) - size)
                for start in range(max(0, place - allowed), last + 1):
                    piece = small[start : start + size]
                    yield from self.words.get((length, place, piece), ())


@cache
def _pieces(length: int) -> tuple[tuple[int, int], ...]:
    """Where three pieces of a word begin, and how long they are; none of a very short word."""
    if length < FEWEST_LETTERS - 1:
        return ()
    first, second = length // 3, (length + 1) // 3
    return (0, first), (first, second), (first + second, length - first - second)


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
