"""Questions about plans."""

from datetime import date
from itertools import chain

from django.http import Http404

from qvevri.places.models import Municipality
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.contents import content_of, content_of_edition
from qvevri.plan.programme.models import Action, Edition, Indicator, Plan


def current_plan(municipality: Municipality, *, with_drafts: bool = False) -> Plan | None:
    """The plan to show first: the latest adopted one, else the latest in consultation."""
    plans = Plan.objects.of(municipality)
    for found in (plans.in_force(), plans.public(), plans if with_drafts else plans.none()):
        newest = found.order_by("-starts", "-pk").first()
        if newest is not None:
            return newest
    return None


def public_plan(municipality: Municipality, pk: int) -> Plan:
    """A plan that everybody may read, or Http404."""
    plan = Plan.objects.of(municipality).public().filter(pk=pk).first()
    if plan is None:
        raise Http404
    return plan


def who_answers() -> set[int]:
    """Numbers of all people who answer for an action, or stand in, or for an indicator."""
    actions = Action.objects.values_list("responsible", "deputy")
    owners = Indicator.objects.values_list("owner", flat=True)
    return {pk for pk in chain(chain.from_iterable(actions), owners) if pk is not None}


def editions_of(plan: Plan) -> list[Edition]:
    """All editions, the baseline first."""
    return list(plan.editions.order_by("number"))


def edition_on(plan: Plan, day: date) -> Edition | None:
    """The edition that held on a day; None before the plan was adopted."""
    return plan.editions.filter(decided_on__lte=day).order_by("-number").first()


def as_of(plan: Plan, day: date) -> Content | None:
    """The plan as it had been decided by a day; None before it was adopted."""
    edition = edition_on(plan, day)
    return content_of_edition(edition) if edition else None


def as_adopted(plan: Plan) -> Content:
    """The baseline; of a plan not adopted yet, the draft as it stands."""
    first = plan.editions.filter(number=0).first()
    return content_of_edition(first) if first else content_of(plan)


def as_now(plan: Plan) -> Content:
    """The plan as it stands, amendments included."""
    return content_of(plan)
