"""The table of recurring work: what is done again and again, and how often."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from qvevri.core.models import Once, Tally
from qvevri.market.alerts.tasks import look_after_alerts
from qvevri.market.alerts.tasks import watch as watch_for_alerts
from qvevri.market.listings.tasks import look_after_listings, say_in_lari
from qvevri.market.sheets.actions import forget_old as forget_unwritten_sheets
from qvevri.market.wanted.tasks import look_after_requests
from qvevri.money.actions import look_for_rates

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@dataclass(frozen=True)
class Recurring:
    """Work that may be done twice without harm."""

    name: str
    every_seconds: int
    do: Callable[[], object]


def forget_old_counts() -> None:
    """Retention: counts of strangers end with their window, outcomes of forms after two days."""
    now = timezone.now()
    Tally.objects.filter(ends_at__lt=now).delete()
    Once.objects.filter(made_at__lt=now - timedelta(days=2)).delete()


def forget_old_jobs() -> None:
    """Retention: finished jobs are kept for a week."""
    week_ago = timezone.now() - timedelta(days=7)
    DBTaskResult.objects.finished().filter(finished_at__lt=week_ago).delete()


def forget_old_sessions() -> None:
    """Retention: sessions that are over."""
    call_command("clearsessions")


def forget_unclaimed_photos() -> None:
    """Retention: photos that waited two days for their thing; missing renditions are made."""
    call_command("prune_photos", verbosity=0)


def forget_old_invitations() -> None:
    """Retention: invitations to sell together that nobody accepted for a month."""
    call_command("prune_invitations", verbosity=0)


def forget_old_sheets() -> None:
    """Retention: sheets that nobody wrote for a month."""
    forget_unwritten_sheets(timezone.now())


def forget_passers_by() -> None:
    """Retention: numbers and addresses that nobody read a code at within a week."""
    call_command("tidy-people", stdout=io.StringIO())


def forget_old_messages() -> None:
    """Retention: what was sent to whom is kept for a year."""
    call_command("tidy-messages", stdout=io.StringIO())


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
    Recurring("counts", HOUR, forget_old_counts),
    Recurring("jobs", DAY, forget_old_jobs),
    Recurring("sessions", DAY, forget_old_sessions),
    Recurring("photos", HOUR, forget_unclaimed_photos),
    Recurring("invitations", DAY, forget_old_invitations),
    Recurring("people", DAY, forget_passers_by),
    Recurring("messages", DAY, forget_old_messages),
    Recurring("sheets", DAY, forget_old_sheets),
    Recurring("listings", HOUR, look_after_listings),
    Recurring("requests", HOUR, look_after_requests),
    Recurring("alerts", 20, watch_for_alerts),
    Recurring("alerts kept", DAY, look_after_alerts),
]
