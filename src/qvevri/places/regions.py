"""The regions of Georgia, and the historic lands that people still name: Imereti, Racha."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "regions.json"


@dataclass(frozen=True)
class Region:
    """What holds municipalities: whole regions by ISO 3166-2, or some by their slugs.

    A land that borders of municipalities cut through (Tusheti) is none of these.
    """

    code: str
    names: tuple[str, ...]
    regions: frozenset[str]
    municipalities: frozenset[str]

    def holds(self, municipality: str, region: str) -> bool:
        """Whether the municipality of this slug, which lies in that region, is a part of it."""
        return region in self.regions or municipality in self.municipalities


@cache
def regions() -> Mapping[str, Region]:
    """All of them by code, each with every name that it is called by."""
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    return {
        row["code"]: Region(
            code=row["code"],
            names=(*row["name"].values(), *row["also"]),
            regions=frozenset(row["regions"]),
            municipalities=frozenset(row["municipalities"]),
        )
        for row in rows
    }
