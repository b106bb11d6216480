"""`make bench`: pages under load and the search at scale, on SQLite and PostgreSQL.

LISTINGS=10000                     how many listings the pages are pressed with; 0 leaves them out
SIZES=10000,100000,1000000         at how many listings the search is measured
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
from bench.houses import house, servers

PARTS = ("searching", "sweeping", "publishing")


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
            found[database] = {"pages": None, "sizes": {}}
            for listings in numbers("LISTINGS", "10000"):
                say(f"{database}: pages with {listings:,} listings")
                pressed = pages.measure(house(where, database, address, listings)[0])
                found[database]["pages"] = asdict(pressed)
            for listings in numbers("SIZES", "10000,100000,1000000"):
                say(f"{database}: the search among {listings:,} listings")
                place, seconds = house(where, database, address, listings)
                parts = {part: json.loads(place.ask(part)) for part in PARTS}
                found[database]["sizes"][listings] = {"written_seconds": seconds, **parts}
    return found


def main() -> None:
    with folder() as where:
        found = measure(where)
    print(report.text(found))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
