"""An owner reports, an officer approves or sends back, and only what is approved counts."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from qvevri.history.queries import first_broken
from qvevri.monitoring.reporting import actions, refusals
from qvevri.monitoring.reporting.inputs import ReportInput, SpendingInput, ValueInput
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import Period, Report, Standing
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Action, Plan

SAID = ReportInput(progress=40, happened="პირველმა ჯგუფმა სწავლა დაიწყო.")


@pytest.fixture
def first(periods: list[Period]) -> Period:
    return periods[0]


@pytest.fixture
def draft(school: Action, first: Period, nino: Person) -> Report:
    return actions.save(school, first, SAID, version=0, by=nino)


@pytest.fixture
def waiting(draft: Report, nino: Person) -> Report:
    return actions.submit(draft, by=nino)


def ratio_of(action: Action, numerator: int, denominator: int) -> ReportInput:
    value = ValueInput(numerator=Decimal(numerator), denominator=Decimal(denominator))
    return replace(SAID, values={action.indicators.get().pk: value})


def light_of(action: Action, period: Period) -> str:
    return Standing.objects.get(action=action, period=period).light


def test_time_of_a_plan_is_cut_into_half_years(periods: list[Period]) -> None:
    assert [(one.starts, one.finishes) for one in periods] == [
        (date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 6, 30)),
        (date(2027, 7, 1), date(2027, 12, 31)),
    ]


def test_silence_is_grey_until_a_report_is_approved(
    school: Action, first: Period, waiting: Report, clerk: Person
) -> None:
    before = light_of(school, first)
    actions.approve(waiting, by=clerk)

    # It gave no figure for its indicator: heard, but not green.
    assert (before, light_of(school, first)) == (Light.SILENT, Light.AT_RISK)


def test_report_comes_back_with_its_reason_and_no_longer_counts(
    school: Action, first: Period, waiting: Report, clerk: Person
) -> None:
    actions.approve(waiting, by=clerk)
    report = actions.send_back(waiting, "Where are the lists?", by=clerk)

    assert (report.status, report.reason) == (Report.Status.RETURNED, "Where are the lists?")
    assert light_of(school, first) == Light.SILENT


def test_nobody_approves_an_own_report(school: Action, first: Period, clerk: Person) -> None:
    report = actions.submit(actions.save(school, first, SAID, version=0, by=clerk), by=clerk)

    with pytest.raises(PermissionDenied):
        actions.approve(report, by=clerk)


def test_stranger_reports_nothing(school: Action, first: Period, giorgi: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.save(school, first, SAID, version=0, by=giorgi)


def test_second_writer_is_told_that_somebody_saved_meanwhile(
    school: Action, first: Period, draft: Report, clerk: Person
) -> None:
    with pytest.raises(refusals.SavedMeanwhile) as refused:
        actions.save(school, first, SAID, version=0, by=clerk)

    assert "ნინო" in str(refused.value) or draft.written_by is not None
    seen = actions.save(school, first, SAID, version=draft.version, by=clerk)
    assert seen.written_by == clerk


def test_same_writer_saves_as_often_as_typed(
    school: Action, first: Period, draft: Report, nino: Person
) -> None:
    again = actions.save(school, first, replace(SAID, progress=50), version=0, by=nino)

    assert (again.pk, again.progress) == (draft.pk, 50)


def test_saving_a_waiting_report_takes_it_back(
    school: Action, first: Period, waiting: Report, nino: Person
) -> None:
    again = actions.save(school, first, SAID, version=waiting.version, by=nino)

    assert again.status == Report.Status.DRAFT


def test_approved_report_changes_no_more(
    school: Action, first: Period, waiting: Report, clerk: Person, nino: Person
) -> None:
    actions.approve(waiting, by=clerk)

    with pytest.raises(refusals.ReportApproved):
        actions.save(school, first, SAID, version=1, by=nino)


def test_locked_period_takes_nothing(
    school: Action, first: Period, waiting: Report, mayor: Person, clerk: Person, nino: Person
) -> None:
    actions.set_period(first, Period.Status.LOCKED, by=mayor)

    for deed in (
        lambda: actions.save(school, first, SAID, version=1, by=nino),
        lambda: actions.approve(waiting, by=clerk),
        lambda: actions.overrule(school, first, Light.LATE, "Why", by=mayor),
    ):
        with pytest.raises(refusals.PeriodLocked):
            deed()


def test_closed_plan_takes_no_report(
    school: Action, first: Period, mayor: Person, nino: Person
) -> None:
    programme.close(school.plan, by=mayor)
    school.refresh_from_db()

    with pytest.raises(refusals.PlanIsOver):
        actions.save(school, first, SAID, version=0, by=nino)


def test_period_to_come_takes_no_report(
    school: Action, periods: list[Period], nino: Person
) -> None:
    last = periods[-1]
    Period.objects.filter(pk=last.pk).update(starts=timezone.localdate() + timedelta(days=1))

    with pytest.raises(refusals.PeriodNotBegun):
        actions.save(school, last, SAID, version=0, by=nino)


def test_empty_report_is_not_handed_in(school: Action, first: Period, nino: Person) -> None:
    empty = actions.save(school, first, ReportInput(), version=0, by=nino)

    with pytest.raises(refusals.ReportEmpty):
        actions.submit(empty, by=nino)


def test_ratio_is_made_of_its_parts_and_not_of_nothing(
    school: Action, first: Period, nino: Person
) -> None:
    school.indicators.update(combine="ratio")
    said = ratio_of(school, 31, 40)
    report = actions.save(school, first, said, version=0, by=nino)

    assert report.values.get().value == Decimal("0.775")
    nothing = ratio_of(school, 31, 0)
    with pytest.raises(refusals.DenominatorZero):
        actions.save(school, first, nothing, version=1, by=nino)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"progress": 101}, refusals.ProgressImpossible),
        ({"progress": -1}, refusals.ProgressImpossible),
        ({"values": {0: ValueInput(Decimal(1))}}, refusals.NotOfThisAction),
        ({"reached": {0: date(2026, 1, 1)}}, refusals.NotOfThisAction),
        ({"spending": (SpendingInput("donor", paid=-1),)}, refusals.MoneyNegative),
        ({"spending": (SpendingInput("donor", paid=10**15),)}, refusals.ValueAbsurd),
        ({"spending": (SpendingInput("uncle", paid=1),)}, refusals.NotOfThisAction),
        ({"happened": "ა" * 4001}, refusals.TextTooLong),
    ],
)
def test_impossible_figure_is_refused_and_nothing_is_saved(
    school: Action, first: Period, nino: Person, change: dict[str, object], refusal: type
) -> None:
    with pytest.raises(refusal):
        actions.save(school, first, replace(SAID, **change), version=0, by=nino)  # type: ignore[arg-type]

    assert not Report.objects.exists()


def test_milestone_is_not_reached_tomorrow(school: Action, first: Period, nino: Person) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    said = replace(SAID, reached={school.milestones.get().pk: tomorrow})

    with pytest.raises(refusals.DayInFuture):
        actions.save(school, first, said, version=0, by=nino)


def test_overruling_shows_both_lights_and_can_be_taken_back(
    school: Action, first: Period, mayor: Person
) -> None:
    override = actions.overrule(school, first, Light.AT_RISK, "The college burnt down.", by=mayor)
    stood = Standing.objects.get(action=school, period=first)
    actions.withdraw_override(override, by=mayor)

    assert (stood.light, stood.rule_light) == (Light.AT_RISK, Light.SILENT)
    assert light_of(school, first) == Light.SILENT


def test_overruling_needs_a_reason_and_a_mayor(
    school: Action, first: Period, mayor: Person, clerk: Person
) -> None:
    with pytest.raises(refusals.ReasonWanted):
        actions.overrule(school, first, Light.DONE, " ", by=mayor)
    with pytest.raises(PermissionDenied):
        actions.overrule(school, first, Light.DONE, "Why", by=clerk)


def test_every_deed_is_in_the_unbroken_log(
    gori: Municipality, waiting: Report, clerk: Person
) -> None:
    actions.approve(waiting, by=clerk)

    assert first_broken(gori) is None


def test_dropped_action_is_reported_no_more(school: Action, first: Period, nino: Person) -> None:
    school.is_dropped = True

    with pytest.raises(refusals.ActionDropped):
        actions.save(school, first, SAID, version=0, by=nino)


def test_draft_plan_is_not_monitored(plan: Plan, mayor: Person) -> None:
    Plan.objects.filter(pk=plan.pk).update(status=Plan.Status.DRAFT)
    plan.refresh_from_db()

    with pytest.raises(refusals.PlanNotInForce):
        actions.begin_periods(plan, by=mayor)
