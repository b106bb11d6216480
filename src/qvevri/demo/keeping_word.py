"""What became of a demo's plan: adopted, reported in two periods, amended, one light overruled."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from qvevri.core.languages import in_language
from qvevri.demo.authoring import amended_chapters, write_text
from qvevri.demo.dating import seal_moments, seal_owners
from qvevri.demo.people import Staff
from qvevri.demo.promising import Table, amended, content_of, told
from qvevri.demo.proving import prove
from qvevri.monitoring.reporting import actions as reporting
from qvevri.monitoring.reporting import standings
from qvevri.monitoring.reporting.feeding import counted_for
from qvevri.monitoring.reporting.inputs import ReadingInput, ReportInput, SpendingInput, ValueInput
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import (
    Approval,
    Override,
    Period,
    Reading,
    ReadingApproval,
    Report,
    Spending,
)
from qvevri.monitoring.reporting.spending import lines_of
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.content import Content, Partner
from qvevri.plan.programme.models import Action, Edition, Indicator, Plan

OWNERS = ("ნანა გეგმისმცოდნე", "ზურაბ ანგარიშვილი", "ეკა შემსრულებელი")
HALVES = {"h1": 1, "h2": 2}


@transaction.atomic
def keep_word(municipality: Municipality, staff: Staff) -> None:
    """Give the municipality the plan of its file, if it has one and no plan stands yet."""
    said = told(municipality.slug)
    if said is None or Plan.objects.of(municipality).exists():
        return
    content = _among_ours(content_of(said), municipality)
    plan = programme.begin(
        content, municipality=municipality, by=staff.officer, is_illustrative=True
    )
    programme.open_to_comments(plan, by=staff.officer)
    decision = programme.Decision(*said["decision"])
    write_text(plan, staff, decision.on)
    plan = programme.adopt(plan, decision, by=staff.administrator).plan
    owners = _owners(municipality)
    rows = {row.code: row for row in plan.actions.select_related("plan__municipality")}
    for place, row in enumerate(rows.values()):
        row.responsible = owners[place % len(owners)]
        row.deputy = owners[(place + 1) % len(owners)]
    Action.objects.bulk_update(rows.values(), ["responsible", "deputy"])
    periods = reporting.begin_periods(plan, by=staff.administrator)
    _tell(plan, said, rows, staff)
    _change(plan, content, said, rows, staff)
    reporting.set_period(periods[0], Period.Status.LOCKED, by=staff.administrator)
    _as_if_then(plan)
    _sent_late(plan, said)
    seal_moments(plan)
    seal_owners(plan)
    standings.refresh(plan)


def _tell(plan: Plan, said: Table, rows: Mapping[str, Action], staff: Staff) -> None:
    """What owners reported of actions and objectives."""
    periods = {period.number: period for period in plan.periods.all()}
    for action in said["action"]:
        for half, number in HALVES.items():
            if half in action:
                _report(rows[action["code"]], periods[number], action[half], staff)
    for objective in said["objective"]:
        _read(plan, objective, next(iter(rows.values())).responsible, staff)


def _change(
    plan: Plan, content: Content, said: Table, rows: Mapping[str, Action], staff: Staff
) -> None:
    """What was amended, and the light that was overruled."""
    if "amendment" in said:
        change = said["amendment"]
        decided = programme.Decision(*change["decision"])
        whole = replace(content, chapters=amended_chapters(plan))
        programme.amend(
            plan, amended(whole, change), decided, change["reason"], by=staff.administrator
        )
    if "override" in said:
        _overrule(said["override"], rows, plan.periods.get(number=2), staff)


def _among_ours(content: Content, municipality: Municipality) -> Content:
    """Partners that the municipality knows as organisations, by their names."""
    named = Organisation.objects.of(municipality).values_list("name", "pk")
    known = {in_language(name, "ka"): pk for name, pk in named}
    objectives = [
        replace(
            one,
            actions=tuple(
                replace(action, partners=tuple(_known(who, known) for who in action.partners))
                for action in one.actions
            ),
        )
        for one in content.objectives
    ]
    return replace(content, objectives=tuple(objectives))


def _known(who: Partner, known: Mapping[str, int]) -> Partner:
    return replace(who, organisation=known.get(who.name["ka"]))


def _owners(municipality: Municipality) -> list[Person]:
    return [
        Person.objects.create_person(
            email=f"owner{number}@{municipality.slug}.example", name=name, language="ka"
        )
        for number, name in enumerate(OWNERS, 1)
    ]


def _report(row: Action, period: Period, said: Table, staff: Staff) -> None:
    owner = row.responsible
    assert owner is not None
    today = timezone.localdate()
    if period.starts > today:
        return
    aims = list(row.indicators.order_by("place"))
    told = [_counted(aim, period) for aim in aims] if said["v"] == "counted" else said["v"]
    values = dict(zip(aims, told, strict=True))
    steps = list(row.milestones.order_by("place"))
    reached = {steps[at].pk: steps[at].due for at in said.get("done", ()) if steps[at].due <= today}
    form = ReportInput(
        progress=said.get("p"),
        is_complete=said.get("complete", False),
        happened=said["text"],
        obstacles=said.get("but", ""),
        values={
            one.pk: _value(value, _groups(said, place))
            for place, (one, value) in enumerate(values.items())
        },
        reached=reached,
        links=tuple(said.get("links", ())),
        spending=tuple(_spending(row, period, said)),
    )
    report = reporting.save(row, period, form, version=0, by=owner)
    prove(report, said.get("proof", ()), owner)
    report = reporting.submit(report, by=owner)
    state = said.get("state", "approved")
    if state == "approved":
        reporting.approve(report, by=staff.officer)
    elif state == "returned":
        reporting.send_back(report, said["reason"], by=staff.officer)


def _value(told: object, groups: Mapping[str, Mapping[str, Decimal]]) -> ValueInput:
    """A figure, or the two of a ratio."""
    if isinstance(told, list):
        above, below = told
        return ValueInput(None, Decimal(above), Decimal(below), groups)
    return ValueInput(Decimal(str(told)), parts=groups)


def _counted(aim: Indicator, period: Period) -> int:
    """What the platform counts for an indicator that it feeds."""
    counted = counted_for(aim, period)
    assert counted is not None
    return counted.value


def _groups(said: Table, place: int) -> dict[str, dict[str, Decimal]]:
    """The groups of one of the report's figures: `groups = [[0, "sex", "female", 7], …]`."""
    groups: dict[str, dict[str, Decimal]] = {}
    for at, of, value, number in said.get("groups", ()):
        if at == place:
            groups.setdefault(of, {})[value] = Decimal(number)
    return groups


