"""`python -m bench.searching`: the search inside one house, as JSON; the environment says which."""

import json
import resource
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import django
from django.core.cache import caches
from django.db import connection
from django.test import Client

from bench.timing import Times, percentile, tries
from bench.watching import watched

ROUNDS = 6
SECONDS = 12.0


@dataclass(frozen=True)
class Measured:
    """One kind of question: whole requests, their SQL alone, and plain SQL beside them."""

    request: Times
    sql: Times
    cpu_ms: float
    queries: int
    bare: Times | None
    asked: int

    @property
    def ratio(self) -> float | None:
        """Our SQL against plain SQL, both at half of the tries."""
        return round(self.sql.p50 / self.bare.p50, 1) if self.bare and self.bare.p50 else None


def browser() -> Client:
    """A reader for whom no page is kept."""
    client = Client(SERVER_NAME="localhost")
    client.cookies["sessionid"] = "nobody"
    return client


def measured(client: Client, asked: Sequence[Any]) -> Measured:
    """Ask everything over and over."""
    requests: list[float] = []
    sql: list[float] = []
    cpu: list[float] = []
    queries = 0
    end = time.monotonic() + SECONDS
    for turn in range(ROUNDS + 1):
        for one in asked:
            started, begun = time.perf_counter(), time.process_time()
            with watched() as seen:
                status = client.get(one.address).status_code
            assert status == 200, one.address
            if turn:
                requests.append(1000 * (time.perf_counter() - started))
                cpu.append(1000 * (time.process_time() - begun))
                sql.append(1000 * seen.seconds)
                queries = max(queries, len(seen.statements))
        if turn and time.monotonic() > end:
            break
    plain = [one.bare for one in asked if one.bare]
    return Measured(
        request=Times.of(requests),
        sql=Times.of(sql),
        cpu_ms=round(percentile(cpu, 0.5), 2),
        queries=queries,
        bare=Times.of(tries(plain, ROUNDS, SECONDS)) if plain else None,
        asked=len(asked),
    )


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


def main() -> None:
    """Measure and print."""
    from bench import bare  # noqa: PLC0415
    from bench.asking import Questions  # noqa: PLC0415
    from qvevri.places.queries import by_slug  # noqa: PLC0415

    gori = by_slug("gori")
    assert gori is not None
    facts: dict[str, Any] = index_facts()
    facts["bare_build_seconds"] = round(bare.build(), 2)
    client = browser()
    kinds = {
        kind: measured(client, asked) for kind, asked in Questions(gori).all().items() if asked
    }
    bare.drop()
    facts["nothing_ready_cpu_ms"] = nothing_ready(client, "/gori/en/market/")
    facts["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    shown = {kind: asdict(one) | {"ratio": one.ratio} for kind, one in kinds.items()}
    print(json.dumps({"kinds": shown, "facts": facts}))


if __name__ == "__main__":
    django.setup()
    main()
