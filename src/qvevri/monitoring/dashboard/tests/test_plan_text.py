"""The plan is read as a document: in the guideline's order, as it stands and as it was decided."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from qvevri.core.languages import CODES
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.drafting.actions import writing
from qvevri.plan.programme import actions
from qvevri.plan.programme.content import Chapter
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents

PREFACE = "## To all\n\nWe begin <b>now</b>.\n\n![A hill](photo:999)"


@pytest.fixture
def draft(gori: Municipality, clerk: Person) -> Plan:
    begun = actions.begin(contents.content(), municipality=gori, by=clerk)
    plan = actions.open_to_comments(begun, by=clerk)
    writing.save(plan, "preface", "en", writing.Draft(PREFACE), by=clerk)
    writing.save(plan, "analysis.land_infrastructure", "en", writing.Draft("Land."), by=clerk)
    return plan


@pytest.fixture
def written(draft: Plan, mayor: Person) -> Plan:
    return actions.adopt(draft, actions.Decision("N 1", date(2026, 1, 20)), by=mayor).plan


def page(client: Client, plan: Plan, more: str = "", language: str = "en") -> str:
    return client.get(f"/gori/{language}/plan/{plan.pk}/text/{more}").content.decode()


def test_chapters_stand_in_the_guidelines_order(client: Client, written: Plan) -> None:
    told = page(client, written)

    names = ["1. Preface", "3. Contents", "6. Local", "6.5. Land", "8. Vision", "9. Action plan"]
    places = [told.index(f">{name}") for name in names]
    assert places == sorted(places)
    assert "2. Executive summary" not in told


def test_what_was_written_is_shown_safely(client: Client, written: Plan) -> None:
    told = page(client, written)

    assert re.search(r"<h3>\s*To all\s*</h3>", told)
    assert "&lt;b&gt;now&lt;/b&gt;" in told
    assert "The picture is no longer there." in told


def test_adopted_text_stays_after_an_amendment(
    client: Client, written: Plan, mayor: Person
) -> None:
    changed = replace(content_of(written), chapters=(Chapter("preface", {"en": "Amended."}),))
    decision = actions.Decision("N 2", date(2026, 6, 1))
    actions.amend(written, changed, decision, "Better words", by=mayor)

    assert "Amended." in page(client, written)
    assert "To all" in page(client, written, "?as=adopted")
    assert "To all" in page(client, written, "?on=2026-03-01")
    assert "Amended." in page(client, written, "?on=2026-06-02")


def test_chapter_that_an_amendment_changed_is_held_beside_what_it_was(
    client: Client, written: Plan, mayor: Person
) -> None:
    changed = replace(content_of(written), chapters=(Chapter("preface", {"en": "Amended."}),))
    decision = actions.Decision("N 2", date(2026, 6, 1))
    actions.amend(written, changed, decision, "Better words", by=mayor)

    address = f"/gori/en/plan/{written.pk}/text/preface/1/"
    assert address in client.get(f"/gori/en/plan/{written.pk}/changes/").content.decode()
    assert "Amended" in client.get(address).content.decode()
    assert client.get(address.replace("/1/", "/2/")).status_code == 404


@pytest.mark.parametrize("language", CODES)
def test_text_is_read_in_every_language(client: Client, written: Plan, language: str) -> None:
    told = page(client, written, language=language)

    # Written in English alone: others read it so, and are told.
    assert "We begin" in told
    assert ("language-note" in told) is (language != "en")


def test_reader_of_a_draft_is_asked_what_they_think(client: Client, draft: Plan) -> None:
    assert f"/gori/en/plan/{draft.pk}/comments/new/?about=c:preface" in page(client, draft)


def test_money_agrees_by_source_and_by_year(client: Client, written: Plan) -> None:
    told = page(client, written)

    assert told.count("48,000") >= 2


def test_reading_takes_as_many_queries_however_long_it_is(
    client: Client,
    gori: Municipality,
    clerk: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in (2, 40):
        begun = actions.begin(contents.content(number), municipality=gori, by=clerk)
        plan = actions.open_to_comments(begun, by=clerk)
        writing.save(plan, "preface", "en", writing.Draft("Words."), by=clerk)
        with django_assert_max_num_queries(14):
            page(client, plan)
