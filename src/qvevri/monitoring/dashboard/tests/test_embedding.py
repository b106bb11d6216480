"""Cards of a plan stand on other pages; nothing else of the house may be framed."""

import pytest
from django.test import Client

from qvevri.monitoring.dashboard.tests.conftest import Read
from qvevri.monitoring.reporting.models import Report
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.tests import contents

CARDS = ["embed/", "embed/actions/1.1/", "embed/indicators/1.1.1/"]


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_card_may_be_framed_and_sets_no_cookie(
    client: Client, told: Report, card: str, language: str
) -> None:
    address = f"/gori/{language}/plan/{told.action.plan_id}/{card}"
    first, kept = client.get(address), client.get(address)

    for answer in (first, kept):
        assert answer.status_code == 200
        assert "X-Frame-Options" not in answer.headers
        assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
        assert not answer.cookies
    assert b"<script" not in first.content


@pytest.mark.parametrize("page", ["", "actions/1.1/", "money/", "share/", "indicators/1.1.1/"])
def test_other_pages_may_not_be_framed(client: Client, told: Report, page: str) -> None:
    answer = client.get(f"/gori/en/plan/{told.action.plan_id}/{page}")

    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("query", "card"),
    [("", "embed/"), ("?action=1.1", CARDS[1]), ("?indicator=1.1.1", CARDS[2])],
)
def test_lines_to_copy_are_there_in_every_language(
    told: Report, read: Read, query: str, card: str
) -> None:
    page = read(f"/gori/en/plan/{told.action.plan_id}/share/{query}")

    for language in ("ka", "en", "ru"):
        shown = f"http://testserver/gori/{language}/plan/{told.action.plan_id}/{card}"
        assert f"&lt;iframe src=&quot;{shown}&quot;" in page


def test_card_of_a_draft_is_not_there(client: Client, gori: Municipality, clerk: Person) -> None:
    draft = programme.begin(contents.content(), municipality=gori, by=clerk)

    for card in (*CARDS, "share/"):
        assert client.get(f"/gori/en/plan/{draft.pk}/{card}").status_code == 404
