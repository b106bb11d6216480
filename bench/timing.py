"""Milliseconds of many tries, and what stands for them."""

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection


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


def busy() -> float:
    """Milliseconds of CPU that this process and the database's own have taken so far.

    Where others use the machine too, the clock on the wall tells how long one waited for them.
    """
    own = 1000 * time.process_time()
    if connection.vendor == "sqlite":
        return own
    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    return own + int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e6


def tries(work: Iterable[Callable[[], Any]], rounds: int, seconds: float) -> list[float]:
    """Milliseconds of CPU of each piece of work, over and over: so many rounds, or as time allows.

    A first round goes before that is not counted.
    """
    row, times = list(work), []
    for piece in row:
        piece()
    end = time.monotonic() + seconds
    for _ in range(rounds):
        for piece in row:
            begun = busy()
            piece()
            times.append(busy() - begun)
        if time.monotonic() > end:
            break
    return times
