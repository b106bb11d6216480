"""What a request and an answer may say; the row that comes of it."""

import secrets
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core.antispam import plain_words
from qvevri.core.text import clean, is_wordless
from qvevri.market.enquiries.actions import Buyer
from qvevri.market.listings.amounts import LARGEST_QUANTITY
from qvevri.market.listings.inputs import PriceInput
from qvevri.market.listings.pricing import flaw_of_price, pack_of
from qvevri.market.listings.refusals import refusal_of
from qvevri.market.wanted import measuring
from qvevri.market.wanted.facts import pack_in
from qvevri.market.wanted.inputs import AnswerInput, WantedInput
from qvevri.market.wanted.models import Asked, Wanted
from qvevri.market.wanted.refusals import NotPossible, TextHoldsContact
from qvevri.places import queries as places
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import PriceForm
from qvevri.vocabulary.terms import Term

LONGEST_TEXT = 1000
FURTHEST = timedelta(days=730)
PRICES_WANTED = (PriceForm.FIXED, PriceForm.RANGE, PriceForm.AGREEMENT, PriceForm.EXCHANGE)


def words(text: str, *, is_strangers: bool = True) -> str:
    """A free text, tidied; empty without words. Raises TextHoldsContact.

    Strangers may not write numbers and addresses; sellers are known and may.
    """
    text = clean(text)
    if is_wordless(text):
        return ""
    if len(text) > LONGEST_TEXT:
        raise TextHoldsContact(
            _("The text has %(length)d characters; at most %(most)d are sent. Shorten it.")
            % {"length": len(text), "most": LONGEST_TEXT}
        )
    try:
        if is_strangers:
            plain_words(text)
    except ValidationError as error:
        raise TextHoldsContact(" ".join(error.messages)) from error
    return text


def days(start: date, end: date, today: date) -> None:
    """Raises NotPossible for days that are over, upside down, or years away."""
    if end < today:
        raise NotPossible(_("These days are over. Choose days to come."))
    if end < start:
        raise NotPossible(_("The last day cannot be before the first one."))
    if end > today + FURTHEST:
        raise NotPossible(_("That is more than two years away. Choose a nearer day."))


def amount(number: Decimal) -> None:
    """Raises NotPossible for an amount that nobody could mean."""
    if not 0 < number <= LARGEST_QUANTITY:
        raise NotPossible(_("The amount must be above zero and at most 100,000,000."))


def _price(said: PriceInput | None, units: list[str]) -> PriceInput | None:
    if said is None:
        return None
    if said.form not in PRICES_WANTED:
        raise NotPossible(_("Write the most that you would pay, or two prices: from and to."))
    flaw = flaw_of_price(said)
    if flaw:
        raise refusal_of(flaw)
    if said.unit and said.unit not in units:
        raise NotPossible(_("The price must be for a unit in which the amount is measured."))
    return said


def _concept(code: str, kinds: tuple[str, ...]) -> Term:
    term = vocabulary.terms().get(code)
    if term is None or not term.is_active or term.kind not in kinds:
        raise NotPossible(_("Choose what you need from the list."))
    return term


def _settlement(pk: int | None, municipality: Municipality) -> Settlement | None:
    if pk is None:
        return None
    found = places.settlements_of(municipality).filter(pk=pk).first()
    if found is None:
        raise NotPossible(_("Choose a village or town of this municipality."))
    return found


def new_wanted(said: WantedInput, municipality: Municipality, buyer: Buyer) -> Wanted:
    """The request, not written yet. Raises NotPossible and TextHoldsContact for what cannot be."""
    term = _concept(said.concept, ("product", "group"))
    if said.variety and said.variety not in {v.code for v in vocabulary.varieties_of(term.code)}:
        raise NotPossible(_("Choose what you need from the list."))
    for kind, codes in (("packing", [said.packing]), ("certificate", said.certificates)):
        for code in filter(None, codes):
            _concept(code, (kind,))
    amount(said.amount)
    days(said.needed_from, said.needed_until, timezone.localdate())
    text = words(said.text)
    return Wanted(
        municipality=municipality,
        concept=vocabulary.concept_by_code(term.code),
        variety=vocabulary.concept_by_code(said.variety) if said.variety else None,
        needed_from=said.needed_from,
        needed_until=said.needed_until,
        packing=said.packing,
        certificates=list(said.certificates),
        text=text,
        text_language=buyer.language if text else "",
        buyer_key=secrets.token_urlsafe(16),
        **_measured(said, term),
        **_going_to(said, municipality),
        **_by(buyer),
    )


