"""The page on which one writes: saved as typed, with and without JavaScript."""

from typing import Any

import pytest
from django.test import Client

from qvevri.people.models import Person
from qvevri.plan.drafting import queries
from qvevri.plan.drafting.actions import writing
from qvevri.plan.drafting.models import Comment
from qvevri.plan.programme.models import Plan

PAGE = "/gori/en/plan/{}/writing/preface/en/"


def typed(client: Client, plan: Plan, text: str, base: str = "", **headers: Any) -> Any:
    said = {"text": text, "base": base, "began_from": 0, "sitting": "page"}
    return client.post(PAGE.format(plan.pk), said, headers=headers)


def test_what_is_typed_is_saved_and_its_length_told(as_clerk: Client, plan: Plan) -> None:
    answer = typed(as_clerk, plan, "Two words", HX_Request="true")

    assert "2 words of about 200" in answer.content.decode()
    assert answer.headers["HX-Trigger"] == "draftDone"
    assert [one.text for one in queries.versions_of(plan, "preface", "en")] == ["Two words"]


def test_writer_is_told_that_texts_were_joined(as_clerk: Client, plan: Plan, lana: Person) -> None:
    writing.save(plan, "preface", "en", writing.Draft("One. Two."), by=lana)
    writing.save(plan, "preface", "en", writing.Draft("1. Two.", "One. Two."), by=lana)

    answer = typed(as_clerk, plan, "One. Two. 3.", "One. Two.", HX_Request="true")

    assert "both texts are joined" in answer.content.decode()


def test_writer_is_led_to_both_texts(as_clerk: Client, plan: Plan, lana: Person) -> None:
    writing.save(plan, "preface", "en", writing.Draft("One."), by=lana)
    writing.save(plan, "preface", "en", writing.Draft("One, hers.", "One."), by=lana)

    answer = as_clerk.get(typed(as_clerk, plan, "One, mine.", "One.").headers["Location"])

    page = answer.content.decode()
    assert ", mine" in page
    assert ", hers" in page


def test_text_that_is_too_long_stays_in_the_form(as_clerk: Client, plan: Plan) -> None:
    text = "word " * 10_000

    answer = typed(as_clerk, plan, text)

    assert text.strip() in answer.content.decode()
    assert queries.versions_of(plan, "preface", "en") == []


def test_who_else_writes_now_is_shown(as_clerk: Client, plan: Plan, lana: Person) -> None:
    writing.save(plan, "preface", "en", writing.Draft("One.", sitting="hers"), by=lana)

    assert "Lana writes here now" in as_clerk.get(PAGE.format(plan.pk)).content.decode()


@pytest.mark.parametrize("path", ["contents/en/", "nothing/en/", "preface/fr/"])
def test_there_is_nothing_to_write_elsewhere(as_clerk: Client, plan: Plan, path: str) -> None:
    assert as_clerk.get(f"/gori/en/plan/{plan.pk}/writing/{path}").status_code == 404


def test_earlier_version_is_put_back_by_its_button(
    as_clerk: Client, plan: Plan, clerk: Person
) -> None:
    for text, base in (("One.", ""), ("Two.", "One.")):
        writing.save(plan, "preface", "en", writing.Draft(text, base), by=clerk)

    as_clerk.post(f"{PAGE.format(plan.pk)}versions/1/restore/")

    assert queries.heads(plan)["preface", "en"].text == "One."


def test_officer_answers_on_the_page(as_clerk: Client, plan: Plan) -> None:
    made = Comment.objects.create(plan=plan, text="More buses.", language="en", key="k")

    said = {"outcome": "taken", "en": "Yes."}
    as_clerk.post(f"/gori/en/plan/comments/{made.pk}/answer/", said)

    page = as_clerk.get(f"/gori/en/plan/{plan.pk}/comments/").content.decode()
    assert "Yes." in page
    assert "taken up" in page
