"""`qvevri doctor`: says what is missing before a visitor finds out."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from qvevri.config import jobs
from qvevri.config.home import home
from qvevri.people.queries import without_administrator
from qvevri.places.queries import open_municipalities

LATE_SECONDS = 120


def complaints() -> Iterator[str]:
    """One sentence for each thing that is not as it should be."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "The database is not up to date: run `qvevri init`."
        return
    yield from _about_places()
    if not settings.DEMO:
        yield from _about_messages()
    if connection.vendor == "postgresql":
        yield from _about_locale()
    beat = jobs.seconds_since_heartbeat()
    if beat is None or beat > LATE_SECONDS:
        yield "The job worker gives no sign: start `qvevri serve`."
    if not (home() / "media").exists():
        yield "There are no photos yet, or the media folder is missing."


def _about_places() -> Iterator[str]:
    municipalities = open_municipalities()
    if not municipalities:
        yield "No municipality is open: run `qvevri open-municipality SLUG`."
    for municipality in without_administrator(municipalities):
        slug = municipality.slug
        yield f"Nobody administers {slug}: run `qvevri appoint CONTACT --municipality {slug}`."


def _about_messages() -> Iterator[str]:
    if not settings.SMS_URL:
        yield "No SMS leaves, so nobody signs in by phone: set SMS_URL."
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        yield "No e-mail leaves: set EMAIL_URL."


def _about_locale() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("select lower('Д') = 'д'")
        (folds,) = cursor.fetchone() or (True,)
    if not folds:
        yield "The database's locale is C: create it with a UTF-8 locale such as C.UTF-8."


class Command(BaseCommand):
    help = "Check database, places, vocabulary, worker and folders."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(complaints())
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"{len(found)} things need a look.")
        self.stdout.write("All is well.")
