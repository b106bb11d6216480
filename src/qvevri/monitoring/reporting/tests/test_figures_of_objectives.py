"""The owner of an objective's indicator gives its figure, and an officer approves it."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from qvevri.history.queries import first_broken
from qvevri.monitoring.reporting import actions, queries, readings, refusals
from qvevri.monitoring.reporting.about_people import _approved_figures
from qvevri.monitoring.reporting.inputs import ReadingInput, ValueInput
from qvevri.monitoring.reporting.models import Period, Reading, Reminder, Report
from qvevri.people.models import Person
from qvevri.plan.programme.models import Indicator, Plan
from qvevri.todos.queries import todos_for

SAID = ReadingInput(ValueInput(Decimal(120)), "საგადასახადოს ცნობა")


@pytest.fixture
def jobs(plan: Plan, periods: list[Period], nino: Person) -> Indicator:
    """An indicator of the first objective, which Nino answers for."""
    return Indicator.objects.create(
        plan=plan,
        objective=plan.objectives.all()[0],
        code="1.0.1",
        name={"ka": "სამუშაო ადგილი", "en": "Jobs"},
        level="result",
        direction="up",
        combine="last",
        owner=nino,
    )


@pytest.fixture
def reading(jobs: Indicator, periods: list[Period], nino: Person) -> Reading:
    return actions.tell_reading(jobs, periods[0], SAID, version=0, by=nino)


def test_owner_gives_the_figure_and_only_an_approved_one_counts(
    jobs: Indicator, reading: Reading, clerk: Person
) -> None:
    before = queries.readings_of(jobs.plan)
    actions.approve_reading(reading, by=clerk)

    [one] = queries.readings_of(jobs.plan)[jobs.pk]
    assert before == {}
    assert one.number == 1
    assert one.value == 120
    assert first_broken(jobs.plan.municipality) is None


def test_figure_goes_back_with_a_reason(
    as_nino: Client, jobs: Indicator, reading: Reading, clerk: Person
) -> None:
    actions.approve_reading(reading, by=clerk)
    actions.send_back_reading(reading, "რომელი თვის?", by=clerk)
    page = as_nino.get(f"/gori/en/plan/reports/figures/{jobs.pk}/1/").content.decode()

    assert '<span lang="ka">რომელი თვის?</span>' in page
    assert queries.readings_of(jobs.plan) == {}


def test_nobody_approves_an_own_figure(
    jobs: Indicator, periods: list[Period], clerk: Person
) -> None:
    own = actions.tell_reading(jobs, periods[0], SAID, version=0, by=clerk)

    with pytest.raises(PermissionDenied):
        actions.approve_reading(own, by=clerk)


def test_stranger_gives_no_figure(jobs: Indicator, periods: list[Period], giorgi: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.tell_reading(jobs, periods[0], SAID, version=0, by=giorgi)


@pytest.mark.parametrize(
    ("combine", "figure", "refusal"),
    [
        ("last", ValueInput(), refusals.FigureMissing),
        ("last", ValueInput(Decimal(10) ** 16), refusals.ValueAbsurd),
        ("ratio", ValueInput(None, Decimal(3), Decimal(0)), refusals.DenominatorZero),
        ("ratio", ValueInput(None, Decimal(-3), Decimal(4)), refusals.NumeratorNegative),
    ],
)
def test_impossible_figure_is_refused(
    jobs: Indicator,
    periods: list[Period],
    nino: Person,
    combine: str,
    figure: ValueInput,
    refusal: type,
) -> None:
    jobs.combine = combine

    with pytest.raises(refusal):
        actions.tell_reading(jobs, periods[0], ReadingInput(figure), version=0, by=nino)


def test_second_writer_sees_what_the_first_wrote(
    as_clerk: Client, jobs: Indicator, reading: Reading
) -> None:
    page = f"/gori/ka/plan/reports/figures/{jobs.pk}/1/"
    said = {f"value_{jobs.pk}": "90", "note": "ჩემი", "version": "0"}
    text = as_clerk.post(page, said).content.decode()
    again = as_clerk.post(page, {**said, "version": "1"})

    assert "საგადასახადოს ცნობა" in text
    assert "ჩემი" in text
    assert 'name="version" value="1"' in text
    assert again.status_code == 302
    assert Reading.objects.get().value == 90


def test_locked_period_takes_no_figure(
    jobs: Indicator, reading: Reading, mayor: Person, nino: Person, clerk: Person
) -> None:
    actions.set_period(reading.period, Period.Status.LOCKED, by=mayor)

    with pytest.raises(refusals.PeriodLocked):
        actions.tell_reading(jobs, reading.period, SAID, version=1, by=nino)
    with pytest.raises(refusals.PeriodLocked):
        actions.approve_reading(reading, by=clerk)


def test_figure_waits_in_the_lists_of_owner_and_officer(
    as_nino: Client, jobs: Indicator, periods: list[Period], nino: Person, clerk: Person
) -> None:
    mine = [todo.kind for todo in todos_for(nino, jobs.plan.municipality)]
    actions.tell_reading(jobs, periods[0], SAID, version=0, by=nino)
    theirs = [todo.title for todo in todos_for(clerk, jobs.plan.municipality)]

    assert "reporting.figure" in mine
    assert any("სამუშაო ადგილი" in title for title in theirs)
    assert "სამუშაო ადგილი" in as_nino.get("/gori/ka/plan/reports/").content.decode()


def test_owner_of_a_late_figure_is_reminded_once(
    jobs: Indicator, periods: list[Period], nino: Person
) -> None:
    late = periods[0].due + timedelta(days=1)
    told = [actions.remind(jobs.plan, late) for _time in range(2)]

    assert told[1] == 0
    assert Reminder.objects.filter(indicator=jobs, person=nino, stage="late").count() == 1


def test_officer_reads_and_approves_on_a_page(
    as_clerk: Client, jobs: Indicator, reading: Reading
) -> None:
    page = f"/gori/ka/plan/reports/figures/review/{reading.pk}/"
    assert "საგადასახადოს ცნობა" in as_clerk.get(page).content.decode()
    as_clerk.post(f"{page}approve/")

    reading.refresh_from_db()
    assert reading.status == Report.Status.APPROVED
    assert readings.readings_waiting(jobs.plan.municipality) == []


def test_each_approved_figure_is_given_along_to_who_wrote_it(
    jobs: Indicator, reading: Reading, nino: Person, clerk: Person
) -> None:
    actions.approve_reading(reading, by=clerk)
    actions.send_back_reading(reading, "რომელი თვის?", by=clerk)
    less = replace(SAID, figure=ValueInput(Decimal(90)))
    again = actions.tell_reading(jobs, reading.period, less, version=reading.version, by=nino)
    actions.approve_reading(again, by=clerk)

    assert [one["value"] for one in _approved_figures(nino)] == ["120.0000", "90.0000"]
    assert [one.withdrawn_at is None for one in reading.approvals.all()] == [False, True]
