"""Comments on plans, their answers and what was hidden, held against the log."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.history.comparing import by_another, dated, differing, gone, last_of, unlike
from qvevri.history.models import Entry
from qvevri.history.queries import told_of
from qvevri.history.registry import Differing
from qvevri.places.models import Municipality
from qvevri.plan.drafting.models import Comment
from qvevri.plan.drafting.statements import of_answer, of_comment
from qvevri.plan.programme.models import Action

HOW: Mapping[str, Promise] = {
    "plan": gettext_lazy("it is of another thing than the log says"),
    "chapter": gettext_lazy("it is of another thing than the log says"),
    "action": gettext_lazy("it is of another thing than the log says"),
    "text": gettext_lazy("its text is not the one that was written"),
    "named": gettext_lazy("it names another person than the log"),
    "made_at": gettext_lazy("it was written at another time"),
    "answer": gettext_lazy("its answer is not the one that was given"),
    "outcome": gettext_lazy("what became of it is not what was decided"),
    "answered_at": gettext_lazy("it was answered at another time"),
}


def comments(municipality: Municipality) -> Iterator[Differing]:
    """Comments that say, or are answered, otherwise than the log says; or hidden without it."""
    for number, one, entries in told_of(municipality, Comment.objects.of(municipality)):
        thing = _("Comment %(number)s") % {"number": number}
        if one is None:
            yield gone(entries, thing)
            continue
        entry, how = _of_comment(one, entries)
        if not how:
            entry, how = _of_answer(one, entries)
        if not how:
            entry, how = _of_hiding(one, entries)
        if how:
            yield differing(entry, thing, how)


def _of_comment(one: Comment, entries: list[Entry]) -> tuple[Entry | None, str]:
    made = last_of(entries, "commented")
    if made is None:
        return None, _("the log does not tell of it")
    if by_another(made, one.person_id):
        return made, _("it names another person than the log")
    now = of_comment(one)
    if made.by_number and not (one.person_id or one.salt or one.name):
        # The person was erased, and the name with them.
        del now["named"]
    if one.action_id is None and not _is_there(made.facts.get("action")):
        # The action was taken out of the draft.
        del now["action"]
    return made, _how({**made.facts, **dated(entries, made)}, now)


def _is_there(action: object) -> bool:
    return Action.objects.filter(pk=action).exists() if isinstance(action, int) else False


def _of_answer(one: Comment, entries: list[Entry]) -> tuple[Entry | None, str]:
    given = last_of(entries, "answered", "answered_again")
    if given is None:
        is_answered = one.answered_at is not None or one.outcome or str(one.answer)
        return None, _("the log does not tell of its answer") if is_answered else ""
    if by_another(given, one.answered_by_id):
        return given, _("its answer names another person than the log")
    return given, _how({**given.facts, **dated(entries, given)}, of_answer(one))


def _of_hiding(one: Comment, entries: list[Entry]) -> tuple[Entry | None, str]:
    last = last_of(entries, "hidden", "shown")
    is_hidden = last is not None and last.verb == "hidden"
    if is_hidden != (one.hidden_at is not None):
        return last, _("it was hidden, or shown again, without an entry")
    if last and is_hidden and unlike(last.facts, {"reason": one.hidden_because}):
        return last, _("its reason is not the one that was recorded")
    return last, ""


def _how(sealed: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    wrong = unlike(sealed, now)
    return str(HOW[wrong]) if wrong else ""
