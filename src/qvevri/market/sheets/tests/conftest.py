"""What tests of sheets need: vocabulary, villages of the sample, sheets made on the spot."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from qvevri.places.models import Municipality, Settlement

SAMPLE = Path(__file__).parent / "samples" / "gori_producers.xlsx"
VILLAGES = {
    "tkviavi": ("ტყვიავი", "Tkviavi", "Тквиави"),
    "nikozi": ("ნიქოზი", "Nikozi", "Никози"),
    "karaleti": ("კარალეთი", "Karaleti", "Каралети"),
    "mejvriskhevi": ("მეჯვრისხევი", "Mejvriskhevi", "Меджврисхеви"),
    "variani": ("ვარიანი", "Variani", "Вариани"),
    "zeghduleti": ("ზეღდულეთი", "Zeghduleti", "Зегдулети"),
    "ditsi": ("დიცი", "Ditsi", "Дици"),
    "berbuki": ("ბერბუკი", "Berbuki", "Бербуки"),
    "tiniskhidi": ("ტინისხიდი", "Tiniskhidi", "Тинисхиди"),
    "mereti": ("მერეთი", "Mereti", "Мерети"),
    "gori": ("გორი", "Gori", "Гори"),
    "akhalubani": ("ახალუბანი", "Akhalubani", "Ахалубани"),
    "sakavre": ("საქავრე", "Sakavre", "Сакавре"),
}
CANONICAL = ("seller_name", "seller_phone", "settlement", "product")
Row = Sequence[object]
MakeSheet = Callable[..., bytes]


@pytest.fixture
def sample() -> bytes:
    """The sheet of fifteen invented producers, as an agency would bring it."""
    return SAMPLE.read_bytes()


@pytest.fixture
def market(gori: Municipality, skra: Settlement, ateni: Settlement) -> Municipality:
    """Gori with its vocabulary and the villages of the sample."""
    Settlement.objects.bulk_create(
        Settlement(
            municipality=gori, slug=slug, name=dict(zip(("ka", "en", "ru"), names, strict=True))
        )
        for slug, names in VILLAGES.items()
    )
    return gori


def book(*rows: Row) -> bytes:
    """An XLSX file of these rows."""
    made = Workbook()
    page = made.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def sheet_of(*rows: Row, **offer: object) -> bytes:
    """A sheet: rows of seller, phone, village, product; `offer` adds columns to all."""
    head = [*CANONICAL, *offer]
    return book(head, *([*row, *offer.values()] for row in rows))


NINO = ("Nino", "599 10 01 01", "Skra", "apples")
