"""A file of any kind is read into rows, or refused with the reason."""

import io
import zipfile

import pytest

from qvevri.market.sheets.columns import Column
from qvevri.market.sheets.reading import LARGEST_UNPACKED, NoSheet, Unreadable, read
from qvevri.market.sheets.tests.conftest import book

HEAD = "Продавец{0}Телефон{0}Село{0}Товар\n"
ROW = "Иван{0}599 10 01 01{0}Скра{0}Яблоки\n"


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (LARGEST_UNPACKED + 1))
    return file.getvalue()


def archive_of_a_letter() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Unreadable.EMPTY),
        (b" \n ", Unreadable.EMPTY),
        (book(), Unreadable.EMPTY),
        (b"%PDF-1.7 ...", Unreadable.NOT_A_SHEET),
        (bytes(range(256)) * 8, Unreadable.NOT_A_SHEET),
        (b"\x89PNG\r\n\x1a\n", Unreadable.NOT_A_SHEET),
        (archive_of_a_letter(), Unreadable.NOT_A_SHEET),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unreadable.OLD_EXCEL),
        (b"PK\x03\x04 cut off", Unreadable.DAMAGED),
        (book(("seller_name", "product"))[:-60], Unreadable.DAMAGED),
        (bomb(), Unreadable.TOO_LARGE_INSIDE),
        (book(("seller_name", "price"), ("Nino", "=1+0.5")), Unreadable.UNRECKONED),
        (b"x" * (10 * 1024 * 1024 + 1), Unreadable.TOO_LARGE),
        (b"just a letter\nto the agency\n", Unreadable.NO_HEADER),
        (book(*[("", "")] * 12, ("seller_name", "product", "price")), Unreadable.NO_HEADER),
        (("seller_phone,product\n" + "1,2\n" * 20_001).encode(), Unreadable.TOO_MANY_ROWS),
    ],
)
def test_what_is_no_sheet_is_refused_with_its_reason(content: bytes, why: Unreadable) -> None:
    with pytest.raises(NoSheet) as refusal:
        read(content)

    assert refusal.value.why is why


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_as_it_was_saved(encoding: str, delimiter: str) -> None:
    grid = read((HEAD + ROW).format(delimiter).encode(encoding))

    assert grid.lines[0].cells == ("Иван", "599 10 01 01", "Скра", "Яблоки")


def test_header_is_found_below_a_merged_title_and_an_empty_row() -> None:
    grid = read(book(("მწარმოებლები", "", ""), (), ("სახელი", "ტელეფონი", "პროდუქტი"), ("ნინო",)))

    assert grid.header.row == 3
    assert [line.number for line in grid.lines] == [4]


def test_rows_are_counted_as_the_table_program_counts_them() -> None:
    grid = read(b"seller_phone,product\n1,2\n\n\n3,4\n")

    assert [line.number for line in grid.lines] == [2, 5]


def test_number_cells_leave_no_doubt_about_thousands() -> None:
    grid = read(book(("seller_phone", "product", "price"), (599100101, "ვაშლი", 1.234)))

    assert grid.lines[0].cells == ("599100101", "ვაშლი", "1.2340")


def test_columns_that_nobody_knows_are_named() -> None:
    grid = read(book(("seller_phone", "product", "signature"), ("1", "2", "3")))

    assert grid.header.unknown == ((2, "signature"),)


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("Ед. изм.", Column.UNIT),
        ("Кол-во", Column.QUANTITY),
        ("ფასი (ლარი)", Column.PRICE),
        ("Price, GEL", Column.PRICE),
        ("ტელეფონი / მობილური", Column.SELLER_PHONE),
        ("ფასის ერთეული", Column.PRICE_UNIT),
        ("PRICE_MAX", Column.PRICE_MAX),
    ],
)
def test_heads_are_known_as_people_write_them(title: str, column: Column) -> None:
    grid = read(book(("seller_name", "product", "settlement", title), ("a", "b", "c", "d")))

    assert grid.header.heads[-1].column is column or column in grid.header.columns


def with_formula(cell: str) -> bytes:
    """A book with one formula cell as a table program writes it."""
    plain, made = book(("seller_name", "product", "price"), ("Nino", "apples", 7)), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, text.replace(b'<c r="C2" t="n"><v>7</v></c>', cell.encode()))
    return made.getvalue()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="C2"><f>1+0.5</f><v>1.5</v></c>', "1.5"),
        ('<c r="C2" s="1"><f t="shared" si="0"/><v>2</v></c>', "2"),
        ('<c r="C2" t="str"><f>""</f><v></v></c>', ""),
    ],
)
def test_formula_counts_as_its_saved_result(cell: str, text: str) -> None:
    [line] = read(with_formula(cell)).lines

    assert line.cells == tuple(part for part in ("Nino", "apples", text) if part)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="C2"><f>1+0.5</f></c>',
        '<c r="C2" s="1"><f>A1</f><v/></c>',
        '<c r="C2"><f/><v></v></c>',
    ],
)
def test_formula_without_a_saved_result_is_no_empty_cell(cell: str) -> None:
    with pytest.raises(NoSheet) as refusal:
        read(with_formula(cell))

    assert refusal.value.why is Unreadable.UNRECKONED
