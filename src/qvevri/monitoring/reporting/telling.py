"""Messages to those who answer for an action."""

from django.utils import translation
from django.utils.text import Truncator

from qvevri.core.languages import spoken
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.monitoring.reporting.radar import STALE, Stage
from qvevri.monitoring.reporting.staleness import Stale
from qvevri.notices.actions import tell
from qvevri.notices.links import absolute
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action, Indicator

LONGEST_IN_SMS = 34


def remind(person: Person, action: Action, period: Period, stage: Stage) -> None:
    """Tell somebody that a report is soon due, late or very late."""
    _tell(f"reporting.{stage}", person, action, period)


def remind_of_reading(person: Person, indicator: Indicator, period: Period, stage: Stage) -> None:
    """Tell somebody that a figure of an objective is soon due, late or very late."""
    _tell(f"reporting.{stage}", person, indicator, period)


def remind_of_stale_figure(person: Person, stale: Stale) -> None:
    """Tell somebody that a report was approved without a figure that each period needs."""
    language = spoken(person.language)
    with translation.override(language):
        figure = str(stale.indicator)
    report = stale.report
    _tell(f"reporting.{STALE}", person, report.action, report.period, figure=figure)


def tell_returned(report: Report) -> None:
    """Tell the writer of a report that it came back, and why."""
    if report.written_by is not None:
        _tell(
            "reporting.returned",
            report.written_by,
            report.action,
            report.period,
            reason=report.reason,
        )


def _tell(
    kind: str, person: Person, thing: Action | Indicator, period: Period, **more: str
) -> None:
    """Tell of the report of an action or the figure of an objective, with the way to it."""
    language = spoken(person.language)
    municipality = thing.plan.municipality
    with translation.override(language):
        title = str(thing)
    view = "reporting:report" if isinstance(thing, Action) else "reporting:reading"
    context = {
        "title": title,
        "short": Truncator(more.get("figure", title)).chars(LONGEST_IN_SMS),
        "period": str(period),
        "due": period.due,
        "link": absolute(municipality, language, view, pk=thing.pk, number=period.number),
        "reason": "",
        **more,
    }
    tell(kind, municipality=municipality, context=context, person=person)
