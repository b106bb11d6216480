"""What is said to the reader of a sheet about one cell of it: a doubt, or a refusal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from qvevri.core.languages import CODES, current, in_language
from qvevri.market.sheets.reading import Unreadable

Fact = str | Mapping[str, str]


class Reason(StrEnum):
    """Why a cell is refused or in doubt."""

    COLUMN_MISSING = "column_missing"
    COLUMN_UNKNOWN = "column_unknown"
    PAGE_LEFT_OUT = "page_left_out"
    NAME_MISSING = "name_missing"
    NAME_TOO_LONG = "name_too_long"
    NAME_DIFFERS = "name_differs"
    PHONE_MISSING = "phone_missing"
    PHONE_WRONG = "phone_wrong"
    SETTLEMENT_MISSING = "settlement_missing"
    SETTLEMENT_UNKNOWN = "settlement_unknown"
    SETTLEMENT_GUESSED = "settlement_guessed"
    PRODUCT_MISSING = "product_missing"
    PRODUCT_UNKNOWN = "product_unknown"
    PRODUCT_GUESSED = "product_guessed"
    VARIETY_GUESSED = "variety_guessed"
    CLASS_UNKNOWN = "class_unknown"
    UNIT_UNKNOWN = "unit_unknown"
    UNIT_GUESSED = "unit_guessed"
    UNIT_ASSUMED = "unit_assumed"
    PRICE_LEFT_OPEN = "price_left_open"
    PRICE_AND_WORD = "price_and_word"
    PRICE_UNUSUAL = "price_unusual"
    PRICE_TWICE = "price_twice"
    FORM_UNKNOWN = "form_unknown"
    CURRENCY_UNKNOWN = "currency_unknown"
    DATE_UNKNOWN = "date_unknown"
    DELIVERY_UNKNOWN = "delivery_unknown"
    LANGUAGE_UNKNOWN = "language_unknown"
    MEANT_TWICE = "meant_twice"
    ENDED = "ended"
    SELLER_SHUT_OUT = "seller_shut_out"
    COMPANY_CODE = "company_code"
    AMOUNT = "amount"
    RULE = "rule"


@dataclass(frozen=True)
class Remark:
    """A doubt or a refusal about the cell in `column` of `row`.

    `facts` fill the sentence: text, or text by language. `place` counts columns from 0; None where
    the sheet has no such column.
    """

    row: int
    column: str
    value: str
    reason: Reason
    facts: Mapping[str, Fact] = field(default_factory=dict)
    is_refusal: bool = False
    place: int | None = None

    @property
    def address(self) -> str:
        """The cell as table programs name it: D12; only the row where there is no cell."""
        return str(self.row) if self.place is None else address(self.place, self.row)


SENTENCES: Mapping[Reason, Promise | str] = {
    Reason.COLUMN_MISSING: _("The sheet has no column for this. Head it “%(title)s”."),
    Reason.COLUMN_UNKNOWN: _("This column was not understood and was left out."),
    Reason.PAGE_LEFT_OUT: _("This worksheet was not read. Upload it as a separate file."),
    Reason.NAME_MISSING: _("Write the seller's name."),
    Reason.NAME_TOO_LONG: _("This name is too long: at most 120 characters."),
    Reason.NAME_DIFFERS: _("This phone number belongs to “%(name)s”; that name was kept."),
    Reason.PHONE_MISSING: _("Write the seller's phone number: sellers are told apart by it."),
    Reason.PHONE_WRONG: _("This is not a phone number. Write it like 599 12 34 56."),
    Reason.SETTLEMENT_MISSING: _("Write the village or town."),
    Reason.SETTLEMENT_UNKNOWN: _("The municipality has no such village or town."),
    Reason.SETTLEMENT_GUESSED: _("Understood as %(name)s."),
    Reason.PRODUCT_MISSING: _("Write what is for sale."),
    Reason.PRODUCT_UNKNOWN: _("No product or service in the vocabulary has this name."),
    Reason.PRODUCT_GUESSED: _("Understood as “%(name)s”."),
    Reason.VARIETY_GUESSED: _("Understood as “%(name)s”."),
    Reason.CLASS_UNKNOWN: _(
        "This quality class was not understood. Write “standard” or leave it empty."
    ),
    Reason.UNIT_UNKNOWN: _("This unit was not understood. Write kg, t, l, piece, box, sack …"),
    Reason.UNIT_GUESSED: _("Understood as “%(name)s”."),
    Reason.UNIT_ASSUMED: _("No unit was written; “%(name)s” was taken."),
    Reason.PRICE_LEFT_OPEN: _("No price was written; “by agreement” was taken."),
    Reason.PRICE_AND_WORD: _("Here is a price and “%(word)s” at once; the price was taken."),
    Reason.PRICE_UNUSUAL: _("%(said)s is unusual: most ask %(usual)s. Is the unit right?"),
    Reason.PRICE_TWICE: _("The note holds a second price. Give it a row of its own."),
    Reason.FORM_UNKNOWN: _(
        "This kind of price was not understood. Write fixed, from, range, by agreement or free."
    ),
    Reason.CURRENCY_UNKNOWN: _("This currency was not understood. Write GEL, USD or EUR."),
    Reason.DATE_UNKNOWN: _("This is not a date. Write it like 15.09.2026."),
    Reason.DELIVERY_UNKNOWN: _("This way of delivery was not understood and was left out."),
    Reason.LANGUAGE_UNKNOWN: _("This language was not understood. Write ka, en or ru."),
    Reason.MEANT_TWICE: _("The same listing by the same seller is already in row %(row)s."),
    Reason.ENDED: _("The seller has ended this listing; it was left as it is."),
    Reason.SELLER_SHUT_OUT: _("The agency has stopped the listings of this seller."),
    Reason.COMPANY_CODE: _(
        "A company shows its identification code. Write its nine digits behind the name."
    ),
    Reason.AMOUNT: "%(sentence)s",
    Reason.RULE: "%(sentence)s",
}

UNREADABLE: Mapping[Unreadable, Promise] = {
    Unreadable.EMPTY: _("The file is empty."),
    Unreadable.TOO_LARGE: _("The file is larger than 10 MB. Split it, or leave out the pictures."),
    Unreadable.OLD_EXCEL: _(
        "This is an old Excel file (.xls), or one with a password. Save it as .xlsx."
    ),
    Unreadable.NOT_A_SHEET: _("This is not a sheet. Upload an Excel file (.xlsx) or a CSV file."),
    Unreadable.DAMAGED: _(
        "The file is damaged and cannot be read. Save it again and upload it once more."
    ),
    Unreadable.TOO_MANY_ROWS: _(
        "The sheet has more than 20,000 rows. Split it into several files."
    ),
    Unreadable.NO_HEADER: _(
        "No heading was found in the first ten rows. The columns need names such as seller, phone, "
        "village, product, price."
    ),
    Unreadable.TOO_LARGE_INSIDE: _(
        "The file is small, but unpacked it has more than 128 MB. Delete the empty rows below the "
        "table and the pictures, then save it again."
    ),
    Unreadable.UNRECKONED: _(
        "The sheet has formulas whose results were never saved. Open it in Excel or LibreOffice, "
        "save it there and upload it again."
    ),
}


def address(place: int, row: int) -> str:
    """The name of a cell: place 3 in row 12 is D12."""
    return f"{get_column_letter(place + 1)}{row}"


def in_every_language(text: Promise) -> Mapping[str, str]:
    """A translated text by language, to be shown to whoever reads it later."""
    texts = {}
    for code in CODES:
        with translation.override(code):
            texts[code] = str(text)
    return texts


def sentence(remark: Remark) -> str:
    """What is said about the cell, in the reader's language."""
    facts = {name: in_language(fact, current()) for name, fact in remark.facts.items()}
    return str(SENTENCES[remark.reason]) % facts


def why_unreadable(why: Unreadable) -> str:
    """What is the matter with the file, in the reader's language."""
    return str(UNREADABLE[why])
