"""How far from a point: a square for the index, the true distance for the order."""

import math
from dataclasses import dataclass

KILOMETRES_PER_DEGREE = 111.0
# Beyond this, "near" narrows nothing in a country this size.
FARTHEST = 500.0


@dataclass(frozen=True)
class Near:
    """A point and how far from it; without `km`, any distance."""

    latitude: float
    longitude: float
    km: float | None = None


@dataclass(frozen=True)
class Box:
    """Degrees from and to."""

    latitudes: tuple[float, float]
    longitudes: tuple[float, float]


def bounds(near: Near) -> Box | None:
    """The square around the point; None when any distance will do."""
    if near.km is None:
        return None
    north = min(near.km, FARTHEST) / KILOMETRES_PER_DEGREE
    east = north / max(0.1, math.cos(math.radians(near.latitude)))
    return Box(
        (near.latitude - north, near.latitude + north),
        (near.longitude - east, near.longitude + east),
    )
