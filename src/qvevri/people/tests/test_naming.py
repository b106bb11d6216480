"""A person's name is shown in the reader's letters; as typed where that is not certain."""

import pytest

from qvevri.people.naming import called


@pytest.mark.parametrize(
    ("georgian", "english", "russian"),
    [
        ("ნინო კვარაცხელია", "Nino Kvaratskhelia", "Нино Кварацхелия"),
        ("ილია ჭავჭავაძე", "Ilia Chavchavadze", "Илия Чавчавадзе"),
        ("აკაკი წერეთელი", "Akaki Tsereteli", "Акаки Церетели"),
        ("ჯანსუღ ღვინჯილია", "Jansugh Ghvinjilia", "Джансуг Гвинджилия"),
        ("ყარამან ქიქოძე", "Qaraman Kikodze", "Караман Кикодзе"),
        ("ჟუჟუნა ჰამლეტიშვილი", "Zhuzhuna Hamletishvili", "Жужуна Гамлетишвили"),
        ("ფიქრია ფხაკაძე", "Pikria Pkhakadze", "Пикрия Пхакадзе"),
        ("ეთერ ჩხეიძე-ცხადაია", "Eter Chkheidze-Tskhadaia", "Этер Чхеидзе-Цхадая"),
        ("მაია მაისურაძე", "Maia Maisuradze", "Майя Майсурадзе"),
        ("სოფიო ჭიაურელი", "Sopio Chiaureli", "Софио Чиаурели"),
        ("გაბრიელ ნ.", "Gabriel N.", "Габриэл Н."),
        ("თორნიკე შონია", "Tornike Shonia", "Торнике Шония"),
        ("ძია ზურა", "Dzia Zura", "Дзия Зура"),
    ],
)
def test_georgian_name_is_read_by_all(georgian: str, english: str, russian: str) -> None:
    told = {language: called(georgian, language) for language in ("ka", "en", "ru")}

    assert told == {"ka": georgian, "en": english, "ru": russian}


@pytest.mark.parametrize(
    ("typed", "georgian", "english", "russian"),
    [
        ("Nino Beridze", "ნინო ბერიძე", "Nino Beridze", "Нино Беридзе"),
        ("Levan Ghoghoberidze", "ლევან ღოღობერიძე", "Levan Ghoghoberidze", "Леван Гогоберидзе"),
        ("Нана Махарашвили", "ნანა მახარაშვილი", "Nana Makharashvili", "Нана Махарашвили"),
        ("Майя Джавахишвили", "მაია ჯავახიშვილი", "Maia Javakhishvili", "Майя Джавахишвили"),
        (
            "nino beridze-dolidze",
            "ნინო ბერიძე-დოლიძე",
            "nino beridze-dolidze",
            "Нино Беридзе-Долидзе",
        ),
    ],
)
def test_georgian_ending_shows_how_a_foreign_spelling_is_meant(
    typed: str, georgian: str, english: str, russian: str
) -> None:
    told = {language: called(typed, language) for language in ("ka", "en", "ru")}

    assert told == {"ka": georgian, "en": english, "ru": russian}


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        *(("Maia Kapanadze", "ka"), ("Тимур Кикодзе", "ka"), ("Jaba Beridze", "ka")),
        *(("John Smith", "ka"), ("John Smith", "ru"), ("Иван Петров", "ka"), ("Zoë Müller", "ru")),
        *(("Felix Windze", "ru"), ("7", "en"), ("", "ru"), ("孙中山", "en")),
    ],
)
def test_what_is_not_certain_stays_as_typed(typed: str, language: str) -> None:
    assert called(typed, language) == typed


@pytest.mark.parametrize(
    ("typed", "english"),
    [("Сергей Петров", "Sergey Petrov"), ("Ольга Юрьева", "Olga Yureva")],
)
def test_russian_name_is_readable_in_english(typed: str, english: str) -> None:
    assert called(typed, "en") == english


def test_own_spelling_wins_in_english_alone() -> None:
    told = [called("ქეთევან ყიფიანი", code, "Ketevan Kipiani") for code in ("ka", "en", "ru")]

    assert told == ["ქეთევან ყიფიანი", "Ketevan Kipiani", "Кетеван Кипиани"]


def test_georgian_capitals_are_written_small() -> None:
    assert called("ᲜᲘᲜᲝ ᲑᲔᲠᲘᲫᲔ", "ka") == "ნინო ბერიძე"
    assert called("ᲜᲘᲜᲝ ᲑᲔᲠᲘᲫᲔ", "en") == "Nino Beridze"
