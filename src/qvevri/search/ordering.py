"""The order of a list of results, worked out in Python: the same on every database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from functools import cache
from typing import Any

from qvevri.places.distance import km_between
from qvevri.search import ranking
from qvevri.search.facets import Found
from qvevri.search.models import DEAREST
from qvevri.search.nearness import Near
from qvevri.search.wording import Amount, Group, Reading
from qvevri.vocabulary import queries as vocabulary

THOUSANDTHS = 1000
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Order:
    """What a list is ordered by: the sort, the reading, a point, the day, the base unit."""

    sort: str
    reading: Reading
    near: Near | None
    today: date
    unit: str = ""

    def key(self) -> Callable[[Found], Key]:
        """By what each document is ordered, ascending; never equal for two."""
        return {
            "relevance": self._relevance(),
            "distance": self._distance,
            "price": self._price,
        }.get(self.sort, _newest)

    def _relevance(self) -> Callable[[Found], Key]:
        """Of two thousand documents most share their day, months and concepts: worked out once."""
        today, here, wanted = self.today, self.near, _thousandths(self.reading.amount)
        known = tuple(group for group in self.reading.groups if not group.is_plain)
        number, month = today.toordinal(), today.month
        fresh = cache(lambda day: ranking.freshness(number - day))
        seasonal = cache(lambda months: ranking.season(months, month))

        @cache
        def met(concept: str, concepts: str, settlement: int | None) -> int:
            return sum(_met(concept, concepts, settlement, group) for group in known)

        def key(one: Found) -> Key:
            match = one.spelled + met(one.concept, one.concepts, one.settlement)
            if wanted and not _has(one, *wanted):
                match += ranking.NOT_ENOUGH
            near = ranking.nearness(distance(one, here)) if here else 0
            rank = ranking.rank(match, fresh(one.day), seasonal(one.months), near)
            return rank, ranking.lot(today, one.thing_id), one.thing_id

        return key

    def _distance(self, one: Found) -> Key:
        km = distance(one, self.near) if self.near else None
        return (DEAREST if km is None else km, one.thing_id)

    def _price(self, one: Found) -> Key:
        """Kilos and litres are not mixed: what has another unit comes after the last price."""
        price = DEAREST if one.base_price is None else one.base_price
        return (one.base_unit != self.unit, price, one.thing_id)


def _newest(one: Found) -> Key:
    return (-moment(one.published_at).timestamp(), -one.thing_id)


def moment(written: object) -> datetime:
    """A moment as either engine gives it: in seconds since 1970, or as text."""
    if isinstance(written, float):
        return datetime.fromtimestamp(written, UTC)
    return datetime.fromisoformat(str(written)).replace(tzinfo=UTC)


def distance(one: Found, near: Near) -> float | None:
    """Kilometres from a point, to the metre; None where the place is not known."""
    if one.latitude is None or one.longitude is None:
        return None
    return round(km_between(near.latitude, near.longitude, one.latitude, one.longitude), 3)


def _met(concept: str, concepts: str, settlement: int | None, group: Group) -> int:
    """How well a document meets a group that names something: the best of its ways."""
    steps = [ranking.SPELLED]
    for code in group.concepts:
        if concept == code or concepts.endswith(f"|{code}|"):
            steps.append(ranking.MEANT)
        elif f"|{code}|" in concepts:
            is_beside = concept in vocabulary.sold_beside(code)
            steps.append(ranking.BESIDE if is_beside else ranking.NARROWER)
    if group.settlements:
        is_there = settlement in group.settlements
        steps.append(ranking.THERE if is_there else ranking.SAID_TO_BE_THERE)
    return min(steps)


def _thousandths(amount: Amount | None) -> tuple[Fraction, str] | None:
    """An amount in thousandths of its base unit, with that unit."""
    unit = vocabulary.units().get(amount.unit) if amount else None
    if amount is None or unit is None or unit.base is None or unit.factor is None:
        return None
    return Fraction(amount.number) * unit.factor * THOUSANDTHS, unit.base


def _has(one: Found, amount: Fraction, unit: str) -> bool:
    return one.amount is not None and one.amount >= amount and one.base_unit in (unit, "")


def in_order(found: Iterable[Found], order: Order, after: Key = ()) -> list[tuple[Key, Found]]:
    """The documents with their keys, in order, those after a key."""
    key = order.key()
    keyed = [(key(one), one) for one in found]
    return sorted(
        (pair for pair in keyed if not after or pair[0] > after), key=lambda pair: pair[0]
    )
