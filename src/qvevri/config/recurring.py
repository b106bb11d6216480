"""The table of recurring work: what is done again and again, and how often."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.management import call_command
from django.db import connection

from qvevri.config import retention
from qvevri.history.checking import check_by_night
from qvevri.market.alerts.tasks import look_after_alerts
from qvevri.market.alerts.tasks import watch as watch_for_alerts
from qvevri.market.listings.tasks import look_after_listings, say_in_lari
from qvevri.market.wanted.tasks import look_after_requests
from qvevri.money.actions import look_for_rates
from qvevri.monitoring.opendata.mirror.actions import read_all_again
from qvevri.monitoring.reporting.tasks import look_after_plans
from qvevri.notices.tasks import send_forgotten

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@dataclass(frozen=True)
class Recurring:
    """Work that may be done twice without harm."""

    name: str
    every_seconds: int
    do: Callable[[], object]

    @property
    def is_seldom(self) -> bool:
        """So seldom that it may take memory and a process of its own, to give it back."""
        return self.every_seconds >= 10 * MINUTE


def call_photos_again() -> None:
    """Renditions whose job died are made after all."""
    call_command("prune_photos", verbosity=0)


def empty_write_ahead_log() -> None:
    """SQLite: what was written in the last seconds goes into its file here, not in a request."""
    # Not within a transaction: a checkpoint waits for its end, and so for itself.
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")


WORK: list[Recurring] = [
    Recurring("write-ahead log", 5, empty_write_ahead_log),
    Recurring("rates", 6 * HOUR, look_for_rates),
    Recurring("prices in lari", DAY, say_in_lari),
    Recurring("photos", HOUR, call_photos_again),
    Recurring("messages", 10 * MINUTE, send_forgotten),
    Recurring("listings", HOUR, look_after_listings),
    Recurring("requests", HOUR, look_after_requests),
    Recurring("alerts", 20, watch_for_alerts),
    Recurring("alerts kept", DAY, look_after_alerts),
    Recurring("plans", 6 * HOUR, look_after_plans),
    Recurring("log", HOUR, check_by_night),
    Recurring("neighbours", 6 * HOUR, read_all_again),
    *(Recurring(f"retention: {kept.what}", HOUR, kept.keep_to_it) for kept in retention.TABLE),
]
