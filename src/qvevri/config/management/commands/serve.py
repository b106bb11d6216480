"""`qvevri serve`: the web pages and the job worker together."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.core.wsgi import get_wsgi_application

from qvevri.config import serving


class Command(BaseCommand):
    help = "Serve the pages and do the jobs, until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="web processes")

    def handle(self, *args: Any, **options: Any) -> None:
        bind = f"{options['host']}:{options['port']}"
        serving.serve(get_wsgi_application(), bind=bind, workers=options["workers"])
