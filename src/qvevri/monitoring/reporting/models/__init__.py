"""Periods of a plan, reports of its actions with values and money, approvals, and the lights."""

from qvevri.monitoring.reporting.models.approvals import Approval, ReadingApproval, end_of
from qvevri.monitoring.reporting.models.lights import Override, Snapshot, Standing
from qvevri.monitoring.reporting.models.periods import Period
from qvevri.monitoring.reporting.models.readings import Reading
from qvevri.monitoring.reporting.models.reminders import Reminder
from qvevri.monitoring.reporting.models.reports import Reached, Report, Spending, Value

__all__ = [
    "Approval",
    "Override",
    "Period",
    "Reached",
    "Reading",
    "ReadingApproval",
    "Reminder",
    "Report",
    "Snapshot",
    "Spending",
    "Standing",
    "Value",
    "end_of",
]
