"""A plan and what became of it as one JSON: codes instead of words, every language of each text."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from qvevri.monitoring.opendata.chapters import chapters_of
from qvevri.monitoring.opendata.gathering import Lit, Overruled, Told, Whole
from qvevri.monitoring.opendata.given import Given
from qvevri.monitoring.opendata.licensing import licence
from qvevri.people.naming import called
from qvevri.plan.programme.content import to_json

Figures = Mapping[tuple[str, int], Sequence[Given]]


def as_json(whole: Whole) -> bytes:
    """The file. Money in minor units, as the plan has it; figures as decimal strings."""
    plan, figures = whole.plan, _by_report(whole.given)
    said = {
        "format": "qvevri-plan",
        "version": 1,
        "municipality": plan.municipality.slug,
        "id": plan.pk,
        "licence": licence().iri,
        "status": plan.status,
        "is_illustrative": plan.is_illustrative,
        "moment": {"state": str(whole.moment.state), "day": whole.day.isoformat()},
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
        "chapter_names": {
            one.code: {"number": one.number, **one.names} for one in chapters_of(whole.content)
        },
        "reports": [_report(one, figures) for one in whole.told],
        "figures": [figure_told(one) for one in whole.given],
        "lights": [_light(one) for one in whole.lit],
        "overrides": [_overruled(one) for one in whole.overruled],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _by_report(given: Iterable[Given]) -> Figures:
    found: dict[tuple[str, int], list[Given]] = defaultdict(list)
    for one in given:
        found[one.action, one.period.number].append(one)
    return found


def figure_told(one: Given) -> dict[str, Any]:
    """An approved figure with its groups, where it is from and who approved it."""
    return {
        "indicator": one.indicator,
        "action": one.action or None,
        "period": one.period.number,
        "starts": one.period.starts.isoformat(),
        "finishes": one.period.finishes.isoformat(),
        "value": _figure(one.value),
        "numerator": _figure(one.numerator),
        "denominator": _figure(one.denominator),
        "groups": {
            of: {name: f"{value:f}" for name, value in some.items()}
            for of, some in one.groups.items()
        },
        "source": one.source,
        "measure": one.measure or None,
        "note": one.note,
        "language_of_note": one.language or None,
        "links": list(one.links),
        "approved_on": one.approved_on.isoformat() if one.approved_on else None,
        "approved_by": one.approved_by,
        "approved_by_in_latin_letters": called(one.approved_by, "en", one.approver_latin),
    }


def _overruled(one: Overruled) -> dict[str, Any]:
    return {
        "action": one.action,
        "period": one.period.number,
        "light": one.light,
        "reason": one.reason,
        "language_of_reason": one.language,
        "by": one.by,
        "by_in_latin_letters": called(one.by, "en", one.by_latin),
        "on": one.on.isoformat(),
        "withdrawn_on": one.withdrawn_on.isoformat() if one.withdrawn_on else None,
    }


def _report(one: Told, figures: Figures) -> dict[str, Any]:
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
        "approved_by": one.approved_by,
        "approved_by_in_latin_letters": called(one.approved_by, "en", one.approver_latin),
        "links": list(one.links),
        "values": {
            two.indicator: {
                "value": _figure(two.value),
                "numerator": _figure(two.numerator),
                "denominator": _figure(two.denominator),
            }
            for two in figures.get((one.action, one.period.number), ())
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
