"""What writers type is read as headings, lists, tables and figures, and never as code."""

import pytest

from qvevri.plan.drafting.markup import Run, count_words, photos_in, read


def test_heading_list_table_and_figure_are_read() -> None:
    found = read("# Wine\n\n- white\n- red\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![Hill](photo:7)")

    assert [one.kind for one in found] == ["heading", "list", "table", "figure"]
    assert found[2].rows == (((Run("a"),), (Run("b"),)), ((Run("1"),), (Run("2"),)))
    assert photos_in(found) == {7}


def test_figure_within_a_line_stands_alone() -> None:
    found = read("Before ![Hill](photo:7) after")

    assert [one.kind for one in found] == ["paragraph", "figure", "paragraph"]


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "<b onclick=x>y</b>", "<!-- x -->", "<img src=x>"]
)
def test_html_stays_words(typed: str) -> None:
    [block] = read(typed)

    assert "".join(run.text for run in block.runs) == typed


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "/inside", "//x"])
def test_only_web_addresses_become_links(address: str) -> None:
    [block] = read(f"[x]({address})")

    assert not any(run.href for run in block.runs)


def test_picture_of_another_site_is_its_caption_alone() -> None:
    [block] = read("![Hill](https://example.com/hill.png)")

    assert (block.kind, block.runs) == ("paragraph", (Run("Hill"),))


def test_bold_and_slanted_words_and_links_are_told() -> None:
    [block] = read("**a *b*** [c](https://example.com)")

    assert Run("b", bold=True, italic=True) in block.runs
    assert Run("c", href="https://example.com") in block.runs


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("## ორი სიტყვა", 2),
        ("- one\n- two\n  - three", 3),
        ("| a | b |\n|---|---|\n| c d | 2,5 |", 5),
        ("![What it shows](photo:1)", 3),
        ("a [b](https://example.com/very/long) c", 3),
    ],
)
def test_only_words_that_are_read_count(text: str, words: int) -> None:
    assert count_words(text) == words
