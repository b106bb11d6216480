"""The moment of a plan that a program asks for, and the one that an answer is of."""

from datetime import date
from typing import Literal

from django.http import Http404
from django.utils import timezone
from ninja import Field, Schema

from qvevri.monitoring.dashboard.moments import Moment, Opened, State, opened
from qvevri.plan.programme.models import Plan


class At(Schema):
    """Which state of the plan is asked for; now where neither is said."""

    on: date | None = Field(None, description="As decided and approved by this day.")
    state: Literal["adopted"] | None = Field(
        None, alias="as", description="As adopted first, without amendments."
    )

    @property
    def moment(self) -> Moment:
        """The moment; a day goes before a state."""
        if self.on:
            return Moment(State.DAY, self.on)
        return Moment(State(self.state) if self.state else State.NOW)


class MomentItem(Schema):
    """The moment that these figures are of."""

    state: str = Field(examples=["day"], description="now, adopted or day")
    day: date = Field(description="The day for which it is judged; what came later is left out.")
    edition: int | None = Field(description="0 is the plan as adopted; null: not adopted yet.")
    decision: str
    decided_on: date | None


def open_plan(pk: int, at: At) -> Opened:
    """A public plan at a moment; Http404 if there is none, or it had not been adopted by then."""
    rows = Plan.objects.public().filter(municipality__is_open=True, pk=pk)
    plan = rows.select_related("municipality", "snapshot").first()
    if plan is None:
        raise Http404("plan")
    found = opened(plan, at.moment, timezone.localdate())
    if found.is_before:
        raise Http404("plan")
    return found


def moment_item(at: Opened) -> MomentItem:
    """The moment of an opened plan. One query for now."""
    if at.then:
        edition = at.then.editions[-1] if at.then.editions else None
    else:
        edition = at.row.editions.defer("content").order_by("-number").first()
    return MomentItem(
        state=at.moment.state,
        day=at.day,
        edition=edition.number if edition else None,
        decision=edition.decision if edition else "",
        decided_on=edition.decided_on if edition else None,
    )
