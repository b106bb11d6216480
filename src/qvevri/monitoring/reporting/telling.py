"""Messages to those who answer for an action."""

from datetime import date

from django.utils import translation
from django.utils.text import Truncator

from qvevri.core.languages import CODES
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.monitoring.reporting.radar import Stage
from qvevri.notices.actions import tell
from qvevri.notices.links import absolute
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action, Indicator

LONGEST_IN_SMS = 34


def remind(person: Person, action: Action, period: Period, stage: Stage) -> None:
    """Tell somebody that a report is soon due, late or very late."""
    _tell(f"reporting.{stage}", person, action, period, due=period.due)


def remind_of_reading(person: Person, indicator: Indicator, period: Period, stage: Stage) -> None:
    """Tell somebody that a figure of an objective is soon due, late or very late."""
    municipality = indicator.plan.municipality
    language = person.language if person.language in CODES else CODES[0]
    with translation.override(language):
        title = str(indicator)
    address = {"pk": indicator.pk, "number": period.number}
    link = absolute(municipality, language, "reporting:reading", **address)
    context = {
        "title": title,
        "short": Truncator(title).chars(LONGEST_IN_SMS),
        "period": str(period),
        "due": period.due,
        "link": link,
        "reason": "",
    }
    tell(f"reporting.{stage}", municipality=municipality, context=context, person=person)


def tell_returned(report: Report) -> None:
    """Tell the writer of a report that it came back, and why."""
    if report.written_by is not None:
        _tell(
            "reporting.returned",
            report.written_by,
            report.action,
            report.period,
            due=report.period.due,
            reason=report.reason,
        )


def _tell(
    kind: str, person: Person, action: Action, period: Period, *, due: date, reason: str = ""
) -> None:
    language = person.language if person.language in CODES else CODES[0]
    municipality = action.plan.municipality
    with translation.override(language):
        title = str(action)
    link = absolute(municipality, language, "reporting:report", pk=action.pk, number=period.number)
    context = {
        "title": title,
        "short": Truncator(title).chars(LONGEST_IN_SMS),
        "period": str(period),
        "due": due,
        "link": link,
        "reason": reason,
    }
    tell(kind, municipality=municipality, context=context, person=person)
