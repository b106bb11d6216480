"""An approved report that says nothing of an indicator leaves its figure older than its period."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import ReportInput, ValueInput
from qvevri.monitoring.reporting.models import Period
from qvevri.monitoring.reporting.staleness import stale_in
from qvevri.notices.models import Message
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Action

AFTER = date(2026, 9, 1)


def approve(school: Action, period: Period, said: ReportInput, nino: Person, clerk: Person) -> None:
    draft = actions.save(school, period, said, version=0, by=nino)
    actions.approve(actions.submit(draft, by=nino), by=clerk)


@pytest.fixture
def silent_of_its_figure(
    school: Action, periods: list[Period], nino: Person, clerk: Person
) -> Action:
    """The first half-year's report tells what happened, but no figure."""
    approve(school, periods[0], ReportInput(progress=30, happened="Begun."), nino, clerk)
    return school


def test_figure_that_an_approved_report_leaves_out_is_named(
    silent_of_its_figure: Action, gori: Municipality
) -> None:
    [found] = stale_in(gori, AFTER)

    assert (found.indicator.code, found.report.action) == ("1.1.1", silent_of_its_figure)


def test_figure_that_was_given_is_not(
    school: Action, periods: list[Period], nino: Person, clerk: Person, gori: Municipality
) -> None:
    values = {school.indicators.get().pk: ValueInput(Decimal(0))}
    approve(school, periods[0], ReportInput(happened="Begun.", values=values), nino, clerk)

    assert stale_in(gori, AFTER) == []


def test_figure_of_a_year_and_period_that_is_not_due_are_waited_for(
    silent_of_its_figure: Action, gori: Municipality
) -> None:
    assert stale_in(gori, date(2026, 7, 15)) == []

    silent_of_its_figure.indicators.update(frequency="year")
    assert stale_in(gori, AFTER) == []


def test_officer_finds_it_in_the_list_and_on_the_page(
    silent_of_its_figure: Action, as_clerk: Client
) -> None:
    page = as_clerk.get("/gori/en/plan/reports/waiting/").content.decode()

    assert "Figures older than their period" in page
    assert "1 figure is older than its period" in as_clerk.get("/gori/en/desk/").content.decode()


def test_owner_hears_of_it_once_and_the_deputy_when_it_is_very_late(
    silent_of_its_figure: Action, periods: list[Period], nino: Person, giorgi: Person
) -> None:
    Action.objects.filter(pk=silent_of_its_figure.pk).update(deputy=giorgi)
    for days in (0, 1, 2, 20, 21):
        actions.remind(silent_of_its_figure.plan, periods[0].due + timedelta(days=days))

    told = Message.objects.filter(kind="reporting.stale").order_by("pk")
    assert [one.to for one in told] == [nino.phone, giorgi.phone]
    assert f"/plan/reports/{silent_of_its_figure.pk}/1/" in told[0].text


def test_who_answers_for_the_figure_is_asked_first(
    silent_of_its_figure: Action, nino: Person, giorgi: Person, gori: Municipality
) -> None:
    silent_of_its_figure.indicators.update(owner=giorgi)

    [found] = stale_in(gori, AFTER)
    assert found.people(AFTER) == [giorgi, nino]
