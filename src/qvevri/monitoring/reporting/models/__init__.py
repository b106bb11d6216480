"""Periods of a plan, reports of its actions, the values and the money in them, and the lights."""

from qvevri.monitoring.reporting.models.lights import Override, Snapshot, Standing
from qvevri.monitoring.reporting.models.periods import Period
from qvevri.monitoring.reporting.models.readings import Reading
from qvevri.monitoring.reporting.models.reminders import Reminder
from qvevri.monitoring.reporting.models.reports import Reached, Report, Spending, Value

__all__ = [
    "Override",
    "Period",
    "Reached",
    "Reading",
    "Reminder",
    "Report",
    "Snapshot",
    "Spending",
    "Standing",
    "Value",
]
