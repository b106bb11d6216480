"""What waits is gathered from the rooms that know, the longest waiting first."""

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.todos import registry
from qvevri.todos.queries import todos_for
from qvevri.todos.registry import Todo


def approvals(person: Person, municipality: Municipality) -> Iterable[Todo]:
    yield Todo("approve", f"{person} {municipality}", "/a/", datetime(2026, 11, 2, tzinfo=UTC), 3)
    yield Todo("mend", "some day", "/m/")


def reports(person: Person, municipality: Municipality) -> Iterable[Todo]:
    yield Todo("report", "late", "/r/", datetime(2026, 11, 1, tzinfo=UTC))


@pytest.fixture
def two_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_sources", [])
    registry.register(approvals)
    registry.register(reports)
    registry.register(approvals)


def test_longest_waiting_comes_first_and_undated_last(
    two_rooms: None, clerk: Person, gori: Municipality
) -> None:
    kinds = [todo.kind for todo in todos_for(clerk, gori)]

    assert kinds == ["report", "approve", "mend"]


def test_each_room_knows_whom_and_where_it_is_asked_for(
    two_rooms: None, clerk: Person, gori: Municipality
) -> None:
    assert todos_for(clerk, gori)[1].title == "ოფიცერი გორი"


def test_nothing_registered_is_nothing_to_do(
    monkeypatch: pytest.MonkeyPatch, clerk: Person, gori: Municipality
) -> None:
    monkeypatch.setattr(registry, "_sources", [])

    assert todos_for(clerk, gori) == []
