"""A plan's life: written, opened to comments, adopted, amended, closed."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from i18nfield.strings import LazyI18nString

from qvevri.core.text import clean, clean_line
from qvevri.history import actions as history
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.checking import problems
from qvevri.plan.programme.content import Content, from_json, to_json
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Edition, Plan
from qvevri.plan.programme.permissions import may_decide, may_write
from qvevri.plan.programme.refusals import (
    DecisionUnnamed,
    NothingChanged,
    PlanAdopted,
    PlanClosed,
    PlanNotAdopted,
    PlanUnsound,
    ReasonMissing,
)
from qvevri.plan.programme.writing import lay_down

OPEN = (Plan.Status.DRAFT, Plan.Status.CONSULTATION)


@dataclass(frozen=True)
class Decision:
    """What a council or partnership decided: its number as they write it, and its day."""

    number: str
    on: date


@transaction.atomic
def begin(
    content: Content, *, municipality: Municipality, by: Person, is_illustrative: bool = False
) -> Plan:
    """A new draft that says what the content says. Raises PermissionDenied."""
    if not may_write(by, municipality):
        raise PermissionDenied
    plan = Plan.objects.create(
        municipality=municipality,
        title=LazyI18nString(dict(content.title)),
        starts=content.starts,
        finishes=content.finishes,
        is_illustrative=is_illustrative,
    )
    lay_down(plan, content)
    history.record(by, "begun", plan, municipality=municipality)
    return plan


@transaction.atomic
def write(plan: Plan, content: Content, *, by: Person) -> Plan:
    """The draft says what the content says. The same again changes nothing.

    Raises PermissionDenied, PlanAdopted, PlanClosed.
    """
    plan = _locked(plan, may_write(by, plan.municipality))
    if plan.status == Plan.Status.CLOSED:
        raise PlanClosed
    if plan.status not in OPEN:
        raise PlanAdopted
    if content_of(plan) != content:
        lay_down(plan, content)
        history.record(by, "written", plan, municipality=plan.municipality)
    return plan


@transaction.atomic
def open_to_comments(plan: Plan, *, by: Person) -> Plan:
    """Everybody may read the draft. Raises PermissionDenied, PlanAdopted, PlanClosed."""
    plan = _locked(plan, may_write(by, plan.municipality))
    if plan.status == Plan.Status.CLOSED:
        raise PlanClosed
    if plan.status not in OPEN:
        raise PlanAdopted
    return _become(plan, Plan.Status.CONSULTATION, "opened", by)


@transaction.atomic
def adopt(plan: Plan, decision: Decision, *, by: Person) -> Edition:
    """The plan as it stands is frozen: its baseline. Adopted before by the same decision: that one.

    Raises PermissionDenied, PlanClosed, PlanAdopted, DecisionUnnamed, PlanUnsound.
    """
    plan = _locked(plan, may_decide(by, plan.municipality))
    decision = _named(decision)
    if plan.status == Plan.Status.CLOSED:
        raise PlanClosed
    if plan.status == Plan.Status.ADOPTED:
        first = plan.editions.get(number=0)
        if (first.decision, first.decided_on) == (decision.number, decision.on):
            return first
        raise PlanAdopted
    content = content_of(plan)
    _must_be_sound(content)
    _become(plan, Plan.Status.ADOPTED, "adopted", by, decision)
    return _edition(plan, content, 0, decision, "", by)


@transaction.atomic
def amend(plan: Plan, content: Content, decision: Decision, reason: str, *, by: Person) -> Edition:
    """The plan says something else from now on, by a decision and for a public reason.

    Raises PermissionDenied, PlanNotAdopted, PlanClosed, DecisionUnnamed, ReasonMissing,
    NothingChanged, PlanUnsound.
    """
    plan = _locked(plan, may_decide(by, plan.municipality))
    decision, reason = _named(decision), clean(reason)
    if plan.status == Plan.Status.CLOSED:
        raise PlanClosed
    if plan.status != Plan.Status.ADOPTED:
        raise PlanNotAdopted
    if not reason:
        raise ReasonMissing
    last = plan.editions.order_by("-number")[0]
    if content == from_json(last.content):
        raise NothingChanged
    _must_be_sound(content)
    lay_down(plan, content)
    history.record(
        by,
        "amended",
        plan,
        municipality=plan.municipality,
        facts={"decision": decision.number, "number": last.number + 1},
    )
    return _edition(plan, content, last.number + 1, decision, reason, by)


@transaction.atomic
def close(plan: Plan, *, by: Person) -> Plan:
    """The plan's time is over: nothing in it or about it changes any more.

    Raises PermissionDenied, PlanNotAdopted. Closed before: nothing happens.
    """
    plan = _locked(plan, may_decide(by, plan.municipality))
    if plan.status == Plan.Status.CLOSED:
        return plan
    if plan.status != Plan.Status.ADOPTED:
        raise PlanNotAdopted
    return _become(plan, Plan.Status.CLOSED, "closed", by)


def _locked(plan: Plan, may: bool) -> Plan:  # noqa: FBT001
    if not may:
        raise PermissionDenied
    rows = Plan.objects.select_for_update(of=("self",)).select_related("municipality")
    return rows.get(pk=plan.pk)


def _become(
    plan: Plan, status: Plan.Status, verb: str, by: Person, decision: Decision | None = None
) -> Plan:
    if plan.status == status:
        return plan
    plan.status = status
    plan.save(update_fields=["status", "changed_at"])
    facts = {"decision": decision.number, "on": decision.on.isoformat()} if decision else {}
    history.record(by, verb, plan, municipality=plan.municipality, facts=facts)
    return plan


def _named(decision: Decision) -> Decision:
    number = clean_line(decision.number)[:100]
    if not number or decision.on > timezone.localdate():
        raise DecisionUnnamed
    return Decision(number, decision.on)


def _must_be_sound(content: Content) -> None:
    blocking = [found for found in problems(content) if found.blocks]
    if blocking:
        raise PlanUnsound(blocking)


def _edition(
    plan: Plan, content: Content, number: int, decision: Decision, reason: str, by: Person
) -> Edition:
    text = to_json(content)
    digest = sha256(text.encode()).hexdigest()
    edition = Edition.objects.create(
        plan=plan,
        number=number,
        decision=decision.number,
        decided_on=decision.on,
        reason=reason,
        content=text,
        digest=digest,
        recorded_by=by,
    )
    # The log's chain holds the digest: an edition changed behind its back is seen.
    facts = {"number": number, "decision": decision.number, "digest": digest}
    history.record(by, "recorded", edition, municipality=plan.municipality, facts=facts)
    return edition
