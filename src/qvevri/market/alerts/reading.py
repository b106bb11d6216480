"""A search's address as an alert keeps it: what is watched, as values and in the reader's words."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.utils import translation
from django.utils.translation import gettext as _

from qvevri.core.text import is_wordless
from qvevri.market.shopfront.filters import READ, TICKS, Filters, label_of
from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality
from qvevri.search.queries import Near, Query

# Not what is watched, but how a page shows it; the cursor and the rest of an address do not matter.
SHOWING = ("sort",)
UNKEPT = ("municipality", "kind", "sort", "cursor", "limit")
LONGEST, MOST_FIELDS = 4000, 40


@dataclass(frozen=True)
class Search:
    """What is watched: the address after the question mark, and what the index is asked.

    `lost` are the names of filters whose value means nothing any more, such as a product that left
    the vocabulary; they are no part of the rest.
    """

    municipality: Municipality
    seller: Organisation | None = None
    address: str = ""
    asked: Mapping[str, Any] = field(default_factory=dict)
    lost: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Is it the whole market, without any filter?"""
        return not self.asked

    @property
    def digest(self) -> str:
        """The same for the same search, however its address was written."""
        seller = self.seller.pk if self.seller else ""
        return hashlib.sha256(f"{seller}?{self.address}".encode()).hexdigest()

    def words(self) -> list[str]:
        """The filters as their chips say them, in the language in force; empty for everything."""
        filters = _filters(self.municipality, self.address)
        return [label_of(filters, name) for name in filters.said]

    def title(self, language: str) -> str:
        """What is watched, in one line."""
        with translation.override(language):
            if self.seller is not None:
                return str(self.seller)
            return " · ".join(self.words()) or _("All new listings")


def _filters(municipality: Municipality, address: str) -> Filters:
    given = dict(parse_qsl(address[:LONGEST], max_num_fields=MOST_FIELDS))
    return Filters({name: given[name] for name in given if name not in SHOWING}, municipality)


def read(municipality: Municipality, address: str, seller: Organisation | None = None) -> Search:
    """What an address asks for. Never fails: what cannot be read is named in `lost`."""
    try:
        filters = _filters(municipality, address)
    except ValueError:
        return Search(municipality, seller, lost=("q",))
    plain = {
        name: value
        for name, value in filters.plain().items()
        if name != "q" or not is_wordless(value)
    }
    given = {name for name in READ.keys() - TICKS.keys() if filters.given.get(name, "").strip()}
    query = Filters(plain, municipality).query()
    if seller is not None:
        query = replace(query, seller=seller.pk)
    return Search(
        municipality,
        seller,
        urlencode(sorted(plain.items())),
        _values(query),
        tuple(sorted(given - plain.keys())),
    )


def _values(query: Query) -> dict[str, Any]:
    """What is asked for, as JSON can hold it; what is not asked for is left out."""
    nothing = Query()
    return {
        one.name: asdict(value) if isinstance(value, Near) else value
        for one in fields(query)
        if one.name not in UNKEPT
        and (value := getattr(query, one.name)) != getattr(nothing, one.name)
    }


def query_of(municipality: Municipality, asked: Mapping[str, Any]) -> Query | None:
    """What the index is asked, from what an alert keeps; None if it can no longer be asked so."""
    values = dict(asked)
    if not values.keys() <= {one.name for one in fields(Query)}:
        return None
    if "near" in values:
        values["near"] = Near(**values["near"])
    return Query(municipality=municipality, **values)
