"""A plan's periods are made, opened, closed and locked, and what is missing is listed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from qvevri.history.models import Entry
from qvevri.monitoring.reporting import actions, refusals
from qvevri.monitoring.reporting.inputs import ReportInput
from qvevri.monitoring.reporting.models import Period
from qvevri.people.models import Person, Role
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Action, Plan

PAGE = "/gori/ka/plan/reports/periods/"
SAID = ReportInput(happened="სწავლობენ.")


@pytest.fixture
def as_mayor(as_clerk: Client, clerk: Person, gori: Municipality) -> Client:
    """The officer's browser, who is an administrator too."""
    Role.objects.create(person=clerk, municipality=gori, kind=Role.Kind.ADMINISTRATOR)
    return as_clerk


def test_half_years_are_made_by_a_button(as_mayor: Client, plan: Plan) -> None:
    as_mayor.post(f"{PAGE}{plan.pk}/begin/")

    assert plan.periods.count() == 4


def test_page_lists_what_is_missing_and_who_is_asked(
    as_clerk: Client, school: Action, periods: list[Period]
) -> None:
    page = as_clerk.get(PAGE).content.decode()

    assert str(school) in page
    assert "ნინო" in page
    assert "პასუხისმგებელი არავინ არის" in page


def test_period_is_closed_locked_and_opened_again_with_a_reason(
    as_mayor: Client, plan: Plan, periods: list[Period]
) -> None:
    states = []
    for status, reason in (("closed", ""), ("locked", ""), ("open", ""), ("open", "შეცდომა")):
        as_mayor.post(f"{PAGE}{plan.pk}/1/", {"status": status, "reason": reason})
        states.append(plan.periods.get(number=1).status)

    assert states == ["closed", "locked", "locked", "open"]
    entry = Entry.objects.filter(verb="period_unlocked_open").get()
    assert entry.facts["reason"] == "შეცდომა"


def test_period_that_has_not_begun_is_not_closed_by_a_slip(
    as_mayor: Client, periods: list[Period]
) -> None:
    Period.objects.filter(pk=periods[0].pk).update(starts=timezone.localdate())
    later = timezone.localdate() + timedelta(days=200)
    Period.objects.exclude(pk=periods[0].pk).update(starts=later)

    page = as_mayor.get("/gori/ka/plan/reports/periods/").content.decode()
    assert page.count('value="locked"') == 1


def test_officer_sees_periods_but_sets_none(
    as_clerk: Client, plan: Plan, periods: list[Period], clerk: Person
) -> None:
    assert "ჩაკეტვა" not in as_clerk.get(PAGE).content.decode()
    assert as_clerk.post(f"{PAGE}{plan.pk}/1/", {"status": "locked"}).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.set_period(periods[0], Period.Status.LOCKED, by=clerk)


def test_closed_period_takes_late_reports_and_a_locked_one_says_why_not(
    as_nino: Client, school: Action, periods: list[Period], mayor: Person, nino: Person
) -> None:
    actions.set_period(periods[0], Period.Status.CLOSED, by=mayor)
    actions.save(school, periods[0], SAID, version=0, by=nino)
    actions.set_period(periods[0], Period.Status.LOCKED, by=mayor)
    page = as_nino.get(f"/gori/ka/plan/reports/{school.pk}/1/").content.decode()

    assert "ეს პერიოდი ჩაკეტილია" in page
    with pytest.raises(refusals.PeriodLocked):
        actions.save(school, periods[0], SAID, version=1, by=nino)


def test_period_outside_the_plan_takes_nothing(
    school: Action, periods: list[Period], nino: Person, plan: Plan
) -> None:
    Plan.objects.filter(pk=plan.pk).update(starts=periods[1].starts)

    with pytest.raises(refusals.PeriodOutsidePlan):
        actions.save(school, periods[0], SAID, version=0, by=nino)


def test_periods_of_a_closed_plan_stay_as_they_are(
    plan: Plan, periods: list[Period], mayor: Person
) -> None:
    programme.close(plan, by=mayor)
    plan.refresh_from_db()

    with pytest.raises(refusals.PlanIsOver):
        actions.set_period(periods[0], Period.Status.LOCKED, by=mayor)
    with pytest.raises(refusals.PlanIsOver):
        actions.begin_periods(plan, by=mayor)


def test_report_of_a_closed_plan_is_read_but_not_written(
    as_nino: Client, school: Action, periods: list[Period], mayor: Person
) -> None:
    programme.close(school.plan, by=mayor)
    address = f"/gori/ka/plan/reports/{school.pk}/1/"
    page = as_nino.get(address).content.decode()
    sent = as_nino.post(f"{address}send/", {"version": 0, "happened": "ა"}).content.decode()

    assert "ეს გეგმა დახურულია" in page
    assert "<textarea" not in page
    assert "ეს გეგმა დახურულია" in sent
