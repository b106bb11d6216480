"""`qvevri load-vocabulary`: bring the shipped concepts into the database."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from qvevri.vocabulary.actions import load_vocabulary


class Command(BaseCommand):
    """Load or refresh the vocabulary; may be run twice."""

    help = "Load the shipped vocabulary; what officers mended is left alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Say what would change.")

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_vocabulary(dry_run=options["dry_run"])
        self.stdout.write(
            f"{loaded.new} new, {loaded.changed} changed, {loaded.unchanged} unchanged, "
            f"{loaded.mended} left as officers mended them"
        )
