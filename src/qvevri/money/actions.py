"""Writing rates, and asking the bank for today's."""

import logging
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.db import transaction

from qvevri.money import queries, registry
from qvevri.money.fetching import NoAnswer, fetch
from qvevri.money.models import Rate
from qvevri.money.rates import DayRate, NotRates, read_rates

SAMPLE = Path(__file__).parent / "data" / "sample.json"
KEPT = timedelta(days=400)
log = logging.getLogger("qvevri.money")


@transaction.atomic
def load(rates: Iterable[DayRate]) -> int:
    """These rates hold, instead of others of the same days; returns how many are new or other.

    Whoever shows prices by them is told on commit.
    """
    rows = {(one.day, one.currency): one for one in rates}
    if not rows:
        return 0
    days = [day for day, _currency in rows]
    written = Rate.objects.between(min(days), max(days))
    there = {(row.day, row.currency): row.lari for row in written}
    fresh = [one for key, one in rows.items() if there.get(key) != _kept(one.lari)]
    Rate.objects.bulk_create(
        [Rate(currency=one.currency, day=one.day, lari=_kept(one.lari)) for one in fresh],
        update_conflicts=True,
        unique_fields=["day", "currency"],
        update_fields=["lari"],
    )
    if fresh:
        transaction.on_commit(_tell)
    return len(fresh)


def _kept(lari: Decimal) -> Decimal:
    return lari.quantize(Decimal("1e-10"))


def _tell() -> None:
    queries.forget()
    registry.tell_changed()


@transaction.atomic
def forget_old(today: date) -> int:
    """Retention: rates are kept for a year and a little, and as long as they hold (in the demo);
    returns how many were forgotten.
    """
    kept = max(KEPT, timedelta(days=settings.RATES_FRESH_DAYS))
    count, _of_kinds = Rate.objects.before(today - kept).delete()
    return count


def load_sample() -> int:
    """The rates of one real day, for the demo: it asks no other host."""
    return load(read_rates(SAMPLE.read_bytes()))


def look_for_rates() -> int:
    """Ask the bank's service for its last rates and write them; returns how many are new.

    For the job worker: never in a request. Without an answer the last rates stay until they are
    stale; without an address in the settings nobody is asked.
    """
    address = settings.RATES_URL
    if not address:
        return 0
    try:
        return load(read_rates(fetch(address)))
    except (NoAnswer, NotRates) as error:
        log.warning("no rates from %s: %s", address, error)
        return 0
