"""What a listing says once a row has spoken: only what the sheet has columns for changes."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from qvevri.market.listings.inputs import ListingInput
from qvevri.market.sheets.columns import Column

C = Column
Cells = Mapping[Column, str]
PRICED = (C.PRICE, C.PRICE_MAX, C.PRICE_FORM, C.PRICE_UNIT, C.CURRENCY)


def merged(
    before: ListingInput, row: ListingInput, columns: Collection[Column], kept: Collection[Column]
) -> ListingInput:
    """`before` with what the row says. Columns that the sheet has not, and those in `kept` (their
    cells say exactly what we would write for the listing), change nothing.
    """
    spoken = {column for column in columns if column not in kept}
    after = before
    for needed, take in RULES:
        if spoken & {*needed}:
            after = take(after, row)
    return after


def _what(before: ListingInput, row: ListingInput) -> ListingInput:
    is_same = (before.concept, before.variety) == (row.concept, row.variety)
    return replace(
        before,
        concept=row.concept,
        kind=before.kind if is_same else row.kind,
        variety=row.variety,
        variety_text=row.variety_text,
    )


def _place(before: ListingInput, row: ListingInput) -> ListingInput:
    return before if row.settlement is None else replace(before, settlement=row.settlement)


def _unit(before: ListingInput, row: ListingInput) -> ListingInput:
    if not row.unit:
        return before
    is_same = row.unit == before.unit and row.pack_amount is None
    pack = before if is_same else row
    return replace(before, unit=row.unit, pack_amount=pack.pack_amount, pack_unit=pack.pack_unit)


def _season(before: ListingInput, row: ListingInput) -> ListingInput:
    return replace(
        before,
        available_from=row.available_from,
        available_until=row.available_until,
        months=row.months,
    )


def _words(before: ListingInput, row: ListingInput) -> ListingInput:
    return replace(
        before,
        text=row.text,
        text_language=row.text_language if row.text else before.text_language,
        minimum=row.minimum,
        packing=row.packing,
        qualities=row.qualities,
        delivery=row.delivery or before.delivery,
        months=row.months or before.months,
    )


RULES: tuple[
    tuple[tuple[Column, ...], Callable[[ListingInput, ListingInput], ListingInput]], ...
] = (
    ((C.PRODUCT, C.VARIETY), _what),
    ((C.SETTLEMENT,), _place),
    ((C.CLASS,), lambda before, row: replace(before, quality_class=row.quality_class)),
    ((C.QUANTITY,), lambda before, row: replace(before, quantity=row.quantity)),
    ((C.UNIT, C.QUANTITY), _unit),
    (PRICED, lambda before, row: replace(before, price=row.price)),
    ((C.DESCRIPTION,), _words),
    ((C.DELIVERY,), lambda before, row: replace(before, delivery=row.delivery)),
    ((C.AVAILABLE_FROM, C.AVAILABLE_UNTIL), _season),
)
