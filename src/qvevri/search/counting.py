"""How many there are in a market and its facets, counted now and then and kept meanwhile."""

from dataclasses import replace
from datetime import datetime

from django.core.cache import caches
from django.utils import timezone

from qvevri.search import listed, results
from qvevri.search.facets import Facets
from qvevri.search.narrowing import Query
from qvevri.search.results import Results
from qvevri.search.wording import Reading

SECONDS = 60
# As long as whole pages are kept: a number is as old as the page on which a stranger reads it.
NUMBER_SECONDS = 15


def number(query: Query, now: datetime, most: int) -> int:
    """How many meet a query without words, counted up to `most`."""
    key = f"number:{_key(query)}:{most}"
    kept: int | None = caches["pages"].get(key)
    if kept is None:
        kept = listed.number(query, now, most)
        caches["pages"].set(key, kept, NUMBER_SECONDS)
    return kept


def number_and_unit(query: Query, now: datetime, most: int) -> tuple[int, str]:
    """The same with the base unit by which the cheapest are found: one unit from page to page."""
    key = f"priced:{_key(query)}:{most}"
    known: tuple[int, str] | None = caches["pages"].get(key)
    if known is None:
        known = listed.number_and_unit(query, now, most)
        caches["pages"].set(key, known, SECONDS)
    return known


def _key(query: Query) -> str:
    place = query.municipality.pk if query.municipality else 0
    asked = vars(_unordered(query)).items()
    said = sorted((name, value) for name, value in asked if name != "municipality")
    return f"{place}:{hash(tuple(said))}"


Counted = tuple[int, Facets]


def counted(query: Query, now: datetime) -> Counted:
    """The number (up to 2,000) and the facets of what meets a query without words."""
    known = kept(query, now)
    return known or keep(query, results.retrieve(_unordered(query), Reading(), now), now)


def kept(query: Query, now: datetime) -> Counted | None:
    """The same, where it was counted lately."""
    known: Counted | None = caches["pages"].get(_key_of_facets(query, now))
    return known


def keep(query: Query, found: Results, now: datetime) -> Counted:
    """Count what was found for a query without words, and keep the numbers."""
    asked = _unordered(query)
    number = len(results.near_enough(asked, found.found))
    known = number, results.counts(asked, found, now)
    caches["pages"].set(_key_of_facets(query, now), known, SECONDS)
    return known


def _key_of_facets(query: Query, now: datetime) -> str:
    return f"facets:{timezone.localtime(now).month}:{_key(query)}"


def _unordered(query: Query) -> Query:
    return replace(query, facets=True, sort="", cursor="", limit=0, text="")
