"""Text as people type it is kept, without what nobody can see."""

import pytest

from qvevri.core.text import clean, clean_line, is_wordless


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  ვაშლი  \r\n\r\n\r\n\r\nკარგი ", "ვაშლი \n\nკარგი"),
        ("ა\u200bბ\u202eგ\u0000დ", "აბგდ"),
        ("e\u0301", "\u00e9"),
        ("🍎 ვაშლი", "🍎 ვაშლი"),
        ("<b>x</b>", "<b>x</b>"),
    ],
)
def test_clean_drops_only_what_nobody_sees(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_line_has_no_breaks() -> None:
    assert clean_line("ერთი\nორი\t სამი") == "ერთი ორი სამი"


@pytest.mark.parametrize(
    ("text", "wordless"), [("🍎 …", True), ("   ", True), ("5", False), ("ა", False)]
)
def test_emoji_and_signs_alone_say_nothing(text: str, wordless: bool) -> None:  # noqa: FBT001
    assert is_wordless(text) is wordless
