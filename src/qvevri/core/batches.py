"""Long lists in pieces that one statement takes."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db.models import Model, QuerySet

T = TypeVar("T")
Row = TypeVar("Row", bound=Model)


def batches(things: Iterable[T], most: int) -> Iterator[list[T]]:
    """The things in their order, at most so many at once."""
    rest = iter(things)
    while some := list(islice(rest, most)):
        yield some


def by_key(rows: QuerySet[Row], most: int) -> Iterator[list[Row]]:
    """All rows in the order of their keys, at most so many at once, each batch asked for by itself.

    For long work that writes meanwhile. An open cursor would keep SQLite's journal from being taken
    into the database until the end (33 GB when a million documents were written anew), and have
    PostgreSQL put all rows aside first.
    """
    rows = rows.order_by("pk")
    some = list(rows[:most])
    while some:
        yield some
        some = list(rows.filter(pk__gt=some[-1].pk)[:most]) if len(some) == most else []
