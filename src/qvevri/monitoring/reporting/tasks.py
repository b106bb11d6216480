"""Work that is done again and again for the plans in force."""

from django.utils import timezone

from qvevri.monitoring.reporting import actions, standings
from qvevri.plan.programme.models import Plan


def look_after_plans() -> None:
    """Lights move with the time, and owners are reminded: once a day is enough, twice does no
    harm."""
    today = timezone.localdate()
    for plan in Plan.objects.in_force().select_related("municipality"):
        standings.refresh(plan, today)
        actions.remind(plan, today)
