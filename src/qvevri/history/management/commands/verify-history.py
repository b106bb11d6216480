"""`qvevri verify-history [FILE]`: check that nothing in the log was changed or taken out."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from qvevri.core.languages import CODES
from qvevri.history import chain, heads, queries, wording
from qvevri.history.checking import first_wrong
from qvevri.history.heads import Heads, NoHeads
from qvevri.history.models import Entry
from qvevri.places.models import Municipality


def _unopened(file: Path, error: OSError) -> CommandError:
    why = _("the file cannot be opened (%(why)s).") % {"why": error.strerror}
    return CommandError(f"{file.name}: {why}")


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
            "--seal",
            action="append",
            default=[],
            metavar="SEAL",
            help="A seal as a report or a page showed it once: an entry must still have it",
        )
        parser.add_argument(
            "--heads",
            type=Path,
            help="The seals of all days as they were downloaded once: each must still be there",
        )
        parser.add_argument(
            "--language", choices=CODES, default="en", help="Of the sentences; English unless said"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 names the first broken entry."""
        file: Path | None = options["file"]
        noted = ["".join(seal.split()).lower() for seal in options["seal"]]
        with translation.override(options["language"]):
            kept = self._heads_in(options["heads"]) if options["heads"] else None
            if file is not None:
                self._check_file(file, noted, kept)
            else:
                self._check_database(options["seals"], noted, kept)

    def _heads_in(self, file: Path) -> Heads:
        try:
            with file.open("rb") as lines:
                return heads.read(lines)
        except OSError as error:
            raise _unopened(file, error) from error
        except NoHeads as trouble:
            raise CommandError(f"{file.name}: {wording.why_heads(trouble)}") from trouble

    def _check_file(self, file: Path, noted: list[str], kept: Heads | None) -> None:
        try:
            with file.open("rb") as lines:
                found = chain.verify(chain.lines_of(lines), noted, kept)
        except OSError as error:
            raise _unopened(file, error) from error
        if isinstance(found, chain.Broken):
            raise CommandError(f"{file.name}: {wording.why_file(found)}")
        said = {"entries": found.entries, "full": found.in_full, "seal": found.head}
        told = _("whole, %(entries)s entries, %(full)s of them in full, last seal %(seal)s") % said
        self.stdout.write(f"{found.municipality}: {told}")

    def _check_database(self, seals: Path | None, noted: list[str], kept: Heads | None) -> None:
        municipalities = list(Municipality.objects.filter(history__isnull=False).distinct())
        for municipality in municipalities:
            self._check(municipality)
        for seal in noted:
            if not any(queries.has_seal(one, seal) for one in municipalities):
                missing = chain.Broken(chain.Why.SEAL_MISSING, about=seal)
                raise CommandError(wording.why_file(missing))
        if kept is not None:
            self._compare_heads(municipalities, kept)
        if seals is not None:
            self._compare(municipalities, seals)
            now = {one.slug: queries.last_seal(one) for one in municipalities}
            seals.write_text(json.dumps(now, indent=1) + "\n")
        for one in municipalities:
            told = _("whole, last seal %(seal)s") % {"seal": queries.last_seal(one)}
            self.stdout.write(f"{one.slug}: {told}")

    def _check(self, municipality: Municipality) -> None:
        wrong = first_wrong(municipality)
        if isinstance(wrong, Entry):
            raise CommandError(f"{municipality.slug}: {wording.why_entry(wrong)}")
        if wrong is not None:
            raise CommandError(f"{municipality.slug}: {wrong}")

    def _compare_heads(self, municipalities: list[Municipality], kept: Heads) -> None:
        whose = next((one for one in municipalities if one.slug == kept.municipality), None)
        if whose is None:
            other = chain.Broken(chain.Why.ANOTHER_TOWN, about=kept.municipality)
            raise CommandError(wording.why_file(other))
        missing = queries.first_missing(whose, kept.days)
        if missing is not None:
            why = wording.why_file(chain.head_missing(missing))
            raise CommandError(f"{whose.slug}: {why}")

    def _compare(self, municipalities: list[Municipality], file: Path) -> None:
        try:
            kept: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
        except ValueError as error:
            why = _("this is not a file of seals.")
            raise CommandError(f"{file.name}: {why}") from error
        by_slug = {one.slug: one for one in municipalities}
        for slug, seal in kept.items():
            if slug not in by_slug or not queries.has_seal(by_slug[slug], seal):
                why = _("entries were cut off or written anew since the seals were kept.")
                raise CommandError(f"{slug}: {why}")
