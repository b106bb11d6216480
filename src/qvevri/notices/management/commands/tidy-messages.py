"""`qvevri tidy-messages`: delete messages older than a year; for a daily job."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from qvevri.notices.actions import forget_old

KEPT_FOR = timedelta(days=365)


class Command(BaseCommand):
    """The log of messages holds numbers and words of people: a year is enough for any question."""

    help = "Delete messages older than a year."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many."""
        self.stdout.write(f"{forget_old(timezone.now() - KEPT_FOR)} deleted")
