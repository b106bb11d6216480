"""`qvevri expire-listings`: expire what is over, warn the sellers of what soon will be."""

from typing import Any

from django.core.management.base import BaseCommand

from qvevri.market.listings.tasks import look_after_listings


class Command(BaseCommand):
    help = (
        "Expire listings whose time is over and ask sellers of others to confirm. Safe to repeat."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        expired, warned = look_after_listings()
        self.stdout.write(f"{expired} expired, {warned} warned")
