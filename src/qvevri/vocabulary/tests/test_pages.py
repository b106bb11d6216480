"""An officer lists, adds and mends concepts; nobody else sees the pages."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from qvevri.places.models import Municipality
from qvevri.vocabulary import queries
from qvevri.vocabulary.terms import UsualPrice

FEIJOA = {
    "parent": "fruit",
    "name_ka": "ფეიხოა",
    "name_en": "Feijoa",
    "name_ru": "Фейхоа",
    "gender": "f",
    "also_any": "feixoa, feihoa",
    "unit_1": "box",
    "unit_2": "kg",
    "months": ["10", "11"],
}


def address(language: str = "ka", rest: str = "") -> str:
    return f"/gori/{language}/vocabulary/{rest}"


@pytest.mark.parametrize(
    ("language", "words"),
    [("ka", "სიტყვა"), ("en", "A word in any language"), ("ru", "Слово на любом языке")],
)
def test_officer_sees_the_groups_in_three_languages(
    vocabulary: None, as_clerk: Client, language: str, words: str
) -> None:
    page = as_clerk.get(address(language)).content.decode()

    assert words in page
    assert all(name in page for name in ("ხილი", "Fruit", "Фрукты"))


def test_screen_readers_hear_the_name_in_the_language_of_the_page(
    vocabulary: None, as_clerk: Client
) -> None:
    page = as_clerk.get(address("en")).content.decode()

    assert 'aria-label="What lies below Fruit"' in page


def test_officer_finds_a_concept_by_any_spelling(vocabulary: None, as_clerk: Client) -> None:
    page = as_clerk.get(address("en"), {"q": "churchxela"}).content.decode()

    assert "Чурчхела" in page
    assert "Виноград" not in page


def test_officer_sees_all_units(vocabulary: None, as_clerk: Client) -> None:
    page = as_clerk.get(address("en"), {"kind": "unit"}).content.decode()

    assert "пчелосемья" in page
    assert "Виноград" not in page


def test_officer_adds_a_product(vocabulary: None, as_clerk: Client) -> None:
    answer = as_clerk.post(address("en", "add/product/"), FEIJOA)

    assert answer.status_code == 302
    assert queries.term("feijoa").months == (10, 11)
    assert queries.term("feijoa").unit_codes == ("box", "kg")
    assert queries.recognise("feihoa")[0].code == "feijoa"


def test_officer_sees_at_once_what_another_process_added_and_mended(
    vocabulary: None, as_clerk: Client
) -> None:
    read_before = queries.book()
    as_clerk.post(address("en", "add/product/"), FEIJOA)
    queries.take_up(read_before)
    added = as_clerk.get(address("en", "feijoa/"))
    read_before = queries.book()
    as_clerk.post(address("en", "feijoa/"), {**FEIJOA, "name_en": "Feijoas"})
    queries.take_up(read_before)

    assert 'value="Feijoa"' in added.content.decode()
    assert 'value="Feijoas"' in as_clerk.get(address("en", "feijoa/")).content.decode()


def test_form_keeps_what_was_typed_when_a_language_is_missing(
    vocabulary: None, as_clerk: Client
) -> None:
    answer = as_clerk.post(address("en", "add/product/"), {**FEIJOA, "name_ru": ""})

    assert answer.status_code == 200
    assert 'value="ფეიხოა"' in answer.content.decode()
    assert "feijoa" not in queries.terms()


def test_taken_code_is_said_on_the_form(vocabulary: None, as_clerk: Client) -> None:
    answer = as_clerk.post(address("en", "add/product/"), {**FEIJOA, "name_en": "Apple"})

    assert "A concept with this code already exists." in answer.content.decode()


def test_officer_mends_a_name_and_every_text_follows(vocabulary: None, as_clerk: Client) -> None:
    form = as_clerk.get(address("en", "cornelian-cherry/")).context["form"]
    said = {name: value for name, value in form.initial.items() if name in form.fields}

    answer = as_clerk.post(address("en", "cornelian-cherry/"), said | {"name_en": "Dogwood"})

    assert answer.status_code == 302
    assert queries.term("cornelian-cherry").heading("en") == "Dogwood"
    assert queries.term("cornelian-cherry").form("en", "one") == ""
    assert queries.term("cornelian-cherry").form("ru", "gen") == "кизила"


@pytest.mark.parametrize("code", ["apple", "wine-qvevri", "head", "churchkhela.walnut", "sauces"])
def test_saving_without_a_change_changes_no_word(
    vocabulary: None, as_clerk: Client, code: str
) -> None:
    before = queries.term(code)
    form = as_clerk.get(address("en", f"{code}/")).context["form"]

    said = {name: value for name, value in form.initial.items() if name in form.fields}
    as_clerk.post(address("en", f"{code}/"), said)

    after = queries.term(code)
    assert (after.names, after.forms, after.synonyms) == (
        before.names,
        before.forms,
        before.synonyms,
    )
    assert (after.unit_codes, after.months) == (before.unit_codes, before.months)
    assert (after.pictogram, after.usual_price) == (before.pictogram, before.usual_price)


def test_officer_adds_a_container(vocabulary: None, as_clerk: Client) -> None:
    said = {
        **{"name_ka": "გოდორი", "name_en": "wicker basket", "name_ru": "корзина"},
        **{"ka_one": "გოდორი", "en_one": "wicker basket", "ru_one": "корзина"},
        **{"en_many": "wicker baskets", "ru_few": "корзины", "ru_many": "корзин"},
    }

    answer = as_clerk.post(address("en", "add/unit/"), said)

    assert answer.status_code == 302
    assert queries.unit("wicker-basket").is_package


@pytest.mark.parametrize("rest", ["", "add/product/", "apple/"])
def test_seller_is_told_there_is_no_such_page(
    vocabulary: None, gori: Municipality, as_nino: Client, rest: str
) -> None:
    assert as_nino.get(address(rest=rest)).status_code == 404


@pytest.mark.parametrize("rest", ["add/appellation/", "add/nothing/", "no-such-code/"])
def test_page_that_does_not_exist_is_a_404(vocabulary: None, as_clerk: Client, rest: str) -> None:
    assert as_clerk.get(address(rest=rest)).status_code == 404


def changed(client: Client, code: str, **fields: object) -> Any:
    """The officer changes some fields of a concept and saves the rest as it stands."""
    form = client.get(address("en", f"{code}/")).context["form"]
    said = {name: value for name, value in form.initial.items() if name in form.fields}
    return client.post(address("en", f"{code}/"), said | fields)


def test_pictures_are_chosen_by_what_they_show(vocabulary: None, as_clerk: Client) -> None:
    page = as_clerk.get(address("ru", "kiwi/")).content.decode()

    assert "core/pictograms/pear.svg" in page
    assert "Груши" in page


def test_officer_changes_picture_price_months_and_synonyms(
    vocabulary: None, as_clerk: Client
) -> None:
    answer = changed(
        as_clerk,
        "kiwi",
        **{"pictogram": "pear", "price_low": "2,5", "price_high": "6 ₾", "price_unit": "kg"},
        **{"months": ["10", "12"], "also_ka": "ქივი, აქტინიდია"},
    )

    term = queries.term("kiwi")
    assert (answer.status_code, term.pictogram, term.months) == (302, "pear", (10, 12))
    assert term.usual_price == UsualPrice("kg", Decimal("2.5"), Decimal(6))
    assert queries.recognise("აქტინიდია")[0].code == "kiwi"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"price_low": "3", "price_high": "", "price_unit": ""}, "needs both ends and its unit"),
        ({"price_low": "3", "price_high": "2", "price_unit": "kg"}, "must not be lower"),
        ({"price_low": "a lot", "price_high": "9", "price_unit": "kg"}, "such as 1.50"),
        ({"price_low": "-1", "price_high": "9", "price_unit": "kg"}, "such as 1.50"),
        ({"pictogram": "../secret"}, "Select a valid choice"),
        ({"name_ru": "\u200b "}, "Give the name in every language."),
        ({"name_ka": ""}, "Give the name in every language."),
        ({"hs": "apples"}, "Such as 0808.10"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_changed(
    vocabulary: None, as_clerk: Client, fields: dict[str, str], sentence: str
) -> None:
    before = queries.term("kiwi")

    page = changed(as_clerk, "kiwi", **fields).content.decode()

    assert sentence in page
    assert queries.term("kiwi") == before


def test_price_can_be_taken_away(vocabulary: None, as_clerk: Client) -> None:
    changed(as_clerk, "apple", price_low="", price_high="", price_unit="")

    assert queries.term("apple").usual_price is None
