"""How many there are in a market and its facets, counted at most once a minute."""

from dataclasses import replace
from datetime import datetime

from django.core.cache import caches
from django.utils import timezone

from qvevri.search import results
from qvevri.search.facets import Facets
from qvevri.search.narrowing import Query
from qvevri.search.wording import Reading

SECONDS = 60


def counted(query: Query, now: datetime) -> tuple[int, Facets]:
    """The number (up to 2,000) and the facets of what meets a query without words."""
    place = query.municipality.pk if query.municipality else 0
    asked = replace(query, facets=True, sort="", cursor="", limit=0, text="")
    said = sorted((name, value) for name, value in vars(asked).items() if name != "municipality")
    key = f"facets:{place}:{timezone.localtime(now).month}:{hash(tuple(said))}"
    kept: tuple[int, Facets] | None = caches["pages"].get(key)
    if kept is None:
        found = results.retrieve(asked, Reading(), now)
        number = len(results.near_enough(asked, found.found))
        kept = number, results.counts(asked, found, now)
        caches["pages"].set(key, kept, SECONDS)
    return kept
