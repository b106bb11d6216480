"""Comments and answers as a table to take along."""

import csv
import io
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.people.naming import called
from qvevri.plan.drafting.models import Comment
from qvevri.plan.drafting.presenting import thread_of

# What begins so is run as a formula by table programs (CWE-1236).
RISKY = ("=", "+", "-", "@", "\t")


def as_csv(comments: Iterable[Comment]) -> bytes:
    """CSV with a byte-order mark, so that table programs read Georgian; of a hidden comment only
    that it was hidden and why."""
    told = io.StringIO()
    writer = csv.writer(told)
    writer.writerow(
        [
            _("Number"),
            _("Day"),
            _("What it is about"),
            _("Name"),
            _("Comment"),
            _("What came of the comment"),
            _("Answer"),
            _("Answered on"),
        ]
    )
    writer.writerows([_safe(cell) for cell in _row(one)] for one in comments)
    return told.getvalue().encode("utf-8-sig")


def _row(one: Comment) -> list[str]:
    thread = thread_of(one)
    day = timezone.localtime(one.made_at).date().isoformat()
    if one.hidden_at is not None:
        hidden = _("Hidden by an officer: %(reason)s") % {"reason": one.hidden_because}
        return [str(one.pk), day, thread.about, "", hidden, "", "", ""]
    answered = one.answered_at
    return [
        str(one.pk),
        day,
        thread.about,
        _signed(one.name),
        one.text,
        one.get_outcome_display() if one.outcome else "",
        thread.answer,
        timezone.localtime(answered).date().isoformat() if answered else "",
    ]


def _signed(typed: str) -> str:
    """The name in the reader's letters, and beside it as it was typed."""
    name = called(typed, current())
    return name if name == typed else f"{name} ({typed})"


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(RISKY) else cell
