"""Single cells of action tables, as towns write them."""

from datetime import date
from decimal import Decimal

import pytest

from qvevri.plan.programme.content import Money, Role, Source
from qvevri.plan.tables.doubts import Doubt, Fault
from qvevri.plan.tables.partners import read_partners
from qvevri.plan.tables.periods import read_period, read_two, written
from qvevri.plan.tables.results import read_results
from qvevri.plan.tables.sums import read_cost, read_lines

JAN26, DEC27 = date(2026, 1, 1), date(2027, 12, 31)
PERIODS = [
    ("01.2026 – 12.2027", JAN26, DEC27),
    ("2026 – 2027", JAN26, DEC27),
    ("2026–2027", JAN26, DEC27),
    ("2026", JAN26, date(2026, 12, 31)),
    ("2026 I–II კვ.", JAN26, date(2026, 6, 30)),
    ("2026 III კვ. – 2027 II კვ.", date(2026, 7, 1), date(2027, 6, 30)),
    ("2026 წლის I კვარტალი", JAN26, date(2026, 3, 31)),
    ("Q2 2026", date(2026, 4, 1), date(2026, 6, 30)),
    ("2026 Q1-Q2", JAN26, date(2026, 6, 30)),
    ("I кв. 2026 – IV кв. 2027", JAN26, DEC27),
    ("март–май 2026", date(2026, 3, 1), date(2026, 5, 31)),
    ("March 2026 to May 2027", date(2026, 3, 1), date(2027, 5, 31)),
    ("2026 წლის მარტი – 2027 წლის მაისი", date(2026, 3, 1), date(2027, 5, 31)),
    ("15.03.2026 – 10.02.2027", date(2026, 3, 15), date(2027, 2, 10)),
    ("2018-03 - 2019-02", date(2018, 3, 1), date(2019, 2, 28)),
    ("5.2026-6.2027", date(2026, 5, 1), date(2027, 6, 30)),
]


@pytest.mark.parametrize(("text", "starts", "finishes"), PERIODS)
def test_period_is_read(text: str, starts: date, finishes: date) -> None:
    found = read_period(text)

    assert (found.starts, found.finishes, found.notes) == (starts, finishes, ())
    assert read_period(written(starts, finishes)) == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("მუდმივად", Doubt.OPEN_ENDED),
        ("ყოველ ოქტომბერს, 2026–2027", Doubt.RECURRING),
        ("—", Doubt.NO_PERIOD),
        ("", Doubt.NO_PERIOD),
        ("24 თვე", Doubt.UNREAD_PERIOD),
        ("31.02.2026", Doubt.UNREAD_PERIOD),
        ("12.2027 – 01.2026", Fault.FINISH_BEFORE_START),
    ],
)
def test_period_leaves_a_doubt(text: str, why: Doubt | Fault) -> None:
    assert [note.why for note in read_period(text).notes] == [why]


def test_later_of_two_dates_holds() -> None:
    found = read_two("2018-03", "2020 (planned; completion moved to 2021-01)")

    assert (found.starts, found.finishes) == (date(2018, 3, 1), date(2021, 1, 31))
    assert [note.why for note in found.notes] == [Doubt.TWO_DATES]


@pytest.mark.parametrize(
    ("text", "money", "also"),
    [
        ("60 000 ლარი / 19 200 ევრო", Money(6_000_000, "GEL"), Money(1_920_000, "EUR")),
        ("10 000 ლარი / 3 200 EUR", Money(1_000_000, "GEL"), Money(320_000, "EUR")),
        ("12 000 ევრო", Money(1_200_000, "EUR"), None),
        ("2 087 991,36 ₾", Money(208_799_136, "GEL"), None),
        ("1,234.50 GEL", Money(123_450, "GEL"), None),
        ("15 ათასი ლარი", Money(1_500_000, "GEL"), None),
        ("1,5 mln EUR", Money(150_000_000, "EUR"), None),
        ("€ 3 200", Money(320_000, "EUR"), None),
    ],
)
def test_cost_is_read(text: str, money: Money, also: Money | None) -> None:
    found = read_cost(text)

    assert (found.money, found.also, found.notes) == (money, also, ())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("—", Doubt.NO_COST),
        ("შესათანხმებელია", Doubt.NO_COST),
        ("ბევრი", Doubt.UNREAD_COST),
        ("2000", Doubt.NO_CURRENCY),
        ("-5 ლარი", Fault.NEGATIVE),
        ("99 999 999 999 ლარი", Fault.ABSURD),
    ],
)
def test_cost_leaves_a_doubt(text: str, why: Doubt | Fault) -> None:
    assert [note.why for note in read_cost(text).notes] == [why]


