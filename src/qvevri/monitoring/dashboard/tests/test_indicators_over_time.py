"""An indicator over time: baseline, targets, what was approved, by group, and how it is made."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from qvevri.monitoring.dashboard.series import Series, Stretch, Told, series_of
from qvevri.monitoring.dashboard.tests.conftest import Read
from qvevri.monitoring.dashboard.wording import series_text
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import Report
from qvevri.plan.programme.content import Combine, Part
from qvevri.plan.programme.tests import contents

TODAY = date(2027, 8, 1)
HALVES = [
    Stretch(1, "first", date(2026, 1, 1), date(2026, 6, 30)),
    Stretch(2, "second", date(2026, 7, 1), date(2026, 12, 31)),
    Stretch(3, "third", date(2027, 1, 1), date(2027, 6, 30)),
    Stretch(4, "fourth", date(2027, 9, 1), date(2027, 12, 31)),
]


def series(combine: Combine, *told: Told) -> Series:
    parts = (Part("sex", "female", Decimal(20)),)
    one = contents.indicator("1.1.1", combine=combine, parts=parts)
    return series_of(one, told, HALVES, TODAY)


@pytest.mark.parametrize(
    ("combine", "so_far"),
    [
        (Combine.LAST, [10, 10, 30]),
        (Combine.SUM, [10, 10, 40]),
        (Combine.MEAN, [10, 10, 20]),
    ],
)
def test_each_period_holds_what_all_up_to_it_make(combine: Combine, so_far: list[int]) -> None:
    found = series(combine, Told(1, Decimal(10)), Told(3, Decimal(30)))

    assert [point.so_far for point in found.points] == so_far
    assert [point.told is None for point in found.points] == [False, True, False]


def test_ratio_is_made_anew_from_its_parts() -> None:
    first = Told(1, Decimal("0.5"), Decimal(1), Decimal(2))
    found = series(Combine.RATIO, first, Told(2, Decimal(1), Decimal(8), Decimal(8)))

    assert [point.so_far for point in found.points][:2] == [Fraction(1, 2), Fraction(9, 10)]


def test_period_without_a_figure_is_left_out_and_named() -> None:
    found = series(Combine.SUM, Told(1, Decimal(10)))

    assert [one.name for one in found.rolled.left_out] == ["second", "third"]
    assert found.actual == 10


def test_groups_that_do_not_make_the_whole_are_flagged() -> None:
    good = Told(1, Decimal(11), parts={"sex": {"female": "5", "male": "6"}})
    bad = Told(2, Decimal(11), parts={"sex": {"female": "7", "male": "6"}})
    found = series(Combine.LAST, good, bad)

    assert [point.period.name for point in found.broken] == ["second"]


@pytest.mark.parametrize(
    ("value", "light"),
    [(36, Light.ON_TRACK), (12, Light.LATE), (24, Light.AT_RISK), (40, Light.ON_TRACK)],
)
def test_bullet_has_the_light_of_the_rule(value: int, light: Light) -> None:
    found = series(Combine.LAST, Told(3, Decimal(value)))

    assert found.light(contents.STARTS, contents.FINISHES, TODAY) is light


def test_chart_has_its_words_for_those_who_do_not_see() -> None:
    found = series(Combine.LAST, Told(1, Decimal(10)))

    with translation.override("en"):
        words = series_text(found)
    assert words.startswith("It began at 0. By first: 10. For second nobody gave a figure.")
    assert words.endswith("Target by 31 December 2027: 40.")


def test_page_of_an_indicator_has_chart_table_groups_and_files(told: Report, read: Read) -> None:
    page = read(f"/gori/en/plan/{told.action.plan_id}/indicators/1.1.1/")

    assert 'role="img"' in page
    assert "The figure of the last period" in page
    assert "women" in page
    assert "/indicators/1.1.1.csv" in page


def test_indicator_says_how_often_it_is_measured(told: Report, read: Read) -> None:
    told.action.indicators.update(frequency="year")

    assert "<dd>once a year</dd>" in read(f"/gori/en/plan/{told.action.plan_id}/indicators/1.1.1/")


def test_file_of_an_indicator_holds_targets_figures_and_groups(told: Report, read: Read) -> None:
    rows = read(f"/gori/en/plan/{told.action.plan_id}/indicators/1.1.1.csv").splitlines()

    assert "1.1.1,1.1,1,actual,2026-06-30,1,,11.0000,,,11" in rows
    assert "1.1.1,1.1,1,actual,2026-06-30,1,sex=female,5,,," in rows
    assert "1.1.1,1.1,1,target,2027-12-31,,,40,,," in rows


def test_indicators_are_listed_objective_by_objective(told: Report, read: Read) -> None:
    page = read(f"/gori/en/plan/{told.action.plan_id}/indicators/")
    other = read(f"/gori/en/plan/{told.action.plan_id}/indicators/?objective=2")

    assert "Trained 1.1.1" in page
    assert "Trained 1.1.1" not in other
    assert "Trained 2.1.1" in other
