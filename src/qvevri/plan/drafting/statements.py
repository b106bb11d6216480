"""What the log seals of comments: texts and names by hash, what became of them in clear.

Whoever records and whoever checks later asks the same functions. Keys may be added, never given
another meaning: older entries hold fewer, and are held against what they hold.
"""

from typing import Any

from i18nfield.strings import LazyI18nString

from qvevri.history.sealing import digest, moment
from qvevri.plan.drafting.models import Comment

Statement = dict[str, Any]


def of_comment(one: Comment) -> Statement:
    """All of a comment that is published. The text is hashed with the row's own key: nobody can
    try words against the log when an officer has hidden them; the name with a salt that is erased
    with it."""
    return {
        "plan": one.plan_id,
        "chapter": one.chapter,
        "action": one.action_id,
        "text": digest(one.key, one.text, one.language),
        "named": digest(one.salt, one.name),
        "made_at": moment(one.made_at),
    }


def of_answer(one: Comment) -> Statement:
    """All of an answer that is published."""
    return {
        "answer": digest(_words(one)),
        "outcome": one.outcome,
        "answered_at": moment(one.answered_at) if one.answered_at else "",
    }


def _words(one: Comment) -> Any:  # noqa: ANN401
    """In every language: read as a text, an answer would be in the reader's alone."""
    return one.answer.data if isinstance(one.answer, LazyI18nString) else one.answer
