"""`qvevri compile-catalogues`: make the message catalogues ready."""

from typing import Any

from django.core.management.base import BaseCommand

from qvevri.config.catalogues import compile_all


class Command(BaseCommand):
    help = "Compile the message catalogues of every room."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{compile_all()} catalogues compiled")
