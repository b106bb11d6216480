"""Every page of a plan shows the moment that was chosen, its figures, and stays at it."""

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from qvevri.monitoring.dashboard import urls
from qvevri.monitoring.dashboard.queries import public_plan
from qvevri.monitoring.dashboard.tests.conftest import Read
from qvevri.monitoring.reporting.models import Approval, Report
from qvevri.people.models import Person
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.content import BudgetLine, Content, Money, Source, Target
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents

OLD, NEW = "School 1.1", "Short course"
# Name of the address, its end, and what tells the state of then from that of now.
DIFFERENT = {
    "home": ("", OLD, NEW),
    "plan": ("{pk}/", OLD, NEW),
    "text": ("{pk}/text/", OLD, NEW),
    "actions": ("{pk}/actions/", OLD, NEW),
    "action": ("{pk}/actions/1.1/", OLD, NEW),
    "progress": ("{pk}/progress/", OLD, NEW),
    "money": ("{pk}/money/", "48,000", "54,000"),
    "money-group": ("{pk}/money/source/donor/", "36,000", "42,000"),
    "indicators": ("{pk}/indicators/", OLD, NEW),
    "indicator": ("{pk}/indicators/1.1.1/", ">40<", ">12<"),
    "share": ("{pk}/share/?action=1.1", OLD, NEW),
}
CARDS = {
    "embed": ("{pk}/embed/", "48,000", "54,000"),
    "embed-action": ("{pk}/embed/actions/1.1/", OLD, NEW),
    "embed-indicator": ("{pk}/embed/indicators/1.1.1/", "→ 40", "→ 12"),
}
FILES = {
    "actions-file": ("{pk}/actions.csv", OLD, NEW),
    "progress-file": ("{pk}/progress.csv", "1.1,0.275,", "1.1,0.9167,"),
    "money-file": ("{pk}/money.csv", "18000.00", "24000.00"),
    "indicators-file": ("{pk}/indicators.csv", "2027-12-31,,,40", "2027-12-31,,,12"),
    "indicator-file": ("{pk}/indicators/1.1.1.csv", "2027-12-31,,,40", "2027-12-31,,,12"),
}
SAME = {
    "changes": "{pk}/changes/",
    "moved": "{pk}/changes/targets/",
    "value": "{pk}/values/{approval}/1.1.1/",
    "rule": "rule/",
}
MOMENTS = {"as=adopted": "no amendment counts", "on=2026-07-15": "approved by 15 July 2026"}
TIMES = pytest.mark.parametrize("asked", MOMENTS)


def rewritten(said: Content) -> Content:
    """The first action with another name, a lower target and more of the donor's money."""
    first, *rest = said.objectives
    [action] = first.actions
    [aim] = action.indicators
    _donor, private = action.lines
    changed = replace(
        action,
        title=contents.text(NEW),
        cost=Money(3_000_000, "GEL"),
        indicators=(replace(aim, targets=(Target(contents.FINISHES, Decimal(12)),)),),
        lines=(BudgetLine(Source.DONOR, Money(2_400_000, "GEL")), private),
    )
    return replace(said, objectives=(replace(first, actions=(changed,)), *rest))


@pytest.fixture
def amended(told: Report, mayor: Person) -> Plan:
    """On 20 July 2026 the first action was rewritten."""
    plan = told.action.plan
    decision = programme.Decision("N 31", date(2026, 7, 20))
    programme.amend(plan, rewritten(contents.content()), decision, "Fewer pupils.", by=mayor)
    return public_plan(plan.municipality, plan.pk)


def address(plan: Plan, end: str, asked: str = "") -> str:
    approval = Approval.objects.in_plan(plan).first()
    path = f"/gori/en/plan/{end.format(pk=plan.pk, approval=approval and approval.pk)}"
    return f"{path}{'&' if '?' in path else '?'}{asked}" if asked else path


def main_of(page: str) -> str:
    return page.split("<main", 1)[1].split("</main>", 1)[0]


def links_of_the_plan(page: str) -> list[str]:
    """The addresses in a page that are pages of the plan."""
    found = []
    for link in re.findall(r'href="(/gori/en/plan/[^"#]*)', main_of(page)):
        try:
            match = resolve(
                link.replace("/gori", "", 1).split("?")[0], "qvevri.config.municipality_urls"
            )
        except Resolver404:
            continue
        if match.app_name == "plan":
            found.append(link.replace("&amp;", "&"))
    return found


