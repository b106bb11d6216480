"""`make bench`: pages under load, the search at scale and large plans, on SQLite and PostgreSQL.

LISTINGS=10000                     how many listings the pages are pressed with; 0 leaves them out
SIZES=10000,100000,1000000         at how many listings the search is measured
PLANS=100                          large plans: one alone, then among so many; 0 leaves them out
DATABASES=sqlite,postgresql
HOUSES=folder                      keep what was written (a million takes long) and use it again
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench import pages, report
from bench.houses import house, planned_house, servers

PARTS = ("searching", "sweeping", "publishing")
TURNS = 2


def numbers(name: str, usual: str) -> list[int]:
    return [int(number) for number in os.environ.get(name, usual).split(",") if int(number)]


@contextmanager
def folder() -> Iterator[Path]:
    kept = os.environ.get("HOUSES")
    if kept:
        yield Path(kept).resolve()
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def measure(where: Path) -> dict[str, Any]:
    """Everything, by database."""
    found: dict[str, Any] = {}
    with servers(where) as addresses:
        for database in os.environ.get("DATABASES", "sqlite,postgresql").split(","):
            address = addresses[database]
            found[database] = {"pages": None, "sizes": {}, "plans": {}}
            for listings in numbers("LISTINGS", "10000"):
                say(f"{database}: pages with {listings:,} listings")
                pressed = pages.measure(house(where, database, address, listings)[0])
                found[database]["pages"] = asdict(pressed)
            for listings in numbers("SIZES", "10000,100000,1000000"):
                say(f"{database}: the search among {listings:,} listings")
                place, seconds = house(where, database, address, listings)
                parts = {part: json.loads(place.ask(part)) for part in PARTS}
                found[database]["sizes"][listings] = {"written_seconds": seconds, **parts}
            for plans in numbers("PLANS", "100"):
                found[database]["plans"] = planned(where, database, address, plans)
    return found


def planned(where: Path, database: str, address: str, plans: int) -> dict[int, Any]:
    """One large plan alone and among so many, measured in turn: what the machine does meanwhile
    then weighs on both alike."""
    numbers = sorted({1, plans})
    say(f"{database}: {plans} large plans")
    places = {number: planned_house(where, database, address, number) for number in numbers}
    taken: dict[int, list[Any]] = {number: [] for number in numbers}
    for _ in range(TURNS):
        for number, (place, _seconds) in places.items():
            taken[number].append(json.loads(place.ask("planning")))
    return {
        number: {"written_seconds": places[number][1], "took": quietest(taken[number])}
        for number in numbers
    }


def quietest(turns: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Each thing as in the turn that disturbed it least."""
    return [min(same, key=lambda one: one["p95"]) for same in zip(*turns, strict=True)]


def main() -> None:
    with folder() as where:
        found = measure(where)
    print(report.text(found))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
