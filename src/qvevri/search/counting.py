"""How many there are in a market and its facets, counted now and then and kept meanwhile."""

from dataclasses import replace
from datetime import datetime

from django.core.cache import caches
from django.utils import timezone

from qvevri.search import listed, results
from qvevri.search.facets import Facets
from qvevri.search.narrowing import Query
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


def _key(query: Query) -> str:
    place = query.municipality.pk if query.municipality else 0
    asked = replace(query, facets=True, sort="", cursor="", limit=0, text="")
    said = sorted((name, value) for name, value in vars(asked).items() if name != "municipality")
    return f"{place}:{hash(tuple(said))}"


def counted(query: Query, now: datetime) -> tuple[int, Facets]:
    """The number (up to 2,000) and the facets of what meets a query without words."""
    asked = replace(query, facets=True, sort="", cursor="", limit=0, text="")
    key = f"facets:{timezone.localtime(now).month}:{_key(query)}"
    kept: tuple[int, Facets] | None = caches["pages"].get(key)
    if kept is None:
        found = results.retrieve(asked, Reading(), now)
        number = len(results.near_enough(asked, found.found))
        kept = number, results.counts(asked, found, now)
        caches["pages"].set(key, kept, SECONDS)
    return kept
