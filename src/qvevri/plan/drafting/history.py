"""What the log says of chapters and of comments."""

from collections.abc import Callable, Collection, Mapping

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import OWN_NAMES
from qvevri.history.registry import Shown, name_things, register
from qvevri.plan.drafting.models import Comment
from qvevri.plan.drafting.outline import parts
from qvevri.plan.drafting.presenting import name_of
from qvevri.plan.programme.models import Chapter


def _chapters(numbers: Collection[int]) -> dict[int, Shown]:
    found = Chapter.objects.filter(pk__in=numbers).values_list("pk", "code", "plan_id")
    return {
        pk: Shown(_name(code), reverse("drafting:outline", args=[plan])) for pk, code, plan in found
    }


def _name(code: str) -> str:
    part = parts().get(code)
    return name_of(part) if part else code


def _comments(numbers: Collection[int]) -> dict[int, Shown]:
    title = str(_("Comment %(number)s"))
    return {
        pk: Shown(title % {"number": pk}, reverse("drafting:answer", args=[pk]))
        for pk in Comment.objects.filter(pk__in=numbers).values_list("pk", flat=True)
    }


def _told(sentence: Promise | str) -> Callable[[Mapping[str, object]], str]:
    """The sentence with the names of the chapter and of the language."""

    def tell(facts: Mapping[str, object]) -> str:
        language = str(facts.get("language", ""))
        named = {"chapter": _name(str(facts.get("code", ""))), "told": OWN_NAMES.get(language, "")}
        return str(sentence) % {"number": "", "restored": "", **facts, **named}

    return tell


name_things("programme.chapter", _("Chapters of plans"), _chapters)
name_things("drafting.comment", _("Comments on plans"), _comments)
register(
    "programme.chapter",
    {
        "written": _told(_("Wrote version %(number)s of “%(chapter)s” (%(told)s)")),
        "joined": _told(
            _("Wrote version %(number)s of “%(chapter)s” (%(told)s), joined with another's")
        ),
        "kept_aside": _told(_("A text of “%(chapter)s” (%(told)s) did not fit and was kept aside")),
        "restored": _told(_("Put version %(restored)s of “%(chapter)s” (%(told)s) back")),
    },
)
register(
    "drafting.comment",
    {
        "commented": _("Commented on the plan"),
        "answered": _("Answered a comment on the plan"),
        "answered_again": _("Changed the answer to a comment on the plan"),
        "hidden": _("Hid a comment on the plan: %(reason)s"),
        "shown": _("Showed a hidden comment on the plan again"),
        "dated": _("Put to the day of its story, as an invented example"),
    },
)
