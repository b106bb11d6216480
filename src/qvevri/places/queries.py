"""Questions about municipalities and settlements."""

import re
import time
from collections.abc import Collection, Iterator

from django.db.models import QuerySet

from qvevri.places.models import Municipality, Settlement
from qvevri.places.regions import Region, regions
from qvevri.places.spelling import key

KEEP_SECONDS = 10.0
# Villages change far more seldom, and reading those of a whole network takes a while.
KEEP_VILLAGES_SECONDS = 300.0
_BETWEEN = re.compile(r"[,;/()\n]+")


class _Directory:
    """The municipalities by slug and by host, read again every few seconds, and the villages."""

    def __init__(self) -> None:
        self.read_at = self.villages_read_at = float("-inf")
        self.by_slug: dict[str, Municipality] = {}
        self.by_host: dict[str, Municipality] = {}
        self.closed: dict[str, Municipality] = {}
        self.settlements: dict[int, dict[str, Settlement | None]] = {}
        self.villages: dict[int, dict[str, Settlement]] = {}

    def fresh(self) -> "_Directory":
        if time.monotonic() - self.read_at > KEEP_SECONDS:
            rows = list(Municipality.objects.all())
            self.by_slug = {row.slug: row for row in rows if row.is_open}
            self.by_host = {row.host.lower(): row for row in self.by_slug.values() if row.host}
            self.closed = {row.slug: row for row in rows if not row.is_open}
            self.read_at = time.monotonic()
        if time.monotonic() - self.villages_read_at > KEEP_VILLAGES_SECONDS:
            self.settlements, self.villages = {}, {}
            self.villages_read_at = time.monotonic()
        return self


_directory = _Directory()


def forget() -> None:
    """Read municipalities and villages again at the next question: called after one was changed."""
    _directory.read_at = _directory.villages_read_at = float("-inf")


def by_slug(slug: str) -> Municipality | None:
    """The open municipality with this slug."""
    return _directory.fresh().by_slug.get(slug)


def by_host(host: str) -> Municipality | None:
    """The open municipality that is reached under this host name, given without its port."""
    return _directory.fresh().by_host.get(host.lower())


def closed_municipality(slug: str) -> Municipality | None:
    """A municipality of Georgia that takes no part here yet."""
    return _directory.fresh().closed.get(slug)


def any_by_slug(slug: str) -> Municipality | None:
    """A municipality of Georgia, open or not."""
    return by_slug(slug) or closed_municipality(slug)


def is_known(slug: str) -> bool:
    """Is this any municipality of Georgia, open or not?"""
    return any_by_slug(slug) is not None


def open_municipalities() -> list[Municipality]:
    """The open ones, by slug; kept for some seconds."""
    return list(_directory.fresh().by_slug.values())


def settlements_of(municipality: Municipality) -> QuerySet[Settlement]:
    """All settlements of a municipality, by slug."""
    return Settlement.objects.of(municipality)


def settlements_by_slug(municipality: Municipality) -> dict[str, Settlement]:
    """The same, to be looked up; kept for some minutes."""
    kept = _directory.fresh().villages
    if municipality.pk not in kept:
        kept[municipality.pk] = {place.slug: place for place in settlements_of(municipality)}
    return kept[municipality.pk]


def settlements_by_key(municipality: Municipality) -> dict[int, Settlement]:
    """The same by their keys."""
    return {place.pk: place for place in settlements_by_slug(municipality).values()}


def settlements_of_network() -> list[dict[str, Settlement]]:
    """Those of each open municipality; one query for all that were not read lately."""
    within, kept = open_municipalities(), _directory.fresh().villages
    unread = [one.pk for one in within if one.pk not in kept]
    if unread:
        kept.update({pk: {} for pk in unread})
        for place in Settlement.objects.filter(municipality__in=unread):
            kept[place.municipality_id][place.slug] = place
    return [kept[one.pk] for one in within]


def named_after(towns: Collection[int]) -> tuple[int, ...]:
    """The open municipalities that bear the name of one of these settlements: Gori of its town."""
    villages = _directory.villages
    named = ((one.pk, villages.get(one.pk, {}).get(one.slug)) for one in open_municipalities())
    return tuple(pk for pk, town in named if town is not None and town.pk in towns)


def areas() -> Iterator[Region]:
    """What people name that is greater than a village: regions, lands and every municipality."""
    yield from regions().values()
    kept = _directory.fresh()
    for slug, one in (kept.by_slug | kept.closed).items():
        yield Region(slug, tuple(one.name.data.values()), frozenset(), frozenset((slug,)))


def markets_in(codes: Collection[str], municipality: Municipality | None = None) -> tuple[int, ...]:
    """The open municipalities that lie in one of these areas; of one municipality, only that."""
    within = open_municipalities() if municipality is None else [municipality]
    named = [regions()[code] for code in codes if code in regions()]
    return tuple(
        one.pk
        for one in within
        if one.slug in codes or any(area.holds(one.slug, one.region) for area in named)
    )


def settlement_by_key(pk: int | None) -> Settlement | None:
    """One of the settlements last read, with its place on the map; None when it was not read."""
    read = (place for villages in _directory.villages.values() for place in villages.values())
    return next((place for place in read if place.pk == pk), None)


def _names(municipality: Municipality) -> dict[str, Settlement | None]:
    """Settlements by the key of every spelling; None where two places share one."""
    kept = _directory.fresh().settlements
    if municipality.pk not in kept:
        names: dict[str, Settlement | None] = {}
        for settlement in settlements_of(municipality):
            written = [*settlement.name.data.values(), *settlement.also, settlement.slug]
            places_in = settlement.name_in.data if settlement.name_in else {}
            for spelling in {key(text) for text in [*written, *places_in.values()] if text}:
                names[spelling] = None if spelling in names else settlement
        kept[municipality.pk] = names
    return kept[municipality.pk]


def recognise_settlement(text: str, municipality: Municipality) -> Settlement | None:
    """The settlement that somebody wrote, in any of the three scripts; None if none or several fit.

    Understands "სოფ. ტყვიავი", "Tkviavi", "с. Тквиави", "სკრაში", "სკრა, გორის მუნიციპალიტეტი".
    """
    names = _names(municipality)
    whole = names.get(key(text))
    if whole is not None:
        return whole
    found = {names.get(key(part)) for part in _BETWEEN.split(text)} - {None}
    villages = {place for place in found if place and place.slug != municipality.slug} or found
    return villages.pop() if len(villages) == 1 else None
