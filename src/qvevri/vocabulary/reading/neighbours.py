"""Known words a typing error away: one error in 4 to 7 letters, two from 8 on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

FEWEST_LETTERS = 4
FEWEST_FOR_TWO = 8
# By how much a word with a swap is longer than the one meant, and by how much its swap moved.
LONGER_AND_MOVED = ((0, 0), (1, 0), (1, 1), (-1, 0), (-1, -1))


def errors_allowed(letters: int) -> int:
    """How many errors a word of so many letters may hold."""
    if letters < FEWEST_LETTERS:
        return 0
    return 1 if letters < FEWEST_FOR_TWO else 2


class Neighbours:
    """Words by their pieces: of a word with n errors cut into n + 1 pieces, one is unharmed.

    So only words that share a piece at nearly the same place are compared letter by letter
    (Li, Deng, Wang, Feng: Pass-Join, VLDB 2011), not all words. Two letters swapped are one error,
    but harm two pieces where they stand between them: there they are also swapped back.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self.pieces: dict[tuple[int, int, int, str], list[str]] = defaultdict(list)
        for word in self.words:
            for allowed in _worth(len(word)):
                for place, size in _cuts(len(word), allowed + 1):
                    self.pieces[allowed, len(word), place, word[place : place + size]].append(word)

    def near(self, word: str) -> dict[str, int]:
        """The words near one, each with its errors; none for a word of fewer than four letters."""
        allowed = errors_allowed(len(word))
        if not allowed:
            return {}
        letters = frozenset(word)
        # Reckoned at a tenth of the price of a distance: an error changes two letters at most.
        others = {
            other
            for other in {*self._candidates(word, allowed), *self._swapped(word)}
            if len(letters.symmetric_difference(other)) <= 2 * allowed
        }
        if allowed > 1:
            others.update(
                other
                for other in self._swapped_between_pieces(word)
                if len(letters.symmetric_difference(other)) <= 2
            )
        found = {other: distance(word, other, allowed) for other in others}
        return {other: errors for other, errors in found.items() if errors <= allowed}

    def _candidates(self, word: str, allowed: int) -> Iterator[str]:
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            for place, size in _cuts(length, allowed + 1):
                last = min(place + allowed, len(word) - size)
                for start in range(max(0, place - allowed), last + 1):
                    piece = word[start : start + size]
                    yield from self.pieces.get((allowed, length, place, piece), ())

    def _swapped(self, word: str) -> Iterator[str]:
        for place in range(len(word) - 1):
            other = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
            if other in self.words:
                yield other

    def _swapped_between_pieces(self, word: str) -> Iterator[str]:
        """Words near in two errors of which one, or both, is a swap that harms two pieces.

        Behind a letter put in or left out before it, the swap stands one place further.
        """
        letters = len(word)
        for longer, moved in LONGER_AND_MOVED:
            length = letters - longer
            for (before, _size), (place, size) in pairwise(_cuts(length, 3)):
                at = place + moved
                if at < letters:
                    left = word[before + moved : at - 1] + word[at]
                    right = word[at - 1] + word[at + 1 : at + size]
                    yield from self.pieces.get((2, length, before, left), ())
                    yield from self.pieces.get((2, length, place, right), ())


def _worth(length: int) -> Iterator[int]:
    """For how many errors a word so long is worth keeping."""
    if FEWEST_LETTERS - 1 <= length <= FEWEST_FOR_TWO:
        yield 1
    if length >= FEWEST_FOR_TWO - 2:
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
