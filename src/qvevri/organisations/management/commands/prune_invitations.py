"""Retention of invitations: a number that never answered is forgotten after a month."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from qvevri.organisations import actions


class Command(BaseCommand):
    help = "Forget invitations that nobody accepted for thirty days."

    def handle(self, *args: Any, **options: Any) -> None:
        forgotten = actions.forget_old_invitations(timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"{forgotten} forgotten")
