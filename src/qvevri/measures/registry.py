"""The counts that rooms offer, so that an indicator of a plan may feed itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from qvevri.places.models import Municipality


@dataclass(frozen=True)
class Narrowing:
    """What a count is narrowed to; empty is everything. Days are those of the municipality; a
    concept brings all below it along; `sex` is that of who leads the seller, "female" or "male"."""

    settlement: int | None = None
    concept: str = ""
    sex: str = ""
    since: date | None = None
    until: date | None = None

    def plain(self) -> dict[str, Any]:
        """As JSON, without what is empty."""
        told = {name: value for name, value in asdict(self).items() if value}
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in told.items()
        }


def narrowing(plain: Mapping[str, Any]) -> Narrowing:
    """What `plain()` wrote; what it does not know is left out."""
    days = {name: date.fromisoformat(plain[name]) for name in ("since", "until") if plain.get(name)}
    sex, concept = str(plain.get("sex", "")), str(plain.get("concept", ""))
    return Narrowing(plain.get("settlement"), concept, sex, **days)


Rows = Callable[[Municipality, Narrowing], QuerySet[Any]]
Link = Callable[[Sequence[int]], Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Measure:
    """A named count. `rows` gives the records that are counted, without order; `told` names some
    of them by their numbers: (title, address or "")."""

    code: str
    title: Promise | str
    rows: Rows
    told: Link


_measures: dict[str, Measure] = {}


def register(measure: Measure) -> None:
    """Offer a count; for `<app>/measures.py`."""
    _measures[measure.code] = measure


def measures() -> list[Measure]:
    """All that are offered, by code."""
    return [_measures[code] for code in sorted(_measures)]


def measure_of(code: str) -> Measure | None:
    """The count of a code, None when no room offers it any more."""
    return _measures.get(code)


def ids_of(rows: QuerySet[Any]) -> list[int]:
    """The numbers of the records, in order."""
    return list(rows.order_by("pk").values_list("pk", flat=True))


def kind_of(rows: QuerySet[Any]) -> type[Model]:
    """The model that is counted."""
    return rows.model
