"""Which state of a plan a page shows: as it stands, as adopted, or as of a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.dateparse import parse_date

from qvevri.plan.programme import queries as programme
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.models import Plan


class State(StrEnum):
    """As it stands with its amendments, as adopted, or as of a day."""

    NOW = "now"
    ADOPTED = "adopted"
    DAY = "day"


@dataclass(frozen=True)
class Moment:
    """The state of a plan that is asked for; `day` only with State.DAY."""

    state: State = State.NOW
    day: date | None = None

    @property
    def is_now(self) -> bool:
        """Is it the plan as it stands?"""
        return self.state is State.NOW

    @property
    def is_adopted(self) -> bool:
        """Is it the plan as adopted?"""
        return self.state is State.ADOPTED

    @property
    def query(self) -> str:
        """The end of an address that stays at this moment: "?on=2026-07-01"; empty for now."""
        if self.is_adopted:
            return "?as=adopted"
        return f"?on={self.day:%Y-%m-%d}" if self.day else ""


def moment_of(asked: Mapping[str, str]) -> Moment:
    """The moment that an address names: `on` a day or `as` adopted; what cannot be read is now."""
    try:
        day = parse_date(asked.get("on", ""))
    except ValueError:
        day = None
    if day:
        return Moment(State.DAY, day)
    return Moment(State.ADOPTED if asked.get("as") == "adopted" else State.NOW)


def content_at(plan: Plan, moment: Moment) -> Content | None:
    """What the plan promised at a moment; None when it had not been adopted by then."""
    if moment.day:
        return programme.as_of(plan, moment.day)
    return programme.as_adopted(plan) if moment.is_adopted else programme.as_now(plan)
