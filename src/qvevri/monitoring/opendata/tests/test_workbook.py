"""A journalist takes everything about a plan away as a workbook, or one table as CSV."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import translation
from openpyxl import Workbook, load_workbook
from pytest_django import Settings

from qvevri.core.languages import CODES
from qvevri.monitoring.opendata import headings
from qvevri.monitoring.opendata.cells import Table
from qvevri.monitoring.opendata.covering import about, cover
from qvevri.monitoring.opendata.gathering import Whole, gather
from qvevri.monitoring.opendata.tables import TABLES, table, tables
from qvevri.monitoring.opendata.workbook import About, unique_names
from qvevri.monitoring.opendata.writing import as_book, as_csv
from qvevri.monitoring.reporting.models import Report
from qvevri.people.models import Person
from qvevri.plan.drafting.models import Comment
from qvevri.plan.programme.models import Edition, Plan

from .test_iati import whole_of

FORMULAS = ["=1+1", "+995", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1"]


ABOUT = About("გეგმა", "გორი", "ka", datetime(2026, 5, 1, tzinfo=UTC))


def book_of(plan: Plan) -> bytes:
    whole = whole_of(plan)
    found = tables(whole)
    return as_book(found, about(whole), cover(whole, found))


def opened(file: bytes) -> Workbook:
    return load_workbook(io.BytesIO(file))


def rows(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"))))


@pytest.mark.parametrize("language", CODES)
def test_workbook_has_every_table_with_headings_in_the_readers_language(
    report: Report, plan: Plan, language: str
) -> None:
    with translation.override(language):
        book = opened(book_of(plan))

    assert book.sheetnames == [headings.sheet(name, language) for name in ("about", *TABLES)]
    assert all(sheet.freeze_panes == "B2" for sheet in book.worksheets[1:])
    assert book.worksheets[2]["A1"].value == headings.column("code", language)


def test_days_and_figures_are_no_text(report: Report, plan: Plan) -> None:
    sheets = opened(book_of(plan))
    milestone = sheets[headings.sheet("milestones", "ka")][2]
    money = sheets[headings.sheet("money", "ka")][2]

    assert [f"{cell.value:%Y-%m-%d}" for cell in milestone[2:]] == ["2026-09-15", "2026-06-01"]
    assert [cell.value for cell in money[3:6]] == [18000, 9000, 4500]


def test_values_stand_beside_targets(report: Report, plan: Plan) -> None:
    found = [row for row in table("values", whole_of(plan)).rows if row[0] == "1.1.1"]

    assert found[0][6:8] == (date(2027, 12, 31), 40)
    assert found[1][4:11] == (date(2026, 1, 1), date(2026, 6, 30), None, None, 12, None, None)
    assert found[1][-1] == "ოფიცერი"


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_that_somebody_typed_becomes_a_formula(text: str) -> None:
    told = Table("actions", ("code",), [(text,)])
    cell = opened(as_book([told], ABOUT)).worksheets[0]["A2"]

    assert cell.data_type == "s"
    assert rows(as_csv(told))[1] == [f"'{text}"]


def test_report_that_begins_like_a_formula_is_text(report: Report, plan: Plan) -> None:
    sheet = opened(book_of(plan))[headings.sheet("reports", "ka")]

    assert (sheet["F2"].value, sheet["F2"].data_type) == ("=პირველმა ჯგუფმა დაიწყო.", "s")


def test_negative_number_stays_a_number_in_csv() -> None:
    assert rows(as_csv(Table("money", ("planned",), [(-5,)])))[1] == ["-5"]


def test_moved_target_is_listed_with_its_decision(amendment: Edition) -> None:
    whole: Whole = gather(amendment.plan)

    assert table("moved", whole).rows == []
    assert len(table("actions", whole).rows) == 1


def test_hidden_comment_is_not_given_out(plan: Plan, clerk: Person) -> None:
    Comment.objects.create(plan=plan, text="კარგია", language="ka", key="a")
    Comment.objects.create(plan=plan, text="x", language="ka", key="b", hidden_at=plan.created_at)

    assert [row[4] for row in table("comments", whole_of(plan)).rows] == ["კარგია"]


def test_files_are_downloaded(client: Client, report: Report, plan: Plan) -> None:
    book = client.get(f"/gori/ru/plan/{plan.pk}/everything.xlsx")
    table = client.get(f"/gori/ru/plan/{plan.pk}/tables/actions.csv")

    assert opened(book.content).sheetnames[2] == "Действия"
    assert rows(table.content)[0][:3] == ["code", "objective", "title"]
    assert client.get(f"/gori/ru/plan/{plan.pk}/tables/people.csv").status_code == 404


def test_plan_as_json_holds_reports_and_lights(client: Client, report: Report, plan: Plan) -> None:
    said = client.get(f"/gori/en/plan/{plan.pk}/plan.json").json()

    assert said["plan"]["title"]["en"] == "Plan 2026–2027"
    assert said["reports"][0]["values"]["1.1.1"]["value"] == "12"
    assert {one["action"] for one in said["lights"]} == {"1.1", "2.1"}
    assert len(said["editions"][0]["digest"]) == 64


def test_sheets_have_names_that_every_program_takes() -> None:
    wanted = ["ა" * 40, "ა" * 40, "History", "a/b:c", "'x'", "", "A b c"]
    names = unique_names(wanted)

    assert all(0 < len(name) <= 31 for name in names)
    assert len({name.casefold() for name in names}) == len(wanted)
    assert not any(set("[]:*?/\\") & set(name) for name in names)
    assert "history" not in {name.casefold() for name in names}


@pytest.mark.parametrize(
    "text", ["ა" * 40_000, "😀" * 20_000, "_x0041_ & <b>", "\x0b\ufffeა", " ბოლოში \n"]
)
def test_any_text_is_read_back_as_far_as_a_cell_holds_it(text: str) -> None:
    sheet = opened(as_book([Table("actions", ("code",), [(text,)])], ABOUT)).worksheets[0]
    found = str(sheet["A2"].value)

    assert len(found.encode("utf-16-le")) <= 2 * 32_767
    assert found[:10].strip() in text.replace("\x0b", "").replace("\ufffe", "")


def test_odd_figures_and_days_are_read_back() -> None:
    row = (Decimal("0.125"), Decimal("1E+3"), -5, date(1899, 12, 31), date(2026, 2, 28), None)
    told = Table("actions", ("code", "title", "block", "starts", "finishes", "lead"), [row])
    cells = opened(as_book([told], ABOUT)).worksheets[0][2]

    assert [cell.value for cell in cells[:4]] == [0.125, 1000, -5, "1899-12-31"]
    assert cells[4].value == datetime(2026, 2, 28)  # noqa: DTZ001  # a table knows no zone


def test_empty_table_is_a_sheet_with_headings() -> None:
    sheet = opened(as_book([Table("moved", ("decision", "day"), [])], ABOUT)).worksheets[0]

    assert sheet.max_row == 1
    assert sheet.auto_filter.ref == "A1:B1"


def test_cover_leads_to_every_sheet_and_names_the_licence(plan: Plan, settings: Settings) -> None:
    settings.OPEN_DATA_LICENCE = "https://opendatacommons.org/licenses/odbl/1-0/"
    book = opened(book_of(plan))
    said = {cell.value for row in book.worksheets[0].rows for cell in row}

    assert {"ODbL 1.0", *book.sheetnames[1:]} <= said
    assert sum(cell.hyperlink is not None for row in book.worksheets[0].rows for cell in row) == (
        len(TABLES) + 2
    )


def test_table_of_indicators_says_how_often_each_is_measured(client: Client, plan: Plan) -> None:
    body = client.get(f"/gori/en/plan/{plan.pk}/tables/indicators.csv").content.decode()

    head, first, *_rest = body.splitlines()
    assert head.endswith(",frequency")
    assert first.endswith("in every period")
