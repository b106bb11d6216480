"""The main questions go through the indexes made for them, whatever the size of the table."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qvevri.places.models import Municipality
from qvevri.search import actions
from qvevri.search.queries import Query, search
from qvevri.search.tests.conftest import Put, make_doc


def plans(query: Query) -> str:
    """What the database says of each statement of a search, in one text."""
    with CaptureQueriesContext(connection) as seen:
        search(query)
    is_postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if is_postgres:
            cursor.execute("SET LOCAL enable_seqscan = off")
        lines = []
        for statement in seen.captured_queries:
            if "search_searchdoc" in statement["sql"]:
                cursor.execute(f"EXPLAIN {'' if is_postgres else 'QUERY PLAN '}{statement['sql']}")
                lines += [str(row[-1]) for row in cursor.fetchall()]
    return "\n".join(lines)


@pytest.fixture
def many(put: Put, gori: Municipality) -> Municipality:
    actions.put_many(
        make_doc(gori, n, settlement=n % 7, seller=n % 40, base_price=n * 100, words=f"w{n % 9}")
        for n in range(1, 301)
    )
    return gori


def take_statistics() -> None:
    """As PostgreSQL does by itself; SQLite must do without."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_searchdoc")


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({}, "doc_newest"),
        ({"concept": "apple"}, "doc_concept"),
        ({"concept": "fruit"}, "doc_group"),
        ({"settlement": 3}, "doc_settlement"),
        ({"sort": "price"}, "doc_price"),
        ({"sort": "price", "concept": "apple"}, "doc_concept_price"),
    ],
)
def test_list_is_read_in_the_order_of_its_index(
    many: Municipality, asked: dict[str, Any], index: str
) -> None:
    take_statistics()
    first = search(Query(municipality=many, **asked))
    plan = plans(Query(municipality=many, cursor=first.next or "", **asked))

    # PostgreSQL weighs its statistics: any index in the order of the list will do.
    assert (index if connection.vendor == "sqlite" else "Index Scan using doc_") in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan


@pytest.mark.parametrize("asked", [{"text": "w3"}, {"text": "ვაშლი"}, {"listing_kind": "goods"}])
def test_words_are_looked_up_in_the_index_of_words(
    many: Municipality, asked: dict[str, Any]
) -> None:
    plan = plans(Query(municipality=many, **asked))

    assert ("VIRTUAL TABLE INDEX" in plan) or ("search_words" in plan)
    assert "SCAN d" not in plan


@pytest.mark.parametrize("size", [1, 24])
def test_page_of_words_costs_one_query_however_many_it_shows(
    many: Municipality, size: int, django_assert_num_queries: Any
) -> None:
    search(Query(text="ვაშლი"))

    with django_assert_num_queries(1):
        search(Query(municipality=many, text="ვაშლი", limit=size))
