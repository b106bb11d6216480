"""The databases' own indexes of words behind one interface: FTS5 and PostgreSQL's tsvector."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.db import connection
from django.db.models.expressions import RawSQL

from qvevri.search import marks
from qvevri.search.wording import Group, Reading

# Only the newest matches are ranked and ordered: ranking all costs 300 ms and more at a million.
CAP = 2000


@dataclass(frozen=True)
class Wanted:
    """What the index of words is asked: a wording, marks that must all be there, and bounds.

    `bounds` are conditions on the columns of the table `d`, each with its values. `since` leaves
    out all documents with lower keys, before their words are looked at.
    """

    wording: Reading
    marks: tuple[str, ...] = ()
    bounds: Sequence[tuple[str, tuple[object, ...]]] = field(default_factory=tuple)
    since: int = 0


class Engine(Protocol):
    """Gives the keys of the newest documents that meet everything, at most `CAP`."""

    def newest(self, wanted: Wanted) -> RawSQL: ...


def _bounded(wanted: Wanted) -> tuple[str, list[object]]:
    conditions = "".join(f" AND {condition}" for condition, _values in wanted.bounds)
    return conditions, [value for _condition, values in wanted.bounds for value in values]


class SqliteEngine:
    """FTS5 over `SearchDoc.words`; its row numbers are the documents' keys."""

    def newest(self, wanted: Wanted) -> RawSQL:
        """The words drive: CROSS JOIN forbids SQLite to begin with the other table."""
        conditions, values = _bounded(wanted)
        sql = (
            "SELECT w.rowid FROM search_words w CROSS JOIN search_searchdoc d ON d.id = w.rowid "  # noqa: S608
            f"WHERE search_words MATCH %s AND w.rowid >= %s{conditions} "
            "ORDER BY w.rowid DESC LIMIT %s"
        )
        return RawSQL(sql, [self._expression(wanted), wanted.since, *values, CAP])  # noqa: S611

    def _expression(self, wanted: Wanted) -> str:
        asked = [self._group(group) for group in wanted.wording.groups]
        return " AND ".join([*(f'"{mark}"' for mark in wanted.marks), *asked])

    def _group(self, group: Group) -> str:
        spelled = " AND ".join(f'"{word}"*' for word in group.words)
        meant = [f'"{marks.of_concept(code)}"' for code in group.concepts]
        return f"({' OR '.join([*meant, f'({spelled})'])})"


class PostgresEngine:
    """A generated tsvector of `SearchDoc.words` with a GIN index."""

    def newest(self, wanted: Wanted) -> RawSQL:
        """The query stands inside WHERE: in FROM it would hide from the planner how rare it is."""
        conditions, values = _bounded(wanted)
        if wanted.since:
            conditions, values = f"{conditions} AND d.id >= %s", [*values, wanted.since]
        sql = (
            "SELECT d.id FROM search_searchdoc d WHERE d.vector @@ to_tsquery('simple', %s)"  # noqa: S608
            f"{conditions} ORDER BY d.id DESC LIMIT %s"
        )
        return RawSQL(sql, [self._expression(wanted), *values, CAP])  # noqa: S611

    def _expression(self, wanted: Wanted) -> str:
        return " & ".join([*wanted.marks, *(self._group(group) for group in wanted.wording.groups)])

    def _group(self, group: Group) -> str:
        spelled = " & ".join(f"{word}:*" for word in group.words)
        meant = [marks.of_concept(code) for code in group.concepts]
        return f"({' | '.join([*meant, f'({spelled})'])})"


def engine() -> Engine:
    """The engine of the database in use."""
    return PostgresEngine() if connection.vendor == "postgresql" else SqliteEngine()
