"""Any two versions are held together word by word."""

from hypothesis import given
from hypothesis import strategies as st

from qvevri.plan.drafting.differing import Mark, Span, differences

TEXT = st.text(alphabet="ab c\n", max_size=60)


def test_changed_words_are_marked_within_their_line() -> None:
    [line] = differences("Few guests come", "Many guests come")

    assert line.before == (Span(Mark.REMOVED, "Few"), Span(Mark.SAME, " guests come"))
    assert line.after == (Span(Mark.ADDED, "Many"), Span(Mark.SAME, " guests come"))


def test_new_line_has_nothing_beside_it() -> None:
    lines = differences("a\nc", "a\nb\nc")

    assert [line.is_same for line in lines] == [True, False, True]
    assert lines[1].before == ()


@given(TEXT, TEXT)
def test_both_texts_are_there_whole(before: str, after: str) -> None:
    lines = differences(before, after)

    told = ["".join(span.text for span in line.before) for line in lines]
    assert [one for one in told if one] == [one for one in before.splitlines() if one.strip()]
    told = ["".join(span.text for span in line.after) for line in lines]
    assert [one for one in told if one] == [one for one in after.splitlines() if one.strip()]
