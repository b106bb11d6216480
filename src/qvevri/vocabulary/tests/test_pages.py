"""An officer lists, adds and mends concepts; nobody else sees the pages."""

import pytest
from django.test import Client

from qvevri.places.models import Municipality
from qvevri.vocabulary import queries

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
