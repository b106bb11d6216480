"""`qvevri load-rates FILE`: rates of exchange from a file, where the bank cannot be asked."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from qvevri.money.actions import load
from qvevri.money.rates import NotRates, read_rates


class Command(BaseCommand):
    help = "Load rates of exchange as the National Bank of Georgia publishes them (JSON)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="an answer of its service")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            rates = read_rates(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except NotRates as error:
            raise CommandError(f"{file}: {error}") from error
        number = load(rates)
        days = sorted({f"{rate.day:%Y-%m-%d}" for rate in rates})
        self.stdout.write(f"{len(rates)} rates of {', '.join(days)}: {number} new")
