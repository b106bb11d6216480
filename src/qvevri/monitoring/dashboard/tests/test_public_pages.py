"""Everybody sees what was promised and what became of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from qvevri.core.languages import CODES
from qvevri.monitoring.dashboard.wording import summary
from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import ReportInput, ValueInput
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import Period
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Action, Plan
from qvevri.plan.programme.tests import contents


@pytest.fixture
def reported(school: Action, periods: list[Period], nino: Person, clerk: Person) -> Action:
    """The school's first report, approved: 11 of 40 trained."""
    values = {school.indicators.get().pk: ValueInput(Decimal(11))}
    said = ReportInput(happened="თერთმეტი მოსწავლე.", values=values)
    report = actions.submit(actions.save(school, periods[0], said, version=0, by=nino), by=nino)
    actions.approve(report, by=clerk)
    return school


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ka", "43 ქმედებიდან 21 დროულად მიდის ან შესრულდა; 6 აგვიანებს; 16 დუმს."),
        ("en", "21 of 43 actions are on time or done; 6 late; 16 silent."),
        ("ru", "21 из 43 действий в срок или выполнены; 6 с опозданием; 16 без вестей."),
    ],
)
def test_one_sentence_says_how_a_plan_stands(language: str, sentence: str) -> None:
    counts: dict[str, int] = {Light.DONE: 1, Light.ON_TRACK: 20, Light.LATE: 6, Light.SILENT: 16}
    with translation.override(language):
        assert summary(counts) == sentence


@pytest.mark.parametrize("language", CODES)
def test_dashboard_shows_a_lamp_for_each_action(
    client: Client, reported: Action, language: str
) -> None:
    page = read(client, f"/gori/{language}/plan/")

    assert page.count('class="lamp') == 2
    assert f"/plan/{reported.plan_id}/actions/1.1/" in page


