"""Lights, their reasons and figures in words, in the reader's language."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from qvevri.core.languages import current
from qvevri.monitoring.dashboard.moments import Moment
from qvevri.monitoring.dashboard.money import By, block_name
from qvevri.monitoring.dashboard.series import Series
from qvevri.monitoring.reporting import words
from qvevri.monitoring.reporting.lights import Light, Why
from qvevri.monitoring.reporting.parts import Unequal
from qvevri.monitoring.reporting.rollups import Formula
from qvevri.plan.programme.models import Edition
from qvevri.vocabulary.numerals import NBSP, number_text
from qvevri.vocabulary.prices import money_text


def light_class(light: str) -> str:
    """The light's name in the style sheet."""
    return light.replace("_", "-")


def figure(value: Fraction | Decimal | None) -> str:
    """A figure with at most two decimals: 31, 0,78; a dash for none."""
    return words.figure(value) or "–"


def percent(share: Fraction | None) -> str:
    """A share in hundredths, rounded: "78 %"; a dash for none."""
    if share is None:
        return "–"
    whole = int((share * 100).__round__())
    return f"{whole}%" if current() == "en" else f"{whole}{NBSP}%"


def rate_text(rate: Decimal) -> str:
    """A rate of exchange with all of its decimals: "3,125"."""
    return number_text(rate, current())


def money(amount: int, currency: str = "GEL") -> str:
    """Whole lari or euro: "60 000 ₾"."""
    whole = (Decimal(amount) / 100).quantize(Decimal(1), ROUND_HALF_UP)
    return money_text(int(whole) * 100, currency, current())


def _share(text: str | None) -> Fraction | None:
    return Fraction(text) if text else None


