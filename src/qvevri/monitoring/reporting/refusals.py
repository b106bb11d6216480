"""Why a report, a value or a light is not taken, each reason with its sentence."""

from django.utils.translation import gettext as _

from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.people.models import Person


class PeriodLocked(Refused):
    """Nothing changes in a locked period."""

    def __init__(self) -> None:
        super().__init__(_("This period is locked. Nothing in it changes any more."))


class PeriodNotBegun(Refused):
    """A period is reported from its first day."""

    def __init__(self) -> None:
        super().__init__(_("This period has not begun yet."))


class PeriodOutsidePlan(Refused):
    """A report is for a period of its own plan, within the plan's time."""

    def __init__(self) -> None:
        super().__init__(_("This period lies outside the plan's time."))


class PlanIsOver(Refused):
    """A closed plan takes no reports."""

    def __init__(self) -> None:
        super().__init__(_("This plan is closed and takes no more reports."))


class PlanNotInForce(Refused):
    """Only an adopted plan is monitored."""

    def __init__(self) -> None:
        super().__init__(_("This plan was not adopted yet, so there is nothing to report."))


class ActionDropped(Refused):
    """An action that was amended away is reported no more."""

    def __init__(self) -> None:
        super().__init__(_("This action is no longer in the plan."))


class SavedMeanwhile(Refused):
    """Somebody else saved the report after this person had opened it."""

    def __init__(self, by: Person | None) -> None:
        name = by.called(current()) if by else ""
        super().__init__(
            _(
                "%(name)s saved this report while you were writing. "
                "Compare below what both of you wrote, then save again."
            )
            % {"name": name or _("Somebody")}
        )


class ReportApproved(Refused):
    """An approved report changes only after it was sent back."""

    def __init__(self) -> None:
        super().__init__(_("This report was approved. To change it, ask for it to be sent back."))


class ReportEmpty(Refused):
    """A report says something before it is handed in."""

    def __init__(self) -> None:
        super().__init__(_("Write in a sentence what happened, or give a figure, before you send."))


class ReportNotWaiting(Refused):
    """Only a report that waits can be approved."""

    def __init__(self) -> None:
        super().__init__(_("This report does not wait for approval."))


class ReasonWanted(Refused):
    """Sending back and overruling need a reason that the other can act on."""

    def __init__(self) -> None:
        super().__init__(_("Write the reason: the one who answers for it will read it."))


class TextTooLong(Refused):
    """A text of a report is a few sentences, not an essay; nothing of it is cut off in silence."""

    def __init__(self, longest: int) -> None:
        super().__init__(
            _("Write at most %(longest)s characters in each text.") % {"longest": longest}
        )


class ProgressImpossible(Refused):
    """Progress is a whole number from 0 to 100."""

    def __init__(self) -> None:
        super().__init__(_("Progress is a whole number from 0 to 100."))


class DenominatorZero(Refused):
    """A share of nothing cannot be taken."""

    def __init__(self) -> None:
        super().__init__(_("“Out of how many” cannot be zero or less."))


class ValueAbsurd(Refused):
    """A value that the column could not hold, or that nobody can have meant."""

    def __init__(self) -> None:
        super().__init__(_("This figure cannot be right: it is too large."))


class NotOfThisAction(Refused):
    """A value, milestone or source belongs to another action."""

    def __init__(self) -> None:
        super().__init__(_("A figure in the form belongs to another action. Open the form again."))


class PartsUnequal(Refused):
    """The groups do not make the whole."""

    def __init__(self, parts: str, total: str, whole: str, *, is_more: bool) -> None:
        said = (
            _("%(parts)s = %(total)s, more than the %(whole)s written for all.")
            if is_more
            else _("%(parts)s = %(total)s, but %(whole)s is written for all.")
        )
        super().__init__(said % {"parts": parts, "total": total, "whole": whole})


class PartNegative(Refused):
    """A group counts nobody or somebody."""

    def __init__(self) -> None:
        super().__init__(_("The figure of a group cannot be negative."))


class FigureMissing(Refused):
    """A reading is a figure."""

    def __init__(self) -> None:
        super().__init__(_("Write the figure before you send."))


class NumeratorNegative(Refused):
    """A share is of something counted."""

    def __init__(self) -> None:
        super().__init__(_("“How many” cannot be negative."))


class EvidenceCounted(Refused):
    """What was approved with a report stays with it."""

    def __init__(self) -> None:
        super().__init__(_("This was approved with the report and stays with it."))


class DayInFuture(Refused):
    """What was reached was reached by today."""

    def __init__(self) -> None:
        super().__init__(_("A milestone cannot have been reached on a day that is still to come."))


class MoneyNegative(Refused):
    """Money committed or paid is zero or more."""

    def __init__(self) -> None:
        super().__init__(_("Money committed or paid cannot be negative."))


class ApprovalCounts(Refused):
    """Only of an approval that counts no more words and files are withheld."""

    def __init__(self) -> None:
        super().__init__(_("This report still counts. Send it back first."))
