"""Shares in percent, half-years, tables within tables and repeated actions are read as meant."""

import io
from datetime import date

import pytest
from docx import Document

from qvevri.places.models import Municipality
from qvevri.plan.programme.content import Money, Source
from qvevri.plan.tables.doubts import Doubt
from qvevri.plan.tables.periods import read_period
from qvevri.plan.tables.planning import planned
from qvevri.plan.tables.sums import read_cost, read_lines
from qvevri.plan.tables.tests.test_bad_tables import doubts, with_cell
from qvevri.plan.tables.tests.test_tables_go_in_and_out import HEAD, ROW, book

COST = Money(1_000_000, "GEL")


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("ადგილობრივი ბიუჯეტი 40%, დონორი 60 %", [400_000, 600_000]),
        ("Local budget 12,5 %; Donors 87,5 %", [125_000, 875_000]),
        ("Donors 60 % (6 000 GEL); Local budget 40 % (4 000 GEL)", [600_000, 400_000]),
    ],
)
def test_share_in_percent_is_a_part_of_the_cost(words: str, amounts: list[int]) -> None:
    found = read_lines(words, COST)

    assert [line.money.amount for line in found.lines] == amounts
    assert {line.source for line in found.lines} == {Source.LOCAL, Source.DONOR}


def test_shares_that_are_more_than_the_whole_are_doubted() -> None:
    whys = {note.why for note in read_lines("Local budget 50%; Donors 70%", COST).notes}

    assert whys == {Doubt.SHARE, Doubt.OVER_COST}


def test_share_of_no_cost_is_no_amount() -> None:
    found = read_lines("Donors 60%", None)

    assert (found.lines, [note.why for note in found.notes]) == ((), [Doubt.SOURCE_WITHOUT_SUM])
    assert read_cost("40 %").money is None


@pytest.mark.parametrize(
    ("words", "starts", "finishes"),
    [
        ("2027 წლის მეორე ნახევარი", date(2027, 7, 1), date(2027, 12, 31)),
        ("first half 2026", date(2026, 1, 1), date(2026, 6, 30)),
        ("II полугодие 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026 H1 – 2027 H2", date(2026, 1, 1), date(2027, 12, 31)),
        ("2026-27", date(2026, 1, 1), date(2027, 12, 31)),
        ("2026/27", date(2026, 1, 1), date(2027, 12, 31)),
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("2026 I–II კვ.", date(2026, 1, 1), date(2026, 6, 30)),
        ("III-IV кв. 2026", date(2026, 7, 1), date(2026, 12, 31)),
    ],
)
def test_halves_and_short_years_are_read(words: str, starts: date, finishes: date) -> None:
    found = read_period(words)

    assert (found.starts, found.finishes) == (starts, finishes)


def test_second_row_of_one_action_is_named(gori: Municipality) -> None:
    made = planned(book(HEAD, ROW, with_cell(3, "2027")), gori)

    assert (3, Doubt.SAME_ACTION) in doubts(made)


def laid_out(*rows: list[str]) -> bytes:
    """A document whose one table lies in a cell of another."""
    document = Document()
    frame = document.add_table(rows=1, cols=1)
    table = frame.rows[0].cells[0].add_table(rows=0, cols=len(HEAD))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def test_table_within_a_layout_is_found(gori: Municipality) -> None:
    assert [row.title for row in planned(laid_out(HEAD, ROW), gori).table.rows] == [ROW[2]]


def test_table_drawn_in_a_cell_is_read_with_it(gori: Municipality) -> None:
    document = Document()
    table = document.add_table(rows=0, cols=len(HEAD))
    for row in (HEAD, with_cell(6, "")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    inner = table.rows[1].cells[6].add_table(rows=2, cols=2)
    for cell, words in zip(inner._cells, ("Donors", "5 000", "Local budget", "4 000"), strict=True):
        cell.text = words
    kept = io.BytesIO()
    document.save(kept)

    [read] = planned(kept.getvalue(), gori).table.rows

    assert [line.money.amount for line in read.lines] == [500_000, 400_000]