def reason_text(reason: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What the rule found, as a sentence; `names` are those of indicators by code."""
    why, about = reason["why"], str(reason.get("about", ""))
    name = names.get(about, about)
    gone, share = _share(reason.get("time_gone")), _share(reason.get("share"))
    if why == Why.INDICATOR:
        told = {
            "name": name,
            "actual": figure(_share(reason.get("actual"))),
            "target": figure(_share(reason.get("target"))),
            "share": percent(share),
            "gone": percent(gone),
        }
        if gone is None:
            return _("%(name)s: %(actual)s of %(target)s (%(share)s of the way).") % told
        text = _(
            "%(name)s: %(actual)s of %(target)s (%(share)s of the way), %(gone)s of the time gone."
        )
        return text % told
    if why == Why.NO_VALUE:
        return _("%(name)s: nobody gave a figure yet.") % {"name": name}
    if why == Why.PROGRESS:
        told = {"share": percent(share), "gone": percent(gone)}
        return _("Reported %(share)s done, %(gone)s of the time gone.") % told
    return _other(why, name, int(reason.get("days", 0)), share)


def _other(why: str, name: str, days: int, share: Fraction | None) -> str:
    if why == Why.MILESTONE:
        text = ngettext(
            "Milestone “%(name)s” is %(days)s day late.",
            "Milestone “%(name)s” is %(days)s days late.",
            days,
        )
        return text % {"name": name, "days": days}
    if why == Why.ENDED:
        text = ngettext(
            "Its time ended %(days)s day ago and it is not complete.",
            "Its time ended %(days)s days ago and it is not complete.",
            days,
        )
        return text % {"days": days}
    if why == Why.OVERSPENT:
        return _("More was spent than it was to cost: %(share)s.") % {"share": percent(share)}
    return str(PLAIN.get(why, why))


PLAIN: Mapping[str, Promise | str] = {
    Why.NOT_BEGUN: gettext_lazy("Nothing was due yet."),
    Why.SILENT: gettext_lazy("No report for the last period was approved."),
    Why.ALL_REACHED: gettext_lazy("Reported complete, and every target is reached."),
    Why.NOTHING_MEASURED: gettext_lazy("Reported; nothing in it is measured."),
}


def why_left_out(why: str) -> str:
    """Why a figure was made without an action."""
    return str(PLAIN[why])


def summary(counts: Mapping[str, int]) -> str:
    """How a plan stands, in one sentence: "21 of 43 actions on time; 6 late; 9 silent"."""
    total = sum(counts.values())
    good = counts.get(Light.ON_TRACK, 0) + counts.get(Light.DONE, 0)
    text = ngettext(
        "%(good)s of %(total)s action is on time or done",
        "%(good)s of %(total)s actions are on time or done",
        total,
    )
    told = [text % {"good": good, "total": total}]
    rest = (
        (Light.AT_RISK, _("%(n)s at risk")),
        (Light.LATE, _("%(n)s late")),
        (Light.SILENT, _("%(n)s silent")),
        (Light.NOT_BEGUN, _("%(n)s not begun")),
    )
    told += [text % {"n": counts[light]} for light, text in rest if counts.get(light)]
    return "; ".join(told) + "."


HEADS: Mapping[By, Promise | str] = {
    By.SOURCE: gettext_lazy("Source of money"),
    By.BLOCK: gettext_lazy("Building block"),
    By.YEAR: gettext_lazy("Year"),
}
TITLES: Mapping[By, Promise | str] = {
    By.SOURCE: gettext_lazy("Money by source"),
    By.BLOCK: gettext_lazy("Money by building block"),
    By.YEAR: gettext_lazy("Money by year"),
}
FORMULAS: Mapping[By, Promise | str] = {
    By.SOURCE: gettext_lazy(
        "Planned: the lines of the budget by their source; what an action costs beyond them is not "
        "yet covered. Committed and paid: approved reports."
    ),
    By.BLOCK: gettext_lazy(
        "Planned: the lines of the budget and what is not yet covered, by the building block of "
        "their action. Committed and paid: approved reports."
    ),
    By.YEAR: gettext_lazy(
        "Planned: by the year that a line names, else by the year in which its action lies. "
        "Committed and paid: by the year of the line, else by the year in which the period of the "
        "report ends."
    ),
}


def group_head(by: By) -> str:
    """What the groups of money are."""
    return str(HEADS[by])


def group_name(by: By, key: str) -> str:
    """What a group of money is called: a source, a building block, a year."""
    if by is By.SOURCE:
        return words.source_name(key)
    if by is By.BLOCK:
        return block_name(key) or _("No building block")
    return key or _("Several years")


MADE_OF: Mapping[Formula, Promise | str] = {
    Formula.SUM: gettext_lazy("The sum of the periods."),
    Formula.LAST: gettext_lazy(
        "The figure of the last period: it holds what the earlier ones held."
    ),
    Formula.MEAN: gettext_lazy("The mean of the periods."),
    Formula.RATIO: gettext_lazy("The numerators of all periods by their denominators."),
    Formula.WEIGHTED_MEAN: gettext_lazy("The mean by weights: Σ weight · value ÷ Σ weight."),
}


def series_text(series: Series) -> str:
    """An indicator over time in a sentence, for those who do not see its chart."""
    one, target = series.indicator, series.target
    told = []
    if one.baseline is not None:
        told.append(_("It began at %(value)s.") % {"value": figure(one.baseline)})
    for point in series.points:
        said = {"period": point.period.name, "value": figure(point.so_far)}
        if point.told:
            told.append(_("By %(period)s: %(value)s.") % said)
        else:
            told.append(_("For %(period)s nobody gave a figure.") % said)
    if target:
        day = date_format(target.due, "j E Y")
        told.append(
            _("Target by %(day)s: %(value)s.") % {"day": day, "value": figure(target.value)}
        )
    return " ".join(told)


def broken_text(broken: Unequal) -> str:
    """Groups that do not make the whole, with their figures."""
    told = {
        "sum": " + ".join(figure(value) for _name, value in broken.parts),
        "total": figure(broken.total),
        "whole": figure(broken.whole),
    }
    return _("The groups do not make the whole: %(sum)s = %(total)s, not %(whole)s.") % told


NARROWED: Mapping[str, Promise | str] = {
    "objective": gettext_lazy("Objective"),
    "block": gettext_lazy("Building block"),
    "partner": gettext_lazy("Partner"),
    "settlement": gettext_lazy("Settlement"),
    "light": pgettext_lazy("of an action", "Light"),
}


STATES: Mapping[str, Promise | str] = {
    "behind": gettext_lazy("late or at risk"),
    "changed": gettext_lazy("changed since the last period"),
}


def state_text(state: str) -> str:
    """What one may ask of lights: late or at risk, changed, or one light."""
    return str(STATES[state]) if state in STATES else words.light_text(state)


def day_text(when: date | None) -> str:
    """A day with its month as a word."""
    return date_format(when, "j E Y") if when else ""


def moment_text(moment: Moment, edition: Edition | None) -> str:
    """Which state of a plan a paper or file holds, `edition` being its last decision; empty for the
    plan as it stands."""
    if moment.day:
        text = _("As of %(day)s: what was decided and approved by then.")
        return text % {"day": day_text(moment.day)}
    if edition is None or moment.is_now:
        return ""
    told = {"decision": edition.decision, "day": day_text(edition.decided_on)}
    return _("As adopted by decision %(decision)s of %(day)s. No amendment counts.") % told
