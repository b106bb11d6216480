"""`qvevri backup FILE`: the whole house in one archive, while it runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from qvevri.config import archiving


class Command(BaseCommand):
    help = "Write rows, photos and the secret into FILE. Keep it as you keep the secret itself."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"].absolute()
        if not file.parent.is_dir():
            raise CommandError(f"There is no folder {file.parent}.")
        try:
            manifest = archiving.write(file)
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error}") from error
        photos = sum(name.startswith(f"{archiving.MEDIA}/") for name in manifest["files"])
        rows = sum(manifest["rows"].values())
        self.stdout.write(f"{file}: {rows} rows, {photos} files of photos")
