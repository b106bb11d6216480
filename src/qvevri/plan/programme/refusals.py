"""Why a plan cannot be written, adopted or amended, each reason with its sentence."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qvevri.core.errors import Refused
from qvevri.plan.programme.checking import Found


class PlanAdopted(Refused):
    """An adopted plan changes by an amendment only."""

    def __init__(self) -> None:
        super().__init__(_("This plan was adopted. It changes only by a decided amendment."))


class PlanNotAdopted(Refused):
    """Only an adopted plan can be amended or closed."""

    def __init__(self) -> None:
        super().__init__(_("This plan was not adopted yet."))


class PlanClosed(Refused):
    """A closed plan stays as it is."""

    def __init__(self) -> None:
        super().__init__(_("This plan is closed and stays as it is."))


class PlanUnsound(Refused):
    """Problems keep the plan from being adopted; `found` says which and where."""

    def __init__(self, found: Sequence[Found]) -> None:
        count = len(found)
        super().__init__(
            ngettext(
                "Nothing was recorded: %(count)s place in the plan must be corrected first.",
                "Nothing was recorded: %(count)s places in the plan must be corrected first.",
                count,
            )
            % {"count": count}
        )
        self.found = tuple(found)


class TargetPast(Refused):
    """A target is not moved after its day; `codes` are those of the indicators."""

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__(
            _(
                "The day of a target is over, so it stays as it was decided: %(codes)s. "
                "Set a new target for a later day."
            )
            % {"codes": ", ".join(codes)}
        )
        self.codes = tuple(codes)


class CodeTaken(Refused):
    """A code names one thing of a plan."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _("The code %(code)s already belongs to something else in this plan. Choose another.")
            % {"code": code}
        )


class PersonLeft(Refused):
    """Who left the house answers for nothing."""

    def __init__(self) -> None:
        super().__init__(_("This person's account is closed. Choose somebody else."))


class DecisionUnnamed(Refused):
    """A decision has a number and a day that is not in the future."""

    def __init__(self) -> None:
        super().__init__(_("Write the number of the decision and its day, today or earlier."))


class ReasonMissing(Refused):
    """An amendment says why."""

    def __init__(self) -> None:
        super().__init__(_("Write why the plan is amended. The reason is public."))


class NothingChanged(Refused):
    """An amendment changes something."""

    def __init__(self) -> None:
        super().__init__(_("Nothing in the plan has changed since the last decision."))
