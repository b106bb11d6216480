"""A paper's words can be selected, its fonts travel with it, and a poster is one sheet."""

import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from pypdf import PdfReader

from qvevri.demo import promising
from qvevri.history.queries import head
from qvevri.monitoring.dashboard.boards import Shown
from qvevri.monitoring.papers.posters import columns, poster
from qvevri.monitoring.papers.printing import printed
from qvevri.monitoring.papers.tests.conftest import now
from qvevri.monitoring.reporting.models import Period
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Action, Plan
from qvevri.plan.programme.tests.contents import content

NAMES = ("poster", "mayor", "plan", "report-1")


def read(client: Client, plan: Plan, name: str, language: str = "ka") -> PdfReader:
    answer = client.get(f"/gori/{language}/plan/{plan.pk}/{name}.pdf")
    return PdfReader(io.BytesIO(answer.content))


@pytest.mark.parametrize("name", NAMES)
def test_georgian_is_selected_as_it_was_written(
    client: Client, periods: list[Period], plan: Plan, name: str
) -> None:
    words = "".join(page.extract_text() for page in read(client, plan, name).pages)

    assert "გორის მუნიციპალიტეტი" in words
    assert not any("\u1c90" <= sign <= "\u1cbf" for sign in words)


def fonts(page: Any) -> list[Any]:
    """What a page says of each of its fonts."""
    found = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    inner = [font["/DescendantFonts"][0].get_object() for font in found]
    return [font["/FontDescriptor"].get_object() for font in inner]


@pytest.mark.parametrize("name", NAMES)
def test_every_font_is_embedded(
    client: Client, periods: list[Period], plan: Plan, name: str
) -> None:
    found = [font for page in read(client, plan, name).pages for font in fonts(page)]

    assert all({"/FontFile2", "/FontFile3"} & font.keys() for font in found)
    assert any("FiraGO" in font["/FontName"] for font in found)


@pytest.mark.parametrize("name", NAMES)
def test_head_of_the_log_is_printed(
    client: Client, periods: list[Period], plan: Plan, gori: Municipality, name: str
) -> None:
    last = head(gori)
    assert last is not None
    words = read(client, plan, name, "en").pages[0].extract_text().replace("\n", "")

    assert last.seal in words
    assert f"The newest entry of the log: {last.number}" in words.replace("  ", " ")


def test_poster_of_the_demo_is_one_sheet_of_a2(
    gori: Municipality, clerk: Person, mayor: Person
) -> None:
    said = promising.told("zestaponi")
    assert said is not None
    plan = programme.begin(promising.content_of(said), municipality=gori, by=clerk)
    programme.adopt(plan, programme.Decision("N 1", date(2026, 1, 20)), by=mayor)
    with translation.override("ru"):
        made = printed("poster", poster(now(plan)))

    [page] = PdfReader(io.BytesIO(made)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (1191, 1684)


@pytest.mark.parametrize("actions", [0, 1, 300])
def test_poster_of_any_plan_is_one_sheet(
    gori: Municipality, clerk: Person, mayor: Person, actions: int
) -> None:
    plan = programme.begin(content(actions), municipality=gori, by=clerk)
    Plan.objects.filter(pk=plan.pk).update(status=Plan.Status.CONSULTATION)

    made = printed("poster", poster(now(plan)))

    assert len(PdfReader(io.BytesIO(made)).pages) == 1


def test_columns_keep_the_order_and_are_even(school: Action) -> None:
    blocks = now(school.plan).board.blocks

    parts = columns(blocks)

    said = [(part.name, one.code) for column in parts for part in column for one in part.actions]
    assert said == [(name, one.code) for name, some in blocks for one in some]
    assert len(parts) == 3


def shown(code: str) -> Shown:
    return Shown(1, code, "School", "", 1, None, None, "late", None, None, is_overruled=False)


def test_long_block_goes_on_in_the_next_column() -> None:
    parts = columns([("Skills", [shown(f"1.{at}") for at in range(12)])])

    assert [len(part.actions) for [part] in parts] == [4, 4, 4]
    assert [part.goes_on for [part] in parts] == [False, True, True]
