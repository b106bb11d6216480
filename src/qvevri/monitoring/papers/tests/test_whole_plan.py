"""The whole plan on paper: the guideline's order, its words and pictures, and quick when long."""

import io
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image
from pypdf import PdfReader
from pytest_django.fixtures import Settings

from qvevri.core.languages import CODES
from qvevri.files.actions import take_photo
from qvevri.monitoring.papers.printing import printed
from qvevri.monitoring.papers.tests.conftest import now
from qvevri.monitoring.papers.whole import whole_plan
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.drafting.actions import writing
from qvevri.plan.programme import actions
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests import contents

TEXTS = {
    "preface": "ძვირფასო **თანამოქალაქეებო**, ეს გეგმა ერთად დავწერეთ.",
    "swot": "| ძლიერი | სუსტი |\n|---|---|\n| ღვინო | გზა |\n\n- ერთი\n  - ორი\n\n> სამი",
    "annex_information": "### წყარო\n\n1. [საქსტატი](https://www.geostat.ge)",
}


def plan_of(gori: Municipality, clerk: Person, number: int, indicators: int = 1) -> Plan:
    plan = actions.begin(contents.content(number, indicators), municipality=gori, by=clerk)
    for code, text in TEXTS.items():
        for language in CODES:
            writing.save(plan, code, language, writing.Draft(text), by=clerk)
    return plan


def text_of(plan: Plan) -> str:
    made = printed("plan", whole_plan(now(plan)))
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)


def test_chapters_stand_in_the_guidelines_order_and_can_be_selected(
    gori: Municipality, clerk: Person
) -> None:
    told = text_of(plan_of(gori, clerk, 2))

    wanted = ["თანამოქალაქეებო", "ძლიერი", "8. ხედვა", "9. სამოქმედო", "საქსტატი"]
    places = [told.rindex(words) for words in wanted]
    assert places == sorted(places)


@pytest.mark.parametrize("language", CODES)
def test_plan_of_300_actions_is_printed_within_three_seconds(
    gori: Municipality, clerk: Person, language: str
) -> None:
    plan = plan_of(gori, clerk, 300, 3)
    begun = time.process_time()
    with translation.override(language):
        made = printed("plan", whole_plan(now(plan)))

    assert made.startswith(b"%PDF")
    assert time.process_time() - begun < 3


def test_picture_of_a_chapter_is_printed(
    gori: Municipality, clerk: Person, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    plan = plan_of(gori, clerk, 1)
    file = io.BytesIO()
    Image.new("RGB", (640, 480), "green").save(file, "JPEG")
    upload = SimpleUploadedFile("hill.jpg", file.getvalue())
    photo = take_photo(upload, municipality=gori, by=clerk, thing=plan.chapters.get(code="swot"))
    text = f"![მთა](photo:{photo.pk}) ![არა](photo:{photo.pk + 1})"
    writing.save(plan, "preface", "ka", writing.Draft(text, TEXTS["preface"]), by=clerk)

    made = PdfReader(io.BytesIO(printed("plan", whole_plan(now(plan)))))

    assert sum(len(page.images) for page in made.pages) == 1


LONG = ("ინფრასტრუქტურის", "კონკურენტუნარიანობის", "გადამამუშავებელი", "თვითმმართველობისათვის")


Placed = tuple[int, float, float]


def placed(plan: Plan) -> list[Placed]:
    """The long words of the first page: height, from, and at least until."""
    found: list[Placed] = []

    def see(text: str, at: Any, _text: Any, _font: Any, size: float) -> None:
        if text.strip() in LONG:
            found.append((round(at[5]), at[4], at[4] + 0.55 * size * len(text.strip())))

    made = PdfReader(io.BytesIO(printed("plan", whole_plan(now(plan)))))
    made.pages[0].extract_text(visitor_text=see)
    return sorted(found)


@pytest.mark.parametrize("columns", [3, 5])
def test_long_words_of_a_table_do_not_run_into_the_next_column(
    gori: Municipality, clerk: Person, columns: int
) -> None:
    row = "|".join((LONG * 2)[:columns])
    plan = plan_of(gori, clerk, 1)
    table = f"|{row}|\n{'|---' * columns}|\n|{row}|"
    writing.save(plan, "preface", "ka", writing.Draft(table, TEXTS["preface"]), by=clerk)

    with translation.override("ka"):
        words = placed(plan)
    pairs = [two for two in pairwise(words) if two[0][0] == two[1][0]]
    assert len(pairs) == 2 * (columns - 1)
    assert [two for two in pairs if two[0][2] > two[1][1]] == []
