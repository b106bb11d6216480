"""The operator sets a licence once, and every page and file of open data says the same."""

import json

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from qvevri.core.languages import CODES
from qvevri.monitoring.opendata.licensing import licence
from qvevri.plan.programme.models import Plan

ZERO = "http://publications.europa.eu/resource/authority/licence/CC0"
PAGE = "https://creativecommons.org/publicdomain/zero/1.0/"


@pytest.fixture(autouse=True)
def public_domain(settings: Settings) -> None:
    settings.OPEN_DATA_LICENCE = ZERO


@pytest.mark.parametrize("language", CODES)
def test_page_says_what_the_set_licence_allows(client: Client, plan: Plan, language: str) -> None:
    page = client.get(f"/gori/{language}/plan/open-data/").content.decode()

    assert f'href="{PAGE}"' in page
    assert "CC BY 4.0" not in page
    with translation.override(language):
        assert str(licence().rule) in page


def test_catalogue_names_it_everywhere(client: Client, plan: Plan) -> None:
    said = client.get("/gori/en/plan/open-data/catalogue.jsonld").content.decode()

    assert said.count(f'"dct:license": {{"@id": "{ZERO}"}}') > 3
    assert "CC_BY" not in said


@pytest.mark.parametrize("name", ["iati.xml", "everything.xlsx", "plan.json", "tables/values.csv"])
def test_every_file_is_sent_with_it(client: Client, plan: Plan, name: str) -> None:
    answer = client.get(f"/gori/en/plan/{plan.pk}/{name}")

    assert answer.headers["Link"] == f'<{PAGE}>; rel="license"'


def test_files_say_it_themselves(client: Client, plan: Plan) -> None:
    iati = client.get(f"/gori/en/plan/{plan.pk}/iati.xml").content.decode()
    whole = client.get(f"/gori/en/plan/{plan.pk}/plan.json").json()
    mirror = json.loads(client.get("/gori/plan/mirror.json").content)
    api = client.get("/api/v1/openapi.json").json()

    assert f"<!-- Licence: {PAGE} -->" in iati
    assert whole["licence"] == json.loads(mirror["signed"])["licence"] == ZERO
    assert api["info"]["license"] == {"name": "CC0 1.0", "url": PAGE}


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("https://creativecommons.org/licenses/by/4.0", "CC BY 4.0"),
        ("http://publications.europa.eu/resource/authority/licence/ODC_BL", "ODbL 1.0"),
        ("https://gori.example/terms--2/", "gori.example/terms--2"),
    ],
)
def test_licence_is_known_by_its_addresses_or_called_by_them(
    settings: Settings, told: str, name: str
) -> None:
    settings.OPEN_DATA_LICENCE = told

    assert licence().name == name
