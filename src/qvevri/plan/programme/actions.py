"""A plan's life: written, opened to comments, adopted, amended, closed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from i18nfield.strings import LazyI18nString

from qvevri.core.languages import current
from qvevri.core.text import clean, clean_line
from qvevri.history import actions as history
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import content as said
from qvevri.plan.programme import registry
from qvevri.plan.programme.checking import moved_past, problems
from qvevri.plan.programme.comparing import changes
from qvevri.plan.programme.content import Content, from_json, to_json
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Action, Edition, Indicator, Objective, Plan, Whole
from qvevri.plan.programme.permissions import may_decide, may_entrust, may_write
from qvevri.plan.programme.refusals import (
    CodeTaken,
    DecisionUnnamed,
    NothingChanged,
    PersonLeft,
    PlanAdopted,
    PlanClosed,
    PlanNotAdopted,
    PlanUnsound,
    ReasonMissing,
    TargetPast,
)
from qvevri.plan.programme.statements import of_owners, plainly, statement_of
from qvevri.plan.programme.writing import keep_whole, lay_down

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
    content = with_known_partners(content, plan.municipality)
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
    # Its chapters were written one by one; from now on they change with the whole plan only.
    keep_whole(plan, content)
    _become(plan, Plan.Status.ADOPTED, "adopted", by, decision)
    return _edition(plan, content, 0, decision, "", by)


@transaction.atomic
def amend(plan: Plan, content: Content, decision: Decision, reason: str, *, by: Person) -> Edition:
    """The plan says something else from now on, by a decision and for a public reason.

    Raises PermissionDenied, PlanNotAdopted, PlanClosed, DecisionUnnamed, ReasonMissing,
    NothingChanged, TargetPast, PlanUnsound.
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
    content = with_known_partners(content, plan.municipality)
    if content == with_known_partners(from_json(last.content), plan.municipality):
        raise NothingChanged
    moved = moved_past(from_json(last.content), content, timezone.localdate())
    if moved:
        raise TargetPast(moved)
    _must_be_sound(content)
    lay_down(plan, content)
    history.record(
        by,
        "amended",
        plan,
        municipality=plan.municipality,
        facts={
            "decision": decision.number,
            "number": last.number + 1,
            "on": decision.on.isoformat(),
            "reason": reason,
            "changes": plainly(changes(from_json(last.content), content)),
        },
    )
    edition = _edition(plan, content, last.number + 1, decision, reason, by)
    registry.tell(plan)
    return edition


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


@transaction.atomic
def recode(
    plan: Plan, kind: type[Objective | Action | Indicator], was: str, code: str, *, by: Person
) -> None:
    """A thing of a draft has another code from now on and keeps all that hangs on its row.

    Raises PermissionDenied, PlanAdopted, PlanClosed, CodeTaken.
    """
    plan = _locked(plan, may_write(by, plan.municipality))
    if plan.status == Plan.Status.CLOSED:
        raise PlanClosed
    if plan.status not in OPEN:
        raise PlanAdopted
    rows = kind._default_manager.filter(plan=plan)
    if rows.filter(code=code).exists():
        raise CodeTaken(code)
    rows.filter(code=was).update(code=code)
    Whole.objects.filter(plan=plan).delete()


@transaction.atomic
def entrust(
    action: Action, *, responsible: Person | None, deputy: Person | None, by: Person
) -> None:
    """These two answer for the action from now on; no amendment is needed. The same: nothing.

    Raises PermissionDenied, PlanClosed, PersonLeft.
    """
    plan = _locked(action.plan, may_entrust(by, action.plan.municipality))
    _must_be_here(plan, responsible, deputy)
    if (action.responsible, action.deputy) == (responsible, deputy):
        return
    action.responsible, action.deputy = responsible, deputy
    action.save(update_fields=["responsible", "deputy"])
    history.record(by, "entrusted", plan, municipality=plan.municipality, facts=of_owners(action))


@transaction.atomic
def entrust_indicator(indicator: Indicator, owner: Person | None, *, by: Person) -> None:
    """This person answers for the indicator from now on. The same: nothing.

    Raises PermissionDenied, PlanClosed, PersonLeft.
    """
    plan = _locked(indicator.plan, may_entrust(by, indicator.plan.municipality))
    _must_be_here(plan, owner)
    if indicator.owner == owner:
        return
    indicator.owner = owner
    indicator.save(update_fields=["owner"])
    history.record(
        by, "entrusted", plan, municipality=plan.municipality, facts=of_owners(indicator)
    )


def with_known_partners(content: Content, municipality: Municipality) -> Content:
    """The plan in which a partner whose organisation is no longer there keeps its name alone."""
    [known] = all_with_known_partners([content], municipality)
    return known


def all_with_known_partners(
    contents: Sequence[Content], municipality: Municipality
) -> list[Content]:
    """The same of several states of a plan: one query, none where no organisation is named."""
    named = {
        one.organisation
        for content in contents
        for action in content.actions
        for one in action.partners
    } - {None}
    if not named:
        return list(contents)
    there = set(
        Organisation.objects.of(municipality).filter(pk__in=named).values_list("pk", flat=True)
    )
    return list(contents) if named <= there else [_known(one, there) for one in contents]


def _known(content: Content, there: Collection[int]) -> Content:
    objectives = [
        replace(one, actions=tuple(_with_known(action, there) for action in one.actions))
        for one in content.objectives
    ]
    return replace(content, objectives=tuple(objectives))


def _with_known(action: said.Action, there: Collection[int]) -> said.Action:
    partners = [
        one if one.organisation in there else replace(one, organisation=None)
        for one in action.partners
    ]
    return replace(action, partners=tuple(partners))


def _must_be_here(plan: Plan, *people: Person | None) -> None:
    if plan.status == Plan.Status.CLOSED:
        raise PlanClosed
    if any(person is not None and not person.is_active for person in people):
        raise PersonLeft


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
    facts: dict[str, object] = {}
    if decision is not None:
        facts = {"decision": decision.number, "on": decision.on.isoformat()}
        facts["illustrative"] = plan.is_illustrative
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
        language=current(),
        content=text,
        digest=digest,
        recorded_by=by,
    )
    # The log's chain holds the digest: an edition changed behind its back is seen.
    facts = {"plan": plan.pk, **statement_of(edition)}
    history.record(by, "recorded", edition, municipality=plan.municipality, facts=facts)
    return edition