def _measured(said: WantedInput, term: Term) -> dict[str, Any]:
    """Amount and price, with what they come to in the unit that answers compare in."""
    units = vocabulary.units()
    if said.unit not in measuring.units_for(term, units):
        raise NotPossible(_("This is not measured so. Choose another unit."))
    unit = units[said.unit]
    is_packed = measuring.is_container(unit) and said.pack_amount is not None
    if is_packed and (said.pack_amount or 0) <= 0:
        raise NotPossible(_("A pack must hold more than zero."))
    if is_packed and said.pack_unit not in measuring.HELD:
        raise NotPossible(_("Say in what the contents of a pack are measured."))
    held = (said.pack_amount, said.pack_unit) if is_packed else (None, "")
    in_base, base = measuring.in_base(said.amount, unit, pack_of(said.unit, *held, units))
    price = _price(said.price, measuring.units_like(unit, base, units))
    return {
        "amount": said.amount,
        "unit": said.unit,
        "pack_amount": held[0],
        "pack_unit": held[1],
        "amount_base": measuring.rounded(in_base),
        "base": base,
        "price_form": price.form.value if price else "",
        "price": price.amount if price else None,
        "price_max": price.amount_max if price else None,
        "currency": price.currency if price else "GEL",
        "price_unit": price.unit if price else "",
    }


def _going_to(said: WantedInput, municipality: Municipality) -> dict[str, Any]:
    way = Wanted.Way.SETTLEMENT if said.settlement else Wanted.Way.COLLECT
    return {
        "way": Wanted.Way.CITY if said.city else way,
        "settlement": _settlement(said.settlement, municipality) if not said.city else None,
        "city": said.city,
        "country": said.country if said.city else "",
    }


def _by(buyer: Buyer) -> dict[str, Any]:
    return {
        "buyer": buyer.person,
        "buyer_name": buyer.name,
        "buyer_phone": buyer.phone,
        "buyer_email": buyer.email,
        "buyer_language": buyer.language,
        "buyer_country": buyer.country,
    }


def answer_fields(said: AnswerInput, asked: Asked, language: str) -> dict[str, Any]:
    """The columns of an answer. Raises NotPossible and TextHoldsContact for what cannot be."""
    wanted, units = asked.wanted, vocabulary.units()
    alike = measuring.units_like(units[wanted.unit], wanted.base, units)
    if said.unit not in alike or (said.price.unit and said.price.unit not in alike):
        raise NotPossible(_("This is not measured so. Choose another unit."))
    amount(said.amount)
    today = timezone.localdate()
    if said.ready_from < today:
        raise NotPossible(_("This day is over. Choose a day to come."))
    days(said.ready_from, said.ready_until or said.ready_from, today)
    flaw = flaw_of_price(said.price)
    if flaw:
        raise refusal_of(flaw)
    if said.price.form not in (PriceForm.FIXED, PriceForm.AGREEMENT):
        raise NotPossible(_("Write one price, or leave it empty."))
    text = words(said.text, is_strangers=False)
    in_base, _base = measuring.in_base(said.amount, units[said.unit], pack_in(wanted, said.unit))
    return {
        "amount": said.amount,
        "unit": said.unit,
        "amount_base": measuring.rounded(in_base),
        **price_fields(said.price, wanted),
        "ready_from": said.ready_from,
        "ready_until": said.ready_until,
        "delivers": said.delivers,
        "text": text,
        "text_language": language if text else "",
    }


def price_fields(price: PriceInput, wanted: Wanted) -> dict[str, Any]:
    """The columns of a price, with what it comes to for one base unit."""
    units = vocabulary.units()
    if price.amount is None:
        return {"price": None, "price_unit": "", "price_base": None}
    per = measuring.price_in_base(price.amount, units[price.unit], pack_in(wanted, price.unit))
    return {
        "price": price.amount,
        "price_unit": price.unit,
        "price_base": measuring.rounded(per),
    }
