"""`qvevri synth-plan`: believable plans with years of reports, for measuring."""

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from qvevri.demo.synth.planning import UnknownMunicipality, markets_of
from qvevri.demo.synth.plans import write_plan
from qvevri.demo.synth.promises import Size

USUAL = Size()
EVERY_SECONDS = 5.0


class Command(BaseCommand):
    help = "Write invented plans in bulk, for measuring: the same seed gives the same plans."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--plans", type=int, default=1)
        parser.add_argument("--seed", type=int, required=True)
        parser.add_argument("--actions", type=int, default=USUAL.actions)
        parser.add_argument("--indicators", type=int, default=USUAL.indicators)
        parser.add_argument("--periods", type=int, default=USUAL.periods, help="half-years")
        parser.add_argument(
            "--municipality",
            action="append",
            default=[],
            help='a slug, more than once if you like, or "all"; left out: those that are open',
        )

    def handle(self, *args: Any, **options: Any) -> None:
        size = _size(options)
        try:
            markets = markets_of(options["municipality"])
        except UnknownMunicipality as error:
            raise CommandError(f"No municipality is called {error}.") from error
        if not markets:
            raise CommandError("No municipality is open. Run: qvevri init")
        started = told = monotonic()
        reports = 0
        for number in range(options["plans"]):
            market = markets[number % len(markets)]
            reports += write_plan(market, number, size, options["seed"]).reports
            if monotonic() - told > EVERY_SECONDS:
                told = monotonic()
                self.stderr.write(f"{number + 1} of {options['plans']}")
        self.stdout.write(
            f"{options['plans']} plans of {size.actions} actions and {size.indicators} indicators, "
            f"{reports} reports, seed {options['seed']}: {monotonic() - started:.1f} s"
        )


def _size(options: dict[str, Any]) -> Size:
    size = Size(options["actions"], options["indicators"], options["periods"])
    if min(options["plans"], size.actions, size.periods) < 1 or size.indicators < size.actions:
        raise CommandError("At least one plan, action and half-year, and an indicator per action.")
    return size
