"""The life of a listing: which status follows which."""

from datetime import date

import pytest

from qvevri.market.listings.life import (
    Deed,
    Status,
    after,
    deeds_of_seller,
    is_possible,
    moved_on,
    years_on,
)
from qvevri.market.listings.models import Listing

D, S = Deed, Status


def test_the_table_knows_every_status_of_a_listing() -> None:
    assert {status.value for status in Status} == set(Listing.Status.values)


@pytest.mark.parametrize(
    ("deed", "before", "then"),
    [
        (D.PUBLISH, S.DRAFT, S.PUBLISHED),
        (D.SUBMIT, S.DRAFT, S.WAITING),
        (D.APPROVE, S.WAITING, S.PUBLISHED),
        (D.SEND_BACK, S.WAITING, S.SENT_BACK),
        (D.SEND_BACK, S.PUBLISHED, S.SENT_BACK),
        (D.SUBMIT, S.SENT_BACK, S.WAITING),
        (D.RESERVE, S.PUBLISHED, S.RESERVED),
        (D.UNRESERVE, S.RESERVED, S.PUBLISHED),
        (D.SELL_OUT, S.RESERVED, S.SOLD_OUT),
        (D.PAUSE, S.RESERVED, S.PAUSED),
        (D.RESUME, S.PAUSED, S.PUBLISHED),
        (D.CONFIRM, S.PUBLISHED, S.PUBLISHED),
        (D.CONFIRM, S.RESERVED, S.RESERVED),
        (D.CONFIRM, S.EXPIRED, S.PUBLISHED),
        (D.CONFIRM, S.SOLD_OUT, S.PUBLISHED),
        (D.EXPIRE, S.PUBLISHED, S.EXPIRED),
        (D.REMOVE, S.DRAFT, S.REMOVED),
    ],
)
def test_a_deed_leads_to_its_status(deed: Deed, before: Status, then: Status) -> None:
    assert after(deed, before) == then


@pytest.mark.parametrize(
    ("deed", "status"),
    [
        (D.PUBLISH, S.WAITING),
        (D.PUBLISH, S.REMOVED),
        (D.APPROVE, S.DRAFT),
        (D.RESERVE, S.RESERVED),
        (D.RESERVE, S.EXPIRED),
        (D.UNRESERVE, S.PUBLISHED),
        (D.SELL_OUT, S.DRAFT),
        (D.PAUSE, S.WAITING),
        (D.RESUME, S.SOLD_OUT),
        (D.CONFIRM, S.WAITING),
        (D.CONFIRM, S.SENT_BACK),
        (D.EXPIRE, S.PAUSED),
        *((deed, S.REMOVED) for deed in Deed),
    ],
)
def test_what_is_not_in_the_table_is_not_possible(deed: Deed, status: Status) -> None:
    assert not is_possible(deed, status)


@pytest.mark.parametrize("status", [S.DRAFT, S.WAITING, S.SENT_BACK, S.REMOVED])
def test_a_seller_is_offered_nothing_for_what_buyers_never_saw(status: Status) -> None:
    assert deeds_of_seller(status) == ()


@pytest.mark.parametrize("status", [S.PUBLISHED, S.RESERVED, S.EXPIRED, S.SOLD_OUT])
def test_still_have_it_is_the_first_thing_offered(status: Status) -> None:
    assert deeds_of_seller(status)[0] == D.CONFIRM


@pytest.mark.parametrize(
    ("last", "years"),
    [
        (None, 0),
        (date(2026, 12, 1), 0),
        (date(2026, 11, 21), 0),
        (date(2025, 12, 1), 1),
        (date(2025, 10, 1), 2),
        (date(2024, 2, 29), 3),
    ],
)
def test_a_season_that_is_over_moves_to_the_next_one(last: date | None, years: int) -> None:
    assert years_on(last, date(2026, 11, 21)) == years


def test_the_last_day_of_a_leap_february_moves_to_the_28th() -> None:
    assert moved_on(date(2024, 2, 29), 1) == date(2025, 2, 28)
