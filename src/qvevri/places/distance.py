"""How far apart two points are."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088


def km_between(north1: float, east1: float, north2: float, east2: float) -> float:
    """Kilometres as the crow flies between two points in degrees (WGS 84), by the haversine."""
    half_north = radians(north2 - north1) / 2
    half_east = radians(east2 - east1) / 2
    chord = sin(half_north) ** 2 + cos(radians(north1)) * cos(radians(north2)) * sin(half_east) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