def test_two_amounts_far_from_the_rate_are_doubted() -> None:
    near, far = "60 000 ლარი / 19 200 ევრო", "60 000 ლარი / 60 000 ევრო"

    assert read_cost(near, rate=Decimal("3.125")).notes == ()
    assert [n.why for n in read_cost(far, rate=Decimal("3.125")).notes] == [Doubt.OTHER_RATE]


COST = Money(6_000_000, "GEL")


@pytest.mark.parametrize(
    ("text", "amounts", "doubts"),
    [
        ("ადგილობრივი ბიუჯეტი 40 000; დონორი 20 000", {"local_budget": 40, "donor": 20}, []),
        ("ზედა დონის ბიუჯეტი 60 000", {"higher_budget": 60}, []),
        ("Local budget 45 000; private 15 000", {"local_budget": 45, "private": 15}, []),
        ("დონორი", {"donor": 60}, [Doubt.SOURCE_WITHOUT_SUM]),
        ("დონორი 20 000; მერია", {"donor": 20, "local_budget": 40}, [Doubt.SOURCE_WITHOUT_SUM]),
        ("შესათანხმებელია", {}, [Doubt.SOURCE_TO_AGREE]),
        ("დონორი 70 000", {"donor": 70}, [Doubt.OVER_COST]),
        ("ვიღაც 60 000", {"gap": 60}, [Doubt.UNKNOWN_SOURCE]),
        ("—", {}, []),
    ],
)
def test_sources_are_read(text: str, amounts: dict[str, int], doubts: list[Doubt]) -> None:
    found = read_lines(text, COST)

    assert {line.source: line.money.amount // 100_000 for line in found.lines} == {
        Source(source): amount for source, amount in amounts.items()
    }
    assert [note.why for note in found.notes] == doubts


def test_results_are_read_with_baseline_target_and_groups() -> None:
    found, notes = read_results("გამყიდველი: 12 → 60; კურსდამთავრებული: 0 → 40 (მათ შორის ქალი 20)")

    assert [(one.name, one.baseline, one.target) for one in found] == [
        ("გამყიდველი", Decimal(12), Decimal(60)),
        ("კურსდამთავრებული", Decimal(0), Decimal(40)),
    ]
    assert [(one.of, one.value, one.target) for one in found[1].shares] == [
        ("sex", "female", Decimal(20))
    ]
    assert notes == ()


def test_results_without_figure_or_with_footnote_are_doubted() -> None:
    found, notes = read_results(
        "1 laboratory (cereals, milk); exhibition hall; მოსარგებლე: 15 → 120¹"
    )

    assert [(one.name, one.target) for one in found] == [
        ("laboratory (cereals, milk)", Decimal(1)),
        ("exhibition hall", None),
        ("მოსარგებლე", Decimal(120)),
    ]
    assert [note.why for note in notes] == [Doubt.NO_TARGET, Doubt.FOOTNOTE]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("მერია; შროშის მეთუნეები", [("მერია", Role.PARTNER), ("შროშის მეთუნეები", Role.PARTNER)]),
        ("სავაჭრო პალატა", [("სავაჭრო პალატა", Role.LEAD)]),
        (
            "Agency (N(N)LE; administrator), City Hall (lead)",
            [("Agency (N(N)LE; administrator)", Role.PARTNER), ("City Hall", Role.LEAD)],
        ),
    ],
)
def test_partners_are_parted(text: str, names: list[tuple[str, Role]]) -> None:
    assert [(one.name, one.role) for one in read_partners(text)[0]] == names
