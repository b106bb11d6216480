"""Somebody changes what the public said of a plan, or what it was answered; the check names it."""

import pytest
from django.db import connection
from django.utils import translation

from qvevri.history import chain, queries
from qvevri.history.actions import record
from qvevri.history.comparing import DATED
from qvevri.history.models import Entry
from qvevri.history.sealing import moment
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.drafting.actions import commenting
from qvevri.plan.drafting.models import Comment
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents


@pytest.fixture
def open_plan(gori: Municipality, clerk: Person) -> Plan:
    """Open to comments."""
    draft = programme.begin(contents.content(), municipality=gori, by=clerk)
    return programme.open_to_comments(draft, by=clerk)


@pytest.fixture
def comment(open_plan: Plan, nino: Person) -> Comment:
    """Nino asks for a bus, of action 1.1."""
    action = open_plan.actions.get(code="1.1")
    said = commenting.Said("ავტობუსიც გვჭირდება", "ka", action=action, name="ნინო")
    return commenting.comment(open_plan, said, by=nino, sender="")


@pytest.fixture
def answered(comment: Comment, clerk: Person) -> Comment:
    """Taken up in part."""
    return commenting.answer(comment, {"ka": "ნაწილობრივ"}, Comment.Outcome.PARTLY, by=clerk)


def first(municipality: Municipality) -> str:
    with translation.override("en"):
        found = next(queries.differing(municipality), None)
        return found.about.partition(": ")[2] if found else ""


def run(statement: str) -> None:
    """As somebody with the database's password would."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_untouched_comment_is_whole(answered: Comment, gori: Municipality) -> None:
    assert first(gori) == ""


@pytest.mark.parametrize(
    ("change", "how"),
    [
        ("text = 'კარგია'", "its text is not the one that was written"),
        ("language = 'en'", "its text is not the one that was written"),
        ("name = 'გიორგი'", "it names another person than the log"),
        ("name = ''", "it names another person than the log"),
        ("made_at = '2026-01-01'", "it was written at another time"),
        ("action_id = NULL", "it is of another thing than the log says"),
        ("action_id = NULL, chapter = 'swot'", "it is of another thing than the log says"),
        ("answer = 'არა'", "its answer is not the one that was given"),
        ("answer = ''", "its answer is not the one that was given"),
        ("outcome = 'taken'", "what became of it is not what was decided"),
        ("answered_at = '2026-01-01'", "it was answered at another time"),
        ("answered_by_id = person_id", "its answer names another person than the log"),
        ("hidden_at = '2026-01-01'", "it was hidden, or shown again, without an entry"),
    ],
)
def test_quiet_update_is_named(
    answered: Comment, gori: Municipality, change: str, how: str
) -> None:
    run(f"UPDATE drafting_comment SET {change}")  # noqa: S608

    assert first(gori) == how


def test_quiet_delete_is_named(answered: Comment, gori: Municipality) -> None:
    run("DELETE FROM drafting_comment")

    assert first(gori) == "the log tells of it, and it is not there"


def test_comment_that_nobody_made_is_named(open_plan: Plan, gori: Municipality) -> None:
    Comment.objects.create(plan=open_plan, text="მხარს ვუჭერ", language="ka", key="k")

    assert first(gori) == "the log does not tell of it"


def test_answer_that_nobody_gave_is_named(comment: Comment, gori: Municipality) -> None:
    run("UPDATE drafting_comment SET answer = 'არა', outcome = 'taken', answered_at = made_at")

    assert first(gori) == "the log does not tell of its answer"


def test_answer_given_again_is_compared_with_the_last(
    answered: Comment, clerk: Person, gori: Municipality
) -> None:
    commenting.answer(answered, {"ka": "კი"}, Comment.Outcome.TAKEN, by=clerk)
    assert first(gori) == ""

    run("UPDATE drafting_comment SET outcome = 'partly'")

    assert first(gori) == "what became of it is not what was decided"


def test_hidden_comment_is_whole_until_its_reason_changes(
    answered: Comment, clerk: Person, gori: Municipality
) -> None:
    commenting.hide(answered, "შეურაცხყოფა", by=clerk)
    assert first(gori) == ""

    run("UPDATE drafting_comment SET hidden_because = 'სხვა'")

    assert first(gori) == "its reason is not the one that was recorded"


def test_comment_shown_without_an_entry_is_named(
    comment: Comment, clerk: Person, gori: Municipality
) -> None:
    commenting.hide(comment, "შეურაცხყოფა", by=clerk)

    run("UPDATE drafting_comment SET hidden_at = NULL, hidden_because = ''")

    assert first(gori) == "it was hidden, or shown again, without an entry"


def test_writer_who_was_erased_is_no_quiet_change(
    answered: Comment, nino: Person, gori: Municipality
) -> None:
    commenting.forget_author(nino)

    assert first(gori) == ""


def test_strangers_name_is_compared_too(open_plan: Plan, gori: Municipality) -> None:
    said = commenting.Said("ავტობუსი", "ka", name="გიორგი")
    commenting.comment(open_plan, said, by=None, sender="x")

    run("UPDATE drafting_comment SET name = '', salt = ''")

    assert first(gori) == "it names another person than the log"


def test_action_taken_out_of_the_draft_is_no_quiet_change(
    comment: Comment, gori: Municipality
) -> None:
    assert comment.action is not None
    comment.action.delete()

    assert first(gori) == ""


def test_moments_of_an_invented_story_are_those_the_log_tells(
    answered: Comment, gori: Municipality
) -> None:
    run("UPDATE drafting_comment SET made_at = '2026-01-01', answered_at = '2026-01-03'")
    assert first(gori) == "it was written at another time"
    moved = Comment.objects.get()
    assert moved.answered_at is not None
    facts = {"made_at": moment(moved.made_at), "answered_at": moment(moved.answered_at)}

    record(None, DATED, moved, municipality=gori, facts=facts)

    assert first(gori) == ""


def test_log_holds_neither_what_was_said_nor_who_said_it(
    answered: Comment, gori: Municipality
) -> None:
    lines = "".join(queries.chain(gori))

    assert isinstance(chain.verify(lines.splitlines()), chain.Held)
    assert Entry.objects.filter(verb="commented").exists()
    assert [word for word in ("ავტობუს", "ნინო", answered.key) if word in lines] == []
