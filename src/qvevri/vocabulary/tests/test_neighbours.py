"""A word with a small error finds the word that was meant, and only such."""

from hypothesis import given
from hypothesis import strategies as st

from qvevri.vocabulary.reading.neighbours import Neighbours, distance, errors_allowed

WORDS = ("apple", "maple", "appeal", "apples", "pineapple", "pineaple", "potato", "tomato", "fig")
LETTERS = st.text(alphabet="aelptoms", min_size=1, max_size=10)
LONG = st.text(alphabet="abcdef", min_size=8, max_size=14)


def test_one_error_is_forgiven_from_four_letters_and_two_from_eight() -> None:
    assert [errors_allowed(length) for length in (1, 3, 4, 7, 8, 30)] == [0, 0, 1, 1, 2, 2]


def test_letters_left_out_put_in_changed_and_swapped_are_one_error_each() -> None:
    typed = ("aple", "appple", "applo", "aplpe")

    assert [distance(word, "apple", 2) for word in typed] == [1, 1, 1, 1]


def test_three_letters_have_no_neighbours() -> None:
    assert Neighbours(WORDS).near("fog") == {}


@given(typed=LETTERS, words=st.lists(LETTERS, max_size=30))
def test_looking_at_pieces_finds_what_looking_at_every_word_finds(
    typed: str, words: list[str]
) -> None:
    allowed = errors_allowed(len(typed))
    near = {word for word in words if len(word) > 2 and distance(typed, word, allowed) <= allowed}

    assert set(Neighbours(words).near(typed)) == (near if allowed else set())


@given(word=LONG, first=st.integers(0, 12), second=st.integers(0, 12), kind=st.integers(0, 3))
def test_two_letters_swapped_and_another_error_are_found(
    word: str, first: int, second: int, kind: int
) -> None:
    swapped = word[:first] + word[first : first + 2][::-1] + word[first + 2 :]
    put, out = ("x", 0) if kind == 0 else ("", 1) if kind == 1 else ("x", 1)
    again = swapped[second : second + 2][::-1] + swapped[second + 2 :]
    typed = swapped[:second] + (again if kind == 3 else put + swapped[second + out :])
    errors = distance(typed, word, 2)

    found = Neighbours([word]).near(typed)

    assert found == ({word: errors} if errors <= errors_allowed(len(typed)) else {})
