"""What was measured, as tables."""

from collections.abc import Iterator, Mapping
from typing import Any

from bench.drawing import growth, table

SLOW_MS = 150.0
# A plan among a hundred others may take so much of what it takes alone.
MOST_GROWTH = 1.2


def text(found: Mapping[str, Any]) -> str:
    """All tables and the drawing, as Markdown."""
    parts = [*_pages(found)]
    if any(_houses(found)):
        parts += [*_search(found), *_growth(found), *_sweep(found)]
    parts += _plans(found)
    return "\n\n".join(parts)


def _pages(found: Mapping[str, Any]) -> Iterator[str]:
    rows = [one for house in found.values() if house["pages"] for one in house["pages"]["figures"]]
    if not rows:
        return
    yield "## Pages under load"
    names = ("page", "connections", "per_second", "p50", "p99", "cpu_ms", "failed")
    heads = ("page", "conns", "req/s", "p50 ms", "p99 ms", "CPU ms", "failed")
    yield table(heads, [[row[name] for name in names] for row in rows])
    yield table(
        ("database", "start s", "PSS MB", "list kB", "listing kB"),
        [
            [
                database,
                house["pages"]["start_seconds"],
                house["pages"]["pss_mb"],
                house["pages"]["kb"]["list, kept"],
                house["pages"]["kb"]["listing, kept"],
            ]
            for database, house in found.items()
            if house["pages"]
        ],
    )


def _search(found: Mapping[str, Any]) -> Iterator[str]:
    yield "## The search"
    asked = ("database, listings", "asked", "request p50", "p95", "p99", "SQL p50")
    heads = (*asked, "SQL p95", "SQL p99", "queries", "plain SQL p50", "SQL / plain", "")
    rows = []
    for database, listings, house in _houses(found):
        for kind, one in house["searching"]["kinds"].items():
            request, sql, plain = one["request"], one["sql"], one["bare"] or {}
            times = (request["p50"], request["p95"], request["p99"])
            spent = (sql["p50"], sql["p95"], sql["p99"], one["queries"])
            beside = (plain.get("p50"), one["ratio"], ", ".join(one["read_through"]))
            rows.append([f"{database} {listings:,}", kind, *times, *spent, *beside])
    yield "Milliseconds of CPU, the database's own too."
    yield table(heads, rows)
    facts = ("build_seconds", "words_mb", "documents_mb", "bare_build_seconds")
    facts_of_process = ("nothing_ready_cpu_ms", "memory_mb")
    index = ("database, listings", "synth s", "index s", "index MB", "documents MB")
    process = ("list, nothing ready, CPU ms", "memory MB", "publish p50", "p95")
    yield table(
        (*index, "plain index s", *process),
        [
            [
                f"{database} {listings:,}",
                house["written_seconds"],
                *(house["searching"]["facts"][name] for name in (*facts, *facts_of_process)),
                house["publishing"]["publish"]["p50"],
                house["publishing"]["publish"]["p95"],
            ]
            for database, listings, house in _houses(found)
        ],
    )


def _growth(found: Mapping[str, Any]) -> Iterator[str]:
    times: dict[str, dict[int, float]] = {}
    for database, listings, house in _houses(found):
        for kind, one in house["searching"]["kinds"].items():
            times.setdefault(f"{kind}, {database}", {})[listings] = one["sql"]["p50"]
    yield "## How the SQL of a request grows with the market (p50)"
    yield f"```\n{growth(dict(sorted(times.items())))}\n```"


def _sweep(found: Mapping[str, Any]) -> Iterator[str]:
    yield "## Every other page, nothing kept"
    names = ("address", "status", "ms", "cpu_ms", "sql_ms", "queries", "kb")
    heads = ("database, listings", "address", "status", "ms", "CPU", "SQL", "queries", "kB", "")
    rows = []
    for database, listings, house in _houses(found):
        for row in house["sweeping"]:
            flaws = [f"reads {table} through" for table in row["read_through"]]
            flaws += ["slow"] if row["cpu_ms"] > SLOW_MS else []
            shown = [row[name] for name in names]
            rows.append([f"{database} {listings:,}", *shown, ", ".join(flaws)])
    yield table(heads, rows)


def _plans(found: Mapping[str, Any]) -> Iterator[str]:
    rows = []
    for database, house in found.items():
        sizes = sorted(house["plans"].items())
        if not sizes:
            continue
        (_one, alone), (many, among) = sizes[0], sizes[-1]
        for one, other in zip(alone["took"], among["took"], strict=True):
            queries = None if one["queries"] is None else f"{one['queries']} / {other['queries']}"
            ratio = other["p50"] / one["p50"]
            times = (one["p50"], one["p95"], other["p50"], other["p95"], one["most"], ratio)
            rows.append([database, one["name"], queries, *times, _flaws(one, other, ratio)])
        yield f"{database}: {many} large plans were written in {among['written_seconds']:.0f} s."
    if rows:
        yield "## A plan of 300 actions, 900 indicators and 8 periods, alone and among many"
        yield "Milliseconds of CPU, the database's own too; a page is made anew each time."
        heads = ("database", "what", "queries", "alone p50", "p95", "among p50", "p95")
        yield table((*heads, "at most", "among / alone", ""), rows)


def _flaws(one: Mapping[str, Any], other: Mapping[str, Any], ratio: float) -> str:
    """What is beyond its budget."""
    most = one["most_queries"]
    told = {
        "slow": max(one["p95"], other["p95"]) > one["most"],
        "grows": ratio > MOST_GROWTH,
        "too many queries": most is not None and max(one["queries"], other["queries"]) > most,
    }
    return ", ".join(flaw for flaw, is_so in told.items() if is_so)


def _houses(found: Mapping[str, Any]) -> Iterator[tuple[str, int, Mapping[str, Any]]]:
    for database, house in found.items():
        for listings, measured in house["sizes"].items():
            yield database, int(listings), measured
