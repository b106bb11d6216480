"""Phone numbers are read as people write them."""

import pytest

from qvevri.people import phones


@pytest.mark.parametrize(
    "typed",
    [
        "599100101",
        "599 10 01 01",
        "599-10-01-01",
        "(599) 10 01 01",
        "0599100101",
        "0 599 10 01 01",
        "8 599 10 01 01",
        "8(599)100101",
        "+995599100101",
        "+995-599-100-101",
        "00995 599 100101",
        "995599100101",
        " +995 599 10 01 01 ",
        "５９９１００１０１",
    ],
)
def test_georgian_number_is_read_however_it_is_typed(typed: str) -> None:
    assert phones.parse(typed) == "+995599100101"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+49 30 901820", "+4930901820"),
        ("+7 912 345-67-89", "+79123456789"),
        ("0049 30 901820", "+4930901820"),
        ("0370 27 00 00", "+995370270000"),
    ],
)
def test_foreign_and_landline_numbers_are_kept(typed: str, kept: str) -> None:
    assert phones.parse(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("", "   ", "12345", "599 10 01", "+995 111 11 11 11", "nino", "599100101 ნინო"),
        *("5" * 100, "+1 599 10 01 01 ext. 5", "--", "+", "🍎"),
    ],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(phones.WrongNumber):
        phones.parse(typed)


def test_number_is_shown_in_groups() -> None:
    assert phones.shown("+995599100101") == "+995 599 10 01 01"


def test_masked_number_keeps_its_ends() -> None:
    assert phones.masked("+995599100101") == "+995 5•• •• •• 01"


@pytest.mark.parametrize("typed", ["0322 10 01 01", "370 27 00 00", "+49 30 901820", "800 100 100"])
def test_no_message_is_sent_where_none_arrives(typed: str) -> None:
    assert not phones.takes_sms(phones.parse(typed))
    with pytest.raises(phones.Landline):
        phones.parse_mobile(typed)


@pytest.mark.parametrize(
    "typed", ["599 10 01 01", "790 00 00 00", "+7 912 345-67-89", "+1 202 555 0123"]
)
def test_mobile_and_what_cannot_be_told_apart_from_it_gets_messages(typed: str) -> None:
    assert phones.parse_mobile(typed) == phones.parse(typed)
