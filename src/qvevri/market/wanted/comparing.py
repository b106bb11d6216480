"""The answers to a request side by side, and how several sellers fill it together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from qvevri.core.languages import current, in_language
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.days import day_text
from qvevri.market.wanted import wording
from qvevri.market.wanted.facts import facts_of, point_of, price_of_answer
from qvevri.market.wanted.matching import Point
from qvevri.market.wanted.models import Answer, Asked, Wanted
from qvevri.market.wanted.pooling import Lot, Pool, pool
from qvevri.organisations.addresses import page_of
from qvevri.places.distance import km_between
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import Price, PriceForm, price_text
from qvevri.vocabulary.units import NBSP, quantity_text


@dataclass(frozen=True)
class Row:
    """One answer in the buyer's table."""

    pk: int
    seller: str
    seller_url: str
    seller_pk: int
    has_phone: bool
    is_verified: bool
    amount: str
    share: int
    price: str
    per_base: str
    ready: str
    ready_from: date
    place: str
    km: int | None
    delivers: bool
    text: str
    text_language: str
    is_foreign: bool
    is_cheapest: bool
    is_taken: bool
    taken: str
    waits_for_me: bool
    answer: Answer


def rows(wanted: Wanted, asked: Iterable[Asked]) -> list[Row]:
    """The answers "I have it", the cheapest for one base unit first, unpriced ones last."""
    answers = [one.answer for one in asked if one.has_answered]
    answers.sort(key=lambda a: (a.price_base is None, a.price_base or 0, -a.amount_base, a.pk))
    prices = [answer.price_base for answer in answers if answer.price_base is not None]
    cheapest = min(prices) if len(prices) > 1 else None
    return [_row(wanted, answer, cheapest) for answer in answers]


def _row(wanted: Wanted, answer: Answer, cheapest: Decimal | None) -> Row:
    language, asked = current(), answer.asked
    seller = asked.organisation
    return Row(
        pk=asked.pk,
        seller=in_language(seller.name, language),
        seller_url=page_of(seller),
        seller_pk=seller.pk,
        has_phone=bool(seller.phone),
        is_verified=seller.is_verified(),
        amount=answer_amount(answer, language),
        share=min(100, round(100 * answer.amount_base / wanted.amount_base)),
        price=price_text(price_of_answer(answer, wanted), language),
        per_base=base_price_text(wanted, answer.price_base, language),
        ready=day_text(answer.ready_from, language),
        ready_from=answer.ready_from,
        place=in_language(seller.settlement.name, language),
        km=_km(wanted, asked),
        delivers=answer.delivers,
        text=answer.text,
        text_language=answer.text_language,
        is_foreign=bool(answer.text) and answer.text_language != language,
        is_cheapest=cheapest is not None and answer.price_base == cheapest,
        is_taken=answer.taken_base is not None,
        taken=base_amount_text(wanted, answer.taken_base or Decimal(0), language),
        waits_for_me=asked.waits_for == Side.BUYER,
        answer=answer,
    )


def answer_amount(answer: Answer, language: str) -> str:
    """ "800 kg", as the seller said it."""
    wanted, unit = answer.asked.wanted, vocabulary.units()[answer.unit]
    pack = facts_of(wanted).pack if answer.unit == wanted.unit else None
    return quantity_text(answer.amount, unit, language, pack)


def base_amount_text(wanted: Wanted, amount: Decimal | Fraction, language: str) -> str:
    """An amount of the base unit: "800 kg"."""
    number = (
        Decimal(amount.numerator) / Decimal(amount.denominator)
        if isinstance(amount, Fraction)
        else amount
    )
    shown = number.quantize(Decimal("0.01")).normalize()
    return quantity_text(Decimal(f"{shown:f}"), vocabulary.units()[wanted.base], language)


def base_price_text(wanted: Wanted, tetri: Decimal | Fraction | None, language: str) -> str:
    """ "1.50 ₾ / kg": a price for one base unit, with ≈ where it is rounded; empty for none."""
    if tetri is None:
        return ""
    unit, shown = vocabulary.units()[wanted.base], round(tetri)
    price = Price(PriceForm.FIXED, shown, None, wanted.municipality.currency, unit)
    about = "" if shown == tetri else f"≈{NBSP}"
    return f"{about}{price_text(price, language)}"


def _km(wanted: Wanted, asked: Asked) -> int | None:
    """From the seller to where it goes; for what goes elsewhere, to the municipality's seat."""
    place, town = asked.organisation.settlement, wanted.municipality
    seat = (town.latitude, town.longitude)
    end: Point | tuple[float | None, float | None] = point_of(wanted) or seat
    if None in (place.latitude, place.longitude, *end):
        return None
    return round(km_between(place.latitude or 0, place.longitude or 0, end[0] or 0, end[1] or 0))


@dataclass(frozen=True)
class PoolShare:
    """One seller's part of an order filled together."""

    pk: int
    seller: str
    amount: str
    price: str


@dataclass(frozen=True)
class Together:
    """How several sellers fill the order; `missing` is empty when they do."""

    shares: list[PoolShare]
    total: str
    price: str
    missing: str
    days: str
    is_priced: bool


def together(wanted: Wanted, table: Sequence[Row]) -> Together | None:
    """The best way to fill the order from the answers nobody has taken; None below two sellers."""
    left = wanted.amount_base - sum((r.answer.taken_base or Decimal(0) for r in table), Decimal(0))
    lots = [_lot(wanted, row) for row in table if not row.is_taken]
    found = pool(lots, Fraction(left)) if left > 0 else None
    if found is None or len(found.shares) < 2:
        return None
    return _together(wanted, found, {row.pk: row for row in table})


def _lot(wanted: Wanted, row: Row) -> Lot:
    answer = row.answer
    return Lot(
        key=row.pk,
        amount=Fraction(answer.amount_base),
        price=None if answer.price_base is None else Fraction(answer.price_base),
        start=max(answer.ready_from, wanted.needed_from),
        end=answer.ready_until or max(wanted.needed_until, answer.ready_from),
    )


def _together(wanted: Wanted, found: Pool, by_pk: Mapping[int, Row]) -> Together:
    language = current()
    shares = [
        PoolShare(
            pk=share.key,
            seller=by_pk[share.key].seller,
            amount=base_amount_text(wanted, share.amount, language),
            price=by_pk[share.key].per_base or by_pk[share.key].price,
        )
        for share in found.shares
    ]
    return Together(
        shares=shares,
        total=base_amount_text(wanted, found.total, language),
        price=base_price_text(wanted, found.price, language),
        missing=base_amount_text(wanted, found.missing, language) if found.missing else "",
        days=wording.days_text(found.start, found.end, language),
        is_priced=found.is_priced,
    )
