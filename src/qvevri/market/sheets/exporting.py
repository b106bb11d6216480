"""Listings as rows of a sheet, in the same columns and words in which a sheet is read."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from qvevri.core.languages import in_language
from qvevri.market.listings.facts import said_of
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.models import Listing
from qvevri.market.sheets.columns import Column, title_of
from qvevri.market.sheets.words import FORM_NAMES, MINIMUM_NAMES, MONTH_NAMES
from qvevri.people import phones
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import NUMBERED, PriceForm
from qvevri.vocabulary.terms import Term

C = Column
Terms = Mapping[str, Term]
Writer = Callable[..., bytes]
# Russian abbreviates a sapling as it does a piece.
SPELT_OUT = ("sapling", "bird")
NUMBERS = (C.QUANTITY, C.PRICE, C.PRICE_MAX)
WIDTHS = {C.SELLER_NAME: 28, C.SELLER_PHONE: 20, C.PRODUCT: 22, C.VARIETY: 20, C.DESCRIPTION: 40}


def cells_of(listing: Listing, terms: Terms, language: str) -> dict[Column, str]:
    """What a row says of the listing; the columns left out are empty.

    Needs the seller, the settlement and the concepts brought along.
    """
    said = said_of(listing)
    seller = {
        C.SELLER_NAME: in_language(listing.organisation.name, language),
        C.SELLER_PHONE: phones.shown(listing.organisation.phone),
        C.SETTLEMENT: in_language(listing.settlement.name, language),
    }
    cells = seller | offer_cells(said, terms, language)
    return {column: text for column, text in cells.items() if text}


def offer_cells(said: ListingInput, terms: Terms, language: str) -> dict[Column, str]:
    """The columns that say what is offered; some may be empty."""
    variety = terms.get(said.variety)
    start, end = _season(said, language)
    return {
        C.PRODUCT: terms[said.concept].name(language),
        C.VARIETY: variety.name(language) if variety else said.variety_text,
        C.CLASS: _name(said.quality_class, terms, language),
        C.QUANTITY: _number(said.quantity),
        C.UNIT: _unit(said.unit, said.pack_amount, said.pack_unit, terms, language),
        **_price(said.price, terms, language),
        C.AVAILABLE_FROM: start,
        C.AVAILABLE_UNTIL: end,
        C.DELIVERY: ", ".join(_name(code, terms, language) for code in said.delivery),
        C.DESCRIPTION: _description(said, terms, language),
        C.LANGUAGE: said.text_language,
    }


def _name(code: str, terms: Terms, language: str) -> str:
    term = terms.get(code)
    return term.name(language) if term else ""


def _number(number: Decimal | None) -> str:
    if number is None:
        return ""
    text = f"{number.normalize():f}"
    # As a number cell of three decimals is read: no look of a thousand.
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def _money(amount: int | None) -> str:
    return "" if amount is None else _number(Decimal(amount) / 100)


def _unit(code: str, amount: Decimal | None, content: str, terms: Terms, language: str) -> str:
    word = unit_word(code, terms, language)
    if amount is None or not content:
        return word
    return f"{word} {_number(amount)} {unit_word(content, terms, language)}"


def unit_word(code: str, terms: Terms, language: str) -> str:
    """The word for a unit in a sheet's cell, which `Lexicon.measure` reads back."""
    term = terms.get(code)
    if term is None:
        return ""
    form = "one" if code in SPELT_OUT else term.form(language, "style") or "one"
    return term.form(language, form) or term.name(language)


def _price(price: PriceInput, terms: Terms, language: str) -> dict[Column, str]:
    amount = _money(price.amount)
    if price.form is PriceForm.TIERS:
        steps = (f"{_number(tier.at_least)}+: {_money(tier.amount)}" for tier in price.tiers[1:])
        amount = "; ".join([_money(price.tiers[0].amount), *steps])
    is_numbered = price.form in NUMBERED
    pack = price.pack_amount, price.pack_unit
    return {
        C.PRICE: amount if is_numbered else "",
        C.PRICE_MAX: _money(price.amount_max) if price.form is PriceForm.RANGE else "",
        C.PRICE_FORM: FORM_NAMES[price.form][language],
        C.PRICE_UNIT: _unit(price.unit, *pack, terms, language) if price.unit else "",
        C.CURRENCY: price.currency,
    }


def _season(said: ListingInput, language: str) -> tuple[str, str]:
    days = [day.isoformat() if day else "" for day in (said.available_from, said.available_until)]
    if any(days) or not said.months:
        return days[0], days[1]
    names = MONTH_NAMES[language]
    first, last = names[said.months[0] - 1], names[said.months[-1] - 1]
    return first, last if len(said.months) > 1 else ""


def _description(said: ListingInput, terms: Terms, language: str) -> str:
    clauses = [said.text.replace("\n", " ")] if said.text else []
    if said.minimum is not None and said.unit:
        unit = unit_word(said.unit, terms, language)
        clauses.append(f"{MINIMUM_NAMES[language]} {_number(said.minimum)} {unit}")
    clauses += [_name(code, terms, language) for code in (said.packing, *said.qualities) if code]
    return ", ".join(clauses)


def rows_of(listings: Iterable[Listing], language: str = "ka") -> list[dict[Column, str]]:
    """The rows of a sheet of these listings, their words in one language."""
    terms = vocabulary.terms()
    return [cells_of(listing, terms, language) for listing in listings]


def titles(language: str) -> list[str]:
    """The heads of all columns: words of a language, or the names of the contract for none."""
    return [title_of(column, language) if language else column.value for column in Column]


def as_book(rows: Iterable[Mapping[Column, str]], language: str = "", title: str = "") -> bytes:
    """An XLSX file of these rows under one header; numbers are number cells."""
    book = Workbook(write_only=True)
    page = book.create_sheet(title[:31] or "listings")
    assert isinstance(page, WriteOnlyWorksheet)
    page.freeze_panes = "A2"
    for place, column in enumerate(Column, 1):
        width = page.column_dimensions[get_column_letter(place)]  # type: ignore[attr-defined]
        width.width = WIDTHS.get(column, 14)
    page.append([_head(page, text) for text in titles(language)])
    for row in rows:
        page.append([_cell(page, column, row.get(column, "")) for column in Column])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _head(page: WriteOnlyWorksheet, text: str) -> Cell:
    cell = WriteOnlyCell(page, value=text)
    cell.font = Font(bold=True)
    return cell


def _cell(page: WriteOnlyWorksheet, column: Column, text: str) -> Cell | None:
    if not text:
        return None
    if column in NUMBERS and text.replace(".", "", 1).isdigit():
        return WriteOnlyCell(page, value=float(text))
    cell = WriteOnlyCell(page, value=text)
    # A text that begins with "=" is a text, not a formula of ours.
    cell.data_type = "s"
    return cell


def as_csv(rows: Iterable[Mapping[Column, str]], language: str = "") -> bytes:
    """A CSV file of these rows under one header, in UTF-8 with the mark that Excel looks for."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(titles(language))
    for row in rows:
        writer.writerow(_safe([row.get(column, "") for column in Column]))
    return file.getvalue().encode("utf-8-sig")


def _safe(cells: Sequence[str]) -> list[str]:
    # What begins so is run as a formula by table programs (CWE-1236); reading takes the mark off.
    return [f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in cells]
