"""Groups add up by the rule of their indicator, in any order; what is missing is no zero."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qvevri.monitoring.reporting.parts import groupings, rolled_parts, unequal, whole_of
from qvevri.plan.programme.content import Combine

COUNTS = st.integers(0, 10**6)
SEX = {"sex": ["female", "male"]}


def told(*women: int | None) -> list[dict[str, dict[str, str]]]:
    return [{} if one is None else {"sex": {"female": str(one)}} for one in women]


def reached(how: Combine, *women: int | None) -> Fraction | None:
    [group] = rolled_parts(told(*women), how, {("sex", "female"): Fraction(20)})
    return group.reached.value


@given(st.lists(COUNTS, min_size=1, max_size=8))
def test_sum_of_a_group_does_not_mind_the_order(women: list[int]) -> None:
    assert reached(Combine.SUM, *women) == reached(Combine.SUM, *reversed(women)) == sum(women)


@given(st.lists(COUNTS, min_size=1, max_size=8), st.integers(1, 50))
def test_mean_of_a_group_grows_with_its_scale(women: list[int], times: int) -> None:
    mean = reached(Combine.MEAN, *women)

    assert mean is not None
    assert reached(Combine.MEAN, *(one * times for one in women)) == mean * times


@given(st.lists(COUNTS, min_size=1, max_size=8))
def test_period_without_a_figure_changes_no_group(women: list[int]) -> None:
    for how in (Combine.SUM, Combine.MEAN, Combine.LAST, Combine.RATIO):
        assert reached(how, *women) == reached(how, *women, None)


def test_group_that_nobody_told_is_nothing_and_not_zero() -> None:
    assert reached(Combine.SUM) is None
    assert reached(Combine.LAST, None) is None


@given(COUNTS, COUNTS)
def test_groups_that_make_the_whole_are_never_refused(women: int, men: int) -> None:
    parts = {"sex": {"female": Decimal(women), "male": Decimal(men)}}

    assert whole_of(parts, SEX) == women + men
    assert unequal(Decimal(women + men), parts, SEX) is None


@given(COUNTS, COUNTS, st.integers(-100, 100).filter(bool))
def test_groups_that_do_not_make_the_whole_always_are(women: int, men: int, off: int) -> None:
    parts = {"sex": {"female": Decimal(women), "male": Decimal(men)}}
    found = unequal(Decimal(women + men + off), parts, SEX)

    assert found is not None
    assert found.total == women + men
    assert found.whole == women + men + off


def test_women_alone_in_a_plan_bring_men_into_the_form() -> None:
    named = [{"of": "sex", "value": "female"}, {"of": "settlement", "value": "სკრა"}]

    assert groupings(named) == {"sex": ["female", "male"], "settlement": ["სკრა"]}
