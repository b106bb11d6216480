"""Prometheus reads counts of the house; a stranger does not."""

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import DjangoAssertNumQueries, Settings

from qvevri.market.listings import actions
from qvevri.market.listings.inputs import ListingInput
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person


def told(client: Client) -> dict[tuple[str, str], float]:
    """Each count by its name and the values of its labels."""
    text = client.get("/metrics").content.decode()
    return {
        (sample.name, "/".join(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_counts_are_told_by_municipality_and_status(
    farm: Organisation, nino: Person, client: Client
) -> None:
    for _time in range(2):
        actions.publish(actions.draft(farm, ListingInput("apple"), by=nino), by=nino)

    counts = told(client)

    assert counts["qvevri_listings", "gori/published"] == 2
    assert counts["qvevri_sellers", "gori/trusted"] == 1
    assert counts["qvevri_history_entries", "gori"] >= 4
    assert counts["qvevri_people", ""] == 1


def test_second_reader_within_seconds_asks_the_database_nothing(
    db: None, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = client.get("/metrics").content

    with django_assert_num_queries(0):
        assert client.get("/metrics").content == first


@pytest.mark.parametrize(
    "sent",
    [
        {"REMOTE_ADDR": "203.0.113.9"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"},
    ],
)
def test_stranger_is_told_there_is_no_such_page(
    db: None, client: Client, sent: dict[str, str]
) -> None:
    assert client.get("/metrics", **sent).status_code == 404  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "status"),
    [("Bearer a-secret", 200), ("Bearer another", 404), ("a-secret", 404), ("", 404)],
)
def test_with_a_token_only_the_token_counts(
    db: None, client: Client, settings: Settings, said: str, status: int
) -> None:
    settings.METRICS_TOKEN = "a-secret"

    assert client.get("/metrics", headers={"authorization": said}).status_code == status


def test_no_count_names_a_person(nino: Person, farm: Organisation, client: Client) -> None:
    text = client.get("/metrics").content.decode()

    assert not [word for word in ("ნინო", "Nino", "599100101") if word in text]
