"""`qvevri appoint CONTACT (--municipality SLUG | --operator)`: the first of the staff."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from qvevri.core.languages import CODES
from qvevri.people import actions
from qvevri.people.forms import read_contact
from qvevri.people.models import Person, Role
from qvevri.places.queries import any_by_slug


class Command(BaseCommand):
    """On the operator's word; afterwards administrators give roles on their own page."""

    help = "Give a role to whoever signs in with this phone number or e-mail address."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See BaseCommand."""
        parser.add_argument("contact", metavar="CONTACT", help="a phone number or e-mail address")
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--municipality", metavar="SLUG")
        where.add_argument("--operator", action="store_true", help="runs the installation")
        parser.add_argument("--role", choices=Role.Kind.values, default=Role.Kind.ADMINISTRATOR)
        parser.add_argument("--language", choices=CODES, default="ka", help="of their messages")

    def handle(self, *_args: Any, **options: Any) -> None:
        """See BaseCommand."""
        by = actions.operator()
        person = self._person(options["contact"], options["language"])
        if options["operator"]:
            actions.make_operator(person, by=by)
            self.stdout.write(f"{options['contact']} is an operator.")
            return
        municipality = any_by_slug(options["municipality"])
        if municipality is None:
            raise CommandError(f"There is no municipality “{options['municipality']}”.")
        kind = Role.Kind(options["role"])
        actions.give_role(person, kind, municipality=municipality, by=by)
        self.stdout.write(f"{options['contact']} is {kind} of {municipality.slug}.")
        if not municipality.is_open:
            self.stdout.write(f"It is closed: qvevri open-municipality {municipality.slug}")

    def _person(self, typed: str, language: str) -> Person:
        try:
            with translation.override("en"):
                contact = read_contact(typed)
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error
        return actions.person_for(contact, language=language)
