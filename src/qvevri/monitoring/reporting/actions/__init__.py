"""What is done with periods, reports, figures and lights: each deed is a verb."""

from qvevri.monitoring.reporting.actions.evidence import add_evidence, remove_evidence
from qvevri.monitoring.reporting.actions.overruling import (
    forget_author,
    overrule,
    withdraw_override,
)
from qvevri.monitoring.reporting.actions.periods import begin_periods, set_period
from qvevri.monitoring.reporting.actions.readings import (
    approve_reading,
    send_back_reading,
    tell_reading,
)
from qvevri.monitoring.reporting.actions.reminding import remind
from qvevri.monitoring.reporting.actions.reports import approve, save, send_back, submit
from qvevri.monitoring.reporting.actions.withholding import withhold

__all__ = [
    "add_evidence",
    "approve",
    "approve_reading",
    "begin_periods",
    "forget_author",
    "overrule",
    "remind",
    "remove_evidence",
    "save",
    "send_back",
    "send_back_reading",
    "set_period",
    "submit",
    "tell_reading",
    "withdraw_override",
    "withhold",
]
