"""`qvevri import-listings FILE --municipality SLUG [--dry-run] [--json]`: a sheet in."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from qvevri.core.languages import CODES
from qvevri.market.sheets.importing import counts_of, import_listings, lines_of
from qvevri.market.sheets.reading import LARGEST_FILE
from qvevri.people.actions import operator
from qvevri.places.queries import by_slug


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "Put the rows of a sheet on the market, all or none. Exit code 1 when a row is refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="an .xlsx or .csv file")
        parser.add_argument("--municipality", metavar="SLUG", required=True)
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--json", action="store_true", help="answer in JSON")
        parser.add_argument("--language", choices=CODES, default="ka", help="of the reasons")

    def handle(self, *args: Any, **options: Any) -> None:
        municipality = by_slug(options["municipality"])
        if municipality is None:
            raise CommandError(f"There is no open municipality “{options['municipality']}”.")
        content = _content(options["file"])
        with translation.override(options["language"]):
            answer = import_listings(
                content,
                options["file"].name,
                municipality=municipality,
                by=None if options["dry_run"] else operator(),
            )
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            for line in lines_of(answer["warnings"]):
                self.stdout.write(line)
            self.stdout.write(counts_of(answer))
        if answer["refused"]:
            raise CommandError("\n".join(lines_of(answer["refused"])), returncode=1)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error
