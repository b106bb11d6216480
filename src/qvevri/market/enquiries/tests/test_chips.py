"""Every chip can be said in every language, with every value it takes."""

import pytest

from qvevri.market.enquiries.bargain import Spoken, is_agreed, terms_of
from qvevri.market.enquiries.chips import CHIPS, LANGUAGES, PLAIN, Chip, Side, Value
from qvevri.market.enquiries.offering import for_buyer, for_seller, open_questions
from qvevri.market.enquiries.saying import Lexicon, Said, sentence
from qvevri.vocabulary.shipped import shipped_terms
from qvevri.vocabulary.units import shipped_units

LEXICON = Lexicon(shipped_units(), shipped_terms())
VALUES: dict[str, Said] = {
    PLAIN: {},
    "quantity": {"amount": "500", "unit": "kg"},
    "price": {"price": 230, "currency": "GEL", "per": "kg"},
    "farm": {"where": "farm"},
    "border": {"where": "border"},
    "place": {"where": "place", "city": "berlin", "country": "DE"},
    "day": {"day": "2026-12-10"},
    "soon": {"soon": True},
    "thing": {"thing": "certificate.globalgap"},
    "transfer": {"how": "transfer"},
    "on_delivery": {"how": "on_delivery"},
    "cash": {"how": "cash"},
}
PAIRS = [(chip, variant) for chip in CHIPS.values() for variant in chip.said]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("chip", "variant"), PAIRS, ids=lambda one: getattr(one, "code", one))
def test_every_wording_fills_its_gaps(chip: Chip, variant: str, language: str) -> None:
    price = VALUES["price"] if chip.value is Value.PRICE else {}

    said = sentence({"chip": chip.code, **VALUES[variant], **price}, language, LEXICON)

    assert said[-1] in ".?"
    assert "{" not in said
    assert "()" not in said
    assert ": ." not in said
    assert "  " not in said


def test_all_answers_are_chips_of_the_seller() -> None:
    answers = {code for chip in CHIPS.values() for code in chip.answers}

    assert {code for code in answers if Side.SELLER not in CHIPS[code].sides} == set()


def test_an_unknown_wording_falls_back_to_the_plain_one() -> None:
    assert sentence({"chip": "sample", "how": "cash"}, "en", LEXICON) == "Can you send a sample?"


HOW_MUCH: Said = {"chip": "how_much", "amount": "500", "unit": "kg"}
PRICE: Said = {"chip": "price", "price": 230, "currency": "GEL", "per": "kg"}
AGREE: Said = {"chip": "agree"}


def test_both_must_agree() -> None:
    turns: list[Spoken] = [("buyer", [HOW_MUCH]), ("seller", [PRICE]), ("buyer", [AGREE])]

    assert not is_agreed(turns)
    assert is_agreed([*turns, ("seller", [AGREE])])


def test_new_terms_undo_an_agreement() -> None:
    dearer = PRICE | {"price": 250} if isinstance(PRICE, dict) else {}
    turns: list[Spoken] = [("buyer", [HOW_MUCH]), ("seller", [PRICE]), ("buyer", [AGREE])]

    assert not is_agreed([*turns, ("seller", [dearer, AGREE])])


def test_a_new_amount_replaces_the_old_with_its_unit() -> None:
    turns: list[Spoken] = [
        ("buyer", [HOW_MUCH]),
        ("seller", [{"chip": "have", "amount": "2", "unit": "t"}]),
    ]

    assert terms_of(turns) == {"amount": "2", "unit": "t"}


def test_the_smallest_order_is_no_term_of_the_deal() -> None:
    least: Said = {"chip": "minimum", "amount": "50", "unit": "kg"}

    assert terms_of([("buyer", [HOW_MUCH]), ("seller", [least])])["amount"] == "500"


def test_seller_is_offered_answers_that_repeat_the_question() -> None:
    first = for_seller([("buyer", [HOW_MUCH])])[0]

    assert first.question == HOW_MUCH
    assert first.options[0].chip.code == "how_much_yes"
    assert first.options[0].given == {"amount": "500", "unit": "kg"}
    assert first.options[0].asks is None


def test_answered_questions_are_not_offered_again() -> None:
    turns: list[Spoken] = [
        ("buyer", [HOW_MUCH]),
        ("seller", [PRICE]),
        ("buyer", [{"chip": "sample"}]),
    ]

    assert open_questions(turns) == [{"chip": "sample"}]


def test_nobody_can_agree_before_the_other_spoke() -> None:
    codes = [one.chip.code for group in for_buyer([("buyer", [HOW_MUCH])]) for one in group.options]

    assert "agree" not in codes
