"""Why a text or a comment cannot be taken, each reason with its sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qvevri.core.errors import Refused
from qvevri.plan.programme.models import Edition

LONGEST_CHAPTER = 40_000
LONGEST_COMMENT = 3_000


class ChapterTooLong(Refused):
    """A chapter is a chapter and not a book."""

    def __init__(self, length: int) -> None:
        super().__init__(
            ngettext(
                "The text has %(length)s character; a chapter holds %(most)s. Shorten it.",
                "The text has %(length)s characters; a chapter holds %(most)s. Shorten it.",
                length,
            )
            % {"length": length, "most": LONGEST_CHAPTER}
        )


class PhotoDecided(Refused):
    """What a decision adopted is read as it was decided, pictures too."""

    def __init__(self, edition: Edition) -> None:
        text = _(
            "This photo stays: the text that decision %(decision)s adopted shows it. "
            "You may leave it out of the new text."
        )
        super().__init__(text % {"decision": edition.decision})
        self.edition = edition


class NotOpenToComments(Refused):
    """Comments are taken while the plan is in public consultation."""

    def __init__(self) -> None:
        super().__init__(_("This plan is not open to comments now."))


class CommentEmpty(Refused):
    """A comment says something."""

    def __init__(self) -> None:
        super().__init__(_("Write what you want to say."))


class AnswerMissing(Refused):
    """Every answer has words and says what became of the comment."""

    def __init__(self) -> None:
        super().__init__(
            _("Write the answer in at least one language, and what became of the comment.")
        )


class HidingUnexplained(Refused):
    """Nothing that the public said is hidden without a reason."""

    def __init__(self) -> None:
        super().__init__(_("Write why the comment is hidden. The reason is public."))


class LinkTooOld(Refused):
    """An address is confirmed within a week."""

    def __init__(self) -> None:
        super().__init__(_("This link is too old. Your comment stands; its answer is public."))
