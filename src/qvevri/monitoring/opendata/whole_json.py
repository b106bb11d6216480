"""A plan and what became of it as one JSON: codes instead of words, every language of each text."""

import json
from typing import Any

from qvevri.monitoring.opendata.gathering import Lit, Told, Whole
from qvevri.plan.programme.content import to_json


def as_json(whole: Whole) -> bytes:
    """The file. Money in minor units, as the plan has it; figures as decimal strings."""
    plan = whole.plan
    said = {
        "format": "qvevri-plan",
        "version": 1,
        "municipality": plan.municipality.slug,
        "id": plan.pk,
        "status": plan.status,
        "is_illustrative": plan.is_illustrative,
        "plan": json.loads(to_json(whole.content)),
        "editions": [
            {
                "number": one.number,
                "decision": one.decision,
                "decided_on": one.decided_on.isoformat(),
                "reason": one.reason,
                "digest": one.digest,
            }
            for one in whole.editions
        ],
        "reports": [_report(one) for one in whole.told],
        "lights": [_light(one) for one in whole.lit],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _report(one: Told) -> dict[str, Any]:
    return {
        "action": one.action,
        "period": one.period.number,
        "starts": one.period.starts.isoformat(),
        "finishes": one.period.finishes.isoformat(),
        "progress": one.progress,
        "is_complete": one.is_complete,
        "happened": one.happened,
        "obstacles": one.obstacles,
        "language_of_text": one.language,
        "approved_on": one.approved_on.isoformat() if one.approved_on else None,
        "values": {
            code: {
                name: None if part is None else f"{part:f}" for name, part in vars(figure).items()
            }
            for code, figure in one.figures.items()
        },
        "spending": [vars(spent) for spent in one.spent],
    }


def _light(one: Lit) -> dict[str, Any]:
    return {
        "action": one.action,
        "period": one.period.number,
        "light": one.light,
        "light_by_rule": one.rule_light,
        "rule_version": one.version,
        "reasons": one.reasons,
        "progress": one.share or None,
    }
