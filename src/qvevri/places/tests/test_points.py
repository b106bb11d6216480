"""A reader is told which points are only approximate."""

import pytest
from django.test import Client

from qvevri.places.actions import load_places
from qvevri.places.models import Municipality, Settlement
from qvevri.places.points import note_on

EXACT, ABOUT = "GeoNames (CC BY 4.0)", "approximate, from general knowledge"


def of(*sources: str) -> list[Settlement]:
    return [Settlement(source=source) for source in sources]


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        ((EXACT, EXACT), ""),
        ((ABOUT,), "ყველა"),
        ((EXACT, ABOUT), "1 დასახლების"),
        ((EXACT, ABOUT, ABOUT), "2 დასახლების"),
    ],
)
def test_the_number_of_approximate_points_is_told(sources: tuple[str, ...], told: str) -> None:
    assert note_on(of(*sources)).startswith(told)
    assert bool(note_on(of(*sources))) == bool(told)


@pytest.mark.django_db
def test_every_settlement_says_where_its_point_is_from() -> None:
    load_places()

    known = Settlement.objects.exclude(source__startswith="GeoNames")
    assert known.exists()
    assert all(one.is_approximate for one in known)
    assert all(all(one.name.data.get(code) for code in ("ka", "en", "ru")) for one in known)


def test_the_map_says_so(gori: Municipality, skra: Settlement, farm: object) -> None:
    Settlement.objects.filter(pk=skra.pk).update(source=ABOUT)

    assert "All points are approximate" in Client().get("/gori/en/market/map/").text
