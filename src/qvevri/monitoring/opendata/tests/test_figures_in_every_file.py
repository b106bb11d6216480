"""Figures of groups and of objectives are in every open file, with their source and approval."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from lxml import etree

from qvevri.core.languages import CODES
from qvevri.monitoring.opendata.given import Given
from qvevri.monitoring.opendata.iati.activities import activities
from qvevri.monitoring.opendata.mirror.making import own_mirror
from qvevri.monitoring.opendata.tables import table
from qvevri.monitoring.reporting import actions
from qvevri.monitoring.reporting.inputs import ReadingInput, ReportInput, ValueInput
from qvevri.monitoring.reporting.models import Period, Reading, Report
from qvevri.people.actions import introduce
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.content import Chapter, Combine, Content, Part
from qvevri.plan.programme.models import Action, Plan
from qvevri.plan.programme.tests.contents import content, indicator

from .test_iati import complaints, whole_of

PERSONS = {"sex": {"female": Decimal(7), "male": Decimal(5)}}


def with_groups() -> Content:
    """A plan whose first action counts women and men, with an aim of its first objective."""
    [first, second] = content().objectives
    [school] = first.actions
    [trained] = school.indicators
    parted = replace(trained, combine=Combine.SUM, parts=(Part("sex", "female", Decimal(20)),))
    own = (indicator("1.0.1"), indicator("1.0.2", combine=Combine.RATIO))
    first = replace(first, actions=(replace(school, indicators=(parted,)),), indicators=own)
    said = (Chapter("vision", {"ka": "ხედვა **აქ**", "en": "The vision"}),)
    return replace(content(), objectives=(first, second), chapters=said)


@pytest.fixture
def plan(gori: Municipality, clerk: Person, mayor: Person) -> Plan:
    """The plan with groups, adopted."""
    draft = programme.begin(with_groups(), municipality=gori, by=clerk)
    return programme.adopt(draft, programme.Decision("N 14", date(2026, 1, 20)), by=mayor).plan


@pytest.fixture
def parted(school: Action, periods: list[Period], nino: Person, clerk: Person) -> Report:
    """Twelve were trained, seven of them women."""
    values = {school.indicators.get().pk: ValueInput(Decimal(12), parts=PERSONS)}
    said = ReportInput(values=values, links=("https://gori.example/list",))
    draft = actions.save(school, periods[0], said, version=0, by=nino)
    return actions.approve(actions.submit(draft, by=nino), by=clerk)


@pytest.fixture
def reading(plan: Plan, periods: list[Period], nino: Person, clerk: Person) -> Reading:
    """What an objective's own indicator had reached."""
    row = plan.indicators.get(code="1.0.1")
    row.owner = nino
    row.save()
    told = ReadingInput(ValueInput(Decimal(31)), "საქსტატი, 2026")
    return actions.approve_reading(
        actions.tell_reading(row, periods[0], told, version=0, by=nino), by=clerk
    )


def rows(plan: Plan, name: str) -> list[dict[str, Any]]:
    found = table(name, whole_of(plan))
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_groups_are_a_table_with_target_source_and_approval(plan: Plan, parted: Report) -> None:
    with translation.override("en"):
        aim, women, men = rows(plan, "groups")

    assert (aim["group"], aim["target"], aim["due"]) == ("women", 20, date(2027, 12, 31))
    assert (women["group"], women["value"], women["whole"]) == ("women", 7, 12)
    assert (men["group"], men["came_by"]) == ("men", "report of the action")
    assert (men["approved_by"], men["links"]) == ("ოფიცერი", "https://gori.example/list")


def test_reading_of_an_objective_is_among_the_values(plan: Plan, reading: Reading) -> None:
    with translation.override("ru"):
        [found] = [
            row for row in rows(plan, "values") if row["indicator"] == "1.0.1" and row["value"]
        ]

    assert (found["action"], found["value"], found["note"]) == ("", 31, "საქსტატი, 2026")
    assert (found["came_by"], found["approved_by"]) == ("показатель цели", "ოფიცერი")


