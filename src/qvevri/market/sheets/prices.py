"""What a row asks for, as it says it: price, up to which, in which form, currency and unit."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from qvevri.market.listings.amounts import (
    CURRENCIES,
    MINOR_IN_MAJOR,
    Misread,
    SaidPrice,
    Trouble,
    read_number,
    read_price,
    tidy,
)
from qvevri.market.listings.inputs import PriceInput
from qvevri.market.listings.refusals import TROUBLES
from qvevri.market.sheets.columns import Column
from qvevri.market.sheets.lexicon import Measure
from qvevri.market.sheets.remarks import Reason, in_every_language
from qvevri.market.sheets.rows import Row
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.prices import SYMBOLS, PriceForm, Tier

C = Column
NUMBERLESS = (PriceForm.AGREEMENT, PriceForm.FREE, PriceForm.EXCHANGE)
FORM_WORDS: Mapping[str, PriceForm] = {
    fold(word): form
    for form, words in {
        PriceForm.FIXED: "fixed|fix|exact|ფიქსირებული|ზუსტი|მყარი|фиксированная|точная|твёрдая",
        PriceForm.FROM: "from|starting from|starting at|minimum|-დან|დან|დაწყებული|от|начиная с",
        PriceForm.RANGE: "range|from to|between|დიაპაზონი|დან მდე|-დან -მდე|диапазон|от до|вилка",
        PriceForm.TIERS: "tiers|by quantity|wholesale|საფეხურები|რაოდენობის მიხედვით|ступени|"
        "по количеству",
        PriceForm.AGREEMENT: "agreement|შეთანხმება|договорная",
        PriceForm.FREE: "free|უფასო|бесплатно",
        PriceForm.EXCHANGE: "exchange|გაცვლა|обмен",
    }.items()
    for word in words.split("|")
}
# Steps of a price by quantity, as we write them ourselves: "2; 100+: 1.8; 500+: 1.5".
TIER = "+:"


def read_money(row: Row, counted: Measure | None) -> PriceInput:
    """The price of the row; `counted` is what its quantity is measured in.

    What cannot be read is refused on the row; then the answer is a price by agreement.
    """
    said = _said(row)
    price = PriceInput(form=said.form, amount=said.amount, amount_max=said.amount_max)
    price = replace(_with_form(row, _with_maximum(row, price)), currency=_currency(row, said))
    if row.cell(C.PRICE_FORM) and TIER in row.cell(C.PRICE):
        price = _in_tiers(row, price)
    return _with_unit(row, price, said.rest, counted)


def _said(row: Row) -> SaidPrice:
    text, form = row.cell(C.PRICE), row.cell(C.PRICE_FORM)
    if not text:
        if not form:
            row.doubt(C.PRICE, Reason.PRICE_LEFT_OPEN)
        return SaidPrice(PriceForm.AGREEMENT)
    try:
        return read_price(text.partition(";")[0] if TIER in text else text, row.layout.language)
    except Misread as misread:
        refuse_amount(row, C.PRICE, misread)
        return SaidPrice(PriceForm.AGREEMENT)


def refuse_amount(row: Row, column: Column, misread: Misread) -> None:
    """Refuse a cell whose number cannot be read, and say why."""
    sentence = in_every_language(TROUBLES[misread.trouble])
    row.refuse(column, Reason.AMOUNT, sentence=sentence)


def _with_maximum(row: Row, price: PriceInput) -> PriceInput:
    text = row.cell(C.PRICE_MAX)
    if not text:
        return price
    try:
        highest = read_price(text, row.layout.language).amount
    except Misread as misread:
        refuse_amount(row, C.PRICE_MAX, misread)
        return price
    if highest is None or price.amount in (None, highest):
        return replace(price, amount=price.amount or highest)
    return replace(price, form=PriceForm.RANGE, amount_max=highest)


def _with_form(row: Row, price: PriceInput) -> PriceInput:
    text = row.cell(C.PRICE_FORM)
    form = _form(text)
    if text and form is None:
        row.refuse(C.PRICE_FORM, Reason.FORM_UNKNOWN)
    if form is None or form is price.form:
        return price
    if form in NUMBERLESS:
        if price.amount is None:
            return replace(price, form=form)
        row.doubt(C.PRICE_FORM, Reason.PRICE_AND_WORD, word=text)
        return price
    if price.amount_max is not None or form is PriceForm.TIERS:
        return price
    if price.amount is None:
        refuse_amount(row, C.PRICE, Misread(Trouble.EMPTY))
    return replace(price, form=form)


def _form(text: str) -> PriceForm | None:
    known = FORM_WORDS.get(fold(text))
    if known is not None or not text:
        return known
    try:
        said = read_price(text)
    except Misread:
        return None
    return said.form if said.form in NUMBERLESS else None


def _currency(row: Row, said: SaidPrice) -> str:
    text = row.cell(C.CURRENCY)
    if not text:
        return said.currency or currency_of(row.layout.hint(C.PRICE)) or "GEL"
    found = currency_of(text)
    if not found:
        row.refuse(C.CURRENCY, Reason.CURRENCY_UNKNOWN)
    return found or "GEL"


def currency_of(text: str) -> str:
    """The code of the currency that a text names; empty for none."""
    plain = tidy(text)
    if plain.upper() in SYMBOLS:
        return plain.upper()
    signs = {symbol: code for code, symbol in SYMBOLS.items()}
    named = next((code for code, sign in CURRENCIES if sign.search(plain)), "")
    return signs.get(plain, named)


def _in_tiers(row: Row, price: PriceInput) -> PriceInput:
    """ "2; 100+: 1.8; 500+: 1.5": from a hundred on each costs 1.80."""
    first, *steps = (part.strip() for part in row.cell(C.PRICE).split(";"))
    try:
        tiers = [Tier(Decimal(1), _minor(first))]
        for step in steps:
            least, _sign, amount = step.partition(TIER)
            tiers.append(Tier(read_number(least), _minor(amount)))
    except Misread as misread:
        refuse_amount(row, C.PRICE, misread)
        return price
    return replace(price, form=PriceForm.TIERS, amount=None, amount_max=None, tiers=tuple(tiers))


def _minor(text: str) -> int:
    return int(read_number(text) * MINOR_IN_MAJOR)


def _with_unit(row: Row, price: PriceInput, rest: str, counted: Measure | None) -> PriceInput:
    measure = _unit(row, rest) or counted
    if measure is None:
        return price
    amount, unit = measure.content or (None, "")
    return replace(price, unit=measure.unit.code, pack_amount=amount, pack_unit=unit)


def _unit(row: Row, rest: str) -> Measure | None:
    """The unit of the price: from its own column, from beside the price, from the head."""
    own = row.cell(C.PRICE_UNIT)
    if own:
        return read_measure(row, C.PRICE_UNIT, own)
    if rest and TIER not in row.cell(C.PRICE) and row.cell(C.PRICE):
        return read_measure(row, C.PRICE, rest)
    hint = row.layout.hint(C.PRICE)
    return row.layout.lexicon.measure(hint) if hint and not currency_of(hint) else None


def read_measure(row: Row, column: Column, text: str) -> Measure | None:
    """A unit as a cell names it; refused where nobody knows it, in doubt where it was guessed."""
    measure = row.layout.lexicon.measure(text)
    if measure is None:
        row.refuse(column, Reason.UNIT_UNKNOWN)
    elif measure.is_guess:
        row.doubt(column, Reason.UNIT_GUESSED, name=measure.unit.names)
    return measure
