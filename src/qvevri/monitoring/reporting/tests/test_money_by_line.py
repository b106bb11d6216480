"""Money is committed and paid against lines of the budget; what is odd is asked, not forbidden."""

from dataclasses import replace

import pytest
from django.test import Client

from qvevri.monitoring.reporting import actions, queries, spending
from qvevri.monitoring.reporting.inputs import ReportInput, SpendingInput
from qvevri.monitoring.reporting.lines import Doubt, Key, Moved, Odd, Planned, doubts
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action

SAID = ReportInput(happened="შევიძინეთ.")
LINE = Key("donor", "GEL", "2026 ჩარხი")
PLANNED = {LINE: Planned(LINE, 2026, {"ka": "ჩარხი"}, 100)}


@pytest.mark.parametrize(
    ("moved", "found"),
    [
        (Moved(0, 0), []),
        (Moved(100, 100), []),
        (Moved(50, 60), [Doubt(Odd.PAID, LINE, 60, 50)]),
        (Moved(101, 0), [Doubt(Odd.COMMITTED, LINE, 101, 100)]),
        (Moved(101, 102), [Doubt(Odd.PAID, LINE, 102, 101), Doubt(Odd.COMMITTED, LINE, 101, 100)]),
    ],
)
def test_what_is_odd_about_a_line(moved: Moved, found: list[Doubt]) -> None:
    assert doubts(PLANNED, {LINE: moved}) == found


@pytest.mark.parametrize(
    ("key", "held"), [(Key("donor", "GEL"), 100), (Key("donor", "EUR"), 0), (Key("bank", "GEL"), 0)]
)
def test_money_of_a_whole_source_is_held_against_all_its_lines(key: Key, held: int) -> None:
    assert doubts(PLANNED, {key: Moved(101)}) == [Doubt(Odd.COMMITTED, key, 101, held)]


@pytest.fixture
def line(school: Action) -> Key:
    """The first line of the school's budget."""
    return next(iter(spending.lines_of(school)))


def told(line: Key, committed: int, paid: int) -> ReportInput:
    money = SpendingInput(line.source, committed, paid, line.currency, line.line, None, "N 7")
    return replace(SAID, spending=(money,))


def typed(line: Key, committed: str, paid: str, **more: str) -> dict[str, str]:
    money = {f"committed_{line.field}": committed, f"paid_{line.field}": paid}
    return {"version": "0", "happened": "შევიძინეთ.", **money, **more}


def test_more_paid_than_committed_is_asked_and_then_flagged(
    as_nino: Client, as_clerk: Client, school: Action, line: Key, nino: Person
) -> None:
    address = f"/gori/ka/plan/reports/{school.pk}/1/send/"
    page = as_nino.post(address, typed(line, "100", "150")).content.decode()
    asked = Report.objects.get().status
    as_nino.post(address, typed(line, "100", "150", is_sure="yes"))
    report = Report.objects.get()
    review = as_clerk.get(f"/gori/ka/plan/reports/review/{report.pk}/").content.decode()

    assert "გადახდილია 150\u00a0₾" in page
    assert asked == Report.Status.DRAFT
    assert report.status == Report.Status.SUBMITTED
    assert "გადახდილია 150\u00a0₾" in review


def test_doubts_look_at_all_periods_together(
    school: Action, line: Key, periods: list[Period], nino: Person, clerk: Person
) -> None:
    first = actions.save(school, periods[0], told(line, 5000, 1000), version=0, by=nino)
    actions.approve(actions.submit(first, by=nino), by=clerk)
    second = actions.save(school, periods[1], told(line, 0, 3000), version=0, by=nino)
    third = actions.save(school, periods[1], told(line, 0, 4001), version=1, by=nino)

    assert spending.doubts_of(second) != []
    assert [one.amount for one in spending.doubts_of(third)] == [5001]


def test_commitments_are_told_by_line_once_approved(
    school: Action, line: Key, periods: list[Period], nino: Person, clerk: Person
) -> None:
    report = actions.save(school, periods[0], told(line, 5000, 1000), version=0, by=nino)
    actions.submit(report, by=nino)
    before = queries.commitments_of(school.plan)
    actions.approve(report, by=clerk)

    [one] = queries.commitments_of(school.plan)
    assert before == []
    assert (one.action, one.source, one.line) == (school.code, line.source, line.line)
    assert (one.committed, one.paid, one.contract, one.moved) == (5000, 1000, "N 7", 2026)


def test_money_stays_with_a_line_that_an_amendment_took_away(
    as_nino: Client, school: Action, line: Key, periods: list[Period], nino: Person
) -> None:
    actions.save(school, periods[0], told(line, 5000, 1000), version=0, by=nino)
    school.lines.all().delete()
    page = as_nino.get(f"/gori/ka/plan/reports/{school.pk}/1/").content.decode()

    assert "ეს მუხლი გეგმაში აღარ არის." in page
    assert f'name="paid_{line.field}" value="10"' in page
