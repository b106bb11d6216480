"""Who sells, as a row says it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from qvevri.market.sheets.columns import Column
from qvevri.market.sheets.remarks import Reason
from qvevri.market.sheets.rows import Row
from qvevri.people import phones

PRIVATE, ENTREPRENEUR, COOPERATIVE, COMPANY = "private", "entrepreneur", "cooperative", "company"
KINDS: Mapping[str, re.Pattern[str]] = {
    COOPERATIVE: re.compile(r"კოოპერატივ|co-?operative|coop\b|кооператив", re.IGNORECASE),
    COMPANY: re.compile(r"(?<!\w)(?:შპს|სს|llc|ltd|jsc|ооо|ао)(?!\w)", re.IGNORECASE),
    ENTREPRENEUR: re.compile(
        r"(?<!\w)(?:ი/მ|ი\.მ\.|ინდ(?:ივიდუალური|\.)? მეწარმე|individual entrepreneur|"
        r"sole trader|ип|индивидуальный предприниматель)(?!\w)",
        re.IGNORECASE,
    ),
}
TAX_CODE = re.compile(r"(?<!\d)(\d{9})(?!\d)")
CODE_IN_NAME = re.compile(
    r"[\s,(]*(?:ს/?კ|საიდ\.? ?კოდი|code|код|id)?[\s:.]*\d{9}\)?", re.IGNORECASE
)


@dataclass(frozen=True)
class SellerSaid:
    """A seller as a row names them. `settlement` is a primary key, None where none was written."""

    phone: str
    name: str = ""
    kind: str = PRIVATE
    tax_code: str = ""
    settlement: int | None = None


def read_seller(row: Row) -> SellerSaid | None:
    """Who sells; None, with its refusal, when the phone number cannot be read."""
    settlement = _settlement(row)
    phone = _phone(row)
    name = row.cell(Column.SELLER_NAME)
    kind = kind_of(name)
    code = TAX_CODE.search(name) if kind in (COMPANY, COOPERATIVE) else None
    if code is not None:
        name = CODE_IN_NAME.sub("", name).strip()
    if not phone:
        return None
    return SellerSaid(phone, name, kind, code[1] if code else "", settlement)


def kind_of(name: str) -> str:
    """What a name says of its bearer's legal form."""
    return next((kind for kind, words in KINDS.items() if words.search(name)), PRIVATE)


def _phone(row: Row) -> str:
    text = row.cell(Column.SELLER_PHONE)
    if not text:
        row.refuse(Column.SELLER_PHONE, Reason.PHONE_MISSING)
        return ""
    # Two numbers in a cell: the first is the one to call.
    for part in (text, *re.split(r"[,;/]|\s{2,}", text)):
        number = _number(part)
        if number:
            return number
    row.refuse(Column.SELLER_PHONE, Reason.PHONE_WRONG)
    return ""


@lru_cache(maxsize=4096)
def _number(text: str) -> str:
    try:
        return phones.parse(text)
    except phones.WrongNumber:
        return ""


def _settlement(row: Row) -> int | None:
    text = row.cell(Column.SETTLEMENT)
    if not text:
        return None
    place, is_guess = row.layout.lexicon.place(text)
    if place is None:
        row.refuse(Column.SETTLEMENT, Reason.SETTLEMENT_UNKNOWN)
        return None
    if is_guess:
        row.doubt(Column.SETTLEMENT, Reason.SETTLEMENT_GUESSED, name=place.names)
    return place.pk
