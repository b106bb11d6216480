"""A Georgian name is readable in other letters."""

import pytest

from qvevri.organisations.naming import names_of


@pytest.mark.parametrize(
    ("georgian", "english", "russian"),
    [
        ("ნინოს მარანი", "Ninos Marani", "Нинос Марани"),
        ("შპს ქართლის ბაღები", "LLC Kartlis Baghebi", "ООО Картлис Багеби"),
        ("ი/მ ნოდარ მაისურაძე", "IE Nodar Maisuradze", "ИП Нодар Майсурадзе"),
        ("კოოპერატივი „ლიახვის ბაღი“", "Cooperative “Liakhvis Baghi”", "Кооператив «Лиахвис Баги»"),
        (
            "ვეტერინარი გურამ ლაზარაშვილი",
            "Veterinarian Guram Lazarashvili",
            "Ветеринар Гурам Лазарашвили",
        ),
        ("ფერმა", "Perma", "Перма"),
        ("მარანი და ბაღი", "Marani da Baghi", "Марани да Баги"),
        ("„ჩემი ბაღი“", "“Chemi Baghi”", "«Чеми Баги»"),
    ],
)
def test_missing_languages_are_transliterated(georgian: str, english: str, russian: str) -> None:
    assert names_of({"": georgian}) == {"ka": georgian, "en": english, "ru": russian}


def test_given_names_stay_as_they_are() -> None:
    given = {"ka": "ნინოს ბაღი", "en": "Nino's Orchard", "ru": ""}

    assert names_of(given) == {"ka": "ნინოს ბაღი", "en": "Nino's Orchard", "ru": "Нинос Баги"}


@pytest.mark.parametrize(
    ("name", "language"), [("Сад Нино", "ru"), ("Nino", "en"), ("ბაღი 7", "ka"), ("7", "ka")]
)
def test_name_in_other_letters_is_that_languages_alone(name: str, language: str) -> None:
    assert names_of({"": name})[language] == name
