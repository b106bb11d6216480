"""What a run of synth is to write: how many listings, where, and from which day on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone

from qvevri.demo.synth.sellers import Market
from qvevri.files.models import Photo
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.places import actions as places
from qvevri.places.models import Municipality, Settlement

EVERYWHERE = "all"
LISTINGS_OF_A_SELLER = 7
# Published on so many days before today, from eight in the morning to ten in the evening.
DAYS = 27
FIRST_HOUR, WAKING = timedelta(hours=8), timedelta(hours=14)


class UnknownMunicipality(ValueError):
    """No municipality has this slug."""


@dataclass(frozen=True)
class Plan:
    """What is to be written. `first` and `first_seller` are the primary keys that come next."""

    listings: int
    seed: int
    markets: tuple[Market, ...]
    today: datetime
    first: int
    first_seller: int
    pictures: tuple[Photo, ...] = ()

    @property
    def sellers(self) -> int:
        """How many sellers offer them."""
        return max(3, self.listings // LISTINGS_OF_A_SELLER)

    def moment(self, number: int, luck: float) -> datetime:
        """When a listing was published: the higher its number, the later, and always by day."""
        days = (number + luck) / self.listings * DAYS
        local = self.today + timedelta(days=int(days) - DAYS) + FIRST_HOUR + days % 1 * WAKING
        return local.astimezone(UTC)


def plan(listings: int, seed: int, slugs: Sequence[str] = ()) -> Plan:
    """The plan for these municipalities; for the open ones if none is named, for all by "all".

    Opens those that are not open yet. Raises UnknownMunicipality.
    """
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return Plan(
        listings=listings,
        seed=seed,
        markets=markets_of(slugs),
        today=midnight,
        first=_next_key(Listing),
        first_seller=_next_key(Organisation),
    )


def _next_key(model: type[models.Model]) -> int:
    last: int | None = model._default_manager.aggregate(last=Max("pk"))["last"]
    return (last or 0) + 1


def markets_of(slugs: Sequence[str]) -> tuple[Market, ...]:
    """The municipalities named, as `plan` takes them, each with its settlements."""
    return tuple(_market(municipality) for municipality in _municipalities(slugs))


def _municipalities(slugs: Sequence[str]) -> list[Municipality]:
    rows = Municipality.objects.order_by("-is_open", "slug")
    if EVERYWHERE in slugs:
        return list(rows)
    if not slugs:
        return list(rows.open())
    known = {row.slug: row for row in rows}
    for slug in slugs:
        if slug not in known:
            raise UnknownMunicipality(slug)
    return [known[slug] for slug in dict.fromkeys(slugs)]


@transaction.atomic
def _market(municipality: Municipality) -> Market:
    if not municipality.is_open:
        places.open_municipality(municipality, host=municipality.host or "")
    settlements = tuple(Settlement.objects.of(municipality))
    return Market(municipality, settlements or (_seat(municipality),))


def _seat(municipality: Municipality) -> Settlement:
    """Where no settlement is known yet, everybody lives in the seat."""
    return Settlement.objects.create(
        municipality=municipality,
        slug=municipality.slug,
        kind=Settlement.Kind.TOWN,
        name=municipality.name,
        latitude=municipality.latitude,
        longitude=municipality.longitude,
        source="synth",
    )
