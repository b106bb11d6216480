"""An amended plan has other targets, so its lights are judged anew."""

from qvevri.monitoring.reporting import standings
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.registry import register


def judge_anew(plan: Plan) -> None:
    """The lights and figures are those of the plan as it stands now."""
    if plan.periods.exists():
        standings.refresh(plan)


register(judge_anew)
