"""Everything an installation needs before its first page: database, vocabulary, places, files."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from qvevri.config.catalogues import compile_all
from qvevri.config.home import home
from qvevri.places.actions import load_places
from qvevri.vocabulary.actions import load_vocabulary

PACKAGE = Path(__file__).resolve().parent.parent
WATCHED = (
    "**/migrations/*.py",
    "**/data/*",
    "**/static/**/*",
    "**/locale/**/*.po",
    "demo/*.py",
)


def _state() -> str:
    """Changes when a migration, a word list, a static file or a catalogue changes."""
    digest = hashlib.sha256(str(settings.DATABASES["default"]).encode())
    for pattern in WATCHED:
        for file in sorted(PACKAGE.glob(pattern)):
            if file.is_file():
                status = file.stat()
                digest.update(f"{file}{status.st_size}{status.st_mtime_ns}".encode())
    return digest.hexdigest()


def _stamp(name: str) -> Path:
    return home() / f".prepared-{name}"


def is_prepared(name: str) -> bool:
    """Was this state of the program prepared already? Keeps a second start quick."""
    stamp = _stamp(name)
    return stamp.exists() and stamp.read_text() == _state()


def mark_prepared(name: str) -> None:
    """Remember that this state of the program is prepared."""
    _stamp(name).write_text(_state())


def prepare() -> None:
    """Make database, vocabulary, places, catalogues and static files ready; may be run twice."""
    compile_all()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    load_places()
    load_vocabulary()
    call_command("collectstatic", interactive=False, verbosity=0)
