"""Two changes of one text become one, or are told apart: never is a word lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qvevri.plan.drafting.joining import join, sentences

BASE = "Wine is made here. Pots are fired here.\n\nFew guests come."
WORDS = st.text(alphabet="ab .\n", max_size=40)


@pytest.mark.parametrize(
    ("mine", "theirs", "joined"),
    [
        (BASE, BASE, BASE),
        (BASE, "All new.", "All new."),
        ("All new.", BASE, "All new."),
        ("All new.", "All new.", "All new."),
        (
            BASE.replace("Few", "Many"),
            BASE.replace("Wine", "Good wine"),
            "Good wine is made here. Pots are fired here.\n\nMany guests come.",
        ),
        (
            BASE.replace(" Pots are fired here.", ""),
            f"{BASE}\nMore.",
            "Wine is made here.\n\nFew guests come.\nMore.",
        ),
    ],
)
def test_changes_of_different_sentences_are_joined(mine: str, theirs: str, joined: str) -> None:
    assert join(BASE, mine, theirs) == joined


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (BASE.replace("Few", "Many"), BASE.replace("Few", "No")),
        (BASE.replace("Few guests come.", ""), BASE.replace("Few", "No")),
        ("Mine.", "Theirs."),
    ],
)
def test_changes_of_the_same_sentence_are_not(mine: str, theirs: str) -> None:
    assert join(BASE, mine, theirs) is None


def test_two_who_began_from_nothing_are_not_joined() -> None:
    assert join("", "Mine.", "Theirs.") is None


def test_what_both_put_in_at_one_place_stands_there_twice() -> None:
    assert join("A.\n", "A.\nMine.", "A.\nTheirs.") == "A.\nTheirs.\n\nMine."


def test_text_that_goes_on_where_the_other_stopped_is_not_doubled() -> None:
    assert join("A.\n", "A.\nAnd more.", "A.\nAnd") == "A.\nAnd more."


@given(WORDS)
def test_sentences_make_the_text_again(text: str) -> None:
    assert "".join(sentences(text)) == text


@given(WORDS, WORDS)
def test_one_change_alone_is_taken_as_it_is(base: str, mine: str) -> None:
    assert join(base, mine, base) == mine
    assert join(base, base, mine) == mine


@given(WORDS, WORDS)
def test_same_change_counts_once(base: str, mine: str) -> None:
    assert join(base, mine, mine) == mine


@given(WORDS, WORDS, WORDS)
def test_words_that_one_added_are_still_there(base: str, mine: str, theirs: str) -> None:
    joined = join(f"{base}.", f"{base}. MINE. {mine}", f"THEIRS. {theirs}\n{base}.")

    assert joined is None or ("MINE" in joined and "THEIRS" in joined)
