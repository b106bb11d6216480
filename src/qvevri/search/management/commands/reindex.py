"""`qvevri reindex`: build the index anew, or say what differs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from qvevri.search import actions, registry


class Command(BaseCommand):
    help = "Build the index of what can be found anew; readers notice nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing, say what differs")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        for kind in registry.sources():
            written, dropped = actions.reindex(kind)
            self.stdout.write(f"{kind}: {written} written, {dropped} dropped")
        new, dropped = actions.reindex_words()
        self.stdout.write(f"words: {new} new, {dropped} dropped")

    def _check(self) -> None:
        found = [line for kind in registry.sources() for line in actions.differences(kind)]
        missing, stale = actions.different_words()
        found += [f"words: {missing} are not known"] if missing else []
        self.stdout.write(f"words: {stale} are held by nothing; reindexing forgets them")
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} differences. Run: qvevri reindex")
        self.stdout.write("The index is right.")
