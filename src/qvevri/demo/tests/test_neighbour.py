"""The demo's invented neighbour is read from its signed file, compared, and never asked again."""

import json
import tomllib

import pytest
from django.test import Client

from qvevri.core.languages import CODES
from qvevri.demo.neighbouring import DATA, SHIPPED, meet_neighbour
from qvevri.monitoring.opendata.mirror.actions import MirrorNotTaken, bring, read_all_again
from qvevri.monitoring.opendata.models import Neighbour
from qvevri.people.models import Person
from qvevri.places.models import Municipality

SAID = tomllib.loads(SHIPPED.read_text("utf-8"))
TEXT = (DATA / SAID["file"]).read_bytes()


def test_neighbour_is_met_once_and_asked_never(gori: Municipality, clerk: Person) -> None:
    meet_neighbour(gori, clerk)
    meet_neighbour(gori, clerk)

    [found] = Neighbour.objects.of(gori)
    assert found.is_from_file
    assert read_all_again() == 0


@pytest.mark.parametrize("language", CODES)
def test_compare_page_says_that_it_is_invented(
    client: Client, gori: Municipality, clerk: Person, language: str
) -> None:
    meet_neighbour(gori, clerk)
    name = {"ka": "გამოგონილი", "en": "invented", "ru": "вымышленный"}[language]

    page = client.get(f"/gori/{language}/plan/neighbours/").content.decode()

    assert f"({name})" in page


def test_changed_file_is_not_believed(gori: Municipality, clerk: Person) -> None:
    said = json.loads(TEXT)
    spoilt = json.dumps({**said, "signed": said["signed"].replace("on_track", "done")})

    with pytest.raises(MirrorNotTaken):
        bring(spoilt.encode(), SAID["key"], municipality=gori, by=clerk)
    with pytest.raises(MirrorNotTaken):
        bring(TEXT, "0" * 64, municipality=gori, by=clerk)


def test_file_says_everything_in_every_language() -> None:
    plan = json.loads(json.loads(TEXT)["signed"])["plans"][0]

    assert plan["is_illustrative"]
    for action in plan["actions"]:
        for text in (
            action["title"],
            action["text"],
            *(one["name"] for one in action["indicators"]),
        ):
            assert set(text) == set(CODES)
