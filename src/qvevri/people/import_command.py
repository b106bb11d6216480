"""`qvevri import-… FILE --municipality SLUG [--dry-run] [--json]`: what all imports share."""

import json
from abc import abstractmethod
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from qvevri.core.import_answers import Answer, counts_of, lines_of
from qvevri.core.languages import CODES
from qvevri.people.actions import operator
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.places.queries import by_slug


class ImportCommand(BaseCommand):
    """A file goes in on the operator's word, all of it or nothing; exit code 1 when refused."""

    requires_system_checks: list[str] = []
    takes = ""
    largest = 0

    @abstractmethod
    def bring(
        self, content: bytes, name: str, *, municipality: Municipality, by: Person | None
    ) -> Answer:
        """Write the file, or, with nobody to write it (`by` None), say what would be written."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See BaseCommand."""
        parser.add_argument("file", metavar="FILE", type=Path, help=self.takes)
        parser.add_argument("--municipality", metavar="SLUG", required=True)
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--json", action="store_true", help="answer in JSON")
        parser.add_argument("--language", choices=CODES, default="ka", help="of the reasons")

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401
        """See BaseCommand."""
        municipality = by_slug(options["municipality"])
        if municipality is None:
            raise CommandError(f"There is no open municipality “{options['municipality']}”.")
        content = self._content(options["file"])
        with translation.override(options["language"]):
            answer = self.bring(
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

    def _content(self, file: Path) -> bytes:
        try:
            with file.open("rb") as opened:
                return opened.read(self.largest + 1)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
