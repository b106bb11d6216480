"""`qvevri verify-history [FILE]`: check that nothing in the log was changed or taken out."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from qvevri.core.languages import CODES
from qvevri.history import chain, queries, registry
from qvevri.history.models import Entry
from qvevri.places.models import Municipality


class Command(BaseCommand):
    """Walk every chain of the database, or that of a downloaded file."""

    help = (
        "Check the log of the database, and that plans and reports are what it says of them; with "
        "FILE, check a downloaded log instead. Names the first broken entry, with exit code 1."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file of seals is made when it is not there."""
        parser.add_argument("file", nargs="?", type=Path, help="A log as it was downloaded")
        parser.add_argument(
            "--seals", type=Path, help="Compare with the seals kept in this file, then keep the new"
        )

        parser.add_argument(
            "--language", choices=CODES, default="en", help="Of the sentences; English unless said"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 names the first broken entry."""
        file: Path | None = options["file"]
        with translation.override(options["language"]):
            if file is not None:
                self._check_file(file)
            else:
                self._check_database(options["seals"])

    def _check_file(self, file: Path) -> None:
        try:
            with file.open(encoding="utf-8") as lines:
                found = chain.verify(lines)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file}: {error}") from error
        if isinstance(found, chain.Broken):
            raise CommandError(f"{file.name}: {found}")
        told = f"{found.entries} entries, {found.in_full} of them in full"
        self.stdout.write(f"{found.municipality}: whole, {told}, last seal {found.head}")

    def _check_database(self, seals: Path | None) -> None:
        municipalities = list(Municipality.objects.filter(history__isnull=False).distinct())
        for municipality in municipalities:
            broken = queries.first_broken(municipality)
            if broken is not None:
                raise CommandError(f"{municipality.slug}: {_named(broken)}")
            other = next(iter(queries.differing(municipality)), None)
            if other is not None:
                raise CommandError(f"{municipality.slug}: {other}")
        if seals is not None:
            self._compare(municipalities, seals)
            kept = {one.slug: queries.last_seal(one) for one in municipalities}
            seals.write_text(json.dumps(kept, indent=1) + "\n")
        for one in municipalities:
            self.stdout.write(f"{one.slug}: whole, last seal {queries.last_seal(one)}")

    def _compare(self, municipalities: list[Municipality], file: Path) -> None:
        kept: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
        by_slug = {one.slug: one for one in municipalities}
        for slug, seal in kept.items():
            if slug not in by_slug or not queries.has_seal(by_slug[slug], seal):
                raise CommandError(f"{slug}: entries were cut off since the seals were kept.")


def _named(entry: Entry) -> str:
    kind = f"{entry.thing_type.app_label}.{entry.thing_type.model}"
    day = timezone.localtime(entry.happened_at).date().isoformat()
    about = f"{registry.sentence(kind, entry.verb, entry.facts)}, {kind} {entry.thing_id}"
    return f"entry {entry.number} ({day}, {about}) was changed or follows a gap."
