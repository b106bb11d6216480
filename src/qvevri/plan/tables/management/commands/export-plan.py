"""`qvevri export-plan FILE --municipality SLUG [--language LANG]`: the same form given back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from qvevri.core.languages import CODES
from qvevri.places.queries import by_slug
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.queries import current_plan
from qvevri.plan.tables.exporting import as_book, as_document
from qvevri.plan.tables.queries import shape_of

FORMS = {".docx": as_document, ".xlsx": as_book}


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "Write the plan's action table as .docx or .xlsx."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--municipality", metavar="SLUG", required=True)
        parser.add_argument("--language", choices=CODES, default="ka")

    def handle(self, *args: Any, **options: Any) -> None:
        municipality = by_slug(options["municipality"])
        if municipality is None:
            raise CommandError(f"There is no open municipality “{options['municipality']}”.")
        form = FORMS.get(options["file"].suffix.lower())
        if form is None:
            raise CommandError("The file's name must end in .docx or .xlsx.")
        plan = current_plan(municipality, with_drafts=True)
        if plan is None:
            raise CommandError(f"{municipality.slug} has no plan yet.")
        try:
            options["file"].write_bytes(form(content_of(plan), shape_of(plan, options["language"])))
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        self.stdout.write(f"{options['file']}: {plan.actions.count()} actions")
