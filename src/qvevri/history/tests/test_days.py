"""Everybody sees the seal of each day, and takes the log away to check it elsewhere."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from qvevri.core.languages import CODES
from qvevri.history import chain, queries, registry
from qvevri.history.actions import Deed, record, record_many
from qvevri.history.models import Entry
from qvevri.people.models import Person
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


def test_day_is_read_in_sentences_by_everybody(
    client: Client, three_days: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "_public", {"places.settlement"})

    page = client.get("/gori/en/history/days/2026-05-03/").content.decode()

    assert three_days[1].seal in page
    assert three_days[0].seal not in page
    assert "published" in page


def test_day_tells_nothing_that_concerns_people(
    client: Client, gori: Municipality, nino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "_public", {"places.settlement"})
    entry = record(nino, "officer_given", nino, municipality=gori)

    page = client.get(f"/gori/en/history/days/{entry.happened_at:%Y-%m-%d}/").content.decode()

    assert entry.seal not in page
    assert "Nothing was decided about the plan on this day" in page


def test_long_day_is_read_page_by_page(
    client: Client, gori: Municipality, skra: Settlement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "_public", {"places.settlement"})
    record_many(None, [Deed("paused", skra)] * (queries.PAGE + 2), municipality=gori)
    day = queries.heads(gori)[0].day

    assert "?before=3" in client.get(f"/gori/en/history/days/{day}/").content.decode()
    lines = client.get(f"/gori/en/history/days/{day}/?before=3").context["lines"]
    assert [line.entry.number for line in lines] == [2, 1]


@pytest.mark.parametrize("day", ["nonsense", "2026-13-45", "9999-12-31", "0001-01-01"])
def test_day_that_is_none_is_not_there(client: Client, gori: Municipality, day: str) -> None:
    assert client.get(f"/gori/en/history/days/{day}/").status_code == 404


@pytest.mark.parametrize("noted", [lambda seal: seal, lambda seal: f" {seal[:12].upper()} "])
def test_seal_that_was_noted_is_found(
    client: Client, three_days: list[Entry], noted: Callable[[str], str]
) -> None:
    asked = {"seal": noted(three_days[0].seal)}
    page = client.get("/gori/en/history/days/", asked).content.decode()

    assert "Yes: it is the seal of entry 1, written on 1 May 2026." in page


@pytest.mark.parametrize(
    ("noted", "answer"),
    [
        ("0" * 64, "No entry has this seal."),
        ("abc", "A seal has 64 signs"),
        ("ვაზი" * 4, "A seal has 64 signs"),
        ("", "This field is required"),
    ],
)
def test_seal_that_is_not_there_is_told(
    client: Client, three_days: list[Entry], noted: str, answer: str
) -> None:
    page = client.get("/gori/en/history/days/", {"seal": noted}).content.decode()

    assert answer in page
