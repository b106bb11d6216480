"""The pages of writing and commenting open to those they are for, in every language."""

import pytest
from django.test import Client

from qvevri.core.languages import CODES
from qvevri.people.models import Person
from qvevri.plan.drafting.actions import commenting, writing
from qvevri.plan.drafting.actions.commenting import Said
from qvevri.plan.drafting.models import Comment
from qvevri.plan.programme.models import Plan


@pytest.fixture
def written(plan: Plan, clerk: Person) -> Plan:
    for text in ("One.", "One. Two."):
        draft = writing.Draft(text, sitting=text)
        writing.save(plan, "preface", "ka", draft, by=clerk)
    return plan


@pytest.fixture
def comment(plan: Plan) -> Comment:
    said = Said("More buses.", "en", chapter="preface", name="Anna", email="anna@example.com")
    return commenting.comment(plan, said, by=None, sender="x")


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize(
    "path",
    [
        "writing/",
        "writing/preface/ka/",
        "writing/analysis.land_infrastructure/ru/",
        "writing/preface/ka/versions/?a=1&b=2",
        "writing/preface/ka/versions/?a=1&b=2&view=inline",
        "writing/preface/ka/both/1/",
        "comments/answers/",
    ],
)
def test_officer_opens_the_pages_of_writing(
    as_clerk: Client, written: Plan, comment: Comment, language: str, path: str
) -> None:
    answer = as_clerk.get(f"/gori/{language}/plan/{written.pk}/{path}")

    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["writing/", "writing/preface/ka/", "comments/answers/"])
def test_nobody_else_opens_them(as_nino: Client, written: Plan, path: str) -> None:
    assert as_nino.get(f"/gori/ka/plan/{written.pk}/{path}").status_code == 404


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("path", ["comments/", "comments/new/", "comments.csv"])
def test_everybody_opens_the_pages_of_comments(
    client: Client, comment: Comment, language: str, path: str
) -> None:
    assert client.get(f"/gori/{language}/plan/{comment.plan_id}/{path}").status_code == 200
