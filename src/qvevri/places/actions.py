"""Bringing in the municipalities and settlements, and opening a municipality."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from qvevri.core.errors import Refused
from qvevri.core.languages import CODES
from qvevri.places import queries
from qvevri.places.distance import km_between
from qvevri.places.inputs import About, SettlementInput
from qvevri.places.models import Municipality, Settlement

DATA = Path(__file__).parent / "data"
FIRST_OPEN = ("gori", "zestaponi")
# Georgia's largest municipalities reach some 60 km from their seat.
FARTHEST_KM = 120
TAKEN_BY_PAGES = ("add",)
REACHED_BY = ("email", "phone")


class NameUnusable(Refused):
    """A settlement's English name makes its address: it needs Latin letters."""


class SettlementKnown(Refused):
    """The municipality has a settlement of this name."""


class PointFarAway(Refused):
    """A point that cannot lie in the municipality: most often the two numbers are swapped."""


def _read(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return rows


@transaction.atomic
def load_places() -> None:
    """All municipalities and the known settlements are there, named as in `data/`.

    May be run again: what officers changed otherwise (contacts, host, whether it is open) stays,
    and so does a settlement that they added or mended.
    """
    for row in _read("municipalities.json"):
        Municipality.objects.update_or_create(
            slug=row["slug"],
            defaults={field: row[field] for field in row if field != "slug"},
            create_defaults={**row, "is_open": row["slug"] in FIRST_OPEN, "languages": list(CODES)},
        )
    municipalities = {one.slug: one for one in Municipality.objects.all()}
    mended = set(Settlement.objects.mended().values_list("municipality__slug", "slug"))
    for row in _read("settlements.json"):
        if (row["municipality"], row["slug"]) in mended:
            continue
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


@transaction.atomic
def close_municipality(municipality: Municipality) -> None:
    """Strangers no longer visit it; all that is in it stays."""
    Municipality.objects.filter(pk=municipality.pk).update(is_open=False)
    transaction.on_commit(queries.forget)


@transaction.atomic
def describe(municipality: Municipality, said: About) -> None:
    """Whom to reach at the town hall from now on."""
    municipality = Municipality.objects.select_for_update().get(pk=municipality.pk)
    municipality.agency = LazyI18nString(dict(said.agency))
    municipality.address = LazyI18nString(dict(said.address))
    municipality.data_protection_contact = LazyI18nString(dict(said.data_protection_contact))
    municipality.email, municipality.phone = said.email, said.phone
    municipality.save(update_fields=["agency", "address", "data_protection_contact", *REACHED_BY])
    transaction.on_commit(queries.forget)


@transaction.atomic
def add_settlement(municipality: Municipality, said: SettlementInput) -> Settlement:
    """A settlement the house did not know. Raises NameUnusable, SettlementKnown, PointFarAway."""
    slug = slugify(said.names["en"])[:60]
    if not slug or slug in TAKEN_BY_PAGES:
        raise NameUnusable(_("Write the English name in Latin letters: it becomes the address."))
    if Settlement.objects.of(municipality).filter(slug=slug).exists():
        raise SettlementKnown(_("A settlement of this name is already in the list."))
    settlement = Settlement(municipality=municipality, slug=slug)
    _say(settlement, said)
    settlement.save()
    transaction.on_commit(queries.forget)
    return settlement


@transaction.atomic
def mend_settlement(settlement: Settlement, said: SettlementInput) -> None:
    """The settlement is called and lies like this; its address stays. Raises PointFarAway."""
    _say(settlement, said)
    settlement.save()
    transaction.on_commit(queries.forget)


def _say(settlement: Settlement, said: SettlementInput) -> None:
    _check_point(settlement.municipality, said.point)
    settlement.name = LazyI18nString(dict(said.names))
    settlement.name_in = LazyI18nString(dict(said.where))
    settlement.kind = said.kind
    settlement.also = list(said.also)
    settlement.latitude, settlement.longitude = said.point or (None, None)
    settlement.source = Settlement.TOWN_HALL


def _check_point(municipality: Municipality, point: tuple[float, float] | None) -> None:
    seat = (municipality.latitude, municipality.longitude)
    if point is None or seat[0] is None or seat[1] is None:
        return
    if km_between(*point, seat[0], seat[1]) > FARTHEST_KM:
        raise PointFarAway(
            _("This point is too far from the municipality. North comes first: 41.98, 44.11")
        )
