"""What is wrong with a table is said in a sentence, at its cell, before anything is written."""

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Plan
from qvevri.plan.tables.answers import import_plan
from qvevri.plan.tables.doubts import Doubt
from qvevri.plan.tables.grids import LARGEST_FILE, NoTable, Unreadable, grids_of
from qvevri.plan.tables.headings import chosen
from qvevri.plan.tables.planning import Planned, planned
from qvevri.plan.tables.remarks import SENTENCES, WHY_UNREADABLE
from qvevri.plan.tables.sums import read_cost, read_lines
from qvevri.plan.tables.tests.test_tables_go_in_and_out import HEAD, ROW, book

pytestmark = pytest.mark.django_db
COST, SOURCES = 5, 6


def with_cell(place: int, words: str) -> list[str]:
    return [*ROW[:place], words, *ROW[place + 1 :]]


def doubts(made: Planned) -> list[tuple[int, str]]:
    return [(one.row, str(one.note.why)) for one in made.remarks]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Unreadable.EMPTY),
        (b" \n ", Unreadable.EMPTY),
        (b"x" * (LARGEST_FILE + 1), Unreadable.TOO_LARGE),
        (
            b"\xd0\xcf\x11\xe0 an old .doc or .xls, or a new one behind a password",
            Unreadable.OLD_OR_LOCKED,
        ),
        (b"%PDF-1.7 a scan", Unreadable.NOT_A_TABLE),
        (b"code,action\n1,walk", Unreadable.NOT_A_TABLE),
        (b"PK\x03\x04 half a file", Unreadable.NOT_A_TABLE),
        (book(HEAD, *[ROW] * 3001), Unreadable.TOO_MANY_ROWS),
        (book(["a", "b"], ["c", "d"]), Unreadable.NO_HEADER),
    ],
    ids=range(9),
)
def test_file_that_cannot_be_read_says_why(
    gori: Municipality, content: bytes, why: Unreadable
) -> None:
    with pytest.raises(NoTable) as refused:
        planned(content, gori)

    assert refused.value.why is why


def test_archive_that_swells_is_not_opened() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (129 * 1024 * 1024))

    with pytest.raises(NoTable) as refused:
        grids_of(kept.getvalue())
    assert refused.value.why is Unreadable.TOO_LARGE


def test_every_doubt_fault_and_reason_has_its_sentence() -> None:
    assert set(WHY_UNREADABLE) == set(Unreadable)
    assert {doubt for doubt in Doubt if doubt not in SENTENCES} == {Doubt.ASIDE}


@pytest.mark.parametrize("missing", ["Period", "Cost", "Funding", "Results", "Partners"])
def test_missing_column_leaves_the_rest(gori: Municipality, clerk: Person, missing: str) -> None:
    at = HEAD.index(missing)
    table = book(*([*row[:at], *row[at + 1 :]] for row in (HEAD, ROW)))

    answer = import_plan(table, "table", municipality=gori, by=clerk)

    assert (answer["new"], answer["refused"], answer["written"]) == (1, [], True)


def test_total_without_its_currency_is_held_to_the_rows(gori: Municipality) -> None:
    head = [*HEAD[:COST], "Cost (GEL)", *HEAD[COST + 1 :]]
    row = with_cell(COST, "9 000")
    totals = (["Total", "", "", "", "", words, "", ""] for words in ("18 000", "19 000"))
    right, wrong = (planned(book(head, row, row, total), gori) for total in totals)

    assert (4, "total_differs") not in doubts(right)
    assert (4, "total_differs") in doubts(wrong)


@pytest.mark.parametrize("words", ["10 000 GEL + 3 000 EUR", "10 000 ლარი, 3 000 ევრო"])
def test_two_currencies_in_one_sum_are_not_added(words: str) -> None:
    found = read_cost(words)

    assert [note.why for note in found.notes] == [Doubt.MIXED_CURRENCIES]
    assert found.money is not None
    assert found.money.currency == "GEL"


