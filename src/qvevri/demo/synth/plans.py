"""Writing invented plans: begun, adopted, reported, amended and judged by the house's own rules."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from qvevri.demo.synth.chance import dice
from qvevri.demo.synth.keeping import keep_word
from qvevri.demo.synth.promises import Size, promised, words
from qvevri.demo.synth.sellers import Market
from qvevri.monitoring.reporting import actions as reporting
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import Period
from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.content import Content, Indicator, Target
from qvevri.plan.programme.contents import content_of, text_of
from qvevri.plan.programme.models import Plan

OWNERS = 6
# So many actions get a lower target when the plan is amended.
MOVED = 10
LOCKED_AFTER = timedelta(days=180)


@dataclass(frozen=True)
class Written:
    """One plan as it was written."""

    plan: Plan
    reports: int


@transaction.atomic
def write_plan(market: Market, number: int, size: Size, seed: int) -> Written:
    """The plan of this number in a municipality, with all that became of it until today."""
    today, municipality = timezone.localdate(), market.municipality
    places = [text_of(settlement.name) for settlement in market.settlements]
    content = promised(seed, number, size, places, today)
    head = _person(municipality, "head", Role.Kind.ADMINISTRATOR)
    plan = programme.begin(content, municipality=municipality, by=head, is_illustrative=True)
    programme.adopt(plan, programme.Decision(words()["decision"], content.starts), by=head)
    plan.refresh_from_db()
    _give_to_owners(plan)
    periods = _periods(plan, head, today)
    reports = keep_word(plan, seed, number, _person(municipality, "officer", Role.Kind.OFFICER))
    _amend(plan, content.starts, head)
    # Judges everything anew, as the end of each deed does.
    chosen = dice(seed, "overruled", number).choice(list(plan.actions.order_by("place")))
    reporting.overrule(chosen, periods[-1], Light.AT_RISK, words()["override"], by=head)
    return Written(plan, reports)


def _person(municipality: Municipality, name: str, kind: Role.Kind | None = None) -> Person:
    """Somebody invented, who cannot sign in: the address leads nowhere."""
    email = f"synth-{name}@{municipality.slug}.example"
    person = Person.objects.filter(email=email).first() or Person.objects.create_person(
        email=email, name=name, language="ka"
    )
    if kind:
        Role.objects.get_or_create(person=person, municipality=municipality, kind=kind)
    return person


def _give_to_owners(plan: Plan) -> None:
    owners = [_person(plan.municipality, f"owner{number}") for number in range(OWNERS)]
    for place in range(20):
        # One in twenty has no owner, one in four no deputy, as it happens.
        some = plan.actions.annotate(turn=F("place") % 20).filter(turn=place)
        some.update(
            responsible=owners[place % OWNERS] if place else None,
            deputy=owners[(place + 1) % OWNERS] if place % 4 else None,
        )


def _periods(plan: Plan, head: Person, today: date) -> list[Period]:
    periods = reporting.begin_periods(plan, by=head)
    for period in periods:
        if period.finishes < today - LOCKED_AFTER:
            reporting.set_period(period, Period.Status.LOCKED, by=head)
    return [period for period in periods if period.starts <= today]


def _amend(plan: Plan, starts: date, head: Person) -> None:
    decision = programme.Decision(words()["amendment"], starts + timedelta(days=400))
    today = timezone.localdate()
    if decision.on <= today:
        changed = _lowered(content_of(plan), today)
        programme.amend(plan, changed, decision, words()["reason"], by=head)


def _lowered(content: Content, today: date) -> Content:
    """The target ahead of some actions' first indicator lies a tenth nearer to where it began."""
    ahead = [one.code for one in content.actions if one.indicators[0].targets[-1].due > today]
    codes = set(ahead[:MOVED])
    objectives = [
        replace(
            objective,
            actions=tuple(
                replace(one, indicators=(_nearer(one.indicators[0]), *one.indicators[1:]))
                if one.code in codes
                else one
                for one in objective.actions
            ),
        )
        for objective in content.objectives
    ]
    return replace(content, objectives=tuple(objectives))


def _nearer(one: Indicator) -> Indicator:
    last, begun = one.targets[-1], one.baseline or Decimal(0)
    nearer = begun + (last.value - begun) * 9 // 10
    return replace(one, targets=(*one.targets[:-1], Target(last.due, nearer)))
