"""A search engine for Haystack that answers at once: a stand-in that flatters oscar.

Its catalogue pages show nothing without an engine; a real one would take time of its own.
"""

from typing import Any

from haystack.backends import BaseEngine  # type: ignore[import-not-found]
from haystack.backends.simple_backend import (  # type: ignore[import-not-found]
    SimpleSearchBackend,
    SimpleSearchQuery,
)
from haystack.models import SearchResult  # type: ignore[import-not-found]

HITS = 10_000


class InstantBackend(SimpleSearchBackend):  # type: ignore[misc]
    """Every question finds the same products, in no time."""

    def search(self, query_string: str, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        start = kwargs.get("start_offset", 0)
        end = kwargs.get("end_offset") or start + 20
        found = [
            SearchResult("catalogue", "product", str(pk), 0)
            for pk in range(start + 1, min(end, HITS) + 1)
        ]
        return {"results": found, "hits": HITS, "facets": {}}


class InstantEngine(BaseEngine):  # type: ignore[misc]
    backend = InstantBackend
    query = SimpleSearchQuery
