"""Whole tables: in as they are, out in the same form, in again without a change."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from docx import Document
from openpyxl import Workbook

from qvevri.core.import_answers import Answer
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Plan
from qvevri.plan.tables.answers import import_plan
from qvevri.plan.tables.exporting import as_book, as_document
from qvevri.plan.tables.queries import shape_of

HEAD = ["Building block", "Objective", "Action", "Period", "Partners", "Cost", "Funding", "Results"]
ROW = [
    "Access to finance",
    "More loans",
    "Advice for applicants",
    "2026 – 2027",
    "Agency",
    "9 000 GEL",
    "Local budget",
    "Advised: 0 → 60",
]


def book(*rows: list[str]) -> bytes:
    made = Workbook()
    page = made.active
    assert page is not None
    for row in rows:
        page.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def bring(content: bytes, municipality: Municipality, by: Person | None) -> Answer:
    return import_plan(content, "table", municipality=municipality, by=by)


def content_now() -> Content:
    return content_of(Plan.objects.get())


def test_georgian_sample_goes_in_and_names_its_doubtful_cells(
    georgian: bytes, gori: Municipality, clerk: Person
) -> None:
    answer = bring(georgian, gori, clerk)

    assert (answer["rows"], answer["new"], answer["written"]) == (8, 8, True)
    assert answer["refused"] == []
    assert [(one["row"], one["value"]) for one in answer["warnings"]] == [
        (3, "ადგილობრივი ბიუჯეტი"),
        (6, "დონორი"),
        (7, "მუდმივად"),
        (7, "—"),
        (7, "შესათანხმებელია"),
        (7, "მოსარგებლე: 15 → 120¹"),
        (9, "ყოველ ოქტომბერს, 2026–2027"),
    ]


def test_footnote_of_the_sample_is_kept_with_its_indicator(
    georgian: bytes, gori: Municipality, clerk: Person
) -> None:
    bring(georgian, gori, clerk)

    [noted] = [one for one in content_now().indicators if one.note]
    assert noted.note == {"ka": "კონსულტაციების რაოდენობა, და არა პირების."}


def test_english_sample_goes_in_with_its_merged_blocks(
    english: bytes, gori: Municipality, clerk: Person
) -> None:
    answer = bring(english, gori, clerk)

    assert (answer["rows"], answer["new"], answer["refused"]) == (26, 26, [])
    assert {action.block for action in content_now().actions} == {
        "access_to_finance",
        "business_friendly_environment",
        "external_positioning_marketing",
        "land_infrastructure",
        "local_cooperation_networking",
        "regulatory_institutional",
        "skills_human_capital",
    }
    repeated = [one for one in answer["warnings"] if "რამდენიმე" in one["reason"]]
    assert [one["row"] for one in repeated] == [8, 9, 10, 16, 17, 22, 25]


@pytest.mark.parametrize("sample", ["georgian", "english"])
@pytest.mark.parametrize("form", [as_document, as_book])
def test_import_export_import_changes_nothing(
    sample: str, form: object, gori: Municipality, clerk: Person, request: pytest.FixtureRequest
) -> None:
    language = {"georgian": "ka", "english": "en"}[sample]
    bring(request.getfixturevalue(sample), gori, clerk)
    before = content_now()
    shape = shape_of(Plan.objects.get(), language)

    answer = bring(form(before, shape), gori, clerk)  # type: ignore[operator]

    assert (answer["unchanged"], answer["refused"]) == (answer["rows"], [])
    assert content_now() == before


def test_document_has_the_columns_and_words_it_came_with(
    georgian: bytes, gori: Municipality, clerk: Person
) -> None:
    bring(georgian, gori, clerk)
    shape = shape_of(Plan.objects.get(), "ka")

    def cells(content: bytes) -> list[list[str]]:
        [table] = Document(io.BytesIO(content)).tables
        return [[cell.text for cell in row.cells] for row in table.rows]

    assert cells(as_document(content_now(), shape)) == cells(georgian)


def test_same_table_twice_is_one_plan(georgian: bytes, gori: Municipality, clerk: Person) -> None:
    bring(georgian, gori, clerk)
    again = bring(georgian, gori, clerk)

    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 8)
    assert Plan.objects.count() == 1


def test_trying_writes_nothing(georgian: bytes, gori: Municipality) -> None:
    answer = bring(georgian, gori, None)

    assert (answer["new"], answer["written"], Plan.objects.count()) == (8, False, 0)


def test_changed_cell_changes_one_action(gori: Municipality, clerk: Person) -> None:
    bring(book(HEAD, ROW), gori, clerk)
    dearer = [*ROW[:5], "12 000 GEL", *ROW[6:]]

    answer = bring(book(HEAD, dearer), gori, clerk)

    assert (answer["new"], answer["changed"]) == (0, 1)
    [action] = content_now().actions
    assert (action.cost and action.cost.amount, action.lines[0].money.amount) == (1_200_000,) * 2


def test_partner_that_is_one_of_ours_is_known(
    gori: Municipality, clerk: Person, farm: Organisation
) -> None:
    bring(book(HEAD, [*ROW[:4], "Ninos bagi", *ROW[5:]]), gori, clerk)

    [action] = content_now().actions
    assert action.partners[0].organisation == farm.pk


@pytest.mark.parametrize(
    ("place", "cell", "column"),
    [
        (3, "12.2027 – 01.2026", "Period"),
        (5, "-100 GEL", "Cost"),
        (5, "99 999 999 999 GEL", "Cost"),
        (2, "", "Action"),
    ],
)
def test_impossible_cell_is_named_and_nothing_is_written(
    gori: Municipality, clerk: Person, place: int, cell: str, column: str
) -> None:
    bad = [*ROW[:place], cell, *ROW[place + 1 :]]

    answer = bring(book(HEAD, ROW, bad), gori, clerk)

    assert [(one["row"], one["column"]) for one in answer["refused"]] == [(3, column)]
    assert (answer["written"], Plan.objects.count()) == (False, 0)


def test_two_actions_of_one_code_are_refused(gori: Municipality, clerk: Person) -> None:
    rows = [["Code", *HEAD], ["1.1", *ROW], ["1.1", *ROW]]

    [refusal] = bring(book(*rows), gori, clerk)["refused"]
    assert (refusal["row"], refusal["column"], refusal["value"]) == (3, "Code", "1.1")


def test_wrong_total_is_doubted_and_a_right_one_is_not(gori: Municipality, clerk: Person) -> None:
    right = book(HEAD, ROW, ["Total", "", "", "", "", "9 000 GEL", "", ""])
    wrong = book(HEAD, ROW, ["Total", "", "", "", "", "9 500 GEL", "", ""])

    values = [
        [one["value"] for one in bring(content, gori, None)["warnings"] if "Total" in one["value"]]
        for content in (right, wrong)
    ]
    assert values[0] == []
    assert "9000.00 GEL" in values[1][0]


@pytest.mark.parametrize(
    "content",
    [b"", b"   ", b"%PDF-1.7", b"\xd0\xcf\x11\xe0old", b"PK\x03\x04broken", book(["a", "b"])],
)
def test_what_is_no_action_table_gets_a_sentence(
    gori: Municipality, clerk: Person, content: bytes
) -> None:
    answer = bring(content, gori, clerk)

    assert answer["written"] is False
    assert len(answer["refused"][0]["reason"]) > 10


def test_table_without_a_column_of_actions_says_so(gori: Municipality, clerk: Person) -> None:
    answer = bring(book([one for one in HEAD if one != "Action"], ROW[:7]), gori, clerk)

    assert "ქმედებ" in answer["refused"][0]["reason"]


def test_command_answers_in_json_and_by_exit_code(
    georgian: bytes, gori: Municipality, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "table.docx"
    file.write_bytes(georgian)
    call_command("import-plan", str(file), "--municipality=gori", "--json")

    assert json.loads(capsys.readouterr().out)["new"] == 8
    file.write_bytes(b"nothing")
    with pytest.raises(CommandError) as refused:
        call_command("import-plan", str(file), "--municipality=gori")
    assert refused.value.returncode == 1


def test_command_gives_the_form_back(georgian: bytes, gori: Municipality, tmp_path: Path) -> None:
    file = tmp_path / "table.docx"
    file.write_bytes(georgian)
    call_command("import-plan", str(file), "--municipality=gori", "--json")
    call_command("export-plan", str(tmp_path / "out.docx"), "--municipality=gori")

    assert len(Document(str(tmp_path / "out.docx")).tables[0].rows) == 9
