"""`qvevri load-places`: bring in the municipalities and settlements; may be run again."""

from typing import Any

from django.core.management.base import BaseCommand

from qvevri.places.actions import load_places
from qvevri.places.models import Municipality, Settlement


class Command(BaseCommand):
    """Load what `places/data` holds."""

    help = "Bring in the municipalities and settlements; may be run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many there are afterwards."""
        load_places()
        self.stdout.write(f"{Municipality.objects.count()} municipalities")
        self.stdout.write(f"{Settlement.objects.count()} settlements")
