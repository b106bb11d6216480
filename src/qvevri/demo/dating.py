"""The log tells to which days an invented plan's story was put, and who answers in it for what."""

from collections.abc import Iterator
from typing import Any

from qvevri.history.actions import Deed, record_many
from qvevri.history.comparing import DATED
from qvevri.history.sealing import moment
from qvevri.monitoring.reporting.models import Override, Reading, Report
from qvevri.plan.drafting.models import Comment
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.statements import of_owners

MOMENTS = ("submitted_at", "decided_at", "made_at", "answered_at", "at")


def seal_moments(plan: Plan) -> int:
    """Put into the log when each report, figure, overruled light and comment is said to be of;
    returns how many there are."""
    deeds = [Deed(DATED, one, _moments(one)) for one in _things(plan)]
    return record_many(None, deeds, municipality=plan.municipality, by_name="synth")


def seal_owners(plan: Plan) -> int:
    """Put into the log who answers for what in an invented plan; returns for how much."""
    actions = plan.actions.exclude(responsible=None, deputy=None).order_by("place")
    indicators = plan.indicators.exclude(owner=None).order_by("place")
    deeds = [Deed("entrusted", plan, of_owners(row)) for row in (*actions, *indicators)]
    return record_many(None, deeds, municipality=plan.municipality, by_name="synth")


def _things(plan: Plan) -> Iterator[Report | Reading | Override | Comment]:
    yield from Report.objects.filter(period__plan=plan).exclude(submitted_at=None).order_by("pk")
    yield from Reading.objects.filter(period__plan=plan).order_by("pk")
    yield from Override.objects.filter(period__plan=plan).order_by("pk")
    yield from plan.comments.order_by("pk")


def _moments(one: Report | Reading | Override | Comment) -> dict[str, Any]:
    told = ((name, getattr(one, name, None)) for name in MOMENTS)
    return {name: moment(at) for name, at in told if at is not None}
