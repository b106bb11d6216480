"""An officer brings a table, looks, and writes it."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Partner, Plan
from qvevri.plan.tables.models import Form, Table, Title

HOME = "/gori/ka/plan/tables/"
OWN = ("ქმედება", "პერიოდი", "ღირებულება", "ვინ აკეთებს")


def brought(client: Client, content: bytes, name: str = "გეგმა.docx") -> str:
    answer = client.post(HOME, {"file": SimpleUploadedFile(name, content)})
    return str(answer.headers.get("Location", ""))


def test_table_is_shown_with_its_doubts_before_anything_is_written(
    as_clerk: Client, gori: Municipality, georgian: bytes
) -> None:
    page = as_clerk.get(brought(as_clerk, georgian)).content.decode()

    assert "მუდმივად" in page
    assert "ყოველწლიური ღვინისა და კერამიკის ფესტივალი" in page
    assert "7 უჯრას" in page
    assert not Plan.objects.exists()


def test_written_table_is_a_draft_plan(
    as_clerk: Client, gori: Municipality, georgian: bytes
) -> None:
    place = brought(as_clerk, georgian)
    as_clerk.post(f"{place}write/")
    as_clerk.post(f"{place}write/")

    plan = Plan.objects.get()
    assert (plan.status, plan.actions.count()) == (Plan.Status.DRAFT, 8)
    assert '<span class="figure-number">8<' in as_clerk.get(place).content.decode()


def test_discarded_table_is_gone(as_clerk: Client, gori: Municipality, georgian: bytes) -> None:
    as_clerk.post(f"{brought(as_clerk, georgian)}discard/")

    assert not Table.objects.exists()


def test_file_that_is_no_table_gets_a_sentence(as_clerk: Client, gori: Municipality) -> None:
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.7 nothing")

    assert "DOCX ან XLSX" in as_clerk.post(HOME, {"file": file}).content.decode()


def test_stranger_and_seller_find_no_such_page(
    client: Client, as_nino: Client, gori: Municipality
) -> None:
    assert client.get(HOME).status_code == 302
    assert as_nino.get(HOME).status_code == 404


def own_table() -> bytes:
    """A table whose town heads the partners in its own words."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(OWN)
    page.append(("სკოლა", "03.2026 – 09.2026", "10 000 ლარი", "გორის მერია"))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_column_that_nobody_knows_is_named_once_and_read_ever_after(
    as_clerk: Client, gori: Municipality
) -> None:
    place = brought(as_clerk, own_table(), "გეგმა.xlsx")
    assert "ვინ აკეთებს" in as_clerk.get(place).content.decode()
    as_clerk.post(f"{place}titles/", {"column_0": "partners"})
    as_clerk.post(f"{place}discard/")

    again = brought(as_clerk, own_table(), "გეგმა.xlsx")
    assert 'name="column_0"' not in as_clerk.get(again).content.decode()
    as_clerk.post(f"{again}write/")
    assert Partner.objects.get().name.data == {"ka": "გორის მერია"}
    assert ["partners", "ვინ აკეთებს"] in Form.objects.get().columns


def test_column_left_unnamed_stays_unread(as_clerk: Client, gori: Municipality) -> None:
    place = brought(as_clerk, own_table(), "გეგმა.xlsx")
    as_clerk.post(f"{place}titles/", {"column_0": ""})

    assert 'name="column_0"' in as_clerk.get(place).content.decode()
    assert not Title.objects.exists()
