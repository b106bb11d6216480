"""Bringing in the municipalities and settlements, and opening a municipality."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from qvevri.core.languages import CODES
from qvevri.places import queries
from qvevri.places.models import Municipality, Settlement

DATA = Path(__file__).parent / "data"
FIRST_OPEN = ("gori", "zestaponi")


def _read(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return rows


@transaction.atomic
def load_places() -> None:
    """All municipalities and the known settlements are there, named as in `data/`.

    May be run again: what officers changed otherwise (contacts, host, whether it is open) stays.
    """
    for row in _read("municipalities.json"):
        Municipality.objects.update_or_create(
            slug=row["slug"],
            defaults={field: row[field] for field in row if field != "slug"},
            create_defaults={**row, "is_open": row["slug"] in FIRST_OPEN, "languages": list(CODES)},
        )
    municipalities = {one.slug: one for one in Municipality.objects.all()}
    for row in _read("settlements.json"):
        Settlement.objects.update_or_create(
            municipality=municipalities[row["municipality"]],
            slug=row["slug"],
            defaults={field: row[field] for field in row if field not in ("municipality", "slug")},
        )
    transaction.on_commit(queries.forget)


@transaction.atomic
def open_municipality(municipality: Municipality, *, host: str = "") -> None:
    """Strangers may visit it from now on, under its own host name too if it has one."""
    Municipality.objects.filter(pk=municipality.pk).update(is_open=True, host=host or None)
    transaction.on_commit(queries.forget)