def _spending(row: Action, period: Period, said: Table) -> Iterable[SpendingInput]:
    """What a report says was committed and paid, line by line after their shares; in a report of
    the second period only what came on top. Committed is at least what is paid."""
    # What is meant for a later year is not touched before.
    this = period.finishes.year
    lines = {key: one for key, one in lines_of(row).items() if (one.year or this) <= this}
    whole = sum(line.amount for line in lines.values())
    told = Spending.objects.filter(report__action=row)
    paid_before = sum(told.values_list("paid", flat=True))
    committed_before = sum(told.values_list("committed", flat=True))
    paid = said.get("paid", 0)
    committed = max(said.get("committed", 0) * 100, paid * 100, committed_before)
    for key, line in lines.items():
        yield SpendingInput(
            key.source,
            committed=(committed - committed_before) * line.amount // whole // 100 * 100,
            paid=(paid * 100 - paid_before) * line.amount // whole // 100 * 100,
            currency=key.currency,
            line=key.line,
            year=line.year,
            contract=said.get("contract", ""),
        )


def _read(plan: Plan, objective: Table, owner: Person | None, staff: Staff) -> None:
    """The figures of an objective's own indicators: an owner gives them, an officer approves."""
    assert owner is not None
    rows = {row.code: row for row in plan.indicators.filter(objective__code=objective["code"])}
    for at, figures in enumerate(objective.get("read", ()), 1):
        row = rows[f"{objective['code']}.0.{at}"]
        row.owner = owner
        row.save(update_fields=["owner"])
        for number, (value, note) in enumerate(figures, 1):
            period = plan.periods.get(number=number)
            if period.starts <= timezone.localdate():
                told = ReadingInput(ValueInput(Decimal(value)), note)
                reading = reporting.tell_reading(row, period, told, version=0, by=owner)
                reporting.approve_reading(reading, by=staff.officer)


def _overrule(said: Table, rows: Mapping[str, Action], period: Period, staff: Staff) -> None:
    if period.starts <= timezone.localdate():
        light = Light(said["light"])
        reporting.overrule(
            rows[said["code"]], period, light, said["reason"], by=staff.administrator
        )


def _as_if_then(plan: Plan) -> None:
    """Moments as they would have been: reports in the month after their period began to end."""
    for period in plan.periods.all():
        moment = _moment(min(period.finishes, timezone.localdate()))
        reports = Report.objects.filter(period=period)
        reports.update(written_at=moment)
        reports.exclude(submitted_at=None).update(submitted_at=moment)
        reports.exclude(decided_at=None).update(decided_at=moment)
        Reading.objects.filter(period=period).update(submitted_at=moment, decided_at=moment)
        approvals = Approval.objects.filter(report__period=period)
        approvals.update(submitted_at=moment, approved_at=moment)
        ReadingApproval.objects.filter(reading__period=period).update(approved_at=moment)
    Override.objects.filter(action__plan=plan).update(at=_moment(timezone.localdate()))
    for edition in plan.editions.all():
        moment = _moment(edition.decided_on)
        Edition.objects.filter(pk=edition.pk).update(recorded_at=moment)


def _sent_late(plan: Plan, said: Table) -> None:
    """Reports that came after their day: `sent` says when."""
    for action in said["action"]:
        for half, number in HALVES.items():
            if "sent" in action.get(half, ()):
                moment = _moment(action[half]["sent"])
                of = {"action__plan": plan, "action__code": action["code"]}
                reports = Report.objects.filter(**of, period__number=number)
                reports.update(written_at=moment, submitted_at=moment, decided_at=moment)
                approvals = Approval.objects.filter(report__in=reports)
                approvals.update(submitted_at=moment, approved_at=moment)


def _moment(day: date) -> datetime:
    """The afternoon of a day, or of yesterday: whoever looks before three must not see it ahead."""
    yesterday = timezone.localdate() - timedelta(days=1)
    return timezone.make_aware(datetime.combine(min(day, yesterday), time(15, 20)))
