"""The words and figures of a paper, as the JSON its template sets."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone
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
    named,
    readings_in,
    told_in,
)
from qvevri.monitoring.papers.stating import Stated
from qvevri.monitoring.reporting import words
from qvevri.monitoring.reporting.lights import Light, time_gone
from qvevri.monitoring.reporting.models import Period
from qvevri.monitoring.reporting.parts import in_order
from qvevri.plan.programme.models import Plan

MOST_LATE = 7
# A figure and its word are not parted at the end of a line: "3 late".
COUNTED, UNBROKEN = re.compile(r"(?<=\d) "), "\u00a0"
MOST = 6
BAD = (Light.LATE, Light.AT_RISK, Light.SILENT)


def common(stated: Stated) -> dict[str, Any]:
    """What stands on every paper."""
    plan, board = stated.plan, stated.board
    note = _("An example: actions and figures are invented.") if plan.is_illustrative else ""
    foot = _("As of %(day)s. Lights are given by a public rule.") % {
        "day": wording.day_text(stated.at.day)
    }
    return {
        "language": current(),
        "title": str(plan),
        "plan": str(plan),
        "municipality": str(plan.municipality.full_name),
        "note": note,
        "moment": stated.said,
        "foot": f"{stated.said} {foot}".strip() if stated.at.moment.is_adopted else foot,
        **_head(plan),
        "sentence": COUNTED.sub(UNBROKEN, wording.summary(board.counts)),
        "figures": _figures(board, stated.at.day),
        "words": _words(),
        **_money(board),
    }


def _head(plan: Plan) -> dict[str, str]:
    """The newest entry of the log: whoever keeps the paper can later prove what stood before."""
    last = head(plan.municipality)
    if last is None:
        return {"seal": "–", "head": ""}
    told = {"number": last.number, "day": wording.day_text(last.day)}
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


def _figures(board: Board, today: date) -> list[list[str]]:
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
        told = {"day": wording.day_text(plan.rate_on), "rate": wording.rate_text(plan.rate)}
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


def mayors_page(stated: Stated) -> dict[str, Any]:
    """One A4: five figures, lights that changed, done, late and why, next dates."""
    board, reasons = stated.board, stated.reasons
    late = [one for light in BAD for one in board.actions if one.light == light]
    left = len(late) - MOST_LATE
    more = ""
    if left > 0:
        more = ngettext("and %(n)s more", "and %(n)s more", left) % {"n": left}
    return {
        **common(stated),
        "late": [_line(one, reasons, 1) for one in late[:MOST_LATE]],
        "more_late": more,
        "changed": [
            {"code": one.code, "title": one.title, "before": one.before, "after": one.after}
            for one in board.changed[:MOST]
        ],
        "done": [_line(one, {}) for one in board.actions if one.light == Light.DONE][:MOST],
        "next": [
            {"day": wording.day_text(one.day), "title": f"{one.code} {one.title}"}
            for one in board.coming[:MOST]
        ],
    }


def half_years_report(stated: Stated, period: Period) -> dict[str, Any]:
    """The monitoring report of a period: every action with its light, why, and what was told."""
    at, board, reasons = stated.at, stated.board, stated.reasons
    told = told_in(at, period.number)
    names = named(at)
    readings = readings_in(at, period.number, names)
    groups = groups_in(at, period.number, names)
    is_foreign = any(one.language != current() for one in told.values() if one.happened)
    title = _("Monitoring report, %(period)s") % {"period": period}
    return {
        **common(stated),
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
    figures = board.figures.get("objectives", {})
    # Kept figures are JSON, whose keys are text; those just made are not.
    figure = figures.get(str(objective)) or figures.get(objective) or {}
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
    told = {"name": by or "–", "day": wording.day_text(timezone.localtime(at).date())}
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
