"""The plan of the reports' tests, on paper; one report approved, one amendment decided."""

from django.utils import timezone

from qvevri.monitoring.dashboard.moments import Moment, opened
from qvevri.monitoring.dashboard.tests.conftest import told
from qvevri.monitoring.dashboard.tests.test_moment_on_every_page import amended
from qvevri.monitoring.papers.stating import Stated
from qvevri.monitoring.reporting.tests.conftest import mayor, periods, plan, school
from qvevri.plan.programme.models import Plan

__all__ = ["amended", "mayor", "now", "periods", "plan", "school", "told"]


def now(plan: Plan) -> Stated:
    """A plan as it stands."""
    return Stated(opened(plan, Moment(), timezone.localdate()))
