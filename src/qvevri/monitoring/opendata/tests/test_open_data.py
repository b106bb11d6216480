"""Everybody finds what is open, in plain words; portals of other houses find it in DCAT."""

import json

import pytest
from django.test import Client
from rdflib import DCAT, DCTERMS, RDF, Graph

from qvevri.core.languages import CODES
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Plan
from qvevri.plan.programme.tests.contents import content


@pytest.fixture
def graph(client: Client, plan: Plan) -> Graph:
    """The catalogue as a portal understands it."""
    said = client.get("/gori/en/plan/open-data/catalogue.jsonld").content
    return Graph().parse(data=said, format="json-ld")


@pytest.mark.parametrize("language", CODES)
def test_page_names_every_file(client: Client, plan: Plan, language: str) -> None:
    page = client.get(f"/gori/{language}/plan/open-data/").content.decode()

    for name in ("everything.xlsx", "plan.json", "iati.xml", "calendar.ics", "tables/actions.csv"):
        assert f"/gori/{language}/plan/{plan.pk}/{name}" in page
    assert 'type="application/ld+json"' in page


def test_page_of_a_town_without_a_plan_still_tells_of_the_market(
    client: Client, gori: Municipality
) -> None:
    page = client.get("/gori/en/plan/open-data/").content.decode()

    assert "api/v1/listings?municipality=gori" in page


def test_draft_is_not_in_the_catalogue(client: Client, gori: Municipality, clerk: Person) -> None:
    programme.begin(content(), municipality=gori, by=clerk)

    said = client.get("/gori/en/plan/open-data/catalogue.jsonld").content.decode()

    assert "iati.xml" not in said


def test_every_dataset_has_what_dcat_ap_asks_for(graph: Graph) -> None:
    found = list(graph.subjects(RDF.type, DCAT.Dataset))

    assert len(found) == 6
    for wanted in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.distribution):
        assert all(len(list(graph.objects(one, wanted))) >= 1 for one in found)


def test_every_title_stands_in_three_languages(graph: Graph) -> None:
    for one in graph.subjects(RDF.type, DCAT.Dataset):
        languages = {getattr(said, "language", None) for said in graph.objects(one, DCTERMS.title)}
        assert languages == set(CODES)


def test_every_distribution_leads_somewhere_under_a_licence(client: Client, graph: Graph) -> None:
    found = list(graph.subjects(RDF.type, DCAT.Distribution))
    addresses = [str(next(graph.objects(one, DCAT.downloadURL))) for one in found]

    assert all(list(graph.objects(one, DCTERMS.license)) for one in found)
    for address in addresses:
        assert client.get("/" + address.split("/", 3)[3]).status_code == 200


def test_catalogue_is_read_by_pages_of_other_houses(client: Client, plan: Plan) -> None:
    answer = client.get("/gori/en/plan/open-data/catalogue.jsonld")

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert json.loads(answer.content)["@type"] == "dcat:Catalog"
