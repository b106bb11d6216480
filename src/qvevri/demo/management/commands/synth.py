"""`qvevri synth`: as many believable listings as one likes, the same each time, for measuring."""

import os
from argparse import ArgumentParser
from dataclasses import replace
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from qvevri.demo.synth import planning, writing
from qvevri.demo.synth.pictures import drawn

EVERY_SECONDS = 5.0


class Command(BaseCommand):
    help = "Write invented listings in bulk, for measuring: the same seed gives the same rows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--listings", type=int, required=True)
        parser.add_argument("--seed", type=int, required=True)
        parser.add_argument(
            "--municipality",
            action="append",
            default=[],
            help='a slug, more than once if you like, or "all"; left out: those that are open',
        )
        parser.add_argument("--photos", action="store_true", help="drawn pictures for some")
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["listings"] < 1:
            raise CommandError("--listings must be a number above zero.")
        started = monotonic()
        plan = self._plan(options)
        writing.write_sellers(plan)
        self._write_listings(plan, options["processes"])
        seconds = monotonic() - started
        self.stdout.write(
            f"{plan.listings} listings of {plan.sellers} sellers in {len(plan.markets)} "
            f"municipalities, seed {plan.seed}: {seconds:.1f} s"
        )

    def _plan(self, options: dict[str, Any]) -> planning.Plan:
        try:
            plan = planning.plan(options["listings"], options["seed"], options["municipality"])
        except planning.UnknownMunicipality as error:
            raise CommandError(f"No municipality is called {error}.") from error
        if not plan.markets:
            raise CommandError("No municipality is open. Run: qvevri init")
        if options["photos"]:
            pictures = drawn(plan.seed, plan.markets[0].municipality)
            return replace(plan, pictures=pictures)
        return plan

    def _write_listings(self, plan: planning.Plan, processes: int) -> None:
        told = monotonic()
        for there in writing.write_listings(plan, processes):
            if monotonic() - told > EVERY_SECONDS:
                told = monotonic()
                self.stderr.write(f"{there} of {plan.listings}")
