"""The words and figures of a paper, as the JSON its template sets."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qvevri.core.languages import current
from qvevri.history.queries import head
from qvevri.monitoring.dashboard import wording
from qvevri.monitoring.dashboard.boards import Board, Shown
from qvevri.monitoring.papers.queries import (
    Groups,
    Read,
    Told,
    groups_in,
    readings_in,
    reasons_of,
    told_in,
)
from qvevri.monitoring.reporting import words
from qvevri.monitoring.reporting.lights import Light, time_gone
from qvevri.monitoring.reporting.models import Period
from qvevri.monitoring.reporting.parts import in_order
from qvevri.plan.programme.models import Plan

MOST_LATE = 7
MOST = 6
BAD = (Light.LATE, Light.AT_RISK, Light.SILENT)


def day(when: date | None) -> str:
    """A day with its month as a word."""
    return date_format(when, "j E Y") if when else ""


def common(board: Board) -> dict[str, Any]:
    """What stands on every paper."""
    plan = board.plan
    note = _("An example: actions and figures are invented.") if plan.is_illustrative else ""
    today = day(timezone.localdate())
    return {
        "language": current(),
        "title": str(plan),
        "plan": str(plan),
        "municipality": str(plan.municipality.full_name),
        "note": note,
        "foot": _("As of %(day)s. Lights are given by a public rule.") % {"day": today},
        **_head(plan),
        "sentence": wording.summary(board.counts),
        "figures": _figures(board),
        "words": _words(),
        **_money(board),
    }


def _head(plan: Plan) -> dict[str, str]:
    """The newest entry of the log: whoever keeps the paper can later prove what stood before."""
    last = head(plan.municipality)
    if last is None:
        return {"seal": "–", "head": ""}
    told = {"number": last.number, "day": day(last.day)}
    said = _("The newest entry of the log: %(number)s, %(day)s") % told
    return {"seal": last.seal, "head": f"{said}."}


def _words() -> dict[str, Any]:
    return {
        "lights": {light: words.light_text(light) for light in Light},
        "seal": _("Seal of the log:"),
        "late_and_why": _("Late and why"),
        "changed": _("Lights that changed"),
        "done": _("Completed"),
        "next": _("Next dates"),
        "none": _("Nothing."),
        "money": _("Money"),
        "source": _("Source of money"),
        "planned": _("Planned"),
        "committed": _("Committed"),
        "paid": _("Paid"),
        "together": _("Together"),
        "by_objective": _("By objective"),
        "in_the_way": _("In the way:"),
    }


def _figures(board: Board) -> list[list[str]]:
    today = timezone.localdate()
    told = board.figure_context(today)
    gone = time_gone(board.plan.starts, board.plan.finishes, today)
    total = len(board.actions)
    good = sum(one.light in (Light.ON_TRACK, Light.DONE) for one in board.actions)
    lights = [f"{good}/{total}", _("actions on time or done")]
    if not board.is_now:
        return [lights]
    return [
        lights,
        [wording.percent(told["progress"]), _("of the way to the targets")],
        [wording.percent(gone), _("of the time gone")],
        [
            wording.money(told["paid"]),
            _("paid of %(sum)s") % {"sum": wording.money(told["planned"])},
        ],
        [str(told["heard"]), _("actions have reported")],
    ]


def _money(board: Board) -> dict[str, Any]:
    rows = board.money
    sums = {
        name: wording.money(sum(getattr(one, name) for one in rows))
        for name in ("planned", "committed", "paid")
    }
    plan = board.plan
    rate = ""
    if plan.rate:
        told = {"day": day(plan.rate_on), "rate": wording.figure(plan.rate)}
        rate = (
            _("Sums in euro were added at the National Bank's rate of %(day)s: 1 € = %(rate)s ₾.")
            % told
        )
    return {
        "sums": sums,
        "rate": rate,
        "money": [
            {
                "name": words.source_name(one.source),
                "planned": one.planned,
                "paid": one.paid,
                "planned_text": wording.money(one.planned),
                "committed_text": wording.money(one.committed),
                "paid_text": wording.money(one.paid),
            }
            for one in rows
        ],
    }


def _line(one: Shown, reasons: Mapping[int, Sequence[str]], most: int = 2) -> dict[str, Any]:
    told = list(reasons.get(one.pk, ()))[:most]
    return {"code": one.code, "title": one.title, "light": one.light, "reasons": told}


def mayors_page(board: Board) -> dict[str, Any]:
    """One A4: five figures, lights that changed, done, late and why, next dates."""
    reasons = reasons_of(board)
    late = [one for light in BAD for one in board.actions if one.light == light]
    left = len(late) - MOST_LATE
    more = ""
    if left > 0:
        more = ngettext("and %(n)s more", "and %(n)s more", left) % {"n": left}
    return {
        **common(board),
        "late": [_line(one, reasons, 1) for one in late[:MOST_LATE]],
        "more_late": more,
        "changed": [
            {"code": one.code, "title": one.title, "before": one.before, "after": one.after}
            for one in board.changed[:MOST]
        ],
        "done": [_line(one, {}) for one in board.actions if one.light == Light.DONE][:MOST],
        "next": [
            {"day": day(one.day), "title": f"{one.code} {one.title}"} for one in board.coming[:MOST]
        ],
    }


def half_years_report(board: Board, period: Period) -> dict[str, Any]:
    """The monitoring report of a period: every action with its light, why, and what was told."""
    reasons, told = reasons_of(board), told_in(board, period.number)
    readings, groups = readings_in(board, period.number), groups_in(board, period.number)
    is_foreign = any(one.language != current() for one in told.values() if one.happened)
    title = _("Monitoring report, %(period)s") % {"period": period}
    return {
        **common(board),
        "title": title,
        "as_written": _("Owners' own words stand as they wrote them.") if is_foreign else "",
        "objectives": [
            {
                "title": str(objective),
                "progress": _progress(board, objective.pk) if board.is_now else "",
                "readings": [_reading(one) for one in readings.get(objective.pk, ())],
                "actions": [
                    {
                        **_line(one, reasons, 9),
                        **_told(told.get(one.pk)),
                        "groups": [_grouped(*two) for two in groups.get(one.pk, ())],
                    }
                    for one in board.actions
                    if one.objective == objective.pk
                ],
            }
            for objective in board.objectives
        ],
    }


def _progress(board: Board, objective: int) -> str:
    figure = board.figures.get("objectives", {}).get(str(objective), {})
    value = figure.get("value")
    told = _("Progress: %(share)s") % {"share": wording.percent(Fraction(value) if value else None)}
    left_out = figure.get("left_out", [])
    if not left_out:
        return f"{told}."
    return f"{told}; " + _("left out, not reported: %(codes)s.") % {"codes": ", ".join(left_out)}


def _reading(one: Read) -> dict[str, str]:
    return {
        "name": one.name,
        "value": wording.figure(one.value),
        "note": one.note,
        "approved": _approved(one.by, one.at),
    }


def _grouped(name: str, groups: Groups) -> str:
    """Of a figure, how much each group has: "Trained: women 7, men 5"."""
    told = [
        f"{words.group_name(of, group)} {wording.figure(Decimal(groups[of][group]))}"
        for of in sorted(groups)
        for group in in_order(of, groups[of])
    ]
    return f"{name}: {', '.join(told)}"


def _approved(by: str | None, at: datetime) -> str:
    told = {"name": by or "–", "day": day(timezone.localtime(at).date())}
    return _("Approved by %(name)s on %(day)s.") % told


def _told(told: Told | None) -> dict[str, str]:
    if told is None:
        return {"happened": "", "obstacles": "", "language": "ka", "approved": ""}
    return {
        "happened": told.happened,
        "obstacles": told.obstacles,
        "language": told.language,
        "approved": _approved(told.by, told.at),
    }
