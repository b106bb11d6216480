"""A sheet is written whole or not at all; the same sheet again changes nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from qvevri.core.import_answers import Answer
from qvevri.history.models import Entry
from qvevri.market.listings import actions as listings
from qvevri.market.listings.inputs import ListingInput
from qvevri.market.listings.models import Listing
from qvevri.market.sheets import actions, exporting, queries
from qvevri.market.sheets.actions import SheetRefused, write_content
from qvevri.market.sheets.answers import answer_of
from qvevri.market.sheets.planning import plan
from qvevri.market.sheets.tests.conftest import NINO, sheet_of
from qvevri.organisations import actions as organisations
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality

ANOTHER = ("Gia", "577 10 01 02", "Ateni", "peaches")


def bring(content: bytes, market: Municipality, clerk: Person) -> Answer:
    try:
        made = write_content(content, municipality=market, by=clerk)
    except SheetRefused as refusal:
        return answer_of(refusal.plan, written=False)
    return answer_of(made, written=True)


def test_a_new_price_changes_one_listing(market: Municipality, clerk: Person) -> None:
    bring(sheet_of(NINO, ANOTHER, price=2, price_unit="kg"), market, clerk)

    answer = bring(sheet_of(NINO, price=3, price_unit="kg"), market, clerk)

    assert (answer["new"], answer["changed"], answer["unchanged"]) == (0, 1, 0)
    assert set(Listing.objects.values_list("price", flat=True)) == {200, 300}


def test_one_bad_row_keeps_all_rows_out(market: Municipality, clerk: Person) -> None:
    bad = ("Lia", "no number", "Skra", "apples")

    answer = bring(sheet_of(NINO, bad, price=2, price_unit="kg"), market, clerk)

    assert answer["written"] is False
    assert [(one["row"], one["column"]) for one in answer["refused"]] == [(3, "seller_phone")]
    assert not Organisation.objects.exists()
    assert not Listing.objects.exists()


def test_rows_of_one_seller_found_one_organisation(market: Municipality, clerk: Person) -> None:
    bring(sheet_of(NINO, (*NINO[:3], "pears"), price=2, price_unit="kg"), market, clerk)

    assert Organisation.objects.count() == 1
    assert Listing.objects.count() == 2


def test_two_sellers_of_one_name_stay_two(market: Municipality, clerk: Person) -> None:
    other = ("Nino", "577 10 01 02", "Ateni", "pears")

    bring(sheet_of(NINO, other, price=2, price_unit="kg"), market, clerk)

    phones = Organisation.objects.values_list("phone", flat=True)
    assert sorted(phones) == ["+995577100102", "+995599100101"]


def test_a_seller_who_is_there_is_found_by_the_phone(
    market: Municipality, farm: Organisation, clerk: Person
) -> None:
    answer = bring(sheet_of(NINO, price=2, price_unit="kg"), market, clerk)

    assert Listing.objects.get().organisation == farm
    assert [one["column"] for one in answer["warnings"]] == ["seller_name"]


def test_a_seller_of_another_municipality_is_not_touched(
    market: Municipality, sviri: object, clerk: Person, farm: Organisation, zestaponi: Municipality
) -> None:
    Organisation.objects.filter(pk=farm.pk).update(municipality=zestaponi)

    bring(sheet_of(NINO, price=2, price_unit="kg"), market, clerk)

    assert Organisation.objects.of(market).count() == 1
    assert not Listing.objects.filter(organisation=farm).exists()


def test_what_the_seller_posted_already_is_not_posted_twice(
    market: Municipality, farm: Organisation, nino: Person, clerk: Person
) -> None:
    listings.publish(listings.draft(farm, ListingInput("apple"), by=nino), by=nino)

    answer = bring(sheet_of(NINO, price=2, price_unit="kg"), market, clerk)

    assert (answer["new"], answer["changed"]) == (0, 1)


def test_what_the_seller_has_ended_stays_ended(market: Municipality, clerk: Person) -> None:
    sheet = sheet_of(NINO, price=2, price_unit="kg")
    bring(sheet, market, clerk)
    listings.sell_out(Listing.objects.get(), by=clerk)

    answer = bring(sheet, market, clerk)

    assert answer["unchanged"] == 1
    assert answer["warnings"][-1]["column"] == "product"
    assert Listing.objects.get().status == Listing.Status.SOLD_OUT


def test_a_row_written_twice_is_one_listing(market: Municipality, clerk: Person) -> None:
    answer = bring(sheet_of(NINO, NINO, price=2, price_unit="kg"), market, clerk)

    assert (answer["rows"], answer["new"], answer["unchanged"]) == (2, 1, 1)
    assert answer["warnings"][0]["row"] == 3


def test_a_phone_number_in_the_note_is_refused(market: Municipality, clerk: Person) -> None:
    answer = bring(sheet_of(NINO, description="დარეკეთ 599 11 22 33"), market, clerk)

    assert [one["column"] for one in answer["refused"]] == ["description"]


def test_a_blocked_seller_is_refused(
    market: Municipality, farm: Organisation, clerk: Person
) -> None:
    organisations.set_trust(farm, Organisation.Trust.BLOCKED, by=clerk)

    answer = bring(sheet_of(NINO, price=2, price_unit="kg"), market, clerk)

    assert [one["column"] for one in answer["refused"]] == ["seller_name"]


def test_only_an_officer_writes_a_sheet(market: Municipality, nino: Person) -> None:
    with pytest.raises(PermissionDenied):
        write_content(sheet_of(NINO), municipality=market, by=nino)


def test_a_sheet_written_twice_is_written_once(market: Municipality, clerk: Person) -> None:
    content = sheet_of(NINO, price=2, price_unit="kg")
    sheet = actions.bring("a.xlsx", content, municipality=market, by=clerk)
    written = actions.write(sheet, by=clerk)

    again = actions.write(sheet, by=clerk)

    assert again.written_at == written.written_at
    assert Listing.objects.count() == 1
    assert Entry.objects.filter(verb="sheet_written").count() == 1


def test_a_written_sheet_keeps_no_numbers_of_people(market: Municipality, clerk: Person) -> None:
    sheet = actions.bring("a.xlsx", sheet_of(NINO), municipality=market, by=clerk)

    written = actions.write(sheet, by=clerk)

    assert bytes(written.content) == b""


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
@pytest.mark.parametrize("write", [exporting.as_book, exporting.as_csv])
def test_the_exported_market_goes_in_without_a_change(
    market: Municipality, sample: bytes, clerk: Person, language: str, write: exporting.Writer
) -> None:
    bring(sample, market, clerk)
    rows = exporting.rows_of(queries.offered(market), language)

    made = plan(market, write(rows, language))

    assert (made.count("unchanged"), len(made.rows)) == (44, 44)


def test_what_columns_cannot_say_survives_the_round_trip(
    market: Municipality, farm: Organisation, nino: Person
) -> None:
    said = ListingInput("apple", text="მინ. ფასი, თვითგატანა. 2 ლარი!", months=(1, 5, 9))
    said = replace(said, delivery=("delivery.tbilisi", "delivery.post"), packing="packing.net")
    listings.publish(listings.draft(farm, said, by=nino), by=nino)

    made = plan(market, exporting.as_book(exporting.rows_of(queries.offered(market))))

    assert [row.state for row in made.rows] == ["unchanged"]


def test_a_preview_asks_the_database_no_more_for_many_rows(
    market: Municipality,
) -> None:
    many = [(f"Seller {place}", f"599 {100_000 + place}", "Skra", "apples") for place in range(300)]
    plan(market, sheet_of(NINO))

    with CaptureQueriesContext(connection) as for_one:
        plan(market, sheet_of(NINO))
    with CaptureQueriesContext(connection) as for_many:
        plan(market, sheet_of(*many))

    assert len(for_many) == len(for_one)


def test_a_sheet_nobody_wrote_is_thrown_away_after_a_month(
    market: Municipality, clerk: Person
) -> None:
    actions.bring("a.xlsx", sheet_of(NINO), municipality=market, by=clerk)

    assert actions.forget_old(timezone.now() + timedelta(days=29)) == 0
    assert actions.forget_old(timezone.now() + timedelta(days=31)) == 1


def test_a_new_sellers_name_is_judged_before_anything_is_written(
    market: Municipality, clerk: Person
) -> None:
    told = plan(market, sheet_of(("Call 599 12 34 56", *NINO[1:]), price=2)).all_remarks

    assert [(one.column, one.is_refusal) for one in told if one.is_refusal] == [
        ("seller_name", True)
    ]


def test_a_long_sheet_asks_the_database_little(
    market: Municipality, clerk: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many = [(f"Seller {place}", f"599 {100_000 + place}", "Skra", "apples") for place in range(300)]
    content = sheet_of(*many, price=2, price_unit="kg")

    with django_assert_max_num_queries(140):
        bring(content, market, clerk)

    assert Listing.objects.count() == Organisation.objects.count() == 300


def test_the_same_long_sheet_again_writes_nothing(market: Municipality, clerk: Person) -> None:
    many = [(f"Seller {place}", f"599 {100_000 + place}", "Skra", "apples") for place in range(300)]
    content = sheet_of(*many, price=2, price_unit="kg", description="ტკბილი")
    bring(content, market, clerk)
    entries = Entry.objects.count()

    answer = bring(content, market, clerk)

    assert (answer["new"], answer["changed"], answer["unchanged"]) == (0, 0, 300)
    assert Entry.objects.count() == entries


def test_a_sheet_whose_worker_died_may_be_handed_over_again(
    market: Municipality, clerk: Person
) -> None:
    sheet = actions.bring("a.xlsx", sheet_of(NINO), municipality=market, by=clerk)
    sheet.handed_over_at = timezone.now() - timedelta(minutes=10)

    assert not sheet.is_stuck(timezone.now())
    assert sheet.is_stuck(timezone.now() + timedelta(minutes=6))
