"""What a piece of work asks of the database: how often, for how long, and by which plans."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from bench.timing import busy

Values = Sequence[Any] | Mapping[str, Any] | None
# Tables that grow with the market: none of them may ever be read from end to end, once it has
# more rows than a page or two of the disk: PostgreSQL rightly reads an empty one through.
GROWING = (
    "search_searchdoc",
    "search_words",
    "listings_listing",
    "organisations_organisation",
    "organisations_membership",
    "history_entry",
    "files_photo",
    "notices_message",
    "enquiries_enquiry",
    "enquiries_turn",
    "wanted_wanted",
    "wanted_asked",
    "wanted_answer",
    "alerts_alert",
    "alerts_anchor",
    "moderation_report",
)
FEW = 500
READ_THROUGH = {
    "sqlite": re.compile(r"SCAN (?:TABLE )?(\w+)(?!.*(?:INDEX|PRIMARY KEY))"),
    "postgresql": re.compile(r"Seq Scan on (\w+)"),
}


@dataclass
class Watched:
    """The statements of a piece of work."""

    statements: list[tuple[str, Values]] = field(default_factory=list)

    @property
    def reading(self) -> list[tuple[str, Values]]:
        """Those that only read."""
        return [
            (sql, given) for sql, given in self.statements if sql.lstrip("(").startswith("SELECT")
        ]

    def again(self) -> float:
        """Milliseconds of CPU that its reading takes, asked once more, each to its last row."""
        begun = busy()
        with connection.cursor() as cursor:
            for sql, given in self.reading:
                cursor.execute(sql, given)
                cursor.fetchall()
        return busy() - begun


@contextmanager
def watched() -> Iterator[Watched]:
    """Watch what is asked of the database inside."""
    seen = Watched()

    def note(
        execute: Callable[..., object], sql: str, params: Values, many: object, context: object
    ) -> object:
        if not many:
            seen.statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield seen


def plan(sql: str, params: Values) -> str:
    """How the database would read for a statement."""
    words = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    with connection.cursor() as cursor:
        cursor.execute(words + sql, params)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def read_through(sql: str, params: Values) -> list[str]:
    """The growing tables that a statement reads from end to end."""
    if not sql.lstrip("(").startswith("SELECT"):
        return []
    aliases = dict(re.findall(r'"?(\w+)"? (?:AS )?"?([A-Z]\d+|[a-z])"?\b', sql))
    names = {alias: table for table, alias in aliases.items()}
    found = READ_THROUGH[connection.vendor].findall(plan(sql, params))
    growing = [name for name in found if names.get(name, name) in GROWING]
    return [name for name in growing if _has_many(names.get(name, name))]


def _has_many(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM (SELECT 1 FROM {table} LIMIT {FEW}) AS found")  # noqa: S608
        return bool(cursor.fetchone()[0] == FEW)
