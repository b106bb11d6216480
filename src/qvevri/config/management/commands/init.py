"""`qvevri init`: make a new installation ready, or bring an old one up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from qvevri.config.home import home
from qvevri.config.preparing import prepare


class Command(BaseCommand):
    help = "Prepare database, vocabulary, places and static files. May be run twice."

    def handle(self, *args: Any, **options: Any) -> None:
        prepare()
        self.stdout.write(f"Ready: {home()}")
