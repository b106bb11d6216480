"""Why a part of a plan was not written or a step not taken, each reason with its sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.people.models import Person
from qvevri.plan.editing.parts import Said


class ChangedMeanwhile(Refused):
    """Somebody wrote the same part after it was read; `theirs` is what it says now."""

    def __init__(self, theirs: Said | None) -> None:
        if theirs is None:
            text = _("Somebody removed this meanwhile. If you save once more, it is added again.")
        else:
            text = _(
                "Somebody changed this meanwhile. Nothing was saved yet and nothing is lost: "
                "compare the two, then choose."
            )
        super().__init__(text)
        self.theirs = theirs


class CodeStays(Refused):
    """What was adopted under a code keeps it: reports and figures hang on it."""

    def __init__(self, code: str) -> None:
        text = _("The code %(code)s was adopted and stays: reports and figures belong to it.")
        super().__init__(text % {"code": code})


class ObjectiveNotEmpty(Refused):
    """An objective goes only when nothing belongs to it any more."""

    def __init__(self) -> None:
        super().__init__(
            _("Actions or indicators still belong to this objective. Move or remove them first.")
        )


class NotThere(Refused):
    """What an indicator or money is to belong to is not in the plan any more."""

    def __init__(self) -> None:
        super().__init__(_("What this belongs to was removed from the plan meanwhile."))


class CommentsUnanswered(Refused):
    """A plan with unanswered comments is adopted knowingly or not at all."""

    def __init__(self, count: int) -> None:
        text = ngettext(
            "%(count)s comment has no answer yet. Answer it, or tick that you adopt knowingly.",
            "%(count)s comments have no answer yet. Answer them, or tick that you adopt knowingly.",
            count,
        )
        super().__init__(text % {"count": count})
        self.count = count


class NoProposal(Refused):
    """There is no draft amendment to decide."""

    def __init__(self) -> None:
        super().__init__(_("There is no draft amendment. Change something in the plan first."))


class ProposalOutdated(Refused):
    """The plan was amended after the draft was begun."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The plan was amended after this draft was begun. "
                "Lay the draft on the new plan first."
            )
        )


def _called(person: Person | None) -> str:
    if person is None:
        return pgettext("who answers", "nobody")
    return person.called(current()) or str(person)


class EntrustedMeanwhile(Refused):
    """Somebody else said who answers for it after the page was read."""

    def __init__(self, responsible: Person | None, deputy: Person | None) -> None:
        text = _(
            "Somebody changed this meanwhile: now %(responsible)s answers, "
            "%(deputy)s is the deputy. Save once more to replace them."
        )
        told = {"responsible": _called(responsible), "deputy": _called(deputy)}
        super().__init__(text % told)


class OwnerMeanwhile(Refused):
    """Somebody else said who answers for an indicator after the page was read."""

    def __init__(self, owner: Person | None) -> None:
        if owner is None:
            text = _(
                "Somebody changed this meanwhile: now nobody answers. "
                "Save once more to name your choice."
            )
        else:
            text = _(
                "Somebody changed this meanwhile: now %(owner)s answers. "
                "Save once more to replace them."
            )
        super().__init__(text % {"owner": _called(owner)})
