"""Each approval keeps what was approved, whatever becomes of the report; names can be erased."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from qvevri.history.models import Entry
from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.about_people import _approved
from qvevri.monitoring.reporting.inputs import ReportInput, ValueInput
from qvevri.monitoring.reporting.models import Approval, Report
from qvevri.monitoring.reporting.recalling import recall
from qvevri.people.models import Person
from qvevri.places.models import Municipality

NOON = "12:00+04:00"


@pytest.fixture
def returned(report: Report, clerk: Person) -> Report:
    """The first report, approved on 10 July and sent back on the 20th."""
    Report.objects.filter(pk=report.pk).update(decided_at=f"2026-07-10 {NOON}")
    report.approvals.update(approved_at=f"2026-07-10 {NOON}")
    with time_machine.travel(f"2026-07-20 {NOON}"):
        return actions.send_back(report, "რატომ 12?", by=clerk)


@pytest.fixture
def again(returned: Report, nino: Person, clerk: Person) -> Report:
    """Approved again on 1 August, with nine in place of twelve and nothing else."""
    values = {returned.action.indicators.get().pk: ValueInput(Decimal(9))}
    said = ReportInput(happened="ცხრა.", values=values)
    with time_machine.travel(f"2026-08-01 {NOON}"):
        draft = actions.save(
            returned.action, returned.period, said, version=returned.version, by=nino
        )
        return actions.approve(actions.submit(draft, by=nino), by=clerk)


def test_approval_holds_all_that_was_approved(report: Report, clerk: Person, nino: Person) -> None:
    one, step = report.approvals.get(), report.reached.get().milestone

    assert (one.progress, one.values, one.happened) == (30, {"1.1.1": "12"}, report.happened)
    assert one.reached == [
        {
            "milestone": step.pk,
            "title": step.title.data,
            "due": "2026-09-15",
            "on": "2026-06-01",
        }
    ]
    assert [(money["committed"], money["paid"]) for money in one.spending] == [(900_000, 450_000)]
    assert (one.approved_by, one.written_by, one.withdrawn_at) == (clerk, nino, None)


def test_mended_report_leaves_its_first_approval_as_it_was(again: Report) -> None:
    first, second = again.approvals.order_by("approved_at")

    assert (first.values, second.values) == ({"1.1.1": "12"}, {"1.1.1": "9"})
    assert (len(first.reached), len(second.reached)) == (1, 0)
    assert first.withdrawn_at is not None
    assert second.withdrawn_at is None


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        ("2026-07-09", []),
        ("2026-07-10", ["12"]),
        ("2026-07-19", ["12"]),
        ("2026-07-20", []),
        ("2026-07-31", []),
        ("2026-08-01", ["9"]),
    ],
)
def test_day_has_what_counted_at_its_end(again: Report, day: str, counted: list[str]) -> None:
    told = recall(again.period.plan, date.fromisoformat(day))

    assert [one.values["1.1.1"] for one in told] == counted


def test_report_that_never_counted_leaves_no_approval(
    report: Report, clerk: Person, nino: Person
) -> None:
    again = actions.submit(actions.send_back(report, "რატომ?", by=clerk), by=nino)
    actions.send_back(again, "ისევ არა.", by=clerk)

    assert Approval.objects.count() == 1


def test_log_names_the_approval_that_was_taken_back(returned: Report) -> None:
    entry = Entry.objects.filter(verb="returned").latest("number")

    assert entry.facts["approval"] == returned.approvals.get().pk
    assert entry.facts["withdrawn_at"].startswith("2026-07-20T08:00:00.")


def test_erased_person_is_no_name_at_an_approval_and_the_figures_stay(
    again: Report, clerk: Person, nino: Person, gori: Municipality
) -> None:
    taken = [one["happened"] for one in _approved(nino)]
    for person in (clerk, nino):
        actions.forget_author(person)
        person.delete()

    assert taken == ["=პირველმა ჯგუფმა დაიწყო.", "ცხრა."]
    assert {(one.approved_by, one.written_by) for one in Approval.objects.all()} == {(None, None)}
    assert [one.values for one in Approval.objects.all()] == [{"1.1.1": "12"}, {"1.1.1": "9"}]
