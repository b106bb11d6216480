"""`qvevri restore FILE`: the house as an archive has it."""

import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from qvevri.config import archiving, restoring
from qvevri.core.errors import Refused


class Command(BaseCommand):
    help = "Bring the archive FILE into an empty home; either kind of database takes any archive."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--force", action="store_true", help="replace the house that is there")

    def handle(self, *args: Any, **options: Any) -> None:
        with tempfile.TemporaryDirectory() as folder:
            try:
                manifest = archiving.unpack(options["file"], Path(folder))
                restoring.restore(Path(folder), manifest, force=options["force"])
            except (Refused, archiving.ArchiveBroken) as error:
                raise CommandError(str(error)) from error
        rows = sum(manifest["rows"].values())
        self.stdout.write(f"{rows} rows are back, as of {manifest['made_at']}")
