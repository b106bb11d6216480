"""The databases' own indexes of words behind one interface: FTS5 and PostgreSQL's tsvector."""

from typing import Protocol

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from qvevri.search.models import SearchDoc
from qvevri.search.wording import Group, Wording, concept_word

# Only the newest matches are ranked and ordered: ranking all costs 300 ms and more at a million.
CAP = 2000


class Engine(Protocol):
    """Narrows documents to those that meet a wording."""

    def matching(self, documents: QuerySet[SearchDoc], asked: Wording) -> QuerySet[SearchDoc]: ...


class SqliteEngine:
    """FTS5 over `SearchDoc.words`; its row numbers are the documents' keys."""

    def matching(self, documents: QuerySet[SearchDoc], asked: Wording) -> QuerySet[SearchDoc]:
        """Those of the newest matches that are among `documents`."""
        sql = (
            "SELECT rowid FROM search_words WHERE search_words MATCH %s "
            "ORDER BY rowid DESC LIMIT %s"
        )
        return documents.filter(pk__in=RawSQL(sql, [self._expression(asked), CAP]))  # noqa: S611

    def _expression(self, asked: Wording) -> str:
        return " AND ".join(self._group(group) for group in asked.groups)

    def _group(self, group: Group) -> str:
        spelled = " AND ".join(f'"{word}"*' for word in group.words)
        meant = [f'"{concept_word(code)}"' for code in group.concepts]
        return f"({' OR '.join([*meant, f'({spelled})'])})"


class PostgresEngine:
    """A generated tsvector of `SearchDoc.words` with a GIN index."""

    def matching(self, documents: QuerySet[SearchDoc], asked: Wording) -> QuerySet[SearchDoc]:
        """Those of the newest matches that are among `documents`."""
        sql = (
            "SELECT id FROM search_searchdoc WHERE vector @@ to_tsquery('simple', %s) "
            "ORDER BY id DESC LIMIT %s"
        )
        return documents.filter(pk__in=RawSQL(sql, [self._expression(asked), CAP]))  # noqa: S611

    def _expression(self, asked: Wording) -> str:
        return " & ".join(self._group(group) for group in asked.groups)

    def _group(self, group: Group) -> str:
        spelled = " & ".join(f"{word}:*" for word in group.words)
        meant = [concept_word(code) for code in group.concepts]
        return f"({' | '.join([*meant, f'({spelled})'])})"


def engine() -> Engine:
    """The engine of the database in use."""
    return PostgresEngine() if connection.vendor == "postgresql" else SqliteEngine()
