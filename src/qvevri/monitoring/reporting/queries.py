"""Questions about reports: whose turn it is, what waits, what was said, what it adds up to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from qvevri.files import queries as files
from qvevri.files.models import Document, Photo
from qvevri.monitoring.reporting.models import (
    Approval,
    Period,
    Reading,
    Report,
    Spending,
    Value,
)
from qvevri.monitoring.reporting.parts import Group, rolled_parts
from qvevri.monitoring.reporting.radar import Stage, stage_of
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.content import Combine
from qvevri.plan.programme.models import Action, Indicator, Plan


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

    def people(self, today: date) -> list[Person]:
        """Whose turn it is: the owner's; the deputy's too when the report is very late, and alone
        when the owner left. Empty: nobody's, so an officer must find somebody."""
        owner, deputy = self.action.responsible, self.action.deputy
        there = [owner] if owner is not None and owner.is_active else []
        is_very_late = stage_of(self.period.due, today) is Stage.VERY_LATE
        if deputy is not None and deputy.is_active and (not there or is_very_late):
            there.append(deputy)
        return there


def turns_of(person: Person, municipality: Municipality, *, everybody: bool = False) -> list[Turn]:
    """The reports of the begun and unlocked periods of plans in force: this person's own, or (for
    an officer) all. The latest period first. Three queries."""
    actions = Action.objects.promised().filter(plan__in=in_force(municipality))
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
    # A plan that was made shorter has no reports to come for what lies outside.
    begun = begun.filter(starts__lte=F("plan__finishes"))
    open_ones = list(begun.order_by("-number"))
    reports = Report.objects.filter(period__in=open_ones, action__in=mine)
    known = {(one.action_id, one.period_id): one for one in reports}
    return [
        Turn(action, period, known.get((action.pk, period.pk)))
        for period in open_ones
        for action in mine
        if action.plan_id == period.plan_id and runs_in(action, period)
    ]


def in_force(municipality: Municipality) -> list[int]:
    """Numbers of the plans in force."""
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
    return period_in(action.plan_id, number)


def report_of(action: Action, period: Period) -> Report | None:
    """The report of an action for a period, with all it says."""
    rows = Report.objects.filter(action=action, period=period)
    rows = rows.select_related("written_by", "action", "period__plan")
    return rows.prefetch_related("values__indicator", "reached", "spending").first()


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


def any_report_in(municipality: Municipality, pk: int) -> Report:
    """A report at this municipality in whatever state, or Http404."""
    rows = Report.objects.of(municipality).filter(pk=pk)
    report = rows.select_related("action__plan__municipality", "period__plan__municipality").first()
    if report is None:
        raise Http404
    return report


def answers_for_any(person: Person, municipality: Municipality) -> bool:
    """Is an action of a plan in force in this person's hands?"""
    rows = Action.objects.promised().filter(plan__in=in_force(municipality))
    return rows.filter(Q(responsible=person) | Q(deputy=person)).exists()


def period_in(plan: int, number: int) -> Period:
    """A period of a plan, or Http404."""
    period = Period.objects.filter(plan=plan, number=number).select_related("plan").first()
    if period is None:
        raise Http404
    return period


def written_by(person: Person) -> list[Report]:
    """Every report that this person wrote last."""
    rows = Report.objects.filter(written_by=person).select_related("action", "period")
    return list(rows.order_by("pk"))


@dataclass(frozen=True)
class Evidence:
    """What shows that a report is true: photos, documents (`reporting:document`), links."""

    photos: Sequence[Photo]
    documents: Sequence[Document]
    links: Sequence[str]

    def __bool__(self) -> bool:
        return bool(self.photos or self.documents or self.links)

    def digests(self) -> list[str]:
        """The hashes of all files, for the log: what was approved can be told from other files."""
        return sorted([one.digest for one in self.photos] + [one.digest for one in self.documents])


def evidence_of(reports: Iterable[Report]) -> dict[int, Evidence]:
    """The evidence of each report, by the report's number, possibly empty. Two queries.

    Whether a reader may see it is for the caller to know: that of approved reports is public.
    """
    listed = list(reports)
    photos, documents = files.photos_of(listed), files.documents_of(listed)
    return {one.pk: Evidence(photos[one.pk], documents[one.pk], links_of(one)) for one in listed}


def approvals_of(person: Person) -> list[Approval]:
    """Every approval of a report that this person wrote."""
    rows = Approval.objects.filter(written_by=person)
    return list(rows.select_related("report__action", "report__period").order_by("pk"))


def former_approvals(report: Report) -> list[Approval]:
    """The approvals of a report that count no more, the latest first."""
    rows = report.approvals.exclude(withdrawn_at=None).select_related("approved_by")
    return list(rows.order_by("-approved_at"))


def approval_in(municipality: Municipality, pk: int) -> Approval:
    """An approval of a report at this municipality, or Http404."""
    approval = Approval.objects.of(municipality).filter(pk=pk).first()
    if approval is None:
        raise Http404
    return approval


