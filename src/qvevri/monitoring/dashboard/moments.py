"""Which state of a plan a page shows: as it stands, as adopted, or as of a day."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from django.utils.dateparse import parse_date
from i18nfield.strings import LazyI18nString

from qvevri.plan.programme.content import Content, Text
from qvevri.plan.programme.contents import content_of, content_of_edition
from qvevri.plan.programme.models import Edition, Plan


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
    def asked(self) -> str:
        """What an address says that stays at this moment: "on=2026-07-01"; empty for now."""
        if self.is_adopted:
            return "as=adopted"
        return f"on={self.day:%Y-%m-%d}" if self.day else ""

    @property
    def query(self) -> str:
        """The end of an address that stays at this moment: "?on=2026-07-01"."""
        return f"?{self.asked}" if self.asked else ""

    @property
    def more(self) -> str:
        """The same after what an address asks for already: "&on=2026-07-01"."""
        return f"&{self.asked}" if self.asked else ""

    @property
    def mark(self) -> str:
        """The end of a file's name: "-2026-07-01"; empty for now."""
        return f"-{self.day or self.state}" if self.asked else ""


def moment_of(asked: Mapping[str, str]) -> Moment:
    """The moment that an address names: `on` a day or `as` adopted; what cannot be read is now."""
    try:
        day = parse_date(asked.get("on", ""))
    except ValueError:
        day = None
    if day:
        return Moment(State.DAY, day)
    return Moment(State.ADOPTED if asked.get("as") == "adopted" else State.NOW)


@dataclass(frozen=True)
class Then:
    """A plan in an earlier state: what had been promised, and by which decisions; `later` are those
    that came after."""

    plan: Plan
    moment: Moment
    day: date
    content: Content
    editions: Sequence[Edition] = ()
    later: Sequence[Edition] = ()

    @property
    def until(self) -> date | None:
        """The last day whose reports count; None for all."""
        return self.moment.day


@dataclass(frozen=True)
class Opened:
    """A plan with the moment at which somebody looks at it; `day` is the one it is judged for."""

    row: Plan
    moment: Moment
    day: date

    @cached_property
    def then(self) -> Then | None:
        """The plan's earlier state; None for now, and where it had not been adopted by then."""
        return None if self.moment.is_now else then_of(self.row, self.moment, self.day)

    @property
    def is_before(self) -> bool:
        """Had it not been adopted by then?"""
        return not self.moment.is_now and self.then is None

    @property
    def plan(self) -> Plan:
        """The plan with the title, time and rate that it had then."""
        return self.then.plan if self.then else self.row

    @property
    def context(self) -> dict[str, object]:
        """What every page of a plan needs."""
        return {"plan": self.plan, "moment": self.moment, "today": self.day}


def opened(plan: Plan, moment: Moment, today: date) -> Opened:
    """A plan at a moment; a day that is still to come is today."""
    if moment.day:
        moment = replace(moment, day=min(moment.day, today))
    return Opened(plan, moment, moment.day or today)


def then_of(plan: Plan, moment: Moment, today: date) -> Then | None:
    """A plan as adopted or as of a day; None when it had not been adopted by then. One query."""
    decided = list(plan.editions.order_by("number"))
    kept = sum(one.decided_on <= moment.day for one in decided) if moment.day else 1
    editions, later = decided[:kept], decided[kept:]
    if moment.day and not editions:
        return None
    last = editions[-1] if editions else None
    # A plan in consultation was not adopted yet: it is the draft as it stands.
    content = content_of_edition(last) if last else content_of(plan)
    shown = _as_said(plan, content, last)
    day = min(moment.day or today, today)
    return Then(shown, moment, day, content, editions, later)


def _as_said(plan: Plan, content: Content, edition: Edition | None) -> Plan:
    """The plan's row as it was then: never to be saved."""
    then = copy(plan)
    then.title, then.vision = i18n(content.title), i18n(content.vision)
    then.starts, then.finishes = content.starts, content.finishes
    then.rate, then.rate_on = content.rate, content.rate_on
    if edition:
        then.last_number, then.last_decision = edition.number, edition.decision  # type: ignore[attr-defined]
        then.last_decided_on = edition.decided_on  # type: ignore[attr-defined]
    return then


def i18n(text: Text) -> LazyI18nString:
    """A text of a content as rows hold it."""
    return LazyI18nString(dict(text))
