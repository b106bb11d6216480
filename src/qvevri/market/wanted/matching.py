"""Which sellers are asked for what a buyer wants, and why just they."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from qvevri.places.distance import km_between

# Kept with every choice: a reader of old reasons knows by which rule they came about.
VERSION = "1"
Point = tuple[float, float]

EVERYTHING = "*"
# A listing without dates is taken to be there for as long as listings live.
LISTED_DAYS = timedelta(days=31)
# Nobody is asked who could bring less than this share of it.
LEAST_SHARE = Fraction(1, 50)
# One of so many places goes to whoever was asked least, however good the others are.
TURN_EVERY = 4
OFTEN_POINTS, OFTEN_FLOOR = -3, -15
NEAR = ((5, 10), (15, 7), (30, 4))
FAR_POINTS = 2
FRESH = ((3, 6), (10, 4), (31, 2))
KNOWN = {"visit": 8, "documents": 7, "phone": 3}
HOME = "GE"


class Why(StrEnum):
    """One reason for or against a seller."""

    VARIETY = "variety"
    PRODUCT = "product"
    OTHER_VARIETY = "other_variety"
    KIND = "kind"
    WIDER = "wider"
    TIME = "time"
    TIME_PART = "time_part"
    AMOUNT = "amount"
    AMOUNT_PART = "amount_part"
    PLACE = "place"
    DELIVERS = "delivers"
    CERTIFICATES = "certificates"
    PACKING = "packing"
    KNOWN = "known"
    FRESH = "fresh"
    BEFORE = "before"
    PRICE = "price"
    OFTEN = "often"
    TURN = "turn"
    OWN = "own"


@dataclass(frozen=True)
class Reason:
    """Points for one reason, and the figure that says more (kilometres, percent, times)."""

    why: Why
    points: int
    figure: int | None = None


@dataclass(frozen=True)
class Want:
    """What is wanted, in plain values. `below` and `above` are codes of the concept's family.

    `amount` is in `base`, `price` the highest named, in minor units for one of it. `point` is where
    it goes inside the municipality, None when the buyer collects it or it goes elsewhere.
    """

    concept: str
    amount: Fraction
    base: str
    start: date
    end: date
    variety: str = ""
    below: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()
    collects: bool = True
    point: Point | None = None
    city: str = ""
    country: str = ""
    certificates: frozenset[str] = frozenset()
    packing: str = ""
    price: Fraction | None = None


@dataclass(frozen=True)
class Candidate:
    """One listing of a seller, as far as the rule looks at it.

    `start` and `end` are the days the seller named, `months` those of its season. `seen_on` is when
    the seller last said that it is there; `asked_lately` how often requests came in a month.
    """

    seller: int
    listing: int
    concept: str
    seen_on: date
    variety: str = ""
    amount: Fraction | None = None
    base: str = ""
    is_current: bool = True
    start: date | None = None
    end: date | None = None
    months: tuple[int, ...] = ()
    point: Point | None = None
    delivery: frozenset[str] = frozenset()
    certificates: frozenset[str] = frozenset()
    packing: str = ""
    price: Fraction | None = None
    known: str = ""
    muted: frozenset[str] = frozenset()
    asked_lately: int = 0


@dataclass(frozen=True)
class Chosen:
    """A candidate with its points and every reason for them."""

    candidate: Candidate
    points: int
    reasons: tuple[Reason, ...] = field(default=())


def choose(
    want: Want, candidates: Iterable[Candidate], *, most: int, today: date, seed: str
) -> list[Chosen]:
    """At most `most` sellers, each once with the best listing, the best first.

    Every fourth place goes to the fitting seller who was asked least, so that not always the same
    are asked. Equals stand in an order that `seed` makes, another one for every request.
    """
    best: dict[int, Chosen] = {}
    for candidate in candidates:
        found = judge(want, candidate, today)
        if found and (candidate.seller not in best or found.points > best[candidate.seller].points):
            best[candidate.seller] = found
    ranked = sorted(best.values(), key=lambda one: (-one.points, _lot(seed, one)))
    by_points = ranked[: most - most // TURN_EVERY]
    rest = [one for one in ranked if one not in by_points]
    rest.sort(key=lambda one: (one.candidate.asked_lately, -one.points, _lot(seed, one)))
    turns = rest[: most - len(by_points)]
    return by_points + [replace(one, reasons=(*one.reasons, Reason(Why.TURN, 0))) for one in turns]


def _lot(seed: str, one: Chosen) -> str:
    return hashlib.sha256(f"{seed}:{one.candidate.seller}".encode()).hexdigest()


def judge(want: Want, candidate: Candidate, today: date) -> Chosen | None:
    """The points of one candidate with every reason; None for one who does not fit at all."""
    if is_muted(want, candidate):
        return None
    needed = (_kinship(want, candidate), _time(want, candidate, today), _amount(want, candidate))
    if any(reason is None for reason in needed):
        return None
    others = (
        _place(want, candidate),
        _delivery(want, candidate),
        *_marks(want, candidate),
        _known(candidate),
        _freshness(candidate, today),
        _price(want, candidate),
        _often(candidate),
    )
    reasons = tuple(reason for reason in (*needed, *others) if reason and reason.points)
    return Chosen(candidate, sum(reason.points for reason in reasons), reasons)


def is_muted(want: Want, candidate: Candidate) -> bool:
    """Whether the seller wants no requests for this, for something above it, or for anything."""
    names = {EVERYTHING, want.concept, want.variety, candidate.concept, *want.above}
    return bool(candidate.muted & names)


def _kinship(want: Want, candidate: Candidate) -> Reason | None:
    if want.variety and candidate.variety == want.variety:
        return Reason(Why.VARIETY, 40)
    if candidate.concept == want.concept:
        if not want.variety:
            return Reason(Why.PRODUCT, 38)
        return Reason(Why.OTHER_VARIETY, 18) if candidate.variety else Reason(Why.PRODUCT, 28)
    if candidate.concept in want.below:
        return Reason(Why.KIND, 34)
    return Reason(Why.WIDER, 14) if candidate.concept in want.above else None


def _time(want: Want, candidate: Candidate, today: date) -> Reason | None:
    """Whether it is there in the wanted days: all of them, or some."""
    wanted_months = _months(want.start, want.end)
    if candidate.start or candidate.end:
        start, end = candidate.start or today, candidate.end or date.max
        meets, covers = start <= want.end and end >= want.start, start <= want.start
        covers = covers and end >= want.end
    else:
        months = wanted_months & set(candidate.months)
        listed_until = today + LISTED_DAYS if candidate.is_current else date.min
        meets = bool(months) or want.start <= listed_until
        covers = months == wanted_months or want.end <= listed_until
    if not meets:
        return None
    return Reason(Why.TIME, 20) if covers else Reason(Why.TIME_PART, 12)


def _months(start: date, end: date) -> set[int]:
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    return {(start.month - 1 + step) % 12 + 1 for step in range(min(count, 12))}


def _amount(want: Want, candidate: Candidate) -> Reason | None:
    """Whether there is enough of it alone, or for a part; unknown amounts may be anything."""
    if candidate.amount is None or candidate.base != want.base:
        return Reason(Why.AMOUNT_PART, 5)
    share = candidate.amount / want.amount
    if share >= 1:
        return Reason(Why.AMOUNT, 15)
    if share < LEAST_SHARE:
        return None
    return Reason(Why.AMOUNT_PART, 4 + int(share * 10), max(1, int(share * 100)))


def _place(want: Want, candidate: Candidate) -> Reason | None:
    if want.point is None or candidate.point is None:
        return None
    km = km_between(*want.point, *candidate.point)
    points = next((points for within, points in NEAR if km <= within), FAR_POINTS)
    return Reason(Why.PLACE, points, round(km))


def _delivery(want: Want, candidate: Candidate) -> Reason | None:
    """Whether the seller brings things to where this goes."""
    if want.collects:
        return None
    if want.point is not None:
        ways = {"delivery.municipality", "delivery.georgia"}
    elif want.country in ("", HOME):
        ways = {"delivery.georgia", "delivery.post"}
        if want.city == "tbilisi":
            ways.add("delivery.tbilisi")
    else:
        ways = {"delivery.export"}
    return Reason(Why.DELIVERS, 8) if ways & candidate.delivery else None


def _marks(want: Want, candidate: Candidate) -> Sequence[Reason | None]:
    """Certificates all there, packing the same."""
    papers = want.certificates and want.certificates <= candidate.certificates
    packing = want.packing and want.packing == candidate.packing
    return (
        Reason(Why.CERTIFICATES, 10) if papers else None,
        Reason(Why.PACKING, 3) if packing else None,
    )


def _known(candidate: Candidate) -> Reason | None:
    points = KNOWN.get(candidate.known)
    return Reason(Why.KNOWN, points) if points else None


def _freshness(candidate: Candidate, today: date) -> Reason | None:
    if not candidate.is_current:
        return Reason(Why.BEFORE, -6)
    days = (today - candidate.seen_on).days
    points = next((points for within, points in FRESH if days <= within), 0)
    return Reason(Why.FRESH, points, max(days, 0)) if points else None


def _price(want: Want, candidate: Candidate) -> Reason | None:
    if want.price is None or candidate.price is None or want.base != candidate.base:
        return None
    if candidate.price <= want.price:
        return Reason(Why.PRICE, 6)
    return Reason(Why.PRICE, 2) if candidate.price * 5 <= want.price * 6 else None


def _often(candidate: Candidate) -> Reason | None:
    points = max(OFTEN_POINTS * candidate.asked_lately, OFTEN_FLOOR)
    return Reason(Why.OFTEN, points, candidate.asked_lately) if points else None
