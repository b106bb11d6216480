"""Questions about a plan that is being written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from django.db.models import Q
from django.http import Http404

from qvevri.core.languages import CODES
from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality
from qvevri.plan.drafting.queries import plans_with_proposed_chapters, proposed_chapters
from qvevri.plan.editing.models import Proposal
from qvevri.plan.editing.parts import Part, Said, found, parts_of
from qvevri.plan.programme import content as said
from qvevri.plan.programme.actions import all_with_known_partners, with_known_partners
from qvevri.plan.programme.checking import Found, problems
from qvevri.plan.programme.content import Content, from_json
from qvevri.plan.programme.contents import content_of_edition, whole_of
from qvevri.plan.programme.models import Action, Edition, Indicator, Plan


@dataclass(frozen=True)
class Work:
    """A plan as it is being written: itself, or the draft amendment of an adopted one."""

    plan: Plan
    content: Content
    proposal: Proposal | None = None
    in_force: Content | None = None
    """What was adopted or amended last, as it stands; None before the plan was adopted."""

    @property
    def is_closed(self) -> bool:
        """Does nothing change any more?"""
        return self.plan.status == Plan.Status.CLOSED

    @property
    def is_adopted(self) -> bool:
        """Is what is written here a proposal only?"""
        return self.plan.status == Plan.Status.ADOPTED

    @property
    def is_changed(self) -> bool:
        """Does a draft amendment wait, or chapters that were written since the last decision?"""
        return self.is_adopted and self.content != self.in_force

    @property
    def languages(self) -> tuple[str, ...]:
        """Those in which the plan should be written."""
        return tuple(self.plan.municipality.languages) or CODES

    def said(self, part: Part) -> Said | None:
        """What stands at a part."""
        return found(self.content, part)

    def problems(self) -> list[Found]:
        """What should be looked at before the plan is decided."""
        return problems(self.content, self.languages)

    def codes_in_force(self) -> set[str]:
        """Codes that were adopted and stay."""
        if self.in_force is None:
            return set()
        return {part.code for part, _said in parts_of(self.in_force)}


def plans_of(municipality: Municipality) -> list[Plan]:
    """All plans of a municipality, drafts too, the latest first."""
    plans = Plan.objects.of(municipality).select_related("municipality")
    return list(plans.order_by("-starts", "-pk"))


def plan_in(municipality: Municipality, pk: int) -> Plan:
    """A plan of this municipality in any state, with all it says, or Http404. One query."""
    rows = Plan.objects.of(municipality).select_related("municipality", "whole")
    plan = rows.filter(pk=pk).first()
    if plan is None:
        raise Http404
    return plan


def digest_of(proposal: Proposal) -> str:
    """What the log holds of a draft amendment: SHA-256 of its content."""
    return sha256(proposal.content.encode()).hexdigest()


def work_on(plan: Plan) -> Work:
    """What is being written of a plan. At most four queries if the plan brings `whole` along."""
    now = whole_of(plan)
    if plan.status in (Plan.Status.DRAFT, Plan.Status.CONSULTATION):
        return Work(plan, with_known_partners(now, plan.municipality))
    if plan.status == Plan.Status.CLOSED:
        now = with_known_partners(now, plan.municipality)
        return Work(plan, now, in_force=now)
    proposal = proposal_of(plan)
    wanted = now if proposal is None else from_json(proposal.content)
    now, wanted = all_with_known_partners([now, wanted], plan.municipality)
    # What writers made of the chapters since is proposed with the rest.
    chapters = proposed_chapters(plan, now.chapters)
    return Work(plan, replace(wanted, chapters=chapters), proposal, now)


def proposal_of(plan: Plan) -> Proposal | None:
    """The draft amendment of a plan, with the edition it was begun from and who wrote it."""
    rows = Proposal.objects.select_related("edition", "begun_by", "changed_by")
    return rows.defer("edition__content").filter(plan=plan).first()


def last_edition(plan: Plan) -> Edition | None:
    """The decision that holds."""
    return plan.editions.defer("content").order_by("-number").first()


def is_outdated(proposal: Proposal) -> bool:
    """Was the plan amended after the draft was begun?"""
    last = last_edition(proposal.plan)
    return last is not None and last.pk != proposal.edition_id


def base_of(proposal: Proposal) -> Content:
    """The plan from which a draft amendment was begun, without organisations that are gone."""
    base = content_of_edition(proposal.edition)
    return with_known_partners(base, proposal.plan.municipality)


@dataclass(frozen=True)
class Waiting:
    """A plan of which an amendment waits for its decision, and when it was last changed."""

    plan: Plan
    since: datetime


def waiting_amendments(municipality: Municipality) -> list[Waiting]:
    """The draft amendments nobody decided yet, the oldest first; also such of chapters alone.

    Two queries, one more where only chapters were changed.
    """
    rows = Proposal.objects.of(municipality).select_related("plan")
    found = {one.plan_id: Waiting(one.plan, one.changed_at) for one in rows}
    chapters = plans_with_proposed_chapters(municipality)
    rest = [pk for pk in chapters if pk not in found]
    for plan in Plan.objects.filter(pk__in=rest) if rest else ():
        found[plan.pk] = Waiting(plan, chapters[plan.pk])
    latest = (
        replace(one, since=max(one.since, chapters.get(pk, one.since))) for pk, one in found.items()
    )
    return sorted(latest, key=lambda one: one.since)


def action_in(plan: Plan, code: str) -> Action | None:
    """The row of an action, with who answers for it; None while it is only proposed."""
    rows = plan.actions.select_related("plan__municipality", "responsible", "deputy")
    return rows.filter(code=code, is_dropped=False).first()


def indicator_in(plan: Plan, code: str) -> Indicator | None:
    """The row of an indicator, with its owner; None while it is only proposed."""
    rows = plan.indicators.select_related("plan__municipality", "owner")
    return rows.filter(code=code, is_dropped=False).first()


def codes_without_owner(plan: Plan) -> set[str]:
    """Codes of the actions for which nobody answers, or somebody whose account is closed."""
    nobody = Q(responsible=None) | Q(responsible__is_active=False)
    rows = plan.actions.promised().filter(nobody)
    return set(rows.values_list("code", flat=True))


def dropped_codes(plan: Plan) -> set[str]:
    """Codes of what an amendment dropped: their rows keep what was reported of them."""
    dropped: Iterable[str] = (
        *plan.objectives.filter(is_dropped=True).values_list("code", flat=True),
        *plan.actions.filter(is_dropped=True).values_list("code", flat=True),
        *plan.indicators.filter(is_dropped=True).values_list("code", flat=True),
    )
    return set(dropped)


def organisations_by_name(municipality: Municipality) -> dict[str, Organisation]:
    """The public organisations by their names in every language, letters folded. One query."""
    rows = Organisation.objects.of(municipality).public().order_by("-pk")
    return {name.casefold(): one for one in rows for name in one.names().values() if name}


def organisation_names(municipality: Municipality) -> list[str]:
    """The names of the public organisations in the reader's language, sorted. One query."""
    rows = Organisation.objects.of(municipality).public()
    return sorted({str(one) for one in rows})


def indicators_of(content: Content, code: str) -> tuple[said.Indicator, ...]:
    """The indicators of an action."""
    return next((one.indicators for one in content.actions if one.code == code), ())
