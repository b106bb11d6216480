"""Messages to those who commented on a plan."""

from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from qvevri.core.languages import current, in_language, spoken
from qvevri.notices.actions import tell
from qvevri.notices.links import absolute
from qvevri.plan.drafting.models import Comment

LONGEST_EXCERPT = 120
LONGEST_IN_SMS = 24


def ask_to_confirm(comment: Comment) -> None:
    """Whoever has the address is asked whether the answer should come there."""
    language = spoken(comment.language)
    link = absolute(comment.plan.municipality, language, "drafting:confirm", key=comment.key)
    with translation.override(language):
        context = {**_context(comment), "link": link, "link_label": _("Yes, tell me")}
    tell(
        "drafting.confirm",
        municipality=comment.plan.municipality,
        context=context,
        email=comment.email,
        language=language,
    )


def tell_answer(comment: Comment) -> None:
    """Tell the writer, in the comment's language, what was answered; only a confirmed address."""
    email = comment.email if comment.is_confirmed else ""
    if not email and comment.person is None:
        return
    language = comment.person.language if comment.person else spoken(comment.language)
    with translation.override(language):
        context = {
            **_context(comment),
            "answer": in_language(comment.answer, current()),
            "outcome": comment.get_outcome_display(),
            "link": f"{_page(comment, current())}#comment-{comment.pk}",
            "link_label": _("Read the answer"),
        }
    tell(
        "drafting.answered",
        municipality=comment.plan.municipality,
        context=context,
        person=comment.person,
        email=email,
        language=language,
    )


def _page(comment: Comment, language: str) -> str:
    return absolute(comment.plan.municipality, language, "drafting:comments", pk=comment.plan_id)


def _context(comment: Comment) -> dict[str, str]:
    return {
        "plan": str(comment.plan),
        "excerpt": Truncator(comment.text).chars(LONGEST_EXCERPT),
        "short": Truncator(comment.text).chars(LONGEST_IN_SMS),
    }
