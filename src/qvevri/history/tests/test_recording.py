"""Every deed is written into a log that shows when it was tampered with."""

from decimal import Decimal

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from qvevri.history import queries
from qvevri.history.actions import Deed, record, record_many
from qvevri.history.models import Entry
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement


def three_deeds(gori: Municipality, skra: Settlement, nino: Person) -> list[Entry]:
    return [
        record(nino, "published", skra, municipality=gori, facts={"price": Decimal("1.50")}),
        record(None, "paused", skra, municipality=gori, by_name="link"),
        record(nino, "resumed", skra, municipality=gori),
    ]


def test_entries_are_numbered_and_chained(
    gori: Municipality, skra: Settlement, nino: Person
) -> None:
    first, second, third = three_deeds(gori, skra, nino)

    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert (first.previous, second.previous, third.previous) == ("", first.seal, second.seal)


def test_whole_chain_is_not_broken(gori: Municipality, skra: Settlement, nino: Person) -> None:
    three_deeds(gori, skra, nino)

    assert queries.first_broken(gori) is None


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "removed"},
        {"facts": {"price": "9.99"}},
        {"by_name": "officer"},
        {"by_number": 99},
        {"thing_id": 99},
        {"previous": "0" * 64},
        {"seal": "0" * 64},
    ],
)
def test_changed_entry_is_the_first_broken(
    gori: Municipality, skra: Settlement, nino: Person, change: dict[str, object]
) -> None:
    _first, second, _third = three_deeds(gori, skra, nino)

    Entry.objects.filter(pk=second.pk).update(**change)

    assert queries.first_broken(gori) == second


def test_entry_put_under_another_name_is_broken(
    gori: Municipality, skra: Settlement, nino: Person, giorgi: Person
) -> None:
    first, *_rest = three_deeds(gori, skra, nino)

    Entry.objects.filter(pk=first.pk).update(by=giorgi)

    assert queries.first_broken(gori) == first


def test_deleted_entry_breaks_the_next(gori: Municipality, skra: Settlement, nino: Person) -> None:
    _first, second, third = three_deeds(gori, skra, nino)

    second.delete()

    assert queries.first_broken(gori) == third


def test_erased_person_leaves_the_chain_whole(
    gori: Municipality, skra: Settlement, nino: Person
) -> None:
    three_deeds(gori, skra, nino)

    nino.delete()

    assert queries.first_broken(gori) is None
    assert not Entry.objects.exclude(by=None).exists()


def test_each_municipality_has_its_own_chain(
    gori: Municipality, zestaponi: Municipality, sviri: Settlement, skra: Settlement, nino: Person
) -> None:
    three_deeds(gori, skra, nino)

    entry = record(nino, "published", sviri, municipality=zestaponi)

    assert (entry.number, entry.previous) == (1, "")


def test_role_of_who_did_it_is_kept(gori: Municipality, skra: Settlement, clerk: Person) -> None:
    assert record(clerk, "approved", skra, municipality=gori).by_name == "officer"


def test_entries_about_a_thing_tell_it_oldest_first(
    gori: Municipality, skra: Settlement, ateni: Settlement, nino: Person
) -> None:
    three_deeds(gori, skra, nino)
    record(nino, "published", ateni, municipality=gori)

    verbs = [entry.verb for entry in queries.entries_about(skra)]

    assert verbs == ["published", "paused", "resumed"]


def test_deed_that_is_undone_leaves_no_entry(
    gori: Municipality, skra: Settlement, nino: Person
) -> None:
    with transaction.atomic():
        record(nino, "published", skra, municipality=gori)
        transaction.set_rollback(True)

    assert not Entry.objects.exists()


def test_many_deeds_are_sealed_as_one_after_another(
    gori: Municipality, skra: Settlement, nino: Person
) -> None:
    record(nino, "published", skra, municipality=gori)

    deeds = [Deed("changed", skra, {"price": Decimal("1.50")}), Deed("paused", skra)]
    written = record_many(nino, deeds, municipality=gori)

    told = [(one.number, one.verb, one.facts) for one in queries.entries_about(skra)]
    assert written == 2
    assert told[1:] == [(2, "changed", {"price": "1.5"}), (3, "paused", {})]
    assert queries.first_broken(gori) is None


def test_many_deeds_are_written_in_few_statements(
    gori: Municipality,
    skra: Settlement,
    nino: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    record_many(nino, [Deed("changed", skra)], municipality=gori)

    with django_assert_max_num_queries(8):
        record_many(nino, [Deed("changed", skra)] * 300, municipality=gori)


def test_nothing_done_writes_nothing(gori: Municipality, nino: Person) -> None:
    assert record_many(nino, [], municipality=gori) == 0
    assert not Entry.objects.exists()
