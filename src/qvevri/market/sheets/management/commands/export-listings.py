"""`qvevri export-listings FILE --municipality SLUG`: the market's listings as a sheet."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from qvevri.market.sheets.exporting import Writer, as_book, as_csv, rows_of
from qvevri.market.sheets.queries import offered
from qvevri.places.queries import by_slug

WRITERS: dict[str, Writer] = {".xlsx": as_book, ".csv": as_csv}


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "Write all listings on the market into a sheet that import-listings takes back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="an .xlsx or .csv file")
        parser.add_argument("--municipality", metavar="SLUG", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        municipality = by_slug(options["municipality"])
        if municipality is None:
            raise CommandError(f"There is no open municipality “{options['municipality']}”.")
        file: Path = options["file"]
        write = WRITERS.get(file.suffix.lower())
        if write is None:
            raise CommandError("Name a file that ends in .xlsx or .csv.", returncode=2)
        rows = rows_of(offered(municipality))
        try:
            file.write_bytes(write(rows))
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        self.stdout.write(f"{len(rows)} listings: {file}")
