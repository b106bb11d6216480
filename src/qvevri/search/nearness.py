"""How far from a point: a square for the index, the true distance for the order."""

import math
from dataclasses import dataclass

from django.db.models import QuerySet

from qvevri.places.distance import km_between
from qvevri.search.engines import CAP
from qvevri.search.models import SearchDoc

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


def by_distance(found: QuerySet[SearchDoc], near: Near) -> list[tuple[float, int]]:
    """Kilometres and keys of the newest of `found`, the nearest first; the far ones left out."""
    points = found.filter(latitude__isnull=False, longitude__isnull=False)
    newest = points.order_by("-published_at", "-id")[:CAP]
    here = (near.latitude, near.longitude)
    far = sorted(
        (round(km_between(*here, lat, lon), 2), pk)
        for pk, lat, lon in newest.values_list("pk", "latitude", "longitude")
        if lat is not None and lon is not None
    )
    return [(km, pk) for km, pk in far if near.km is None or km <= near.km]
