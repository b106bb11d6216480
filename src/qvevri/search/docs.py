"""A document: what the rooms above hand over, so that their things can be found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Doc:
    """One thing that can be found. Fields are those of `SearchDoc`, which explains each.

    `words` are folded already; `own` is what people wrote themselves (a description, a name), as
    they wrote it, in any language: its words, their stems and the concepts named in it are found.
    """

    municipality: int
    kind: str
    thing_id: int
    card: Mapping[str, object]
    words: str
    concept: str
    concepts: str
    group: str
    published_at: datetime
    changed_at: datetime
    settlement: int | None = None
    seller: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    base_price: int | None = None
    base_unit: str = ""
    months: int = 0
    delivers: bool = False
    is_verified: bool = False
    expires_at: datetime | None = None
    own: str = ""
    amount: int | None = None
    confirmed_at: datetime | None = None
