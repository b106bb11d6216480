"""A plan by chance is believable, the same each time, and judged like any other."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from qvevri.demo.synth.promises import Size, promised, span
from qvevri.history.queries import first_broken
from qvevri.monitoring.reporting import standings
from qvevri.monitoring.reporting.models import Report, Snapshot, Standing, Value
from qvevri.places.models import Municipality, Settlement
from qvevri.plan.programme.checking import problems
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Plan
from qvevri.plan.tables.exporting import Shape, as_book, as_document, usual
from qvevri.plan.tables.grids import grids_of
from qvevri.plan.tables.headings import chosen
from qvevri.plan.tables.merging import UNCHANGED, merged
from qvevri.plan.tables.understanding import understand

pytestmark = pytest.mark.django_db
PLACES = ({"ka": "სკრა", "en": "Skra", "ru": "Скра"},)


def write(plans: int = 1, seed: int = 1, **options: object) -> None:
    size = {"actions": 24, "indicators": 72, "periods": 8}
    call_command("synth-plan", plans=plans, seed=seed, **size, **options)


@pytest.fixture
def plan(gori: Municipality, skra: Settlement, ateni: Settlement) -> Plan:
    write()
    return Plan.objects.get()


def test_plan_is_as_large_as_asked_for(plan: Plan) -> None:
    assert (plan.actions.count(), plan.indicators.count(), plan.periods.count()) == (24, 72, 8)


def test_plan_is_sound_and_was_amended(plan: Plan) -> None:
    found = [one.problem for one in problems(content_of(plan), ("ka", "en", "ru"))]

    assert (found, plan.editions.count()) == ([], 2)


def test_each_period_has_reports_and_some_wait(plan: Plan) -> None:
    states = set(Report.objects.values_list("status", flat=True))

    assert {one.number for one in plan.periods.all() if not one.reports.exists()} == set()
    assert states >= {"approved", "returned"}
    assert not Value.objects.filter(value=None).exists()


def test_lights_are_those_of_the_rule(plan: Plan) -> None:
    before = list(Standing.objects.order_by("pk").values_list("light", "share"))
    figures = Snapshot.objects.get(plan=plan).figures
    standings.refresh(plan)

    assert list(Standing.objects.order_by("pk").values_list("light", "share")) == before
    assert Snapshot.objects.get(plan=plan).figures == figures


def test_log_tells_of_it_unbroken(plan: Plan) -> None:
    assert first_broken(plan.municipality) is None


def test_same_seed_gives_the_same_plan(plan: Plan) -> None:
    today = max(one.finishes for one in plan.periods.all())
    one, two, other = (promised(seed, 0, Size(12, 36, 8), PLACES, today) for seed in (1, 1, 2))

    assert one == two != other
    assert (one.starts, one.finishes) == span(8, today)


@pytest.mark.parametrize("form", [as_document, as_book])
@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_its_table_brought_in_again_changes_nothing(
    form: Callable[[Content, Shape], bytes], language: str
) -> None:
    plan = promised(3, 0, Size(), PLACES, date(2026, 11, 21))
    grid, heading = chosen(grids_of(form(plan, usual(language))))

    again = merged(understand(grid, heading), plan, {})

    assert again.content == plan
    assert (len(again.states), set(again.states.values())) == (300, {UNCHANGED})


def test_plans_are_given_to_one_municipality_after_the_other(
    gori: Municipality, zestaponi: Municipality
) -> None:
    write(plans=3)

    assert [one.plans.count() for one in (gori, zestaponi)] == [2, 1]


def test_nonsense_is_refused(gori: Municipality) -> None:
    with pytest.raises(CommandError):
        write(plans=0)
    with pytest.raises(CommandError):
        write(municipality=["nowhere"])
