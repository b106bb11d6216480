"""`qvevri tidy-people`: forget who typed a number or address and never came; for a daily job."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from qvevri.people.actions import forget_passers_by

KEPT_FOR = timedelta(days=7)


class Command(BaseCommand):
    """Nothing else about them is kept than what they typed."""

    help = "Forget numbers and addresses that nobody read a code at within a week."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many."""
        self.stdout.write(f"{forget_passers_by(timezone.now() - KEPT_FOR)} forgotten")
