"""A report or reading as it is approved, made a row that stays."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from qvevri.monitoring.reporting.models import (
    Approval,
    Reading,
    ReadingApproval,
    Report,
    Spending,
    Value,
)
from qvevri.plan.programme.contents import text_of


def frozen(report: Report, evidence: Iterable[str] = ()) -> Approval:
    """All of a report that is published when it counts, and the hashes of its files; not written
    yet. Reads its values with their indicators, its reached milestones and its spending, which
    many reports should bring along."""
    values = sorted(report.values.all(), key=lambda one: one.indicator.code)
    reached = sorted(report.reached.all(), key=lambda one: (one.milestone_id, one.on))
    approval = Approval(
        report=report,
        approved_by_id=report.decided_by_id,
        submitted_at=report.submitted_at,
        written_by_id=report.written_by_id,
        progress=report.progress,
        is_complete=report.is_complete,
        happened=report.happened,
        obstacles=report.obstacles,
        language=report.language,
        links=report.links,
        values={one.indicator.code: figure(one.value) for one in values},
        ratios={one.indicator.code: ratio(one) for one in values if any(ratio(one))},
        parts={one.indicator.code: one.parts for one in values if one.parts},
        counted={one.indicator.code: one.counted for one in values if one.counted},
        reached=[
            {
                "milestone": one.milestone_id,
                "title": text_of(one.milestone.title),
                "due": one.milestone.due.isoformat(),
                "on": one.on.isoformat(),
            }
            for one in reached
        ],
        spending=sorted((_spent(one) for one in report.spending.all()), key=_line),
        evidence=sorted(evidence),
    )
    if report.decided_at is not None:
        approval.approved_at = report.decided_at
    return approval


LINE = ("source", "line", "year", "currency", "committed", "paid")


def _spent(one: Spending) -> dict[str, str | int | None]:
    return {name: getattr(one, name) for name in (*LINE, "contract")}


def _line(spent: dict[str, str | int | None]) -> list[tuple[bool, str | int]]:
    """In one order, whichever database kept them; a year that is missing comes last."""
    told = (spent[name] for name in (*LINE, "contract"))
    return [(one is None, "" if one is None else one) for one in told]


def frozen_reading(reading: Reading) -> ReadingApproval:
    """All of a reading that is published when it counts; not written yet."""
    approval = ReadingApproval(
        reading=reading,
        approved_by_id=reading.decided_by_id,
        written_by_id=reading.written_by_id,
        value=reading.value,
        numerator=reading.numerator,
        denominator=reading.denominator,
        parts=reading.parts,
        counted=reading.counted,
        note=reading.note,
        language=reading.language,
        link=reading.link,
    )
    if reading.decided_at is not None:
        approval.approved_at = reading.decided_at
    return approval


def figure(value: Decimal | None) -> str:
    """A figure as texts keep it: "12", not "12.0000"; empty for none."""
    return "" if value is None else f"{value.normalize():f}"


def written_figures(
    value: str, ratios: Mapping[str, Sequence[str]], code: str
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The value of an indicator, its numerator and its denominator, read from an approval."""
    above, below = ratios.get(code, ("", ""))
    return _read(value), _read(above), _read(below)


def _read(written: str) -> Decimal | None:
    return Decimal(written) if written else None


def ratio(one: Value | Reading | ReadingApproval) -> list[str]:
    """Numerator and denominator, empty where there are none."""
    return [figure(one.numerator), figure(one.denominator)]
