"""`qvevri demo`: everything from an empty folder to a market that looks alive."""

import os
import socket
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application

from qvevri.config import preparing, serving
from qvevri.demo.filling import fill, sign_ins


class Command(BaseCommand):
    help = "Run the demo: invented sellers, real places. Prints the address and the sign-ins last."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument("--prepare-only", action="store_true", help="do not serve")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["prepare_only"]:
            self._check_port(options["port"])
        if not preparing.is_prepared("demo"):
            self.stdout.write("Preparing the demo: about a minute, the first time only …")
            preparing.prepare()
            fill()
            preparing.mark_prepared("demo")
        if options["prepare_only"]:
            return
        self._say_where(options["port"])
        serving.serve(get_wsgi_application(), bind=f"127.0.0.1:{options['port']}", workers=2)

    def _check_port(self, port: int) -> None:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                raise CommandError(f"Port {port} is taken. Choose another: make run PORT=8001")

    def _say_where(self, port: int) -> None:
        self.stdout.write("")
        for line in sign_ins():
            self.stdout.write(f"  {line}")
        self.stdout.write(f"\n  Qvevri is at http://127.0.0.1:{port}/   (Ctrl-C ends it)\n")
        self.stdout.flush()
