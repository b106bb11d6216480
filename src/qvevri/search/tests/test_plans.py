"""No question to the search reads a table from end to end, with statistics or without."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.utils import timezone

from qvevri.places.models import Municipality
from qvevri.search import actions
from qvevri.search.nearness import Near
from qvevri.search.queries import Query, among, latest, nearest, search
from qvevri.search.suggesting import suggest
from qvevri.search.tests.conftest import make_doc

pytestmark = pytest.mark.django_db
FEW, MANY = 200, 2000
SKRA = Near(42.0, 44.03, 5)
# Filters and orders without words: the last column is the index that SQLite must take.
LISTS: list[tuple[dict[str, Any], str]] = [
    ({}, "doc_newest"),
    ({"concept": "apple"}, "doc_concept"),
    ({"concept": "fruit"}, "doc_group"),
    ({"settlement": 3}, "doc_settlement"),
    ({"seller": 3}, "doc_seller"),
    ({"sort": "price"}, "doc_price"),
    ({"sort": "price", "concept": "apple"}, "doc_concept_price"),
    ({"sort": "price", "concept": "fruit"}, "doc_group_price"),
]
THROUGH_WORDS: list[dict[str, Any]] = [
    *({"text": words} for words in ("w3", "ვაშლი", "apple w3 nowhere", "ვაშლი w3", "w", "w 3")),
    *({"text": words} for words in ("apple under 5", "5 kg apple", "vashly", "dfikb", "honey")),
    *({"text": words} for words in ("zzklisting", '"apple*" NEAR & | ! <->', "w3 " * 500)),
    *({"text": "apple", "sort": sort} for sort in ("newest", "price", "distance")),
    {"text": "apple", "near": SKRA, "sort": "distance"},
    {"text": "apple", "concept": "fruit", "settlement": 3, "price_to": 900, "verified": True},
    *({name: True} for name in ("season_now", "delivers", "verified")),
    *({"listing_kind": "goods"}, {"base_unit": "kg"}, {"concept": "apple.golden-delicious"}),
    *({"price_from": 5, "price_to": 9}, {"price_from": 10**9}, {"price_to": 90_000}),
    *({"near": SKRA}, {"near": SKRA, "sort": "distance"}, {"concept": "apple", "settlement": 3}),
]
Statement = tuple[str, Any]


@contextmanager
def statements() -> Iterator[list[Statement]]:
    """The reading statements asked inside, each with its values."""
    seen: list[Statement] = []

    def note(execute: Callable[..., Any], sql: str, given: Any, *rest: Any) -> Any:
        if sql.lstrip("(").startswith("SELECT"):
            seen.append((sql, given))
        return execute(sql, given, *rest)

    caches["pages"].clear()
    with connection.execute_wrapper(note):
        yield seen


def plan(statement: Statement) -> str:
    """How the database would read for it where there are very many documents.

    Of the few here PostgreSQL would rather look at each row; it may not, so that it shows whether
    there is an index to go by: of words, in the order of the list, of what is joined.
    """
    sql, given = statement
    is_postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if is_postgres:
            other = "indexscan" if "tsquery" in sql else "bitmapscan"
            for way in ("seqscan", "hashjoin", "mergejoin", other):
                cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"EXPLAIN {'' if is_postgres else 'QUERY PLAN '}{sql}", given)
        read = "\n".join(str(row[-1]) for row in cursor.fetchall())
        if is_postgres:
            cursor.execute("SET LOCAL enable_indexscan = on; SET LOCAL enable_bitmapscan = on")
        return read


def read_through(read: str) -> list[str]:
    """The lines of a plan that read a table or an index of the search from end to end."""
    lines = read.split("\n")
    if connection.vendor == "sqlite":
        tables = re.compile(r"SCAN (d|f|k|w|search_\w+)\b(?!.*VIRTUAL TABLE INDEX \d+:[^ ]*M)")
        return [line for line in lines if tables.match(line)]
    scan = re.compile(r"(?:Seq|Index|Index Only) Scan.* on search_searchdoc")
    followed = zip(lines, [*lines[1:], ""], strict=True)
    return [line for line, after in followed if scan.search(line) and "Index Cond" not in after]


def flaws(seen: list[Statement]) -> list[str]:
    """Every line that reads through, below its statement."""
    return [f"{line}\n{one[0]}" for one in seen for line in read_through(plan(one))]


def take_statistics() -> None:
    """As PostgreSQL does by itself and SQLite when it is told to."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.fixture
def many(gori: Municipality, db: None) -> Municipality:
    fill(gori, FEW)
    if connection.vendor == "postgresql":
        # It takes them by itself; SQLite must do without.
        take_statistics()
    return gori


