"""The same retrievals as plain SQL over a plain table: what the database itself costs."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

NEWEST = 24
COUNTED = 1001
RANKED = 2000
MAKE = {
    "sqlite": (
        "CREATE TABLE bare (id integer PRIMARY KEY, municipality integer, concept text, "
        "family text, settlement integer, price integer, published text, words text)",
        'INSERT INTO bare SELECT id, municipality_id, concept, "group", settlement, base_price, '
        "published_at, words FROM search_searchdoc WHERE kind = 'listing' ORDER BY id",
        "CREATE INDEX bare_concept ON bare (municipality, concept, published DESC, id DESC)",
        "CREATE INDEX bare_family ON bare (municipality, family, concept)",
        "CREATE VIRTUAL TABLE bare_words USING fts5("
        "words, content='bare', content_rowid='id', tokenize='ascii', prefix='2 3')",
        "INSERT INTO bare_words(bare_words) VALUES('rebuild')",
    ),
    "postgresql": (
        "CREATE TABLE bare (id bigint PRIMARY KEY, municipality bigint, concept text, "
        "family text, settlement bigint, price bigint, published timestamptz, words text, "
        "vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED)",
        'INSERT INTO bare SELECT id, municipality_id, concept, "group", settlement, base_price, '
        "published_at, words FROM search_searchdoc WHERE kind = 'listing' ORDER BY id",
        "CREATE INDEX bare_concept ON bare (municipality, concept, published DESC, id DESC)",
        "CREATE INDEX bare_family ON bare (municipality, family, concept)",
        "CREATE INDEX bare_words ON bare USING gin (vector)",
        "ANALYZE bare",
    ),
}
FOUND = {
    "sqlite": "FROM bare_words w CROSS JOIN bare d ON d.id = w.rowid WHERE bare_words MATCH %s",
    "postgresql": "FROM bare d WHERE d.vector @@ to_tsquery('simple', %s)",
}
KEY = {"sqlite": "w.rowid", "postgresql": "d.id + 0"}
GONE = ("DROP TABLE IF EXISTS bare_words", "DROP TABLE IF EXISTS bare")


@dataclass(frozen=True)
class Bare:
    """Statements with their values, asked one after the other."""

    statements: tuple[tuple[str, tuple[Any, ...]], ...]

    def __call__(self) -> None:
        with connection.cursor() as cursor:
            for sql, values in self.statements:
                cursor.execute(sql, values)
                cursor.fetchall()


def build() -> float:
    """Make the plain table anew from the documents; gives the seconds its index of words took."""
    drop()
    with connection.cursor() as cursor:
        for statement in MAKE[connection.vendor]:
            started = time.monotonic()
            cursor.execute(statement)
            if "bare_words" in statement:
                seconds = time.monotonic() - started
    return seconds


def drop() -> None:
    """Leave nothing of it behind."""
    with connection.cursor() as cursor:
        for statement in GONE[0 if connection.vendor == "sqlite" else 1 :]:
            cursor.execute(statement)


def of_concept(municipality: int, concept: str) -> Bare:
    """The newest of a concept, and how many there are, counted to a thousand."""
    where = "FROM bare WHERE municipality = %s AND concept = %s"
    return _newest(where, (municipality, concept), "published DESC, id DESC")


def ranked(words: Iterable[str], most: int | None = None) -> Bare:
    """The best 24 of the newest 2,000 that have all the words, up to a price, by their facts."""
    joint = " AND " if connection.vendor == "sqlite" else " & "
    where = FOUND[connection.vendor] + (" AND d.price <= %s" if most is not None else "")
    values = (joint.join(_word(word) for word in words), *(() if most is None else (most,)))
    # "+ 0": PostgreSQL would read rows from the newest back and look for rare words in each.
    key, facts = KEY[connection.vendor], "d.id, d.price, d.settlement, d.published"
    newest = f"SELECT {facts} {where} ORDER BY {key} DESC LIMIT {RANKED}"
    order = "(price + settlement) % 7, published DESC, id DESC"
    best = f"SELECT id FROM ({newest}) newest ORDER BY {order} LIMIT {NEWEST}"  # noqa: S608
    return Bare(((best.replace("% 7", "%% 7"), values),))


def of_words(words: Iterable[str]) -> Bare:
    """The newest that have all the words (one ending in * may go on), and how many there are."""
    joint = " AND " if connection.vendor == "sqlite" else " & "
    values = (joint.join(_word(word) for word in words),)
    return _newest(FOUND[connection.vendor], values, "d.id DESC")


def facets(municipality: int, family: str) -> Bare:
    """How many there are of each concept of a group, and of each village."""
    values = (municipality, family)
    where = "FROM bare WHERE municipality = %s AND family = %s"
    return Bare(
        (
            (f"SELECT concept, count(*) {where} GROUP BY concept", values),
            (f"SELECT settlement, count(*) {where} GROUP BY settlement", values),
        )
    )


def _word(word: str) -> str:
    begun = word.removesuffix("*")
    if connection.vendor == "sqlite":
        return f'"{begun}"*' if begun != word else f'"{begun}"'
    return f"{begun}:*" if begun != word else begun


def _newest(where: str, values: tuple[Any, ...], order: str) -> Bare:
    key = "d.id" if " d " in where else "id"
    return Bare(
        (
            (f"SELECT {key} {where} ORDER BY {order} LIMIT {NEWEST}", values),
            (f"SELECT count(*) FROM (SELECT 1 {where} LIMIT {COUNTED}) counted", values),  # noqa: S608
        )
    )
