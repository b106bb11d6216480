"""What the log seals of reports, readings and overruled lights: figures in clear, texts by hash.

Whoever records and whoever checks later asks the same functions. A text may name people and a log
cannot forget, so of texts the log holds the hash. Keys may be added, never given another meaning:
older entries hold fewer, and are held against what they hold.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from qvevri.history.sealing import digest, moment
from qvevri.monitoring.reporting.freezing import LINE, figure, frozen, frozen_reading, ratio
from qvevri.monitoring.reporting.models import (
    Approval,
    Override,
    Reading,
    ReadingApproval,
    Report,
)

Statement = dict[str, Any]

# Moments that the demo moves to when its story would have happened.
MOMENTS = ("submitted_at", "decided_at")
# What only an approval knows: a report's milestones may have other names by now.
OF_APPROVALS = ("steps", "evidence")


def of_report(report: Report) -> Statement:
    """All of a report that is published when it counts. Reads its values with their indicators, its
    reached milestones with their rows and its spending, which many reports should bring along."""
    told = of_approval(frozen(report))
    return {key: one for key, one in told.items() if key not in OF_APPROVALS}


def of_approval(one: Approval) -> Statement:
    """All of an approval that is published."""
    contracts = [spent["contract"] for spent in one.spending]
    return {
        "values": one.values,
        "ratios": one.ratios,
        "parts": one.parts,
        "counted": {code: digest(counted) for code, counted in one.counted.items()},
        "progress": one.progress,
        "complete": one.is_complete,
        "reached": [[step["milestone"], step["on"]] for step in one.reached],
        "steps": digest([[step["title"], step["due"]] for step in one.reached]),
        "spending": [[spent[name] for name in LINE] for spent in one.spending],
        "texts": digest(one.happened, one.obstacles, one.language, one.links, contracts),
        "writer": one.written_by_id,
        "submitted_at": _moment(one.submitted_at),
        "decided_at": _moment(one.approved_at),
        "evidence": one.evidence,
    }


def of_reading(reading: Reading) -> Statement:
    """All of a reading that is published when it counts."""
    return of_reading_approval(frozen_reading(reading))


def of_reading_approval(one: ReadingApproval) -> Statement:
    """All of an approved reading that is published."""
    return {
        "value": figure(one.value),
        "ratio": ratio(one),
        "parts": one.parts,
        "counted": digest(one.counted),
        "texts": digest(one.note, one.link, one.language),
        "writer": one.written_by_id,
        "decided_at": _moment(one.approved_at),
    }


def of_override(override: Override) -> Statement:
    """All of an overruled light that is published. The name of who did it is hashed with the row's
    own salt: when both are erased, nobody can try names against the log."""
    return {
        "light": str(override.light),
        "reason": override.reason,
        "language": override.language,
        "named": digest(override.salt, override.by_name),
        "at": moment(override.at),
    }


def in_short(statement: Mapping[str, Any]) -> str:
    """The hash of what waits for a decision and is not public yet; moments left out."""
    return digest({key: one for key, one in statement.items() if key not in MOMENTS})


def _moment(at: datetime | None) -> str:
    return moment(at) if at else ""
