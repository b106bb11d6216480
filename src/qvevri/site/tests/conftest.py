"""Adverts of two municipalities, as the index knows them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from qvevri.places.models import Municipality
from qvevri.search import actions
from qvevri.search.docs import Doc

MOMENT = datetime(2026, 11, 1, tzinfo=UTC)
Offer = Callable[[Municipality, int], None]


@pytest.fixture
def offer_apples(db: None) -> Offer:
    """Put apples of a municipality into the index, under the number of their listing."""

    def put(municipality: Municipality, number: int) -> None:
        words = {
            "title": "Apples",
            "summary": "Apples from Skra.",
            "slug": "apples",
            "price": "1.50 ₾/kg",
            "per_base": "",
            "place": "Skra",
            "alt": "Apples",
        }
        actions.put(
            Doc(
                municipality=municipality.pk,
                kind="listing",
                thing_id=number,
                card=dict.fromkeys(("ka", "en", "ru"), words) | {"pictogram": "apple"},
                words="",
                concept="apple",
                concepts="|fruit|apple|",
                group="fruit",
                published_at=MOMENT,
                changed_at=MOMENT + timedelta(minutes=number),
                expires_at=timezone.now() + timedelta(days=3),
            )
        )

    return put
