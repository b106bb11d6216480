"""Times of many tries, in milliseconds, and what stands for them."""

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any


def percentile(times: Sequence[float], share: float) -> float:
    """The time that this share of the tries did not exceed; nan of none."""
    if not times:
        return math.nan
    return sorted(times)[min(len(times) - 1, math.ceil(share * len(times)) - 1)]


@dataclass(frozen=True)
class Times:
    """Half, 19 of 20, and 99 of 100 tries took at most so many milliseconds."""

    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, times: Sequence[float]) -> "Times":
        """Of these tries."""
        return cls(*(round(percentile(times, share), 3) for share in (0.5, 0.95, 0.99)))


def tries(work: Iterable[Callable[[], Any]], rounds: int, seconds: float) -> list[float]:
    """Milliseconds of each piece of work, over and over: so many rounds, or as time allows.

    A first round goes before that is not counted.
    """
    row, times = list(work), []
    for piece in row:
        piece()
    end = time.monotonic() + seconds
    for _ in range(rounds):
        for piece in row:
            started = time.perf_counter()
            piece()
            times.append(1000 * (time.perf_counter() - started))
        if time.monotonic() > end:
            break
    return times
