"""A new listing finds the alerts in question by its signs; the search itself decides."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from qvevri.market.alerts import matching, queries, tasks
from qvevri.market.alerts.anchors import signs_of_document
from qvevri.market.alerts.models import Finding
from qvevri.market.alerts.queries import Came
from qvevri.market.alerts.reading import query_of, read
from qvevri.market.alerts.tests.conftest import make_alert, offer
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.contacts import Contact
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement
from qvevri.search.models import SearchDoc
from qvevri.search.queries import Query, search
from qvevri.vocabulary import queries as vocabulary

FINDS_APPLES = [
    *("concept=apple", "concept=fruit", "q=apples", "q=ვაშლები", "q=яблоки", "q=vashli"),
    *("q=appels", "q=ninos+bagi", "q=სკრა", "q=apples+skra", "q=apples+near+skra"),
    *("settlement=skra", "settlement=skra&km=5", "settlement=ateni&km=20", "km=10"),
    *("price_to=2", "price_from=1&price_to=1.5", "concept=apple&price_to=1.5"),
    *(
        "unit=kg",
        "listing_kind=goods",
        "q=apples+under+2",
        "concept=apple&season=on",
        "",
        "sort=price",
    ),
]
FINDS_NONE = [
    *("concept=honey", "concept=dairy", "q=honey", "q=ვაშა", "q=zzzz", "settlement=ateni"),
    *("settlement=ateni&km=5", "unit=l", "price_to=1", "price_from=2", "listing_kind=service"),
    *("delivers=on", "verified=on", "concept=apple&price_to=1", "q=apples+ateni"),
]


def number_told(alert_search: str, gori: Municipality, farm: Organisation, nino: Person) -> int:
    make_alert(gori, alert_search, frequency="daily")
    offer(farm, nino, months=(timezone.localdate().month,))
    tasks.match()
    return Finding.objects.count()


@pytest.mark.parametrize("said", FINDS_APPLES)
def test_search_that_finds_the_apples_is_told_of_them(
    gori: Municipality, skra: Settlement, ateni: Settlement, farm: Organisation, nino: Person,
    said: str,
) -> None:  # fmt: skip
    assert number_told(said, gori, farm, nino) == 1


@pytest.mark.parametrize("said", FINDS_NONE)
def test_search_that_does_not_find_the_apples_is_not_told(
    gori: Municipality, skra: Settlement, ateni: Settlement, farm: Organisation, nino: Person,
    said: str,
) -> None:  # fmt: skip
    assert number_told(said, gori, farm, nino) == 0


def test_follower_is_told_of_every_listing_of_the_seller_alone(
    gori: Municipality, farm: Organisation, nino: Person, new_farm: Organisation, clerk: Person
) -> None:
    alert = make_alert(gori, "", seller=farm)
    ours = [offer(farm, nino).pk, offer(farm, nino, "honey").pk]
    offer(new_farm, clerk)
    tasks.match()

    assert sorted(alert.findings.values_list("listing", flat=True)) == ours


def test_alert_of_another_municipality_is_not_told(
    gori: Municipality, zestaponi: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(zestaponi)
    offer(farm, nino)
    tasks.match()

    assert Finding.objects.count() == 0


@pytest.mark.parametrize("concept", ["apple", "honey", "wine", "churchkhela", "cheese.sulguni"])
def test_whatever_finds_a_listing_by_name_hangs_on_one_of_its_signs(
    gori: Municipality, farm: Organisation, nino: Person, concept: str
) -> None:
    term = vocabulary.terms().get(concept) or vocabulary.terms()["apple"]
    offer(farm, nino, term.code)
    signs = signs_of_document(SearchDoc.objects.get())
    named = [term.name(language) for language in ("ka", "en", "ru")]
    spoken = [word for words in term.synonyms.values() for word in words]
    finding = [text for text in (*named, *spoken) if search(asked(gori, f"q={text}")).count]
    alerts = [
        make_alert(gori, f"q={text}", Contact(email=f"a{number}@x.example"))
        for number, text in enumerate(finding[:15])
    ]

    assert alerts
    hung = [{one.sign for one in alert.anchors.all()} for alert in alerts]
    assert [text for text, on in zip(finding, hung, strict=False) if not on & signs] == []


def asked(gori: Municipality, said: str) -> Query:
    query = query_of(gori, read(gori, said).asked)
    assert query is not None
    return query


@pytest.mark.parametrize("number", [1, 8])
def test_matching_costs_the_same_for_one_alert_of_a_search_and_for_many(
    gori: Municipality,
    farm: Organisation,
    nino: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    make_alert(gori)
    for price in range(number):
        honey = f"concept=honey&price_to={price + 1}"
        make_alert(gori, honey, Contact(email=f"a{price}@x.example"))
    came = [Came(offer(farm, nino).pk, timezone.now()) for _number in range(number)]

    with django_assert_num_queries(4):
        _found, matches = matching.matches(came, timezone.now())
    assert len(matches) == number


def test_idle_job_asks_three_questions(
    gori: Municipality, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_alert(gori)
    with django_assert_num_queries(3):
        assert tasks.watch() == (0, 0)


def test_listing_in_no_state_to_be_found_is_looked_at_again(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(gori)
    offer(farm, nino)
    SearchDoc.objects.all().delete()

    assert tasks.match() == 0
    assert len(queries.just_come(timezone.now(), 10)) == 1


def test_listing_put_up_by_a_transaction_that_ended_late_is_not_missed(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    make_alert(gori)
    late = offer(farm, nino)
    Listing.objects.filter(pk=late.pk).update(status="draft")
    offer(farm, nino)
    tasks.match()
    Listing.objects.filter(pk=late.pk).update(status="published")
    tasks.match()

    assert Finding.objects.filter(listing=late).count() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans small tables otherwise")
def test_idle_job_walks_through_no_table(gori: Municipality) -> None:
    with CaptureQueriesContext(connection) as asked:
        tasks.watch()
    plans = [plan(one["sql"]) for one in asked.captured_queries]

    assert [line for line in " ".join(plans).splitlines() if line.startswith("SCAN")] == []
    assert all("USING COVERING INDEX" in one for one in plans)


def plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return "\n".join(str(row[3]) for row in cursor.fetchall())