def test_every_address_is_looked_at() -> None:
    seen = {*DIFFERENT, *CARDS, *FILES, *SAME, "table"}

    assert {one.name for one in urls.urlpatterns} == seen


@TIMES
@pytest.mark.parametrize("name", DIFFERENT)
def test_page_shows_what_was_promised_then(
    amended: Plan, read: Read, name: str, asked: str
) -> None:
    end, old, new = DIFFERENT[name]
    then, now = read(address(amended, end, asked)), read(address(amended, end))

    assert old in main_of(then)
    assert new not in main_of(then)
    assert new in main_of(now)


@TIMES
@pytest.mark.parametrize("end", [*(one[0] for one in DIFFERENT.values()), *SAME.values()])
def test_page_says_its_moment_and_stays_at_it(
    counted: Plan, read: Read, end: str, asked: str
) -> None:
    page = read(address(counted, end, asked))
    links = links_of_the_plan(page)

    assert MOMENTS[asked] in page.split('class="state-note"', 1)[1]
    assert "Show how it stands today" in page
    assert links
    assert [link for link in links if asked not in link] == []


@pytest.fixture
def counted(amended: Plan) -> Plan:
    """A figure of the report was counted by the platform."""
    facts = {
        "measure": "market.sellers",
        "at": "2026-07-10T12:00:00+04:00",
        "narrowing": {},
        "ids": [],
        "fingerprint": "0",
    }
    Approval.objects.in_plan(amended).update(counted={"1.1.1": facts})
    return amended


@TIMES
@pytest.mark.parametrize("name", SAME)
def test_page_that_cannot_differ_says_so(counted: Plan, read: Read, name: str, asked: str) -> None:
    assert "same in every state" in read(address(counted, SAME[name], asked))


@TIMES
@pytest.mark.parametrize("name", CARDS)
def test_card_shows_and_keeps_its_moment(amended: Plan, read: Read, name: str, asked: str) -> None:
    end, old, new = CARDS[name]
    card = main_of(read(address(amended, end, asked)))

    assert old in re.sub(r"<[^>]+>", "", card)
    assert new not in re.sub(r"<[^>]+>", "", card)
    assert f'?{asked}"' in card


@TIMES
@pytest.mark.parametrize("name", FILES)
def test_file_holds_what_was_promised_then(
    client: Client, amended: Plan, name: str, asked: str
) -> None:
    end, old, new = FILES[name]
    answer = client.get(address(amended, end, asked))
    text = answer.content.decode()

    assert old in text
    assert new not in text
    assert asked.split("=")[1] in answer.headers["Content-Disposition"]


@TIMES
def test_table_holds_what_was_promised_then(client: Client, amended: Plan, asked: str) -> None:
    body = client.get(address(amended, "{pk}/table.xlsx", asked)).content
    rows = openpyxl.load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)  # type: ignore[union-attr]
    text = str(list(rows))

    assert OLD in text
    assert NEW not in text


@pytest.mark.parametrize("end", ["{pk}/", "{pk}/actions/", "{pk}/money/", "{pk}/indicators/"])
def test_page_of_a_day_before_the_adoption_says_so(amended: Plan, read: Read, end: str) -> None:
    page = read(address(amended, end, "on=2026-01-01"))

    assert "had not been adopted" in page
    assert "Show how it stands today" in page


def test_choice_of_a_moment_keeps_what_the_list_was_narrowed_to(amended: Plan, read: Read) -> None:
    page = read(f"/gori/en/plan/{amended.pk}/actions/?objective=1&on=2026-07-15")

    assert '<input type="hidden" name="objective" value="1">' in page
    assert '<input type="hidden" name="on" value="2026-07-15">' in page
    assert "?objective=1&amp;as=adopted" in page


def test_day_to_come_is_today(amended: Plan, read: Read) -> None:
    page = main_of(read(f"/gori/en/plan/{amended.pk}/?on=2199-01-01"))

    assert "2199" not in page.split("state-note", 1)[1]
