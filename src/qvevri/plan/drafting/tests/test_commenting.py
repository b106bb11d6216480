"""Everybody may comment on a plan in consultation; each comment is answered one by one."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone, translation

from qvevri.core.limits import TooOften
from qvevri.notices.models import Message
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.drafting import queries, refusals
from qvevri.plan.drafting.actions import commenting
from qvevri.plan.drafting.actions.commenting import Said
from qvevri.plan.drafting.models import Comment
from qvevri.plan.drafting.sheets import as_csv
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Plan
from qvevri.todos.queries import todos_for

SAID = Said("Автобус не ходит.", "ru", chapter="preface", email="anna@example.com")
ANSWER = {"ka": "ივლის.", "ru": "Будет ходить."}


@pytest.fixture
def comment(plan: Plan) -> Comment:
    return commenting.comment(plan, SAID, by=None, sender="x")


def test_comment_waits_for_an_answer_until_it_has_one(comment: Comment, clerk: Person) -> None:
    assert queries.unanswered(comment.plan) == [comment]

    commenting.answer(comment, ANSWER, "taken", by=clerk)

    assert queries.unanswered(comment.plan) == []


def test_address_is_asked_to_confirm_in_the_writers_language(comment: Comment) -> None:
    [message] = Message.objects.filter(kind="drafting.confirm")

    assert (message.to, message.language) == ("anna@example.com", "ru")
    assert comment.key in message.text


def test_answer_is_told_to_a_confirmed_address_in_its_language(
    comment: Comment, clerk: Person
) -> None:
    commenting.confirm(comment)
    commenting.answer(comment, ANSWER, "taken", by=clerk)

    message = Message.objects.get(kind="drafting.answered")
    assert message.language == "ru"
    assert "Будет ходить." in message.text
    assert "учтено" in message.text


def test_answer_is_not_told_to_an_address_that_nobody_confirmed(
    comment: Comment, clerk: Person
) -> None:
    commenting.answer(comment, ANSWER, "taken", by=clerk)

    assert not Message.objects.filter(kind="drafting.answered").exists()


def test_who_confirms_after_the_answer_is_told_at_once(comment: Comment, clerk: Person) -> None:
    commenting.answer(comment, ANSWER, "partly", by=clerk)
    commenting.confirm(comment)
    commenting.confirm(comment)

    assert Message.objects.filter(kind="drafting.answered").count() == 1


def test_who_signed_in_is_told_without_leaving_an_address(
    plan: Plan, nino: Person, clerk: Person
) -> None:
    made = commenting.comment(plan, Said("კარგია.", "ka"), by=nino, sender="x")
    commenting.answer(made, ANSWER, "taken", by=clerk)

    assert Message.objects.get(kind="drafting.answered").to == nino.phone


@pytest.mark.parametrize(
    ("answer", "outcome"), [({}, "taken"), ({"ka": " "}, "taken"), (ANSWER, "")]
)
def test_answer_has_words_and_an_outcome(
    comment: Comment, clerk: Person, answer: dict[str, str], outcome: str
) -> None:
    with pytest.raises(refusals.AnswerMissing):
        commenting.answer(comment, answer, outcome, by=clerk)


def test_only_officers_answer(comment: Comment, nino: Person) -> None:
    with pytest.raises(PermissionDenied):
        commenting.answer(comment, ANSWER, "taken", by=nino)


def test_comments_are_taken_in_consultation_only(plan: Plan, mayor: Person) -> None:
    programme.adopt(plan, programme.Decision("N 1", plan.starts), by=mayor)

    with pytest.raises(refusals.NotOpenToComments):
        commenting.comment(plan, SAID, by=None, sender="x")


def test_one_sender_says_only_so_much_a_day(plan: Plan) -> None:
    for _time in range(commenting.OF_SENDER.times):
        commenting.comment(plan, Said("a", "en"), by=None, sender="x")

    with pytest.raises(TooOften):
        commenting.comment(plan, Said("a", "en"), by=None, sender="x")


def test_hidden_comment_is_not_read_but_its_reason_is(
    client: Client, comment: Comment, clerk: Person
) -> None:
    commenting.hide(comment, "advertising", by=clerk)

    page = client.get(f"/gori/en/plan/{comment.plan_id}/comments/").content.decode()
    assert "Автобус" not in page
    assert "advertising" in page
    assert "Автобус" not in as_csv(queries.comments_on(comment.plan)).decode()
    assert queries.unanswered(comment.plan) == []


def test_nothing_is_hidden_without_a_reason(comment: Comment, clerk: Person) -> None:
    with pytest.raises(refusals.HidingUnexplained):
        commenting.hide(comment, "  ", by=clerk)


def test_link_of_a_week_ago_confirms_nothing(comment: Comment) -> None:
    Comment.objects.update(made_at=timezone.now() - timedelta(days=8))

    with pytest.raises(refusals.LinkTooOld):
        commenting.confirm(comment)


def test_officer_sees_that_comments_wait(
    comment: Comment, gori: Municipality, clerk: Person
) -> None:
    kinds = {todo.kind: todo for todo in todos_for(clerk, gori)}

    assert kinds["drafting.comments"].count == 1


def test_table_runs_no_formula(plan: Plan) -> None:
    commenting.comment(plan, Said("=1+1", "en", name="@x"), by=None, sender="x")

    told = as_csv(queries.comments_on(plan)).decode()
    assert ",'=1+1," in told
    assert ",'@x," in told


def test_after_a_year_nobody_can_tell_who_sent_a_comment(comment: Comment) -> None:
    commenting.forget_old(timezone.now() + timedelta(seconds=1))

    comment.refresh_from_db()
    assert (comment.sender, comment.email, comment.text) == ("", "", SAID.text)


def test_table_names_who_wrote_in_the_readers_letters_too(plan: Plan) -> None:
    commenting.comment(plan, Said("კარგია", "ka", name="ნინო ბერიძე"), by=None, sender="x")

    with translation.override("ru"):
        told = as_csv(queries.comments_on(plan)).decode()
    assert ",Нино Беридзе (ნინო ბერიძე)," in told
