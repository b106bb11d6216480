"""Counting: a figure with the moment, the narrowing and the numbers of what was counted."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from qvevri.measures.registry import Measure, Narrowing, ids_of, measure_of, narrowing
from qvevri.places.models import Municipality

# So many numbers are kept with a figure; beyond, their fingerprint must do.
MOST_KEPT = 2000


@dataclass(frozen=True)
class Counted:
    """A count as it was taken."""

    measure: Measure
    narrowing: Narrowing
    ids: tuple[int, ...]
    at: datetime

    @property
    def value(self) -> int:
        """How many there are."""
        return len(self.ids)

    def plain(self) -> dict[str, Any]:
        """As JSON, to be kept beside the figure it became."""
        told = ",".join(map(str, self.ids))
        return {
            "measure": self.measure.code,
            "narrowing": self.narrowing.plain(),
            "at": self.at.isoformat(),
            "count": self.value,
            "ids": list(self.ids[:MOST_KEPT]),
            "fingerprint": hashlib.sha256(told.encode()).hexdigest(),
        }


def count(code: str, plain: Mapping[str, Any], municipality: Municipality) -> Counted | None:
    """The count now; None for a measure that no room offers. One query."""
    measure = measure_of(code)
    if measure is None:
        return None
    asked = narrowing(plain)
    ids = ids_of(measure.rows(municipality, asked))
    return Counted(measure, asked, tuple(ids), timezone.now())
