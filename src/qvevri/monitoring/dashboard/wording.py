"""Lights, their reasons and figures in words, in the reader's language."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from qvevri.core.languages import current
from qvevri.monitoring.reporting import words
from qvevri.monitoring.reporting.lights import Light, Why
from qvevri.vocabulary.numerals import NBSP, number_text

SIGNS = {"GEL": "₾", "EUR": "€", "USD": "$"}


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


def money(amount: int, currency: str = "GEL") -> str:
    """Whole lari or euro: "60 000 ₾"."""
    whole = Decimal(amount) / 100
    rounded = whole.quantize(Decimal(1), ROUND_HALF_UP)
    return f"{number_text(rounded, current())}{NBSP}{SIGNS.get(currency, currency)}"


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
            return _("%(name)s: %(actual)s of %(target)s (%(share)s).") % told
        return (
            _("%(name)s: %(actual)s of %(target)s (%(share)s), %(gone)s of the time gone.") % told
        )
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
