"""The databases' own indexes of words behind one interface: FTS5 and PostgreSQL's tsvector."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db import connection
from django.db.models.expressions import RawSQL

from qvevri.search import marks, ranking
from qvevri.search.facets import Found
from qvevri.search.wording import Group, Reading

# Only the newest matches are ranked and counted: ranking all costs 300 ms and more at a million.
CAP = 2000
# A shorter word is no beginning of another: half the index begins like it.
FEWEST_LETTERS_TO_BEGIN = 3
# How many comparisons PostgreSQL is told that a row of a market costs which it walks back through.
DEARNESS = 160
# What the drivers would turn into values of Python, two thousand times for the few that are shown.
MOMENTS, FLAGS = ("published_at", "indexed_at"), ("delivers", "is_verified")
POINT = ("latitude", "longitude")


@dataclass(frozen=True)
class Shelf:
    """All of one concept, in one market or in all: PostgreSQL has an index, the newest first.

    What bears the mark of a group or product stands on its shelf: no other is among its concepts.
    """

    municipality: int | None
    kind: str
    column: str
    concept: str


@dataclass(frozen=True)
class Marked:
    """Documents with all these marks, and with a mark that begins like each of the others."""

    whole: tuple[str, ...]
    begun: tuple[str, ...] = ()
    most: int = 0


@dataclass(frozen=True)
class Wanted:
    """What the index of words is asked: a reading, marks that must all be there, and bounds.

    Of each row of marks in `either` one must be there. `bounds` are conditions on the columns of
    the table `d`, each with its values. `since` leaves out all documents with lower keys, before
    their words are looked at. Only the newest `most` are given. `is_rare` tells that it is about
    words or a place, not about most of a market. `shelves` hold what the reading names, where it
    names nothing but concepts: then the index of words is asked only for what else meets it.
    `beside` the documents come these others, in the same breath. `kind` and `municipality` are
    among the marks too. Without `has_distances` nobody asks where the documents are.
    """

    reading: Reading
    marks: tuple[str, ...] = ()
    either: tuple[tuple[str, ...], ...] = ()
    bounds: Sequence[tuple[str, tuple[object, ...]]] = field(default_factory=tuple)
    since: int = 0
    most: int = field(default_factory=lambda: CAP)
    is_rare: bool = False
    shelves: tuple[Shelf, ...] = ()
    beside: Marked | None = None
    kind: str = ""
    municipality: int | None = None
    has_distances: bool = True


class Engine:
    """Gives the newest documents that meet everything, at most `most`; one statement each."""

    # What a word of the query, a word that may go on, and all or any of several look like.
    word: ClassVar[str]
    beginning: ClassVar[str]
    every: ClassVar[str]
    either: ClassVar[str]
    # The function that finds a text within a text, and the statement's own part.
    position: ClassVar[str]
    start: ClassVar[str]
    key: ClassVar[str]
    # The same key, for what is rare: all matches are gathered, then ordered.
    rarely: ClassVar[str]
    # A moment and a flag, as plain as the driver can give them.
    moment: ClassVar[str]
    flag: ClassVar[str]
    # A degree that nobody asks for.
    nowhere: ClassVar[str]
    # That something is one of those a statement selects, which are looked up first.
    one_of: ClassVar[str]
    # A bound that says again, more closely, what marks say already.
    again: ClassVar[str]

    def keys(self, wanted: Wanted) -> RawSQL:
        """Their keys, to be used inside another statement."""
        return RawSQL(*self._keys(wanted))  # noqa: S611

    def _keys(self, wanted: Wanted) -> tuple[str, list[Any]]:
        conditions, values = self._conditions(wanted)
        order = self._order(wanted)
        sql = (
            f"SELECT {self.key} AS id FROM {self.start}{conditions} ORDER BY {order} DESC LIMIT %s"  # noqa: S608
        )
        return sql, [*values, wanted.most]

    def found(self, wanted: Wanted) -> list[Found]:
        """All that ranks, filters and counts them, in no order but that `beside` comes last."""
        parts = [self._facts(wanted)]
        if wanted.beside is not None:
            parts.append(self._marked(wanted.beside, f"{self._columns(wanted)}, 0"))
        return list(map(Found._make, _asked(parts)))

    def found_of_each(self, wanted: Sequence[Wanted]) -> list[list[Found]]:
        """As `found`, of several at once."""
        found: list[list[Found]] = [[] for _one in wanted]
        facts = map(self._facts, wanted)
        parts = [
            (f"SELECT facts.*, {place} FROM ({sql}) facts", values)  # noqa: S608
            for place, (sql, values) in enumerate(facts)
        ]
        for *row, place in _asked(parts):
            found[place].append(Found._make(row))
        return found

    def _facts(self, wanted: Wanted) -> tuple[str, list[Any]]:
        spelled, words = self._spelled(wanted.reading)
        conditions, values = self._conditions(wanted)
        sql = (
            f"SELECT {self._columns(wanted)}, {spelled} FROM {self.start}{conditions} "  # noqa: S608
            f"ORDER BY {self._order(wanted)} DESC LIMIT %s"
        )
        return sql, [*words, *values, wanted.most]

    def _order(self, wanted: Wanted) -> str:
        return self.rarely if wanted.is_rare else self.key

    def _columns(self, wanted: Wanted) -> str:
        ways = dict.fromkeys(MOMENTS, self.moment) | dict.fromkeys(FLAGS, self.flag)
        if not wanted.has_distances:
            ways |= dict.fromkeys(POINT, self.nowhere)
        return ", ".join(ways.get(n, "d.{}").format(n) for n in ("id", *Found._fields[1:-1]))

    def marked(self, marked: Marked) -> RawSQL:
        """Keys of the newest documents with these marks."""
        return RawSQL(*self._marked(marked, self.key))  # noqa: S611

    def _marked(self, marked: Marked, columns: str) -> tuple[str, list[Any]]:
        words = [*map(self.word.format, marked.whole), *map(self.beginning.format, marked.begun)]
        sql = f"SELECT {columns} FROM {self.start} ORDER BY {self.rarely} DESC LIMIT %s"  # noqa: S608
        return sql, [self.every.join(words), marked.most]

    def _conditions(self, wanted: Wanted) -> tuple[str, list[Any]]:
        sql, values = "", list[Any]([self.expression(wanted)])
        since = [(f"{self.key} >= %s", (wanted.since,))] if wanted.since else []
        for condition, given in (*since, *wanted.bounds):
            sql += f" AND {condition}"
            values += given
        return sql, values

    def expression(self, wanted: Wanted) -> str:
        """What the index is asked, in its own language."""
        asked = [self.word.format(mark) for mark in self._marks(wanted)]
        asked += [f"({self.either.join(map(self.word.format, row))})" for row in wanted.either]
        # A word said three times is asked for once: each time would make it seem rarer.
        groups = dict.fromkeys(self._group(group) for group in wanted.reading.groups)
        return self.every.join([*asked, *groups])

    def _marks(self, wanted: Wanted) -> Sequence[str]:
        return wanted.marks

    def _group(self, group: Group) -> str:
        if group.is_plain:
            ways = [self._spelled_so(group.words, is_whole=False)]
            if group.stem:
                ways += [self.word.format(marks.of_stem(group.stem)), self.word.format(group.stem)]
        else:
            codes = (
                mark(c) for c in group.concepts for mark in (marks.of_concept, marks.of_mention)
            )
            places = map(marks.of_settlement, group.settlements)
            known = [*codes, *places, *map(marks.of_municipality, group.markets)]
            ways = [*map(self.word.format, known)]
            if not group.sounds_like_a_place:
                ways.append(self._spelled_so(group.words, is_whole=True))
        return f"({self.either.join(ways)})"

    def _spelled_so(self, words: Sequence[str], *, is_whole: bool) -> str:
        asked = (
            self.word.format(word)
            if is_whole or len(word) < FEWEST_LETTERS_TO_BEGIN
            else self.beginning.format(word)
            for word in words
        )
        return f"({self.every.join(asked)})"

    def _spelled(self, reading: Reading) -> tuple[str, list[Any]]:
        """How well the plain words are spelled in a document: see ranking.py."""
        steps, values = ["0"], list[Any]()
        for group in reading.groups:
            if group.is_plain:
                steps.append(
                    f"CASE WHEN {self.position}(d.written, %s) > 0 THEN {ranking.EXACT} "
                    f"WHEN {self.position}(d.written, %s) > 0 THEN {ranking.PREFIX} "
                    f"ELSE {ranking.FOLD} END + CASE WHEN {self.position}(d.heading, %s) > 0 "
                    f"THEN 0 ELSE {ranking.OUTSIDE_THE_TITLE} END"
                )
                values += [f" {group.written} ", f" {group.written}", f" {group.words[0]}"]
        return " + ".join(steps), values


class SqliteEngine(Engine):
    """FTS5 over `SearchDoc.words`; its row numbers are the documents' keys.

    The words drive: CROSS JOIN forbids SQLite to begin with the other table.
    """

    word = '"{}"'
    beginning = '"{}"*'
    every = " AND "
    either = " OR "
    position = "instr"
    start = (
        "search_words w CROSS JOIN search_searchdoc d ON d.id = w.rowid WHERE search_words MATCH %s"
    )
    key = rarely = "w.rowid"
    moment = flag = "+d.{}"
    nowhere = "NULL"
    one_of = "IN ({})"
    again = "({})"


class PostgresEngine(Engine):
    """A generated tsvector of `SearchDoc.words` with a GIN index.

    The query stands inside WHERE: in FROM it would hide from the planner how rare it is. For what
    is rare, the order is not that of a column: the planner takes reading a vector for cheap, and
    would rather read all rows from the newest back than gather a few thousand from the index. In
    one market it may choose by its statistics: see `market`.
    """

    word = "{}"
    beginning = "{}:*"
    every = " & "
    either = " | "
    position = "strpos"
    start = "search_searchdoc d WHERE d.vector @@ to_tsquery('simple', %s)"
    key = "d.id"
    rarely = "d.id + 0"
    # Not extract(): its numbers of any length take a millisecond for two thousand documents.
    moment = "date_part('epoch', d.{})"
    flag = "d.{}"
    nowhere = "NULL::float8"
    # A join it would guess at, and walk a table for each row of another that it takes for empty.
    one_of = "= ANY (ARRAY({}))"
    # It would think that few are left: half of all, whatever the bound, is its guess for this.
    again = "({}) IS NOT DISTINCT FROM TRUE"
    # One market from its newest back, by an index that nothing else can go by: what most of it
    # bears is found there at once, and to gather all that bears it takes seconds of a million. The
    # last is always true, and dear to the planner, who takes reading a vector for free.
    market = (
        " AND d.municipality_id = %s AND d.kind = %s"
        f" AND d.months >= ANY (array_fill(-1::smallint, ARRAY[{DEARNESS}]))"
    )

    def _conditions(self, wanted: Wanted) -> tuple[str, list[Any]]:
        sql, values = super()._conditions(wanted)
        if wanted.municipality is None:
            return sql, values
        return f"{sql}{self.market}", [*values, wanted.municipality, wanted.kind]

    def _order(self, wanted: Wanted) -> str:
        is_rare = wanted.is_rare or wanted.municipality is not None
        return self.rarely if is_rare else self.key

    def _marks(self, wanted: Wanted) -> Sequence[str]:
        """Nearly everything is a listing: the column tells that sooner than a mark."""
        if wanted.municipality is None:
            return wanted.marks
        return [mark for mark in wanted.marks if mark != marks.of_kind(wanted.kind)]

    def _facts(self, wanted: Wanted) -> tuple[str, list[Any]]:
        """Keys first: sorting would otherwise work out the facts of all that meets it."""
        spelled, words = self._spelled(wanted.reading)
        keys, values = self._shelved(wanted) if wanted.shelves else self._keys(wanted)
        facts = f"SELECT {self._columns(wanted)}, {spelled} FROM search_searchdoc d"  # noqa: S608
        return f"{facts} WHERE d.id {self.one_of.format(keys)}", [*words, *values]

    def _shelved(self, wanted: Wanted) -> tuple[str, list[Any]]:
        """Keys of the newest on the shelves, and of what only speaks of their concepts.

        To gather all of a common concept from the index of words takes 25 ms of 100,000 documents,
        this 10.
        """
        bounds = "".join(f" AND {condition}" for condition, _given in wanted.bounds)
        given = [value for _condition, values in wanted.bounds for value in values]
        parts, asked = list[str](), list[Any]()
        for shelf in wanted.shelves:
            here = "" if shelf.municipality is None else " AND d.municipality_id = %s"
            parts.append(
                f"(SELECT d.id FROM search_searchdoc d WHERE d.kind = %s AND d.{shelf.column} = %s"  # noqa: S608
                f"{here}{bounds} ORDER BY d.id DESC LIMIT %s)"
            )
            place = [] if shelf.municipality is None else [shelf.municipality]
            asked += [shelf.kind, shelf.concept, *place, *given, wanted.most]
        parts.append(
            f"(SELECT d.id FROM {self.start}{bounds} AND d.kind = %s "  # noqa: S608
            f"ORDER BY {self.rarely} DESC LIMIT %s)"
        )
        asked += [self._elsewhere(wanted), *given, wanted.kind, wanted.most]
        return f"{' UNION ALL '.join(parts)} ORDER BY 1 DESC LIMIT %s", [*asked, wanted.most]

    def _elsewhere(self, wanted: Wanted) -> str:
        """The index is asked for what meets the reading and stands on none of its shelves."""
        there = (self.word.format(marks.of_concept(shelf.concept)) for shelf in wanted.shelves)
        return f"({self.expression(wanted)}) & !({self.either.join(there)})"


def _asked(parts: Sequence[tuple[str, list[Any]]]) -> list[tuple[Any, ...]]:
    """The rows of several questions, one after the other: one statement."""
    sql = " UNION ALL ".join(f"SELECT * FROM ({part}) p" for part, _given in parts)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _part, given in parts for value in given])
        return list(cursor.fetchall())


def engine() -> Engine:
    """The engine of the database in use."""
    return PostgresEngine() if connection.vendor == "postgresql" else SqliteEngine()
