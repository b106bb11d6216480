"""What the public says of a plan in consultation, and how each comment is answered."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from i18nfield.strings import LazyI18nString

from qvevri.core import limits
from qvevri.core.text import clean, clean_line
from qvevri.history import actions as history
from qvevri.people.models import Person
from qvevri.plan.drafting import queries, telling
from qvevri.plan.drafting.models import Comment
from qvevri.plan.drafting.refusals import (
    LONGEST_COMMENT,
    AnswerMissing,
    CommentEmpty,
    HidingUnexplained,
    LinkTooOld,
    NotOpenToComments,
)
from qvevri.plan.drafting.statements import Statement, of_answer, of_comment
from qvevri.plan.programme.content import Text
from qvevri.plan.programme.models import Action, Plan
from qvevri.plan.programme.permissions import may_write
from qvevri.plan.programme.refusals import PlanClosed

OF_SENDER = limits.Limit("plan-comments", times=20, seconds=86400)
MAILS_TO_ADDRESS = limits.Limit("plan-comments-confirm", times=3, seconds=86400)
LONGEST_NAME, LONGEST_REASON = 80, 300


@dataclass(frozen=True)
class Said:
    """What somebody says, of what, in which language, and where to tell them of the answer."""

    text: str
    language: str
    chapter: str = ""
    action: Action | None = None
    name: str = ""
    email: str = ""


@transaction.atomic
def comment(plan: Plan, said: Said, *, by: Person | None, sender: str) -> Comment:
    """Everybody reads the comment at once. An address that was given is asked to confirm itself.

    Raises NotOpenToComments, CommentEmpty, TooOften.
    """
    limits.count(OF_SENDER, sender)
    plan = _locked(plan)
    if plan.status != Plan.Status.CONSULTATION:
        raise NotOpenToComments
    text = clean(said.text)[:LONGEST_COMMENT]
    if not text:
        raise CommentEmpty
    made = Comment.objects.create(
        plan=plan,
        chapter=said.chapter,
        action=said.action,
        text=text,
        language=said.language,
        name=clean_line(said.name)[:LONGEST_NAME],
        person=by,
        email="" if by else said.email,
        key=secrets.token_urlsafe(18),
        salt=secrets.token_hex(16),
        sender="" if by else sender,
    )
    _record(made, by, "commented", of_comment(made), by_name="" if by else "stranger")
    if made.email and _may_mail(made.email):
        telling.ask_to_confirm(made)
    return made


def _may_mail(email: str) -> bool:
    """An address gets few such questions a day, whoever types it in."""
    try:
        limits.count(MAILS_TO_ADDRESS, email.lower())
    except limits.TooOften:
        return False
    return True


@transaction.atomic
def confirm(one: Comment) -> Comment:
    """Its writer wants the answer at this address; it is told at once if there is one already.

    Raises LinkTooOld. Confirmed before: nothing happens.
    """
    one = _locked_comment(one)
    if one.is_confirmed:
        return one
    if not one.has_good_link(timezone.now()):
        raise LinkTooOld
    one.is_confirmed = True
    one.save(update_fields=["is_confirmed"])
    if one.answered_at is not None:
        telling.tell_answer(one)
    return one


@transaction.atomic
def answer(one: Comment, text: Text, outcome: str, *, by: Person) -> Comment:
    """The comment has this answer, which everybody reads and its writer is told. The same again
    changes nothing.

    Raises PermissionDenied, PlanClosed, AnswerMissing.
    """
    one = _may_decide(one, by)
    told = {code: words for code, words in ((c, clean(w)) for c, w in text.items()) if words}
    if not told or outcome not in Comment.Outcome.values:
        raise AnswerMissing
    same = one.answer.data == told if isinstance(one.answer, LazyI18nString) else False
    if same and one.outcome == outcome:
        return one
    was_answered = one.answered_at is not None
    one.answer, one.outcome = LazyI18nString(dict(sorted(told.items()))), outcome
    one.answered_at, one.answered_by = timezone.now(), by
    one.save(update_fields=["answer", "outcome", "answered_at", "answered_by"])
    _record(one, by, "answered_again" if was_answered else "answered", of_answer(one))
    telling.tell_answer(one)
    return one


@transaction.atomic
def hide(one: Comment, reason: str, *, by: Person) -> Comment:
    """Nobody reads the comment any more, but everybody that one was hidden and why.

    Raises PermissionDenied, PlanClosed, HidingUnexplained.
    """
    one = _may_decide(one, by)
    reason = clean_line(reason)[:LONGEST_REASON]
    if not reason:
        raise HidingUnexplained
    one.hidden_at, one.hidden_because = timezone.now(), reason
    one.save(update_fields=["hidden_at", "hidden_because"])
    _record(one, by, "hidden", {"reason": reason})
    return one


@transaction.atomic
def show(one: Comment, *, by: Person) -> Comment:
    """A hidden comment is read again. Raises PermissionDenied, PlanClosed."""
    one = _may_decide(one, by)
    if one.hidden_at is None:
        return one
    one.hidden_at, one.hidden_because = None, ""
    one.save(update_fields=["hidden_at", "hidden_because"])
    _record(one, by, "shown", {"reason": ""})
    return one


@transaction.atomic
def forget_old(before: datetime) -> int:
    """Retention: of comments made before a moment it is no longer kept who sent them."""
    old = Comment.objects.known_sender().filter(made_at__lt=before)
    return old.update(sender="", email="")


@transaction.atomic
def forget_author(person: Person) -> None:
    """What somebody said stays public, but not who it was."""
    queries.comments_by(person).update(person=None, name="", salt="")


def _may_decide(one: Comment, by: Person) -> Comment:
    if not may_write(by, one.plan.municipality):
        raise PermissionDenied
    one = _locked_comment(one)
    if one.plan.status == Plan.Status.CLOSED:
        raise PlanClosed
    return one


def _locked(plan: Plan) -> Plan:
    rows = Plan.objects.select_for_update(of=("self",)).select_related("municipality")
    return rows.get(pk=plan.pk)


def _locked_comment(one: Comment) -> Comment:
    """Not its plan: an officer answers while others comment."""
    rows = Comment.objects.select_for_update(of=("self",))
    return rows.select_related("plan__municipality", "person", "action").get(pk=one.pk)


def _record(
    one: Comment, by: Person | None, verb: str, said: Statement, *, by_name: str = ""
) -> None:
    # What was said is there by its hash only: a hidden comment must not live on in the log.
    told = {"number": one.pk, **said}
    history.record(by, verb, one, municipality=one.plan.municipality, facts=told, by_name=by_name)
