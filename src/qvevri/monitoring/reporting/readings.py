"""Questions about the figures of objectives: whose turn it is, what waits, what was said."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.http import Http404
from django.utils import timezone

from qvevri.monitoring.reporting.models import Period, Reading, ReadingApproval, Report
from qvevri.monitoring.reporting.queries import in_force
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Indicator, Plan


@dataclass(frozen=True)
class ReadingTurn:
    """A figure of an objective that its owner should give for a period; `reading` if given."""

    indicator: Indicator
    period: Period
    reading: Reading | None

    @property
    def status(self) -> str:
        """The reading's state; "missing" when none was given."""
        return self.reading.status if self.reading else "missing"

    @property
    def is_theirs(self) -> bool:
        """Is it the owner's turn, and not an officer's or nobody's?"""
        return self.status in ("missing", Report.Status.RETURNED)

    def is_late(self, today: date) -> bool:
        """Is its day over, and still the owner's turn?"""
        return self.is_theirs and self.period.due < today


def readings_due(plan: Plan) -> list[ReadingTurn]:
    """The figures of a plan's objectives for its begun and unlocked periods, the latest period
    first. Three queries."""
    rows = _objective_indicators().filter(plan=plan)
    return _reading_turns(rows, Period.objects.filter(plan=plan))


def readings_due_of(
    person: Person, municipality: Municipality, *, everybody: bool = False
) -> list[ReadingTurn]:
    """As `readings_due`, of all plans in force: this person's own, or (for an officer) all."""
    rows = _objective_indicators().filter(plan__in=in_force(municipality))
    rows = rows if everybody else rows.filter(owner=person)
    return _reading_turns(rows, Period.objects.of(municipality))


def _objective_indicators() -> QuerySet[Indicator]:
    rows = Indicator.objects.promised().exclude(objective=None).order_by("plan_id", "place")
    return rows.select_related("plan__municipality", "objective", "owner")


def _reading_turns(indicators: QuerySet[Indicator], periods: QuerySet[Period]) -> list[ReadingTurn]:
    rows = list(indicators)
    if not rows:
        return []
    begun = periods.filter(starts__lte=timezone.localdate()).exclude(status=Period.Status.LOCKED)
    begun = begun.filter(starts__lte=F("plan__finishes"))
    open_ones = list(begun.order_by("-number"))
    told = Reading.objects.filter(indicator__in=rows, period__in=open_ones)
    known = {(one.indicator_id, one.period_id): one for one in told}
    return [
        ReadingTurn(row, period, known.get((row.pk, period.pk)))
        for period in open_ones
        for row in rows
        if row.plan_id == period.plan_id
    ]


def tells_any(person: Person, municipality: Municipality) -> bool:
    """Is an indicator of an objective of a plan in force in this person's hands?"""
    rows = _objective_indicators().filter(plan__in=in_force(municipality))
    return rows.filter(owner=person).exists()


def indicator_in(municipality: Municipality, pk: int) -> Indicator:
    """An objective's indicator of a plan of this municipality, or Http404."""
    row = _objective_indicators().filter(plan__municipality=municipality, pk=pk).first()
    if row is None:
        raise Http404
    return row


def reading_of(indicator: Indicator, period: Period) -> Reading | None:
    """What was said of an indicator for a period."""
    rows = Reading.objects.filter(indicator=indicator, period=period)
    return rows.select_related("written_by").first()


def reading_before(indicator: Indicator, period: Period) -> Reading | None:
    """The latest approved figure of an earlier period."""
    rows = Reading.objects.approved().filter(indicator=indicator, period__number__lt=period.number)
    return rows.order_by("-period__number").first()


def reading_in(municipality: Municipality, pk: int) -> Reading:
    """A reading of a plan of this municipality, or Http404."""
    rows = Reading.objects.of(municipality).select_related(
        "indicator__plan__municipality", "indicator__objective", "period__plan", "written_by"
    )
    reading = rows.filter(pk=pk).first()
    if reading is None:
        raise Http404
    return reading


def readings_waiting(municipality: Municipality) -> list[Reading]:
    """Figures of objectives that wait for an officer, the oldest first."""
    rows = Reading.objects.of(municipality).submitted().order_by("submitted_at")
    return list(rows.select_related("indicator", "period", "written_by"))


def readings_by(person: Person) -> list[Reading]:
    """Every figure of an objective that this person gave last."""
    rows = Reading.objects.filter(written_by=person).select_related("indicator", "period")
    return list(rows.order_by("pk"))


def approvals_of(person: Person) -> list[ReadingApproval]:
    """Every approval of a figure that this person gave."""
    rows = ReadingApproval.objects.filter(written_by=person)
    return list(rows.select_related("reading__indicator", "reading__period").order_by("pk"))
