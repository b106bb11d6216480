"""Names are readable in every script, and addresses in all."""

import pytest

from qvevri.core.names import address_words, display_name


@pytest.mark.parametrize(
    ("name", "english", "russian"),
    [
        ("ნოდარ მ.", "Nodar M.", "Нодар М."),
        ("ეთერ ხ.", "Eter Kh.", "Этер Х."),
        ("ნინოს მარანი", "Ninos Marani", "Нинос Марани"),
        ("მარია", "Maria", "Мария"),
        ("ჯუმბერ ძნელაძე", "Jumber Dzneladze", "Джумбер Дзнеладзе"),
        ("„ლიახვი“", "“Liakhvi”", "«Лиахви»"),
        ("Green Farm", "Green Farm", "Green Farm"),
        ("Ферма Иванова", "Ferma Ivanova", "Ферма Иванова"),
    ],
)
def test_name_is_shown_in_the_readers_script(name: str, english: str, russian: str) -> None:
    assert display_name(name, "en") == english
    assert display_name(name, "ru") == russian


def test_name_stays_as_written_for_georgian_readers() -> None:
    assert display_name("Green Farm", "ka") == "Green Farm"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ვაშლი სტარკრიმსონი", "vashli-starkrimsoni"),
        ("Сушёные яблоки", "sushenye-yabloki"),
        ("Aligoté, 0.75 l", "aligote-0-75-l"),
        ("წყალი", "tsqali"),
        ("🍎", ""),
    ],
)
def test_text_becomes_the_tail_of_an_address(text: str, words: str) -> None:
    assert address_words(text) == words


def test_long_tail_ends_with_a_whole_word() -> None:
    assert address_words("one two three", limit=9) == "one-two"
