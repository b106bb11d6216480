"""`qvevri open-municipality SLUG [--host NAME] [--close]`: let strangers in, or no more."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from qvevri.people.actions import operator
from qvevri.places.queries import any_by_slug
from qvevri.townhall import actions


class Command(BaseCommand):
    """On the operator's word; every municipality of Georgia is known, and closed until then."""

    help = "Open a municipality to everybody, under a host name of its own if it has one."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See BaseCommand."""
        parser.add_argument("slug", metavar="SLUG", help="such as kaspi")
        parser.add_argument("--host", metavar="NAME", default="", help="such as hub.kaspi.example")
        parser.add_argument("--close", action="store_true", help="let strangers in no more")

    def handle(self, *_args: Any, **options: Any) -> None:
        """See BaseCommand."""
        municipality = any_by_slug(options["slug"])
        if municipality is None:
            raise CommandError(f"There is no municipality “{options['slug']}”.")
        if options["close"]:
            actions.close_to_strangers(municipality, by=operator())
            self.stdout.write(f"{municipality.slug} is closed; nothing of it is lost.")
            return
        actions.open_to_strangers(municipality, host=options["host"].lower(), by=operator())
        self.stdout.write(f"{municipality.slug} is open.")
        if not municipality.settlements.exists():
            self.stdout.write("It has no settlements yet: its officers add them under Town hall.")
