"""A request's row as the plain values that text is composed and sellers are chosen from."""

from fractions import Fraction

from qvevri.market.listings import lari
from qvevri.market.listings.facts import names_of
from qvevri.market.listings.pricing import pack_of
from qvevri.market.wanted.matching import Point, Want
from qvevri.market.wanted.measuring import price_in_base
from qvevri.market.wanted.models import Answer, Wanted
from qvevri.market.wanted.wording import WantedFacts
from qvevri.money.rates import HOME
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import Price, PriceForm
from qvevri.vocabulary.units import Pack, Unit


def unit_of(wanted: Wanted) -> Unit:
    """The unit in which it is wanted: of packs their container."""
    return vocabulary.units()[wanted.unit]


def pack_of_wanted(wanted: Wanted) -> Pack | None:
    """What one pack holds, where packs are wanted."""
    return pack_of(wanted.unit, wanted.pack_amount, wanted.pack_unit, vocabulary.units())


def pack_in(wanted: Wanted, code: str) -> Pack | None:
    """The pack that a unit of an answer stands for: the buyer's own, or none."""
    return pack_of_wanted(wanted) if code == wanted.unit else None


def target_of(wanted: Wanted) -> Price | None:
    """The price the buyer named; None without one."""
    if not wanted.price_form:
        return None
    units = vocabulary.units()
    return Price(
        form=PriceForm(wanted.price_form),
        amount=wanted.price,
        amount_max=wanted.price_max,
        currency=wanted.currency,
        unit=units.get(wanted.price_unit),
        pack=pack_in(wanted, wanted.price_unit),
    )


def price_of_answer(answer: Answer, wanted: Wanted) -> Price:
    """The price a seller asks."""
    form = PriceForm.AGREEMENT if answer.price is None else PriceForm.FIXED
    return Price(
        form=form,
        amount=answer.price,
        currency=wanted.municipality.currency,
        unit=vocabulary.units().get(answer.price_unit),
        pack=pack_in(wanted, answer.price_unit),
    )


def facts_of(wanted: Wanted) -> WantedFacts:
    """What composing needs to know.

    Needs `concept`, `variety`, `settlement` and `municipality` brought along.
    """
    terms = vocabulary.terms()
    return WantedFacts(
        product=terms[wanted.concept.code],
        variety=terms.get(wanted.variety.code) if wanted.variety else None,
        amount=wanted.amount,
        unit=unit_of(wanted),
        pack=pack_of_wanted(wanted),
        start=wanted.needed_from,
        end=wanted.needed_until,
        place=names_of(wanted.settlement) if wanted.settlement else {},
        city=wanted.city,
        country=wanted.country,
        packing=terms.get(wanted.packing),
        certificates=tuple(terms[code] for code in wanted.certificates if code in terms),
        price=target_of(wanted),
    )


def want_of(wanted: Wanted) -> Want:
    """What the rule that chooses sellers needs to know."""
    code = wanted.concept.code
    return Want(
        concept=code,
        variety=wanted.variety.code if wanted.variety else "",
        below=frozenset(vocabulary.family(code)),
        above=frozenset(term.code for term in vocabulary.ancestors(code)),
        amount=Fraction(wanted.amount_base),
        base=wanted.base,
        start=wanted.needed_from,
        end=wanted.needed_until,
        collects=wanted.way == Wanted.Way.COLLECT,
        point=point_of(wanted),
        city=wanted.city,
        country=wanted.country,
        certificates=frozenset(wanted.certificates),
        packing=wanted.packing,
        price=highest_price(wanted),
    )


def point_of(wanted: Wanted) -> Point | None:
    """Where it goes inside the municipality; None elsewhere."""
    place = wanted.settlement
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def highest_price(wanted: Wanted) -> Fraction | None:
    """The most the buyer would pay for one base unit, in tetri; None if not named.

    Foreign money at the National Bank's last rate; None without a fresh one.
    """
    price = target_of(wanted)
    if price is None or price.counted is None:
        return None
    amount, rate = price.amount_max or price.amount, lari.rate_for(price)
    if amount is None or (rate is None and price.currency != HOME):
        return None
    per = price_in_base(amount, price.counted, price.pack)
    return rate.in_lari(per) if rate else per
