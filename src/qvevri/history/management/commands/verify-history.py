"""`qvevri verify-history`: check that no entry of the log was changed or taken out."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from qvevri.history import queries
from qvevri.places.models import Municipality


class Command(BaseCommand):
    """Walk every chain; with FILE, compare with the seals kept there, then keep the new ones."""

    help = "Check the log; FILE keeps the last seals, so that entries cut off at the end are seen."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file is made when it is not there."""
        parser.add_argument("file", nargs="?", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 names the first broken entry."""
        municipalities = list(Municipality.objects.filter(history__isnull=False).distinct())
        for municipality in municipalities:
            broken = queries.first_broken(municipality)
            if broken is not None:
                raise CommandError(f"{municipality.slug}: entry {broken.number} was changed.")
        seals = {one.slug: queries.last_seal(one) for one in municipalities}
        file: Path | None = options["file"]
        if file is not None:
            self._compare(municipalities, file)
            file.write_text(json.dumps(seals, indent=1) + "\n")
        for slug, seal in seals.items():
            self.stdout.write(f"{slug}: whole, last seal {seal}")

    def _compare(self, municipalities: list[Municipality], file: Path) -> None:
        kept: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
        by_slug = {one.slug: one for one in municipalities}
        for slug, seal in kept.items():
            if slug not in by_slug or not queries.has_seal(by_slug[slug], seal):
                raise CommandError(f"{slug}: entries were cut off since the seals were kept.")
