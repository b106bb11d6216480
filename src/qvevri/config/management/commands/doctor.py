"""`qvevri doctor`: says what is missing before a visitor finds out."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from qvevri.config import jobs
from qvevri.config.home import home
from qvevri.places.queries import open_municipalities

LATE_SECONDS = 120


def complaints() -> Iterator[str]:
    """One sentence for each thing that is not as it should be."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "The database is not up to date: run `qvevri init`."
        return
    if not open_municipalities():
        yield "No municipality is open: run `qvevri init`."
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("select lower('Д') = 'д'")
            (folds,) = cursor.fetchone() or (True,)
        if not folds:
            yield "The database's locale is C: create it with a UTF-8 locale such as C.UTF-8."
    beat = jobs.seconds_since_heartbeat()
    if beat is None or beat > LATE_SECONDS:
        yield "The job worker gives no sign: start `qvevri serve`."
    if not (home() / "media").exists():
        yield "There are no photos yet, or the media folder is missing."


class Command(BaseCommand):
    help = "Check database, places, vocabulary, worker and folders."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(complaints())
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"{len(found)} things need a look.")
        self.stdout.write("All is well.")
