"""What was typed with the wrong keyboard is read as the keys that were pressed."""

import pytest

from qvevri.search.keyboards import layout_of, meant


@pytest.mark.parametrize(
    ("typed", "layout", "text"),
    [
        ("dfikb", "ru", "вашли"),
        ("ghbdtn", "ru", "привет"),
        ("z,kjrb", "ru", "яблоки"),
        ("vaSli", "ka", "ვაშლი"),
        ("Rvino", "ka", "ღვინო"),
        ("აპპლეს", "en", "apples"),
        ("ჰონეყ", "en", "honey"),
        ("фзздуы", "en", "apples"),
        ("мфЫди", "ka", "ვასლბ"),
        ("თაფლი", "en", "tafli"),
        ("ыс", "en", "sc"),
    ],
)
def test_keys_are_read_on_the_layout_that_was_meant(typed: str, layout: str, text: str) -> None:
    assert dict(meant(typed))[layout] == text


@pytest.mark.parametrize("text", ["ვაშლი apples", "мёд honey", "123", "", "🍎"])
def test_text_of_no_single_layout_is_not_converted(text: str) -> None:
    assert layout_of(text) == ""
    assert meant(text) == []
