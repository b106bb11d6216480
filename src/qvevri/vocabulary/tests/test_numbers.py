"""Numbers in words are read before a unit, a currency or after a direction, and nowhere else."""

from decimal import Decimal
from pathlib import Path

import pytest

from qvevri.places.actions import load_places
from qvevri.places.models import Settlement
from qvevri.vocabulary import queries
from qvevri.vocabulary.reading.figures import Amount, Price, figures
from qvevri.vocabulary.reading.numbers import in_digits
from qvevri.vocabulary.reading.recognising import ways_to_write

GOLDEN = (Path(__file__).parent / "golden_numbers.txt").read_text(encoding="utf-8").splitlines()
HALF = Decimal("0.5")
SPELLED = [line.split(" | ") for line in GOLDEN if not line.startswith("#")]


@pytest.mark.parametrize("spelled", SPELLED, ids=lambda spelled: spelled[0])
def test_number_is_read_as_unicode_spells_it(spelled: list[str]) -> None:
    number, *words = spelled

    assert {in_digits(f"{said} kg").text for said in words} == {f"{number} kg"}


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        *(("one and a half tons", "1.5 tons"), ("half a ton", "0.5 a ton")),
        *(("half of a ton", "0.5 ton"), ("twenty five", "25"), ("a hundred and five", "a 105")),
        *(("2 and a half", "2.5"), ("5 thousand", "5000"), ("two dozen", "24")),
        *(("полтора кило", "1.5 кило"), ("две с половиной", "2.5"), ("полтонны", "0.5тонны")),
        *(("пол-литра", "0.5литра"), ("полторы тысячи", "1500"), ("2 тысячи", "2000")),
        *(("до трёхсот", "до 300"), ("полсотни", "50"), ("два-три кило", "2-3 кило")),
        *(("ერთნახევარი", "1.5"), ("ორი და ნახევარი", "2.5"), ("ნახევარკილო", "0.5კილო")),
        *(("ოცამდე", "20მდე"), ("რვიდან", "8დან"), ("ათზე", "10ზე"), ("ას ოცი", "120")),
        *(("ოცდაათი", "30"), ("ორმოცდაათი ათასი", "50000"), ("სამოცდათხუთმეტ", "75")),
        *(("ორი სამი კილო", "2-3 კილო"), ("два три", "2-3"), ("five ten", "5 10")),
        *(("ori tona", "2 tona"), ("oci lari", "20 lari"), ("ertnaxevari", "1.5")),
    ],
)
def test_words_are_joined_to_one_number(text: str, digits: str) -> None:
    assert in_digits(text).text == digits


@pytest.mark.parametrize("text", ["поле", "полынь", "often", "ასე", "one two", "5 5 5", "до Гори"])
def test_what_was_written_can_be_had_back(text: str) -> None:
    said = in_digits(text)

    assert said.original(0, len(said.text)) == text


@pytest.mark.parametrize(
    ("text", "rest", "amount"),
    [
        *((f"{said} of apples", "apples", Decimal(2000)) for said in ("two tons", "2 tonnes")),
        *(("ორი ტონა ვაშლი", "ვაშლი", Decimal(2000)), ("ori tona vashli", "vashli", Decimal(2000))),
        *(("две тонны яблок", "яблок", Decimal(2000)), ("полтонны яблок", "яблок", Decimal(500))),
        *(("яблоки пол тонны", "яблоки", Decimal(500)), ("half a ton", "", Decimal(500))),
        *(
            ("ნახევარი ტონა ვაშლი", "ვაშლი", Decimal(500)),
            ("полкило мёда", "мёда", HALF),
        ),
        *(("ორმოცი კილო თაფლი", "თაფლი", Decimal(40)), ("ოცდახუთი კგ", "", Decimal(25))),
        *(("полтора кило сыра", "сыра", Decimal("1.5")), ("half kilo", "", HALF)),
        *(("twenty five kilos", "", Decimal(25)), ("ათას ხუთასი კილო", "", Decimal(1500))),
    ],
)
def test_amount_in_words_is_read(vocabulary: None, text: str, rest: str, amount: Decimal) -> None:
    said = queries.asked(text)
    units = {"kg": 1, "t": 1000}

    assert said.amount is not None
    assert said.amount.number * units[said.amount.unit] == amount
    assert " ".join(word for part in said.parts for word in part.words) in (rest, f"of {rest}")


@pytest.mark.parametrize("text", ["a dozen eggs", "дюжина яиц", "half of two dozen eggs"])
def test_dozens_count_pieces(vocabulary: None, text: str) -> None:
    said = queries.asked(text)

    assert said.amount is not None
    assert (said.concepts, said.amount.unit) == (("eggs",), "pc")


@pytest.mark.parametrize(
    ("text", "concepts", "number", "unit"),
    [
        *(("ორი ძროხა", ("cattle",), 2, "head"), ("куплю 2 коровы", ("cattle",), 2, "head")),
        *(("10 ქათამი", ("chickens",), 10, "bird"), ("ten eggs", ("eggs",), 10, "pc")),
        *(("honey, two sheep", ("honey", "sheep"), 2, "head"),),
    ],
)
def test_what_is_sold_by_number_needs_no_unit(
    vocabulary: None, text: str, concepts: tuple[str, ...], number: int, unit: str
) -> None:
    said = queries.asked(text)

    assert (said.concepts, said.amount) == (concepts, Amount(Decimal(number), unit))


@pytest.mark.parametrize("text", ["Ross 308 chickens", "2 pears", "M9 ვაშლის ნერგი"])
def test_number_in_a_name_or_of_what_is_weighed_stays(vocabulary: None, text: str) -> None:
    assert queries.asked(text).amount is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        *(("თაფლი ათი ლარი", None, "10"), ("თაფლი ორ ლარამდე", None, "2")),
        *(("თაფლი ოცი ლარიდან", "20", None), ("თაფლი ოცამდე", None, "20")),
        *(("თაფლი ათიდან ოც ლარამდე", "10", "20"), ("თაფლი ოცზე ნაკლები", None, "20")),
        *(("мёд до двадцати лари", None, "20"), ("мёд до двадцати", None, "20")),
        *(("мёд от десяти до двадцати лари", "10", "20"), ("мёд по сто лари", None, "100")),
        *(("honey under twenty", None, "20"), ("honey from ten to twenty lari", "10", "20")),
        *(("honey for a hundred lari", None, "100"), ("tafli ati lari", None, "10")),
    ],
)
def test_price_in_words_is_read(
    vocabulary: None, text: str, low: str | None, high: str | None
) -> None:
    said = queries.asked(text)

    assert said.price == Price(low and Decimal(low), high and Decimal(high))  # type: ignore[arg-type]
    assert said.concepts == ("honey",)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "honey from one farm",
            "wine from two villages",
            "не менее двух сортов",
            "no more than one",
        ),
        *("ცხრა წყარო", "ასი", "seven sisters", "семь братьев", "ორი ძმა", "three", "сто"),
    ],
)
def test_number_in_words_that_counts_nothing_stays_a_word(text: str) -> None:
    assert figures(text, lambda _word: ("", True), lambda _word, _before: "").rest == text


def test_no_name_is_taken_for_a_number(vocabulary: None) -> None:
    load_places()
    terms = [term for term in queries.terms().values() if term.kind != "unit"]
    names = {said for term in terms for _weight, said in ways_to_write(term)}
    names |= {name for one in Settlement.objects.all() for name in one.name.data.values()}
    named = {name for name in names if not any(map(str.isdecimal, name))}

    harmed = {name for name in named if queries.asked(name).amount or queries.asked(name).price}
    assert harmed == set()
