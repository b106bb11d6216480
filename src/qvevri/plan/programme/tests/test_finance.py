"""Sums of money by source, block and year; currencies are never mixed without a rate."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from qvevri.plan.programme.content import BudgetLine, Content, Money, Source
from qvevri.plan.programme.finance import (
    Sum,
    by_block,
    by_source,
    by_year,
    total,
    uncovered,
    whole_cost,
    without_cost,
    without_rest,
)
from qvevri.plan.programme.tests import contents

MONIES = st.builds(Money, st.integers(0, 10**12), st.sampled_from(["GEL", "EUR"]))


@given(st.lists(MONIES, max_size=20), st.randoms())
def test_total_does_not_mind_the_order(monies: list[Money], chance: object) -> None:
    mixed = list(monies)
    chance.shuffle(mixed)  # type: ignore[attr-defined]

    assert total(mixed).by_currency == total(monies).by_currency


def test_other_currency_is_added_at_the_rate_only() -> None:
    both = Sum({"GEL": 100_00, "EUR": 10_00})

    assert both.in_home(Decimal("3.125")) == 131_25
    assert both.in_euro(Decimal("3.125")) == 42_00
    assert both.in_home(None) is None
    assert Sum({"GEL": 100_00}).in_home(None) == 100_00
    assert Sum({"USD": 1}).in_home(Decimal(3)) is None


def test_groups_add_up_to_the_whole() -> None:
    said = contents.content(actions=5)
    whole = whole_cost(said).by_currency["GEL"]

    assert whole == 5 * 2_400_000
    assert sum(some.by_currency["GEL"] for some in by_source(said).values()) == whole
    assert sum(some.by_currency["GEL"] for some in by_block(said).values()) == whole
    assert sum(some.by_currency["GEL"] for some in by_year(said).values()) == whole


def test_what_no_source_promised_is_the_gap() -> None:
    lines = (BudgetLine(Source.LOCAL, Money(500_000, "GEL")),)
    action = contents.action("1.1", lines=lines)
    said: Content = contents.content(0)
    said = replace(said, objectives=(replace(said.objectives[0], actions=(action,)),))

    assert uncovered(action) == Money(1_900_000, "GEL")
    assert by_source(said)[Source.GAP].by_currency == {"GEL": 1_900_000}


def test_action_without_cost_is_named_not_counted_as_nothing() -> None:
    action = contents.action("1.1", cost=None, lines=())
    said = contents.content(0)
    said = replace(said, objectives=(replace(said.objectives[0], actions=(action,)),))

    assert whole_cost(said).by_currency == {}
    assert [one.code for one in without_cost(said)] == ["1.1"]


def test_source_block_and_year_agree_whatever_is_promised() -> None:
    paid = BudgetLine(Source.LOCAL, Money(500_000, "GEL"), 2026)
    asked = BudgetLine(Source.GAP, Money(100_000, "GEL"), 2027)
    abroad = BudgetLine(Source.DONOR, Money(90_000, "EUR"))
    actions = [
        contents.action("1.1", lines=(paid, asked)),
        contents.action("1.2", 1, lines=(abroad, asked)),
        contents.action("1.3", 2, cost=None, lines=(asked,)),
    ]
    said = contents.content(0)
    said = replace(said, objectives=(replace(said.objectives[0], actions=tuple(actions)),))

    sums = [
        _together(groups.values()) for groups in (by_source(said), by_block(said), by_year(said))
    ]
    assert sums == [{"GEL": 2_600_000, "EUR": 90_000}] * 3
    assert [one.code for one in without_rest(said)] == ["1.2"]


def _together(groups: Iterable[Sum]) -> dict[str, int]:
    monies = [Money(amount, code) for one in groups for code, amount in one.by_currency.items()]
    return dict(total(monies).by_currency)


def test_line_without_a_year_counts_in_the_year_of_its_action() -> None:
    line = BudgetLine(Source.LOCAL, Money(2_400_000, "GEL"))
    short = contents.action("1.1", lines=(line,), finishes=date(2026, 9, 30))
    said = contents.content(0)
    said = replace(
        said,
        objectives=(
            replace(said.objectives[0], actions=(short, contents.action("1.2", 1, lines=(line,)))),
        ),
    )

    assert set(by_year(said)) == {2026, None}
