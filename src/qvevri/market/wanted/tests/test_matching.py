"""Who is asked for what a buyer wants: the rule by tables, and its promises."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qvevri.market.wanted.matching import Candidate, Want, Why, choose, judge

TODAY = date(2026, 11, 21)
SKRA, ATENI, FAR = (42.0036, 44.0297), (41.9089, 44.0953), (41.7, 44.8)
WANT = Want(
    concept="apple",
    amount=Fraction(1000),
    base="kg",
    start=date(2026, 12, 1),
    end=date(2026, 12, 15),
    above=frozenset({"fruit"}),
)
NINO = Candidate(
    seller=1,
    listing=11,
    concept="apple",
    seen_on=TODAY,
    amount=Fraction(1000),
    base="kg",
    months=(9, 10, 11, 12),
)


def reasons(want: Want, candidate: Candidate) -> dict[str, int]:
    chosen = judge(want, candidate, TODAY)
    return {reason.why.value: reason.points for reason in chosen.reasons} if chosen else {}


@pytest.mark.parametrize(
    ("want", "has", "why", "points"),
    [
        ({}, {}, "product", 38),
        ({"variety": "apple.idared"}, {"variety": "apple.idared"}, "variety", 40),
        ({"variety": "apple.idared"}, {}, "product", 28),
        ({"variety": "apple.idared"}, {"variety": "apple.gala"}, "other_variety", 18),
        ({"concept": "fruit", "below": frozenset({"fruit", "apple"})}, {}, "kind", 34),
        ({}, {"concept": "fruit"}, "wider", 14),
        ({}, {}, "time", 20),
        ({"end": date(2027, 1, 20)}, {}, "time_part", 12),
        ({}, {"months": (12,), "is_current": False}, "time", 20),
        ({}, {"start": date(2026, 11, 1), "end": date(2026, 12, 20)}, "time", 20),
        ({}, {"start": date(2026, 12, 5)}, "time_part", 12),
        ({}, {"end": date(2026, 12, 5)}, "time_part", 12),
        ({}, {}, "amount", 15),
        ({}, {"amount": Fraction(500)}, "amount_part", 9),
        ({}, {"amount": None}, "amount_part", 5),
        ({}, {"base": "pc"}, "amount_part", 5),
        ({"collects": False, "point": SKRA}, {"point": SKRA}, "place", 10),
        ({"collects": False, "point": SKRA}, {"point": ATENI}, "place", 7),
        ({"collects": False, "point": SKRA}, {"point": FAR}, "place", 2),
        ({"collects": False, "city": "tbilisi"}, {"delivery": {"delivery.tbilisi"}}, "delivers", 8),
        ({"collects": False, "city": "batumi"}, {"delivery": {"delivery.georgia"}}, "delivers", 8),
        ({"collects": False, "country": "DE"}, {"delivery": {"delivery.export"}}, "delivers", 8),
        ({"certificates": frozenset({"bio"})}, {"certificates": {"bio"}}, "certificates", 10),
        ({"packing": "crate"}, {"packing": "crate"}, "packing", 3),
        ({}, {"known": "visit"}, "known", 8),
        ({}, {"known": "phone"}, "known", 3),
        ({}, {}, "fresh", 6),
        ({}, {"seen_on": date(2026, 11, 14)}, "fresh", 4),
        ({}, {"seen_on": date(2026, 11, 1)}, "fresh", 2),
        ({}, {"is_current": False}, "before", -6),
        ({"price": Fraction(150)}, {"price": Fraction(140)}, "price", 6),
        ({"price": Fraction(150)}, {"price": Fraction(170)}, "price", 2),
        ({}, {"asked_lately": 2}, "often", -6),
        ({}, {"asked_lately": 40}, "often", -15),
    ],
)
def test_each_reason_has_its_points(
    want: dict[str, object], has: dict[str, object], why: str, points: int
) -> None:
    assert reasons(replace(WANT, **want), replace(NINO, **has))[why] == points  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("want", "has"),
    [
        ({}, {"concept": "pear"}),
        ({}, {"end": date(2026, 11, 30)}),
        ({}, {"start": date(2027, 7, 1)}),
        ({"start": date(2027, 5, 1), "end": date(2027, 5, 9)}, {}),
        ({}, {"months": (7,), "is_current": False}),
        ({}, {"amount": Fraction(19)}),
        ({}, {"muted": frozenset({"apple"})}),
        ({}, {"muted": frozenset({"fruit"})}),
        ({}, {"muted": frozenset({"*"})}),
    ],
)
def test_who_does_not_fit_is_not_asked(want: dict[str, object], has: dict[str, object]) -> None:
    assert judge(replace(WANT, **want), replace(NINO, **has), TODAY) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("want", "has", "absent"),
    [
        ({"collects": False, "country": "DE"}, {"delivery": {"delivery.georgia"}}, "delivers"),
        ({"collects": False, "city": "batumi"}, {"delivery": {"delivery.tbilisi"}}, "delivers"),
        ({"certificates": frozenset({"bio", "haccp"})}, {"certificates": {"bio"}}, "certificates"),
        ({"price": Fraction(150)}, {"price": Fraction(190)}, "price"),
        ({"price": Fraction(150)}, {"price": Fraction(140), "base": "pc"}, "price"),
        ({}, {"seen_on": date(2026, 9, 1)}, "fresh"),
        ({}, {"known": "none"}, "known"),
    ],
)
def test_what_is_not_so_gives_no_points(
    want: dict[str, object], has: dict[str, object], absent: str
) -> None:
    assert absent not in reasons(replace(WANT, **want), replace(NINO, **has))  # type: ignore[arg-type]


def test_each_seller_is_asked_once_with_the_best_listing() -> None:
    other = replace(NINO, listing=12, known="visit")

    (chosen,) = choose(WANT, [NINO, other], most=8, today=TODAY, seed="1")

    assert chosen.candidate.listing == 12


def test_one_place_in_four_goes_to_whoever_was_asked_least() -> None:
    strong = [replace(NINO, seller=n, known="visit", asked_lately=1) for n in range(1, 9)]
    weak = replace(NINO, seller=99, amount=Fraction(100), is_current=False)

    chosen = choose(WANT, [*strong, weak], most=4, today=TODAY, seed="1")

    assert chosen[-1].candidate.seller == 99
    assert chosen[-1].reasons[-1].why is Why.TURN


def test_over_many_requests_equals_are_asked_equally_often() -> None:
    times = dict.fromkeys(range(24), 0)
    for number in range(30):
        sellers = [replace(NINO, seller=s, asked_lately=times[s]) for s in times]
        for one in choose(WANT, sellers, most=8, today=TODAY, seed=str(number)):
            times[one.candidate.seller] += 1

    assert max(times.values()) - min(times.values()) <= 3


candidates = st.builds(
    Candidate,
    seller=st.integers(1, 9),
    listing=st.integers(1, 99),
    concept=st.sampled_from(["apple", "pear", "fruit"]),
    seen_on=st.dates(date(2026, 1, 1), TODAY),
    variety=st.sampled_from(["", "apple.idared"]),
    amount=st.none() | st.fractions(1, 5000),
    base=st.sampled_from(["kg", "pc"]),
    is_current=st.booleans(),
    months=st.lists(st.integers(1, 12), max_size=3).map(tuple),
    point=st.sampled_from([None, SKRA, FAR]),
    known=st.sampled_from(["none", "phone", "documents", "visit"]),
    muted=st.frozensets(st.sampled_from(["apple", "*", "wine"]), max_size=1),
    asked_lately=st.integers(0, 30),
)


@given(st.lists(candidates, max_size=30), st.integers(1, 12), st.text(max_size=4))
def test_choice_keeps_its_promises(some: list[Candidate], most: int, seed: str) -> None:
    chosen = choose(WANT, some, most=most, today=TODAY, seed=seed)
    sellers = [one.candidate.seller for one in chosen]

    assert len(chosen) <= most
    assert len(set(sellers)) == len(sellers)
    assert all(one.points == sum(r.points for r in one.reasons) for one in chosen)
    assert not any(one.candidate.muted & {"apple", "*"} for one in chosen)
    again = choose(WANT, reversed(some), most=most, today=TODAY, seed=seed)
    assert {one.candidate.seller for one in again} == set(sellers)
