"""People are understood in any script, inflection or spelling, and unlike words stay apart."""

import pytest

from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.reading.recognising import Recogniser
from qvevri.vocabulary.reading.stemming import stem
from qvevri.vocabulary.reading.understanding import understand
from qvevri.vocabulary.shipped import shipped_terms

RECOGNISER = Recogniser(shipped_terms())
THINGS = ("group", "product", "variety")


@pytest.mark.parametrize(
    "spellings",
    [
        ("ღვინო", "ghvino", "gvino", "gvinO", "ᲦᲕᲘᲜᲝ"),
        ("ჩურჩხელა", "churchkhela", "churchxela", "чурчхела"),
        ("ხინკალი", "xinkali", "khinkali", "hinkali", "хинкали"),
        ("თხილი", "txili", "tkhili"),
        ("ტყვიავი", "t'q'viavi", "Tkviavi", "Тквиави"),
        ("ჯემი", "jemi", "джеми"),
        ("мёд", "мед"),
        ("ალიგოტე", "Aligoté", "алиготе"),
        ("ფოთი", "poti", "фоти"),
    ],
)
def test_one_word_in_many_spellings_has_one_key(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("ვაშლი", "ვაშა"), ("pear", "pearl"), ("бал", "бел"), ("ბალი", "ბელი")]
)
def test_unlike_words_have_unlike_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("ვაშლი", "apple"), ("ვაშლებს", "apple"), ("ვაშლის", "apple"), ("vashli", "apple")),
        *(("вашли", "apple"), ("яблок", "apple"), ("apples", "apple"), ("Apple", "apple")),
        *(("картошку", "potato"), ("კარტოფილებს", "potato"), ("potatos", "potato")),
        *(("gvino", "wine-drinks"), ("red wine", "wine-red"), ("вино белое", "wine-white")),
        *(("сулугуни", "sulguni"), ("ხვნა", "ploughing"), ("თონის პური", "bread.tone")),
        *(("stakrimson", "apple.starkrimson"), ("старкинг", "apple.starkrimson")),
        *(("cilantro", "greens-fresh.coriander"), ("ხბო", "cattle.calf")),
        *(("ღორი", "pigs"), ("ghori", "pigs"), ("zucchini", "squash"), ("цукини", "squash")),
    ],
)
def test_what_people_write_is_recognised(text: str, code: str) -> None:
    assert RECOGNISER.recognise(text, THINGS)[0].code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("კილო", "kg"), ("კგ.", "kg"), ("кило", "kg"), ("ტონა", "t"), ("tons", "t")),
        *(("გრ", "g"), ("თუკი", "bale"), ("ტომრები", "sack"), ("мешков", "sack")),
        *(("ც", "pc"), ("штук", "pc"), ("ათეული", "ten"), ("dozen of", "")),
        *(("სული", "head"), ("ძირი", "sapling"), ("შეკვრა", "pack"), ("ოთახი", "room")),
        *(("კვ.მ", "m2"), ("куб", "m3"), ("ჰა", "ha"), ("დღე", "day"), ("ოჯახი", "hive")),
    ],
)
def test_units_are_recognised(text: str, code: str) -> None:
    found = RECOGNISER.recognise(text, ("unit",))

    assert (found[0].code if found else "") == code


@pytest.mark.parametrize("text", ["", "   ", "!!!", "🍎", "zzzzzz", "Gori", "გორი", "\u202e"])
def test_nothing_is_made_of_what_names_nothing(text: str) -> None:
    assert RECOGNISER.recognise(text, THINGS) == []


def test_kind_within_a_product_is_found_by_its_attribute_alone() -> None:
    found = RECOGNISER.recognise("კაკლის", ("variety",), within="jam")

    assert [match.code for match in found] == ["jam.walnut"]


def test_attribute_by_itself_means_the_thing_not_its_jam() -> None:
    assert [match.code for match in RECOGNISER.recognise("კაკლის", THINGS)] == ["walnut"]


@pytest.mark.parametrize(
    ("product", "variety", "unit", "codes"),
    [
        ("ვაშლი", "ჩემპიონი", "t", ("apple", "apple.champion")),
        ("ჩირი", "ვაშლის", "kg", ("dried-fruit", "dried-fruit.apple")),
        ("ღვინო თეთრი", "ჩინური", "l", ("wine-white", "grape.chinuri")),
        ("ყველი", "სულგუნი", "kg", ("sulguni", None)),
        ("თაფლი", "აკაციის", "kg", ("honey-acacia", None)),
        ("ტყემალი", "სოუსი", "bottle", ("sauces", "sauces.tkemali")),
        ("ტყემალი", "", "kg", ("tkemali", None)),
        ("ნერგი", "ვაშლის", "sapling", ("fruit-saplings", "fruit-saplings.apple")),
        ("ვაზის ნერგი", "ჩინური", "sapling", ("vine-saplings", "grape.chinuri")),
        ("გოჭი", "", "head", ("pigs", "pigs.piglet")),
        ("გოჭი", "", "kg", ("piglet", None)),
        ("მწვანილი", "", "bunch", ("greens-fresh", None)),
        ("яблоки голден", "", "kg", ("apple", "apple.golden-delicious")),
        ("Walnut", "", "kg", ("walnut", None)),
    ],
)
def test_two_cells_of_a_sheet_are_understood_together(
    product: str, variety: str, unit: str, codes: tuple[str, str | None]
) -> None:
    found = understand(RECOGNISER, product, variety, unit)

    assert found.product is not None
    assert (found.product.code, found.variety and found.variety.code) == codes


def test_unknown_variety_is_kept_as_written() -> None:
    found = understand(RECOGNISER, "ვაშლი", "სოფლის წითელი")

    assert (found.product and found.product.code, found.unknown_variety) == (
        "apple",
        "სოფლის წითელი",
    )


def test_concepts_are_found_inside_a_sentence() -> None:
    found = RECOGNISER.mentions("куплю яблоки голден и мёд из акации, Гори", THINGS)

    assert [m.code for m in found] == ["apple", "apple.golden-delicious", "honey-acacia"]