def test_dashboard_takes_six_queries_and_each_page_a_few_however_long_the_plan(
    client: Client,
    gori: Municipality,
    clerk: Person,
    mayor: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.get("/gori/ka/plan/")
    for number in (2, 60):
        draft = programme.begin(contents.content(number, 2), municipality=gori, by=clerk)
        plan = programme.adopt(draft, programme.Decision("N 1", date(2026, 1, 20)), by=mayor).plan
        actions.begin_periods(plan, by=mayor)
        with django_assert_max_num_queries(6):
            read(client, f"/gori/ka/plan/{plan.pk}/")
        with django_assert_max_num_queries(16):
            read(client, f"/gori/ka/plan/{plan.pk}/actions/1.1/")
        with django_assert_max_num_queries(8):
            read(client, f"/gori/ka/plan/{plan.pk}/actions/")
        with django_assert_max_num_queries(5):
            read(client, f"/gori/ka/plan/{plan.pk}/money/")
        with django_assert_max_num_queries(8):
            read(client, f"/gori/ka/plan/{plan.pk}/indicators/")


def test_action_says_its_light_in_a_sentence_with_its_figures(
    client: Client, reported: Action
) -> None:
    page = read(client, f"/gori/en/plan/{reported.plan_id}/actions/1.1/")

    assert "11 of 40 (28% of the way)" in page
    assert "თერთმეტი მოსწავლე." in page
    assert "of the time gone" in page


def test_overruled_light_stands_beside_the_rules(
    client: Client, reported: Action, periods: list[Period], mayor: Person
) -> None:
    begun = [one for one in periods if one.starts <= date.today()]  # noqa: DTZ011
    actions.overrule(reported, begun[-1], Light.LATE, "The roof fell in.", by=mayor)

    page = read(client, f"/gori/en/plan/{reported.plan_id}/actions/1.1/")
    assert "The roof fell in." in page
    assert "By the rule it would be:" in page


def test_plan_is_read_as_adopted_and_as_of_a_day(client: Client, plan: Plan, mayor: Person) -> None:
    after = contents.content(actions=1)
    decision = programme.Decision("N 31", date(2026, 7, 3))
    programme.amend(plan, after, decision, "No money.", by=mayor)
    text = f"/gori/en/plan/{plan.pk}/text/"

    assert "School 2.1" not in read(client, text)
    assert "School 2.1" in read(client, f"{text}?as=adopted")
    assert "School 2.1" in read(client, f"{text}?on=2026-07-02")
    assert "had not been adopted" in read(client, f"{text}?on=2026-01-01")
    assert read(client, f"{text}?on=99999-99-99")


def test_changes_name_the_decision_the_reason_and_what_moved(
    client: Client, plan: Plan, mayor: Person
) -> None:
    decision = programme.Decision("N 31", date(2026, 7, 3))
    programme.amend(plan, contents.content(actions=1), decision, "No money.", by=mayor)

    page = read(client, f"/gori/en/plan/{plan.pk}/changes/")
    assert "No money." in page
    assert "Original in Georgian" in page
    assert "language-note" not in read(client, f"/gori/ka/plan/{plan.pk}/changes/")
    assert "School 2.1" in page
    assert plan.editions.get(number=1).digest in page


def test_changes_name_what_the_plan_and_its_objectives_say_anew(
    client: Client, plan: Plan, mayor: Person
) -> None:
    before = contents.content()
    first, *rest = before.objectives
    own = contents.indicator("1.0.1")
    told = replace(first, title=contents.text("Another goal"), indicators=(own,))
    whole = replace(
        before,
        vision=contents.text("Another vision"),
        rate=Decimal("3.2"),
        objectives=(told, *rest),
    )
    programme.amend(plan, whole, programme.Decision("N 31", date(2026, 7, 3)), "Why", by=mayor)

    page = read(client, f"/gori/en/plan/{plan.pk}/changes/")
    for words in ("Another vision", "3.2 (", "Goal 1", "Another goal", "Trained 1.0.1"):
        assert words in page


def test_draft_is_nobodys_to_read(client: Client, gori: Municipality, clerk: Person) -> None:
    draft = programme.begin(contents.content(), municipality=gori, by=clerk)

    assert client.get(f"/gori/en/plan/{draft.pk}/").status_code == 404
    assert "No plan is public yet" in read(client, "/gori/en/plan/")


@pytest.mark.parametrize("language", CODES)
def test_town_without_a_public_plan_says_so_and_leads_on(
    client: Client, gori: Municipality, language: str
) -> None:
    page = read(client, f"/gori/{language}/plan/").split("<main", 1)[1]

    assert page.count("<h1") == 1
    assert f'class="button" href="/gori/{language}/"' in page
    assert "/plan/edit/" not in page


def test_officer_of_a_town_without_a_public_plan_is_led_to_writing_it(
    as_clerk: Client, gori: Municipality
) -> None:
    assert 'href="/gori/en/plan/edit/"' in read(as_clerk, "/gori/en/plan/")


def test_dashboard_leads_to_a_plan_that_is_open_to_comments(
    client: Client, plan: Plan, clerk: Person, gori: Municipality
) -> None:
    draft = programme.begin(contents.content(), municipality=gori, by=clerk)
    assert "In public consultation now" not in read(client, "/gori/en/plan/")

    programme.open_to_comments(draft, by=clerk)

    page = read(client, f"/gori/en/plan/{plan.pk}/").split("In public consultation now:", 1)[1]
    assert f'<a href="/gori/en/plan/{draft.pk}/text/">Plan 2026–2027</a>' in page


def test_plan_of_another_municipality_is_not_there(
    client: Client, plan: Plan, zestaponi: Municipality
) -> None:
    for rest in ("", "text/", "changes/", "actions/1.1/", "table.docx"):
        assert client.get(f"/zestaponi/en/plan/{plan.pk}/{rest}").status_code == 404


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_action_table_comes_as_a_file(client: Client, plan: Plan, form: str) -> None:
    answer = client.get(f"/gori/en/plan/{plan.pk}/table.{form}")

    assert answer.content.startswith(b"PK")
    assert client.get(f"/gori/en/plan/{plan.pk}/table.exe").status_code == 404


def test_rule_is_public(client: Client, gori: Municipality) -> None:
    assert "Silence is never green" in read(client, "/gori/en/plan/rule/")