@pytest.mark.parametrize(("language", "name"), [("ka", "ნინო"), ("en", "Nina"), ("ru", "Нино")])
def test_approver_is_named_in_the_readers_letters_too(
    client: Client, plan: Plan, reading: Reading, clerk: Person, language: str, name: str
) -> None:
    introduce(clerk, name="ნინო", language="ka", latin_name="Nina")

    with translation.override(language):
        [found] = [row for row in rows(plan, "values") if row["approved_by"]]
    [said] = client.get(f"/gori/ka/plan/{plan.pk}/plan.json").json()["figures"]
    assert (found["approved_by"], found["name_here"]) == ("ნინო", name)
    assert said["approved_by_in_latin_letters"] == "Nina"


@pytest.mark.parametrize("language", CODES)
def test_columns_are_headed_in_every_language(plan: Plan, language: str) -> None:
    for name in ("groups", "values", "chapters", "overrides", "decisions", "objectives"):
        found = table(name, whole_of(plan))
        with translation.override(language):
            assert not set(found.headed()) & (set(found.columns) - {"digest"})


def test_whole_json_holds_groups_readings_and_chapters(
    client: Client, plan: Plan, parted: Report, reading: Reading
) -> None:
    said = client.get(f"/gori/ka/plan/{plan.pk}/plan.json").json()
    told = {one["indicator"]: one for one in said["figures"]}

    assert told["1.1.1"]["groups"] == {"sex": {"female": "7", "male": "5"}}
    assert (told["1.0.1"]["source"], told["1.0.1"]["approved_by"]) == ("read", "ოფიცერი")
    assert said["plan"]["chapters"][0]["text"]["ka"] == "ხედვა **აქ**"
    assert said["chapter_names"]["vision"]["ru"]


def test_api_gives_figures_page_by_page(
    client: Client, plan: Plan, parted: Report, reading: Reading
) -> None:
    first = client.get(f"/api/v1/plans/{plan.pk}/figures?limit=1").json()
    second = client.get(f"/api/v1/plans/{plan.pk}/figures?limit=1&cursor={first['next']}").json()

    assert {one["items"][0]["indicator"] for one in (first, second)} == {"1.0.1", "1.1.1"}
    assert second["next"] is None


def test_api_gives_chapters_in_the_readers_language_else_another(
    client: Client, plan: Plan
) -> None:
    [english] = client.get(f"/api/v1/plans/{plan.pk}/chapters?lang=en").json()["items"]
    [russian] = client.get(f"/api/v1/plans/{plan.pk}/chapters?lang=ru").json()["items"]

    assert (english["language"], english["text"]) == ("en", "The vision")
    assert (russian["language"], russian["languages"]) == ("ka", ["ka", "en"])


def test_draft_is_not_in_the_api(client: Client, gori: Municipality, clerk: Person) -> None:
    draft = programme.begin(with_groups(), municipality=gori, by=clerk)

    for name in ("chapters", "figures"):
        assert client.get(f"/api/v1/plans/{draft.pk}/{name}").status_code == 404


def test_unapproved_reading_is_nowhere(client: Client, plan: Plan, reading: Reading) -> None:
    Reading.objects.update(status=Report.Status.RETURNED)

    assert client.get(f"/api/v1/plans/{plan.pk}/figures").json()["items"] == []


def test_iati_holds_groups_as_dimensions_and_stays_valid(
    plan: Plan, parted: Report, reading: Reading
) -> None:
    file = activities(whole_of(plan))
    school = etree.fromstring(file).findall("iati-activity")[1]
    found = {
        (one.getparent().tag, one.get("value")): one.getparent().get("value")
        for one in school.iter("dimension")
    }

    assert complaints(file) == []
    assert found == {("target", "female"): "20", ("actual", "female"): "7", ("actual", "male"): "5"}


def test_iati_tells_readings_and_the_groups_of_a_ratio_in_words(
    plan: Plan, periods: list[Period]
) -> None:
    ratio = Given("1.0.2", "", periods[0], Decimal("0.6"), Decimal(12), Decimal(20), PERSONS)
    file = activities(replace(whole_of(plan), given=[replace(ratio, note="ა", language="ka")]))
    [actual] = etree.fromstring(file).iterfind("iati-activity/result/indicator/period/actual")

    assert complaints(file) == []
    words = [one.text for one in actual.findall("comment/narrative")]
    assert words == ["ა", "12/20 (female: 7; male: 5)"]


def test_mirror_tells_what_an_objective_reached(
    plan: Plan, reading: Reading, gori: Municipality
) -> None:
    mirror = own_mirror(gori, [whole_of(plan)])

    assert mirror.plan is not None
    assert mirror.plan.indicators[0].value == 31
