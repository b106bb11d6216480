"""What the log seals of reports, readings and overruled lights: figures in clear, texts by hash.

Whoever records and whoever checks later asks the same functions. A text may name people and a log
cannot forget, so of texts the log holds the hash. Keys may be added, never given another meaning:
older entries hold fewer, and are held against what they hold.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from qvevri.history.sealing import moment, plain
from qvevri.monitoring.reporting.models import Override, Reading, Report, Value

Statement = dict[str, Any]

# Moments that the demo moves to when its story would have happened.
MOMENTS = ("submitted_at", "decided_at")


def digest(*said: Any) -> str:  # noqa: ANN401
    """The hash of some words and lists, always written alike."""
    text = json.dumps(plain(said), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def of_report(report: Report) -> Statement:
    """All of a report that is published when it counts. Reads its values with their indicators, its
    reached milestones and its spending, which many reports should bring along."""
    values = sorted(report.values.all(), key=lambda one: one.indicator.code)
    spending = sorted(
        ([one.source, one.line, one.year, one.currency, one.committed, one.paid], one.contract)
        for one in report.spending.all()
    )
    contracts = [contract for _money, contract in spending]
    return {
        "values": {one.indicator.code: _figure(one.value) for one in values},
        "ratios": {one.indicator.code: _ratio(one) for one in values if any(_ratio(one))},
        "parts": {one.indicator.code: one.parts for one in values if one.parts},
        "counted": {one.indicator.code: digest(one.counted) for one in values if one.counted},
        "progress": report.progress,
        "complete": report.is_complete,
        "reached": sorted([one.milestone_id, one.on.isoformat()] for one in report.reached.all()),
        "spending": [money for money, _contract in spending],
        "texts": digest(
            report.happened, report.obstacles, report.language, report.links, contracts
        ),
        "writer": report.written_by_id,
        "submitted_at": _moment(report.submitted_at),
        "decided_at": _moment(report.decided_at),
    }


def of_reading(reading: Reading) -> Statement:
    """All of a reading that is published when it counts."""
    return {
        "value": _figure(reading.value),
        "ratio": _ratio(reading),
        "parts": reading.parts,
        "counted": digest(reading.counted),
        "texts": digest(reading.note, reading.link, reading.language),
        "writer": reading.written_by_id,
        "decided_at": _moment(reading.decided_at),
    }


def of_override(override: Override) -> Statement:
    """All of an overruled light that is published. The name of who did it is hashed with the row's
    own salt: when both are erased, nobody can try names against the log."""
    return {
        "light": str(override.light),
        "reason": override.reason,
        "language": override.language,
        "named": digest(override.salt, override.by_name),
    }


def in_short(statement: Mapping[str, Any]) -> str:
    """The hash of what waits for a decision and is not public yet; moments left out."""
    return digest({key: one for key, one in statement.items() if key not in MOMENTS})


def _figure(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _ratio(one: Value | Reading) -> list[str]:
    return [_figure(one.numerator), _figure(one.denominator)]


def _moment(at: datetime | None) -> str:
    return moment(at) if at else ""
