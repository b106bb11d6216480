"""The search, inside one house: whole requests, their SQL, and plain SQL beside them."""

import resource
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.cache import caches
from django.db import connection
from django.test import Client

from bench import bare
from bench.asking import Asked, Questions
from bench.timing import Times, busy, percentile, tries
from bench.watching import read_through, watched
from qvevri.places.queries import by_slug

ROUNDS = 6
SECONDS = 12.0


@dataclass(frozen=True)
class Measured:
    """One kind of question: whole requests, their SQL alone, and plain SQL beside them.

    Milliseconds of CPU, the database's too; `waited` is by the clock on the wall. `read_through`
    are growing tables that a statement read from end to end: there should be none.
    """

    request: Times
    sql: Times
    waited: Times
    queries: int
    bare: Times | None
    asked: int
    read_through: tuple[str, ...] = ()

    @property
    def ratio(self) -> float | None:
        """Our SQL against plain SQL, both at half of the tries."""
        return round(self.sql.p50 / self.bare.p50, 1) if self.bare and self.bare.p50 else None


@dataclass
class _Tries:
    """Milliseconds of each try: of the whole request, of its SQL, by the clock on the wall."""

    request: list[float] = field(default_factory=list)
    sql: list[float] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    queries: int = 0
    through: set[str] = field(default_factory=set)


def _ask(client: Client, address: str, kept: _Tries) -> None:
    started, begun = time.perf_counter(), busy()
    with watched() as seen:
        answer = client.get(address)
    kept.request.append(busy() - begun)
    kept.waited.append(1000 * (time.perf_counter() - started))
    assert answer.status_code == 200, (address, answer.status_code)
    kept.sql.append(seen.again())
    kept.queries = max(kept.queries, len(seen.statements))


def measured(client: Client, asked: Sequence[Asked]) -> Measured:
    """Ask everything over and over; what a first round finds is not counted."""
    first, kept = _Tries(), _Tries()
    for one in asked:
        _ask(client, one.address, first)
        first.through |= _through(client, one.address)
    end = time.monotonic() + SECONDS
    for _ in range(ROUNDS):
        for one in asked:
            _ask(client, one.address, kept)
        if time.monotonic() > end:
            break
    plain = [one.bare for one in asked if one.bare]
    return Measured(
        request=Times.of(kept.request),
        sql=Times.of(kept.sql),
        waited=Times.of(kept.waited),
        queries=max(first.queries, kept.queries),
        bare=Times.of(tries(plain, ROUNDS, SECONDS)) if plain else None,
        asked=len(asked),
        read_through=tuple(sorted(first.through)),
    )


def _through(client: Client, address: str) -> set[str]:
    """The growing tables that any statement of a page reads from end to end."""
    for name in ("pages", "default"):
        caches[name].clear()
    with watched() as seen:
        client.get(address)
    return {table for sql, values in seen.reading for table in read_through(sql, values)}


def browser() -> Client:
    """A reader for whom no page is kept."""
    client = Client(SERVER_NAME="localhost")
    client.cookies["sessionid"] = "nobody"
    return client


def nothing_ready(client: Client, address: str, times: int = 15) -> float:
    """Milliseconds of CPU for a page of which nothing is kept, not even its cards."""
    spent = []
    for _ in range(times):
        for name in ("pages", "default"):
            caches[name].clear()
        begun = time.process_time()
        client.get(address)
        spent.append(1000 * (time.process_time() - begun))
    return round(percentile(spent, 0.5), 2)


def index_facts() -> dict[str, float]:
    """How long the index of words takes to build from the documents, and how large it is, in MB."""
    rebuild, size = {
        "sqlite": (
            "INSERT INTO search_words(search_words) VALUES('rebuild')",
            "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_words%'",
        ),
        "postgresql": ("REINDEX INDEX search_words", "SELECT pg_relation_size('search_words')"),
    }[connection.vendor]
    whole = {
        "sqlite": "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_searchdoc%'",
        "postgresql": "SELECT pg_total_relation_size('search_searchdoc')",
    }[connection.vendor]
    with connection.cursor() as cursor:
        started = time.monotonic()
        cursor.execute(rebuild)
        seconds = time.monotonic() - started
        cursor.execute(size)
        words = float(cursor.fetchone()[0] or 0)
        cursor.execute(whole)
        documents = float(cursor.fetchone()[0] or 0)
    mb = 2**20
    return {
        "build_seconds": round(seconds, 2),
        "words_mb": round(words / mb, 1),
        "documents_mb": round(documents / mb, 1),
    }


def measure() -> dict[str, Any]:
    """Everything asked of the search, and facts of its index."""
    gori = by_slug("gori")
    assert gori is not None
    facts: dict[str, Any] = index_facts()
    facts["bare_build_seconds"] = round(bare.build(), 2)
    client = browser()
    questions = Questions(gori).all()
    kinds = {kind: measured(client, asked) for kind, asked in questions.items() if asked}
    bare.drop()
    facts["nothing_ready_cpu_ms"] = nothing_ready(client, "/gori/en/market/")
    facts["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    shown = {kind: asdict(one) | {"ratio": one.ratio} for kind, one in kinds.items()}
    return {"kinds": shown, "facts": facts}
