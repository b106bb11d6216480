"""An officer brings a sheet, sees what was understood, and writes it with one button."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from qvevri.market.listings.models import Listing
from qvevri.market.sheets import actions, handing_over
from qvevri.market.sheets.models import Sheet
from qvevri.market.sheets.reading import read
from qvevri.market.sheets.tests.conftest import NINO, sheet_of
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality

HOME = "/gori/ka/market/sheets/"
MOMENT = datetime(2026, 11, 21, 8, tzinfo=UTC)


def upload(browser: Client, content: bytes, language: str = "ka") -> str:
    file = SimpleUploadedFile("producers.xlsx", content)
    response = browser.post(HOME.replace("/ka/", f"/{language}/"), {"file": file}, follow=True)
    return response.text


def test_the_preview_shows_offers_in_the_officers_language(
    market: Municipality, as_clerk: Client, sample: bytes
) -> None:
    text = upload(as_clerk, sample, "en")

    assert "Starkrimson apples" in text
    assert "J18" in text
    assert not Listing.objects.exists()


def test_one_button_writes_all_rows(market: Municipality, as_clerk: Client, sample: bytes) -> None:
    upload(as_clerk, sample)
    sheet = Sheet.objects.get()

    as_clerk.post(f"{HOME}{sheet.pk}/write/")
    as_clerk.post(f"{HOME}{sheet.pk}/write/")

    assert Listing.objects.count() == 44
    assert "44" in as_clerk.get(f"{HOME}{sheet.pk}/").text


def test_a_refused_sheet_has_no_button_and_says_why(market: Municipality, as_clerk: Client) -> None:
    text = upload(as_clerk, sheet_of(NINO, price="0"))

    assert "E2" in text
    assert "/write/" not in text


def test_writing_a_refused_sheet_all_the_same_writes_nothing(
    market: Municipality, as_clerk: Client
) -> None:
    upload(as_clerk, sheet_of(NINO, price="0"))

    response = as_clerk.post(f"{HOME}{Sheet.objects.get().pk}/write/")

    assert response.status_code == 200
    assert not Listing.objects.exists()


def test_a_sheet_is_thrown_away(market: Municipality, as_clerk: Client, sample: bytes) -> None:
    upload(as_clerk, sample)

    as_clerk.post(f"{HOME}{Sheet.objects.get().pk}/throw-away/")

    assert not Sheet.objects.exists()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_sheet_is_told_on_the_form(
    market: Municipality, as_clerk: Client, content: bytes
) -> None:
    text = upload(as_clerk, content)

    assert "error-summary" in text
    assert not Sheet.objects.exists()


def test_a_long_sheet_is_written_by_the_job_worker(
    market: Municipality, clerk: Person, django_capture_on_commit_callbacks: object
) -> None:
    sheet = actions.bring("a.xlsx", sheet_of(NINO), municipality=market, by=clerk)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        handing_over.hand_over(sheet, by=clerk)

    sheet.refresh_from_db()
    assert sheet.written_at is not None
    assert Listing.objects.count() == 1


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        ({}, "waits for its turn"),
        ({"begun_at": MOMENT}, "are being read"),
        ({"begun_at": MOMENT, "rows": 10_000}, "rows are being written"),
        ({"begun_at": MOMENT, "written_at": MOMENT}, "Written on"),
        ({"handed_over_at": MOMENT - timedelta(days=1)}, "Write the sheet again"),
    ],
)
def test_the_officer_sees_how_far_a_long_sheet_has_come(
    market: Municipality, as_clerk: Client, progress: dict[str, object], told: str
) -> None:
    known = {"name": "a.xlsx", "content": b"x", "handed_over_at": timezone.now()}
    sheet = Sheet.objects.create(municipality=market, **(known | progress))

    page = as_clerk.get(f"{HOME}{sheet.pk}/".replace("/ka/", "/en/"))
    part = as_clerk.get(
        f"{HOME}{sheet.pk}/".replace("/ka/", "/en/"), headers={"HX-Request": "true"}
    )

    assert told in page.text
    assert told in part.text
    assert "<html" not in part.text


@pytest.mark.parametrize("address", ["", "export.xlsx", "template-ka.xlsx"])
def test_a_seller_finds_no_sheets_here(market: Municipality, as_nino: Client, address: str) -> None:
    assert as_nino.get(f"{HOME}{address}").status_code == 404


def test_a_sheet_of_another_municipality_is_not_there(
    market: Municipality, zestaponi: Municipality, clerk: Person, as_clerk: Client
) -> None:
    sheet = Sheet.objects.create(municipality=zestaponi, name="a.xlsx", content=b"x")

    assert as_clerk.get(f"{HOME}{sheet.pk}/").status_code == 404


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_the_empty_sheet_goes_in_with_its_example(
    market: Municipality, as_clerk: Client, language: str
) -> None:
    book = as_clerk.get(f"{HOME}template-{language}.xlsx").content

    assert len(read(book).header.columns) == 18
    assert "/write/" in upload(as_clerk, book, language)


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_the_pages_speak_three_languages(
    market: Municipality, as_clerk: Client, language: str
) -> None:
    text = as_clerk.get(HOME.replace("/ka/", f"/{language}/")).text

    heads = {"ka": "მწარმოებელთა ცხრილები", "en": "Sheets of producers", "ru": "Таблицы производ"}
    assert heads[language] in text


def test_landline_of_a_producer_is_kept_and_no_sms_is_promised(
    market: Municipality, as_clerk: Client
) -> None:
    text = upload(as_clerk, sheet_of(("Nino", "0370 27 00 00", "Skra", "apples")), "en")
    assert "landline: gets no SMS" in text

    as_clerk.post(f"{HOME}{Sheet.objects.get().pk}/write/")

    assert Organisation.objects.get().phone == "+995370270000"