def test_sources_in_another_currency_are_not_held_against_the_cost() -> None:
    cost = read_cost("10 000 GEL").money
    found = read_lines("Local budget 4 000; Donors 3 000 EUR", cost)

    assert [note.why for note in found.notes] == [Doubt.MIXED_CURRENCIES]


def test_period_outside_the_plan_is_named(gori: Municipality, clerk: Person) -> None:
    import_plan(book(HEAD, ROW), "table", municipality=gori, by=clerk)
    made = planned(book(HEAD, ROW, with_cell(3, "2031")), gori)

    assert (3, Doubt.OUTSIDE_PLAN) in doubts(made)


def test_table_of_other_years_makes_a_plan_of_its_own(gori: Municipality, clerk: Person) -> None:
    import_plan(book(HEAD, ROW), "table", municipality=gori, by=clerk)
    made = planned(book(HEAD, with_cell(3, "2031")), gori)

    assert made.plan is None
    assert doubts(planned(book(HEAD, ROW), gori)) == doubts(made)


def test_table_without_a_day_goes_onto_the_newest_draft(gori: Municipality, clerk: Person) -> None:
    import_plan(book(HEAD, ROW), "table", municipality=gori, by=clerk)

    assert planned(book(HEAD, with_cell(3, "—")), gori).plan is not None


def merged_book() -> bytes:
    """A title over all columns, a block down two rows, an action across two columns."""
    made = load_workbook(io.BytesIO(book(["Plan 2026"], HEAD, ROW, ROW, ROW)))
    page = made.active
    assert page is not None
    for area in ("A1:H1", "A3:A5", "B4:C4", "F4:F5"):
        page.merge_cells(area)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def test_oddly_merged_cells_speak_for_each_they_cover(gori: Municipality) -> None:
    rows = planned(merged_book(), gori).table.rows

    assert [row.block for row in rows] == ["access_to_finance"] * 3
    assert [row.title for row in rows] == [
        "Advice for applicants",
        "More loans",
        "Advice for applicants",
    ]
    assert [row.cost and row.cost.amount for row in rows] == [900_000] * 3


def test_document_with_ragged_rows_is_read(gori: Municipality) -> None:
    document = Document()
    table = document.add_table(rows=3, cols=len(HEAD))
    for cells, words in zip(table.rows, (HEAD, ROW, ROW), strict=True):
        for cell, said in zip(cells.cells, words, strict=True):
            cell.text = said
    table.cell(2, 3).merge(table.cell(2, 7))
    kept = io.BytesIO()
    document.save(kept)

    [whole, ragged] = planned(kept.getvalue(), gori).table.rows
    assert (whole.period.starts, ragged.title) == (date(2026, 1, 1), "Advice for applicants")


def test_footnote_without_a_text_is_a_doubt_only(gori: Municipality) -> None:
    made = planned(book(HEAD, with_cell(7, "Advised: 0 → 60*")), gori)

    assert (doubts(made), made.is_refused) == (
        [(2, Doubt.SOURCE_WITHOUT_SUM), (2, Doubt.FOOTNOTE)],
        False,
    )


def test_hidden_sheets_are_not_read() -> None:
    made = Workbook()
    made.create_sheet("draft").sheet_state = "hidden"
    page = made.active
    assert page is not None
    for row in (HEAD, ROW):
        page.append(row)
        made["draft"].append(["x", *row])
    kept = io.BytesIO()
    made.save(kept)

    assert len(grids_of(kept.getvalue())) == 1
    assert chosen(grids_of(kept.getvalue()))[1].row == 1


def test_refused_table_leaves_the_plan_as_it_was(gori: Municipality, clerk: Person) -> None:
    import_plan(book(HEAD, ROW), "table", municipality=gori, by=clerk)
    bad = [with_cell(2, "Another action"), with_cell(COST, "-5 GEL")]

    answer = import_plan(book(HEAD, *bad), "table", municipality=gori, by=clerk)

    assert (answer["written"], Plan.objects.get().actions.count()) == (False, 1)