def evidence_of_approvals(approvals: Iterable[Approval]) -> dict[int, Evidence]:
    """The evidence that each approval was given for, by the approval's number, without what came
    later; of one that was withheld nothing. Two queries."""
    listed = list(approvals)
    there = evidence_of(one.report for one in listed)
    return {one.pk: _approved(one, there[one.report_id]) for one in listed}


def _approved(one: Approval, there: Evidence) -> Evidence:
    if one.withheld_at is not None:
        return Evidence((), (), ())
    photos = [photo for photo in there.photos if photo.digest in one.evidence]
    documents = [document for document in there.documents if document.digest in one.evidence]
    return Evidence(photos, documents, list(one.links))


def evidence_file(report: Report, kind: str, pk: int) -> Photo | Document:
    """One of a report's photos ("photo") or documents ("document"), or Http404."""
    if kind == "document":
        return files.document_about(report, pk)
    found = [one for one in files.photos_about(report) if one.pk == pk]
    if kind != "photo" or not found:
        raise Http404
    return found[0]


def document_of_report(municipality: Municipality, pk: int) -> tuple[Document, Report]:
    """A document and the report at this municipality that it belongs to, or Http404."""
    document = files.document_of_kind(Report, pk)
    return document, any_report_in(municipality, document.thing_id)


def links_of(report: Report) -> list[str]:
    """The addresses that a report names."""
    return list(report.links) or ([report.link] if report.link else [])


@dataclass(frozen=True)
class Commitment:
    """What an approved report says was committed and paid against a line, in minor units.

    `year` is that of the line, None where it names none; `moved` that of the report's period.
    """

    action: str
    block: str
    source: str
    currency: str
    line: str
    year: int | None
    contract: str
    moved: int
    number: int
    committed: int
    paid: int


def commitments_of(plan: Plan, *, with_dropped: bool = False) -> list[Commitment]:
    """All money of approved reports, by action and period; to be added by source, block or year.
    One query."""
    rows = Spending.objects.filter(report__period__plan=plan, report__status=Report.Status.APPROVED)
    rows = rows if with_dropped else rows.filter(report__action__is_dropped=False)
    told = rows.order_by("report__action__place", "report__period__number", "pk").values_list(
        "report__action__code",
        "report__action__block",
        "source",
        "currency",
        "line",
        "year",
        "contract",
        "report__period__finishes",
        "report__period__number",
        "committed",
        "paid",
    )
    return [
        Commitment(*said[:7], moved=said[7].year, number=said[8], committed=said[9], paid=said[10])
        for said in told
    ]


def groups_of(plan: Plan) -> dict[int, list[Group]]:
    """By indicator, what each group of people or places has reached by its approved reports, its
    periods combined as the indicator says, beside the group's own target. Three queries.

    Indicators of which no group was reported and none promised are left out.
    """
    told = _parts_told(plan)
    rows = Indicator.objects.promised().filter(plan=plan).order_by("place", "pk")
    fields = rows.values_list("pk", "combine", "parts")
    found = {
        pk: rolled_parts(told.get(pk, ()), Combine(combine), _targets(parts))
        for pk, combine, parts in fields
    }
    return {pk: groups for pk, groups in found.items() if groups}


def _targets(parts: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], Fraction]:
    return {(one["of"], one["value"]): Fraction(str(one["target"])) for one in parts}


Parts = Mapping[str, Mapping[str, str]]


def _parts_told(plan: Plan) -> dict[int, list[Parts]]:
    """The groups as reported, period after period."""
    told: dict[int, list[tuple[int, Parts]]] = defaultdict(list)
    approved = Report.Status.APPROVED
    values = Value.objects.filter(report__period__plan=plan, report__status=approved)
    for pk, number, parts in values.values_list(
        "indicator_id", "report__period__number", "parts"
    ).order_by("report__period__number"):
        told[pk].append((number, parts))
    readings = Reading.objects.approved().filter(period__plan=plan).order_by("period__number")
    for pk, number, parts in readings.values_list("indicator_id", "period__number", "parts"):
        told[pk].append((number, parts))
    return {pk: [parts for _number, parts in some] for pk, some in told.items()}


@dataclass(frozen=True)
class Read:
    """An approved reading of an objective's indicator."""

    number: int
    value: Decimal
    numerator: Decimal | None
    denominator: Decimal | None


def readings_of(plan: Plan) -> dict[int, list[Read]]:
    """By indicator of an objective, its approved readings in order of the periods. One query."""
    found: dict[int, list[Read]] = defaultdict(list)
    rows = Reading.objects.approved().filter(period__plan=plan).order_by("period__number")
    fields = ("period__number", "value", "numerator", "denominator")
    for pk, *figures in rows.values_list("indicator_id", *fields):
        found[pk].append(Read(*figures))
    return dict(found)
