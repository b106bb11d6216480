"""`qvevri read-mirror URL|FILE`: open a neighbour's mirror and say what is in it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from qvevri.core.languages import in_language
from qvevri.monitoring.opendata.mirror.fetching import fetch
from qvevri.monitoring.opendata.mirror.signing import NotTaken, fingerprint, opened, taken_apart


class Command(BaseCommand):
    """Whose it is, by which key it is signed, and how much it tells."""

    help = "Open a neighbour's mirror; exit code 1 names what keeps it from being believed."

    def add_arguments(self, parser: CommandParser) -> None:
        """With a key, the mirror must be signed by it."""
        parser.add_argument("source", help="Address or file")
        parser.add_argument("--key", help="The public key that must have signed it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1: it cannot be read, or cannot be believed."""
        source: str = options["source"]
        try:
            is_address = source.startswith(("https://", "http://"))
            text = fetch(source).text if is_address else Path(source).read_bytes()
            mirror = opened(text or b"", options["key"], timezone.now())
        except (NotTaken, OSError) as trouble:
            raise CommandError(f"{source}: {trouble}") from trouble
        self.stdout.write(f"{in_language(dict(mirror.name), 'en')} ({mirror.municipality})")
        self.stdout.write(f"key {fingerprint(taken_apart(text or b'').key)}")
        self.stdout.write(
            f"made {mirror.made_at:%Y-%m-%d}, good until {mirror.good_until:%Y-%m-%d}"
        )
        for plan in mirror.plans:
            aims = sum(len(action.indicators) for action in plan.actions) + len(plan.indicators)
            title = in_language(dict(plan.title), "en")
            self.stdout.write(f"{title}: {len(plan.actions)} actions, {aims} indicators")
