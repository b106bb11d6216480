"""What a row offers, as it says it: product, quantity, price, season, delivery, words."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from qvevri.core.languages import CODES
from qvevri.market.listings.amounts import Misread, read_quantity
from qvevri.market.listings.inputs import ListingInput
from qvevri.market.listings.pricing import price_of
from qvevri.market.sheets.columns import Column
from qvevri.market.sheets.dates import read_when, span
from qvevri.market.sheets.lexicon import Measure, Offered
from qvevri.market.sheets.notes import BREAK, Note, read_note
from qvevri.market.sheets.prices import read_measure, read_money, refuse_amount
from qvevri.market.sheets.remarks import Fact, Reason
from qvevri.market.sheets.rows import Row
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.prices import amount_text, doubt, money_text
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import Unit, convert, per_text

C = Column
LANGUAGE_WORDS: Mapping[str, str] = {
    fold(word): code
    for code, words in {
        "ka": "ka|kat|geo|ქართული|ქართ|georgian|грузинский",
        "en": "en|eng|ინგლისური|english|английский",
        "ru": "ru|rus|რუსული|russian|русский",
    }.items()
    for word in words.split("|")
}
SCRIPTS = (("ka", re.compile("[ა-ჺ]")), ("ru", re.compile("[а-яё]", re.IGNORECASE)))


def read_offer(row: Row) -> ListingInput | None:
    """What the row offers; None, with its refusal, when it does not say what is for sale."""
    quantity, measure = _quantity(row)
    offered = _offered(row, measure)
    if offered is None:
        # What else is wrong with the row is better known now than at the next attempt.
        read_money(row, measure)
        _with_season(row, _with_delivery(row, ListingInput("")))
        return None
    if quantity is not None and measure is None:
        measure = _assumed(row, offered.product)
    price = read_money(row, measure)
    said = ListingInput(
        concept=offered.product.code,
        kind=offered.product.listing_kind,
        variety=offered.variety.code if offered.variety else "",
        variety_text=offered.variety_text,
        quality_class=_class(row),
        quantity=quantity,
        price=price,
    )
    said = _with_pack(said, measure)
    said = _with_season(row, _with_delivery(row, said))
    said = _with_note(row, said, offered.product)
    _ask_about_price(row, said, offered)
    return said


def _quantity(row: Row) -> tuple[Decimal | None, Measure | None]:
    text, unit = row.cell(C.QUANTITY), row.cell(C.UNIT)
    measure = read_measure(row, C.UNIT, unit) if unit else None
    if not text:
        return None, measure
    try:
        quantity, rest = read_quantity(text, row.layout.language)
    except Misread as misread:
        refuse_amount(row, C.QUANTITY, misread)
        return None, measure
    beside = rest or row.layout.hint(C.QUANTITY)
    if beside and not unit:
        measure = read_measure(row, C.QUANTITY, beside)
    return quantity, measure


def _offered(row: Row, measure: Measure | None) -> Offered | None:
    product, variety = row.cell(C.PRODUCT), row.cell(C.VARIETY)
    if not product:
        row.refuse(C.PRODUCT, Reason.PRODUCT_MISSING)
        return None
    unit = measure.unit.code if measure else ""
    offered = row.layout.lexicon.offered(product, variety, unit)
    if offered is None:
        row.refuse(C.PRODUCT, Reason.PRODUCT_UNKNOWN)
    elif offered.is_guess:
        named = offered.variety or offered.product
        row.doubt(C.PRODUCT, Reason.PRODUCT_GUESSED, name=named.names)
    return offered


def _assumed(row: Row, product: Term) -> Measure | None:
    """The unit of a bare number: that of the price, else what the product is usually sold by."""
    lexicon = row.layout.lexicon
    priced = row.cell(C.PRICE_UNIT)
    usual = lexicon.terms.get(product.unit_codes[0]) if product.unit_codes else None
    measure = (lexicon.measure(priced) if priced else None) or (Measure(usual) if usual else None)
    if measure is not None:
        row.doubt(C.QUANTITY, Reason.UNIT_ASSUMED, name=measure.unit.names)
    return measure


def _class(row: Row) -> str:
    text = row.cell(C.CLASS)
    if not text:
        return ""
    found, _is_guess = row.layout.lexicon.one(text, "class")
    if found is None:
        row.refuse(C.CLASS, Reason.CLASS_UNKNOWN)
    return found.code if found else ""


def _with_pack(said: ListingInput, measure: Measure | None) -> ListingInput:
    if measure is None:
        return said
    amount, unit = measure.content or (None, "")
    return replace(said, unit=measure.unit.code, pack_amount=amount, pack_unit=unit)


def _with_delivery(row: Row, said: ListingInput) -> ListingInput:
    ways: list[str] = []
    text = row.cell(C.DELIVERY)
    for part in BREAK.split(text) if text else ():
        found, _is_guess = row.layout.lexicon.one(part, "delivery")
        if found is None:
            row.doubt(C.DELIVERY, Reason.DELIVERY_UNKNOWN)
        elif found.code not in ways:
            ways.append(found.code)
    return replace(said, delivery=tuple(ways))


def _with_season(row: Row, said: ListingInput) -> ListingInput:
    start, first = _when(row, C.AVAILABLE_FROM)
    end, last = _when(row, C.AVAILABLE_UNTIL)
    months: tuple[int, ...] = ()
    if first and last:
        months = span(first[0], last[-1])
    elif first or last:
        months = first or last
    return replace(said, available_from=start, available_until=end, months=months)


def _when(row: Row, column: Column) -> tuple[date | None, tuple[int, ...]]:
    text = row.cell(column)
    if not text:
        return None, ()
    when = read_when(text, row.layout.today)
    if when is None:
        row.refuse(column, Reason.DATE_UNKNOWN)
        return None, ()
    return when.day, when.months


def _with_note(row: Row, said: ListingInput, product: Term) -> ListingInput:
    text = row.cell(C.DESCRIPTION)
    language = _language(row, text)
    if not text:
        return replace(said, text_language=language)
    lexicon = row.layout.lexicon
    packed = [code for code in (said.unit, said.price.unit) if _is_pack(lexicon.units.get(code))]
    note = read_note(text, lexicon, is_packed=bool(packed))
    if note.has_price:
        row.doubt(C.DESCRIPTION, Reason.PRICE_TWICE)
    said = _with_content(said, note, packed)
    return replace(
        said,
        text=note.text,
        text_language=language,
        minimum=_minimum(note, lexicon.units.get(said.unit), lexicon.units),
        months=said.months or (() if said.available_from else _months(note, product)),
        delivery=said.delivery or note.delivery,
        packing=note.packing,
        qualities=note.qualities,
    )


def _is_pack(unit: Unit | None) -> bool:
    return unit is not None and unit.is_package


def _with_content(said: ListingInput, note: Note, packed: list[str]) -> ListingInput:
    """What a pack holds, where the note says so and its own cell does not."""
    if note.content is None:
        return said
    amount, unit = note.content
    container = note.container or packed[0]
    if said.unit == container and said.pack_amount is None:
        said = replace(said, pack_amount=amount, pack_unit=unit)
    if said.price.unit == container and said.price.pack_amount is None:
        price = replace(said.price, pack_amount=amount, pack_unit=unit)
        said = replace(said, price=price)
    return said


def _minimum(note: Note, unit: Unit | None, units: Mapping[str, Unit]) -> Decimal | None:
    if note.minimum is None or unit is None:
        return None
    amount, said = note.minimum[0], units[note.minimum[1]]
    if said.base is None or (said.base != unit.base and said.code != unit.code):
        return None
    exact = convert(amount, said, unit)
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def _months(note: Note, product: Term) -> tuple[int, ...]:
    if not note.months or not note.is_open_ended:
        return note.months
    first = note.months[0]
    # "From the end of June" goes on to the end of the product's usual season.
    return span(first, product.months[-1]) if first in product.months else (first,)


def _language(row: Row, text: str) -> str:
    said = row.cell(C.LANGUAGE)
    known = LANGUAGE_WORDS.get(fold(said)) if said else None
    if said and known is None:
        row.refuse(C.LANGUAGE, Reason.LANGUAGE_UNKNOWN)
    if known is not None:
        return known
    letters = text or row.cell(C.PRODUCT)
    return next((code for code, script in SCRIPTS if script.search(letters)), "en")


def _ask_about_price(row: Row, said: ListingInput, offered: Offered) -> None:
    units = row.layout.lexicon.units
    price = price_of(said.price, units)
    usual = (offered.variety and offered.variety.usual_price) or offered.product.usual_price
    found = doubt(price, usual)
    if found is None:
        return
    unit = units[found.usual.unit]
    facts: dict[str, dict[str, str]] = {"said": {}, "usual": {}}
    for code in CODES:
        each = f"\u00a0/\u00a0{per_text(unit, code)}"
        facts["said"][code] = money_text(round(found.said * 100), "GEL", code) + each
        low, high = (int(limit * 100) for limit in (found.usual.low, found.usual.high))
        facts["usual"][code] = f"{amount_text(low, code)}–{money_text(high, 'GEL', code)}{each}"
    texts: Mapping[str, Fact] = facts
    row.doubt(C.PRICE, Reason.PRICE_UNUSUAL, **texts)
