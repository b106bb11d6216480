"""Everybody sees the seal of each day, and takes the log away to check it elsewhere."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from qvevri.core.languages import CODES
from qvevri.history import chain, queries
from qvevri.history.actions import record
from qvevri.history.models import Entry
from qvevri.places.models import Municipality, Settlement


@pytest.fixture
def three_days(gori: Municipality, skra: Settlement) -> list[Entry]:
    """An entry on each of three days; the second late in the evening of Tbilisi."""
    moments = [datetime(2026, 5, 1, 9, tzinfo=UTC), datetime(2026, 5, 2, 21, tzinfo=UTC)]
    moments.append(datetime(2026, 5, 4, 9, tzinfo=UTC))
    entries = [record(None, "published", skra, municipality=gori) for _one in moments]
    for entry, moment in zip(entries, moments, strict=True):
        Entry.objects.filter(pk=entry.pk).update(happened_at=moment)
    return entries


def test_day_is_that_of_the_municipality(three_days: list[Entry], gori: Municipality) -> None:
    assert [str(one.day) for one in queries.heads(gori)] == [
        "2026-05-04",
        "2026-05-03",
        "2026-05-01",
    ]


@pytest.mark.parametrize("language", CODES)
def test_page_shows_the_seal_of_each_day(
    client: Client, three_days: list[Entry], language: str
) -> None:
    page = client.get(f"/gori/{language}/history/days/").content.decode()

    assert all(entry.seal in page for entry in three_days)


@pytest.mark.parametrize("before", ["nonsense", "2026-13-45", ""])
def test_day_that_is_none_shows_the_latest(
    client: Client, three_days: list[Entry], before: str
) -> None:
    page = client.get(f"/gori/en/history/days/?before={before}").content.decode()

    assert three_days[2].seal in page


def test_older_days_are_asked_for(client: Client, three_days: list[Entry]) -> None:
    page = client.get("/gori/en/history/days/?before=2026-05-03").content.decode()

    assert three_days[0].seal in page
    assert three_days[1].seal not in page


def test_machines_read_the_heads(client: Client, three_days: list[Entry]) -> None:
    said = client.get("/api/v1/history?municipality=gori&before=2026-05-04").json()

    assert [one["number"] for one in said["items"]] == [2, 1]
    assert said["next"] is None


def test_downloaded_log_holds(client: Client, gori: Municipality, skra: Settlement) -> None:
    record(None, "published", skra, municipality=gori)
    answer = client.get("/gori/en/history/log.jsonl")

    found = chain.verify(b"".join(answer).decode().splitlines())

    assert isinstance(found, chain.Held)


def test_log_of_a_town_where_nothing_happened_holds(client: Client, gori: Municipality) -> None:
    answer = client.get("/gori/en/history/log.jsonl")

    assert chain.verify([b"".join(answer).decode()]) == chain.Held("gori", 0, 0, "")
