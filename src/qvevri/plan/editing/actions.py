"""Writing a plan part by part; what is written of an adopted one is proposed until decided."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from qvevri.history import actions as history
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.drafting.actions import writing
from qvevri.plan.drafting.queries import unanswered
from qvevri.plan.editing import queries
from qvevri.plan.editing.merging import Clash, laid_on
from qvevri.plan.editing.models import Proposal
from qvevri.plan.editing.parts import Kind, Part, Said, digest, found, put, stepped, without
from qvevri.plan.editing.queries import Work, digest_of
from qvevri.plan.editing.refusals import (
    ChangedMeanwhile,
    CodeStays,
    CommentsUnanswered,
    NoProposal,
    NotThere,
    ObjectiveNotEmpty,
    ProposalOutdated,
)
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.actions import Decision
from qvevri.plan.programme.checking import moved_past
from qvevri.plan.programme.content import Content, to_json
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Action, Edition, Indicator, Objective, Plan
from qvevri.plan.programme.permissions import may_decide, may_write
from qvevri.plan.programme.refusals import CodeTaken, PlanClosed, TargetPast

ROWS: Mapping[Kind, type[Objective | Action | Indicator]] = {
    Kind.OBJECTIVE: Objective,
    Kind.ACTION: Action,
    Kind.INDICATOR: Indicator,
}


@dataclass(frozen=True)
class Written:
    """What somebody wants a part to say, and the digest of what it said when they read it."""

    said: Said
    read_as: str = ""


@transaction.atomic
def begin(content: Content, *, municipality: Municipality, by: Person) -> Plan:
    """See `programme.begin`; a draft begun a second time with the same words is the first one.

    Raises PermissionDenied.
    """
    if not may_write(by, municipality):
        raise PermissionDenied
    # The municipality's row is the lock: a button pressed twice begins one plan.
    municipality = Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    for plan in Plan.objects.of(municipality).filter(status=Plan.Status.DRAFT):
        if content_of(plan) == content:
            return plan
    return programme.begin(content, municipality=municipality, by=by)


@transaction.atomic
def write(plan: Plan, part: Part, written: Written, *, by: Person) -> None:
    """The part says this from now on; in the draft amendment if the plan is adopted.

    The same again changes nothing. Raises PermissionDenied, PlanClosed, ChangedMeanwhile,
    CodeTaken, CodeStays, NotThere, TargetPast.
    """
    work = _locked(plan, by)
    said, code = written.said, getattr(written.said, "code", part.code)
    now = found(work.content, Part(part.kind, code) if not part.code else part)
    if now == said:
        return
    if not part.code and now is not None and part.kind is not Kind.HEAD:
        raise CodeTaken(code)
    if digest(now) != written.read_as:
        raise ChangedMeanwhile(now)
    if code != part.code and part.kind in ROWS:
        _must_be_free(work, part, code)
    content = put(work.content, part, said)
    if found(content, Part(part.kind, code)) != said:
        raise NotThere
    if work.in_force is not None and part.kind is Kind.INDICATOR:
        _must_keep_past_targets(work.in_force, content, code)
    if code != part.code and part.code and not work.is_adopted:
        programme.recode(work.plan, ROWS[part.kind], part.code, code, by=by)
    _keep(work, content, by)


@transaction.atomic
def remove(plan: Plan, part: Part, *, by: Person) -> None:
    """An objective, an action or an indicator is not in the plan any more. Gone before: nothing.

    Raises PermissionDenied, PlanClosed, ObjectiveNotEmpty.
    """
    work = _locked(plan, by)
    for one in work.content.objectives:
        if part == Part(Kind.OBJECTIVE, one.code) and (one.actions or one.indicators):
            raise ObjectiveNotEmpty
    if found(work.content, part) is not None:
        _keep(work, without(work.content, part), by)


@transaction.atomic
def step(plan: Plan, part: Part, by_places: int, *, by: Person) -> None:
    """An objective, or an action within its objective, stands one place up or down.

    Raises PermissionDenied, PlanClosed.
    """
    work = _locked(plan, by)
    _keep(work, stepped(work.content, part, by_places), by)


@transaction.atomic
def adopt(plan: Plan, decision: Decision, *, knowingly: bool, by: Person) -> Edition:
    """See `programme.adopt`; comments that nobody answered are passed over only knowingly.

    Raises CommentsUnanswered and what `programme.adopt` does.
    """
    open_ones = len(unanswered(plan)) if plan.status != Plan.Status.ADOPTED else 0
    if open_ones and not knowingly:
        raise CommentsUnanswered(open_ones)
    return programme.adopt(plan, decision, by=by)


@transaction.atomic
def decide(plan: Plan, decision: Decision, reason: str, *, by: Person) -> Edition:
    """The draft amendment is the plan from now on, and there is no draft any more.

    Raises NoProposal, ProposalOutdated and what `programme.amend` does.
    """
    work = _locked(plan, by)
    if not may_decide(by, plan.municipality):
        raise PermissionDenied
    if work.is_adopted and not work.is_changed:
        return _decided_before(work, decision)
    if work.proposal is not None and queries.is_outdated(work.proposal):
        raise ProposalOutdated
    edition = programme.amend(work.plan, work.content, decision, reason, by=by)
    if work.proposal is not None:
        work.proposal.delete()
    return edition


@transaction.atomic
def discard(plan: Plan, *, by: Person) -> None:
    """The draft amendment is gone, and chapters say again what is in force; the plan stays as it
    was. Gone before: nothing happens.

    Raises PermissionDenied, PlanClosed.
    """
    work = _locked(plan, by)
    if not work.is_adopted:
        return
    chapters = writing.discard_proposed(work.plan, by=by)
    if work.proposal is not None:
        work.proposal.delete()
    if work.proposal is not None or chapters:
        history.record(by, "discarded", work.plan, municipality=work.plan.municipality)


@transaction.atomic
def renew(plan: Plan, *, by: Person) -> tuple[Clash, ...]:
    """The draft amendment's changes are laid on the plan as it was amended meanwhile.

    Gives the parts that both changed: there the draft's own words stay. Up to date: nothing
    happens. Raises PermissionDenied, PlanClosed, NoProposal.
    """
    work = _locked(plan, by)
    proposal, last = work.proposal, queries.last_edition(work.plan)
    if proposal is None or work.in_force is None or last is None:
        raise NoProposal
    if not queries.is_outdated(proposal):
        return ()
    laid = laid_on(queries.base_of(proposal), work.content, work.in_force)
    proposal.content, proposal.edition, proposal.changed_by = to_json(laid.content), last, by
    proposal.save()
    _tell_log(by, "renewed", proposal)
    return laid.clashes


def _decided_before(work: Work, decision: Decision) -> Edition:
    """The last edition if it has this very decision: a button pressed twice."""
    last = queries.last_edition(work.plan)
    if last is None or (last.decision, last.decided_on) != (decision.number, decision.on):
        raise NoProposal
    return last


def _locked(plan: Plan, by: Person) -> Work:
    if not may_write(by, plan.municipality):
        raise PermissionDenied
    # The plan's row is the lock: two who write at once come one after the other.
    rows = Plan.objects.select_for_update(of=("self",)).select_related("municipality")
    work = queries.work_on(rows.get(pk=plan.pk))
    if work.is_closed:
        raise PlanClosed
    return work


def _must_keep_past_targets(before: Content, after: Content, code: str) -> None:
    moved = moved_past(before, after, timezone.localdate())
    if code in moved:
        raise TargetPast([code])


def _must_be_free(work: Work, part: Part, code: str) -> None:
    if part.code and part.code in work.codes_in_force():
        raise CodeStays(part.code)
    if found(work.content, Part(part.kind, code)) is not None:
        raise CodeTaken(code)
    if code in queries.dropped_codes(work.plan) and code not in work.codes_in_force():
        raise CodeTaken(code)


def _keep(work: Work, content: Content, by: Person) -> None:
    if content == work.content:
        return
    if not work.is_adopted:
        programme.write(work.plan, content, by=by)
        return
    proposal = work.proposal
    if work.in_force is not None and content == replace(work.in_force, chapters=content.chapters):
        _take_back(work, by)
        return
    if proposal is None:
        last = queries.last_edition(work.plan)
        assert last is not None
        proposal = Proposal(plan=work.plan, edition=last, begun_by=by)
    proposal.content, proposal.changed_by = to_json(content), by
    proposal.save()
    _tell_log(by, "proposed", proposal)


def _take_back(work: Work, by: Person) -> None:
    """What was changed is as it is in force again: nothing waits to be decided."""
    if work.proposal is not None:
        work.proposal.delete()
        history.record(by, "discarded", work.plan, municipality=work.plan.municipality)


def _tell_log(by: Person, verb: str, proposal: Proposal) -> None:
    # Nothing of it is decided yet: the log holds its hash, and of the decision all.
    plan, facts = proposal.plan, {"digest": digest_of(proposal)}
    history.record(by, verb, plan, municipality=plan.municipality, facts=facts)