def fill(municipality: Municipality, number: int, first: int = 1) -> None:
    """Documents of which a hundred stand out, however many more there are."""
    actions.put_many(
        make_doc(
            municipality,
            n,
            settlement=n % 7,
            seller=n % 40,
            base_price=50_000 + n,
            base_unit="kg",
            latitude=41.0 + n % 7,
            longitude=44.0,
            words=f"w{n % 9} s{n if n < 9 else 0}",
        )
        for n in range(first, first + number)
    )


@pytest.mark.parametrize(("asked", "index"), LISTS)
def test_list_is_read_in_the_order_of_its_index(
    many: Municipality, asked: dict[str, Any], index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As in a market that has many more than are looked at.
    monkeypatch.setattr("qvevri.search.listed.LOOKED_AT", 5)
    first = search(Query(municipality=many, **asked))
    with statements() as seen:
        search(Query(municipality=many, cursor=first.next or "", **asked))
    # The list, and the number of its rows; where the cheapest come first, what they are priced by.
    plans = [plan(one) for one in seen if "MATCH" not in one[0] and "tsquery" not in one[0]]
    read = "\n".join(plans)

    assert (index if connection.vendor == "sqlite" else "Scan using doc_") in read
    assert "TEMP B-TREE" not in read
    assert "Sort" not in read
    assert flaws(seen) == []


@pytest.mark.parametrize("asked", [asked for asked, _index in LISTS[:4]])
def test_counting_a_list_reads_its_index_alone(many: Municipality, asked: dict[str, Any]) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL looks at the rows until it has vacuumed them.")
    with statements() as seen:
        search(Query(municipality=many, **asked))
    counts = [plan(one) for one in seen if "COUNT" in one[0]]

    assert counts
    assert all("COVERING INDEX doc_" in read for read in counts)


@pytest.mark.parametrize("asked", THROUGH_WORDS, ids=str)
@pytest.mark.parametrize(("where", "counted"), [("here", "facets"), ("everywhere", "")])
def test_nothing_is_read_through_for_words_and_filters(
    many: Municipality, asked: dict[str, Any], where: str, counted: str
) -> None:
    place = many if where == "here" else None
    with statements() as seen:
        search(Query(municipality=place, facets=bool(counted), **asked))

    assert flaws(seen) == []


@pytest.mark.parametrize("asked", [asked for asked, _index in LISTS] + THROUGH_WORDS, ids=str)
def test_statistics_change_nothing_for_the_worse(many: Municipality, asked: dict[str, Any]) -> None:
    take_statistics()
    with statements() as seen:
        search(Query(municipality=many, **asked))

    assert flaws(seen) == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda place: suggest("app", place, "en"),
        lambda place: suggest("ვა", place, "ka"),
        lambda place: suggest("w", None, "en"),
        lambda place: latest(Query(municipality=place)),
        lambda place: latest(Query(municipality=place, season_now=True)),
        lambda place: among(Query(municipality=place, text="apple"), [1, 2, 3]),
        lambda place: nearest(Query(municipality=place, text="ვაშლი", delivers=True)),
    ],
    ids=["suggest", "suggest ka", "suggest everywhere", "latest", "season", "among", "nearest"],
)
def test_other_questions_read_nothing_through(
    many: Municipality, ask: Callable[[Municipality], object]
) -> None:
    with statements() as seen:
        ask(many)

    assert flaws(seen) == []


def steps(query: Query) -> int:
    """How many thousands of steps SQLite's machine takes for a search."""
    taken = [0]

    def count() -> int:
        taken[0] += 1
        return 0

    caches["pages"].clear()
    connection.connection.set_progress_handler(count, 100)
    try:
        search(query, timezone.now())
    finally:
        connection.connection.set_progress_handler(None, 0)
    return taken[0]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"concept": "apple"},
        {"text": "s5"},
        {"text": "nowhere"},
        {"price_to": 9},
        {"near": Near(10.0, 44.0, 5)},
        {"concept": "pear"},
        {"verified": True},
        {"text": "s5 w5", "price_to": 90_000, "delivers": True},
    ],
    ids=str,
)
def test_ten_times_as_many_documents_cost_no_more_steps(
    many: Municipality, asked: dict[str, Any]
) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL counts no steps.")
    query = Query(municipality=many, limit=5, **asked)
    steps(query)
    before = steps(query)
    fill(many, MANY, first=FEW + 1)

    assert steps(query) <= 3 * before + 130


@pytest.mark.parametrize("size", [1, 24])
def test_page_of_words_costs_one_query_however_many_it_shows(
    many: Municipality, size: int, django_assert_num_queries: Any
) -> None:
    search(Query(text="ვაშლი"))

    with django_assert_num_queries(1):
        search(Query(municipality=many, text="ვაშლი", limit=size))
