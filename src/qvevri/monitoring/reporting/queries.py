"""Questions about reports: whose turn it is, what waits, what was said last."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from qvevri.monitoring.reporting.models import Period, Report
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Action, Plan


@dataclass(frozen=True)
class Turn:
    """A report that somebody should write: of an action, for a period; `report` if begun."""

    action: Action
    period: Period
    report: Report | None

    @property
    def status(self) -> str:
        """The report's state; "missing" when none was begun."""
        return self.report.status if self.report else "missing"

    @property
    def is_theirs(self) -> bool:
        """Is it the owner's turn, and not an officer's or nobody's?"""
        return self.status in ("missing", Report.Status.DRAFT, Report.Status.RETURNED)

    def is_late(self, today: date) -> bool:
        """Is its day over, and still the owner's turn?"""
        return self.is_theirs and self.period.due < today


def turns_of(person: Person, municipality: Municipality, *, everybody: bool = False) -> list[Turn]:
    """The reports of the begun and unlocked periods of plans in force: this person's own, or (for
    an officer) all. The latest period first. Three queries."""
    actions = Action.objects.promised().filter(plan__in=_in_force(municipality))
    if not everybody:
        actions = actions.filter(Q(responsible=person) | Q(deputy=person))
    return _turns(actions, Period.objects.of(municipality))


def turns_in(plan: Plan) -> list[Turn]:
    """The reports of all actions of a plan for its begun and unlocked periods. Three queries."""
    return _turns(Action.objects.promised().filter(plan=plan), Period.objects.filter(plan=plan))


def _turns(actions: QuerySet[Action], periods: QuerySet[Period]) -> list[Turn]:
    today = timezone.localdate()
    people = actions.select_related("plan__municipality", "responsible", "deputy")
    mine = list(people.order_by("plan_id", "place"))
    begun = periods.filter(starts__lte=today).exclude(status=Period.Status.LOCKED)
    open_ones = list(begun.order_by("-number"))
    reports = Report.objects.filter(period__in=open_ones, action__in=mine)
    known = {(one.action_id, one.period_id): one for one in reports}
    return [
        Turn(action, period, known.get((action.pk, period.pk)))
        for period in open_ones
        for action in mine
        if action.plan_id == period.plan_id and runs_in(action, period)
    ]


def _in_force(municipality: Municipality) -> list[int]:
    return list(Plan.objects.of(municipality).in_force().values_list("pk", flat=True))


def runs_in(action: Action, period: Period) -> bool:
    """Has the action a day in the period?"""
    begins = action.starts is None or action.starts <= period.finishes
    return begins and (action.finishes is None or action.finishes >= period.starts)


def action_in(municipality: Municipality, pk: int) -> Action:
    """An action of a plan of this municipality, or Http404."""
    rows = Action.objects.promised().filter(plan__municipality=municipality, pk=pk)
    action = rows.select_related("plan__municipality", "objective").first()
    if action is None:
        raise Http404
    return action


def period_of(action: Action, number: int) -> Period:
    """A period of the action's plan, or Http404."""
    period = Period.objects.filter(plan=action.plan_id, number=number).first()
    if period is None:
        raise Http404
    return period


def report_of(action: Action, period: Period) -> Report | None:
    """The report of an action for a period, with all it says."""
    rows = Report.objects.filter(action=action, period=period).select_related("written_by")
    return rows.prefetch_related("values", "reached", "spending").first()


def last_before(action: Action, period: Period) -> Report | None:
    """The latest approved report of an earlier period."""
    rows = Report.objects.approved().filter(action=action, period__number__lt=period.number)
    return rows.order_by("-period__number").prefetch_related("values").first()


def waiting(municipality: Municipality) -> list[Report]:
    """Reports that wait for an officer, the oldest first."""
    rows = Report.objects.of(municipality).submitted().order_by("submitted_at")
    return list(rows.select_related("action", "period", "written_by"))


def report_in(municipality: Municipality, pk: int) -> Report:
    """A report handed in at this municipality, or Http404."""
    rows = Report.objects.of(municipality).exclude(submitted_at=None)
    report = (
        rows.select_related("action__plan", "action__objective", "period__plan", "written_by")
        .prefetch_related("values__indicator__targets", "spending", "reached__milestone")
        .filter(pk=pk)
        .first()
    )
    if report is None:
        raise Http404
    return report


def answers_for_any(person: Person, municipality: Municipality) -> bool:
    """Is an action of a plan in force in this person's hands?"""
    rows = Action.objects.promised().filter(plan__in=_in_force(municipality))
    return rows.filter(Q(responsible=person) | Q(deputy=person)).exists()


def written_by(person: Person) -> list[Report]:
    """Every report that this person wrote last."""
    rows = Report.objects.filter(written_by=person).select_related("action", "period")
    return list(rows.order_by("pk"))
