"""Many write the log at once, and no number is missing or given twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from qvevri.history import queries
from qvevri.history.actions import record
from qvevri.history.models import Entry
from qvevri.places.models import Municipality, Settlement


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a test's SQLite lives in one thread")
@pytest.mark.django_db(transaction=True)
def test_deeds_at_once_are_chained_one_after_the_other(
    gori: Municipality, skra: Settlement
) -> None:
    def deed(number: int) -> None:
        record(None, f"deed{number}", skra, municipality=gori)
        connection.close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(deed, range(40)))

    assert list(Entry.objects.values_list("number", flat=True).order_by("number")) == [
        *range(1, 41)
    ]
    assert queries.first_broken(gori) is None
