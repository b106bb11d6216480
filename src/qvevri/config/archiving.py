"""One archive that holds a whole house: its rows, its photos and its secret."""

import gzip
import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from qvevri.config import dumping
from qvevri.config.home import home

FORMAT = 1
MANIFEST, ROWS, SECRET, MEDIA = "manifest.json", "rows.jsonl.gz", "secret", "media"


class ArchiveBroken(Exception):
    """The file is no archive of a house, or not as it was written."""


def write(file: Path) -> dict[str, Any]:
    """Archive the house as it is at this moment, while it may be running; returns the manifest."""
    part = file.with_name(f"{file.name}.part")
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        rows = Path(folder) / ROWS
        manifest = {"format": FORMAT, "made_at": datetime.now(UTC).isoformat()} | _write_rows(rows)
        try:
            # The rows are packed already, and so are photos.
            with tarfile.open(part, "w") as archive:
                manifest["files"] = dict(_add_all(archive, rows))
                _add_bytes(archive, MANIFEST, json.dumps(manifest, indent=1).encode())
            part.chmod(0o600)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    return manifest


def _write_rows(file: Path) -> dict[str, Any]:
    counts: dict[str, int] = {}
    with gzip.open(file, "wt", encoding="utf-8", compresslevel=6) as out, dumping.snapshot():
        migrations = sorted(MigrationRecorder(connection).applied_migrations())
        for model in dumping.kept_models(apps):
            counts[model._meta.label_lower] = -1
            for line in dumping.lines_of(model):
                counts[model._meta.label_lower] += 1
                out.write(f"{line}\n")
    return {"database": connection.vendor, "migrations": migrations, "rows": counts}


def _add_all(archive: tarfile.TarFile, rows: Path) -> Iterable[tuple[str, str]]:
    yield ROWS, _add(archive, ROWS, rows)
    secret = home() / "secret"
    if "SECRET_KEY" not in os.environ and secret.exists():
        yield SECRET, _add(archive, SECRET, secret)
    media = Path(settings.MEDIA_ROOT)
    for photo in sorted(one for one in media.rglob("*") if one.is_file()):
        name = f"{MEDIA}/{photo.relative_to(media).as_posix()}"
        try:
            yield name, _add(archive, name, photo)
        except FileNotFoundError:
            # Somebody removed it since: its row, if it has one, is made right by pruning.
            continue


def _add(archive: tarfile.TarFile, name: str, file: Path) -> str:
    content = file.read_bytes()
    _add_bytes(archive, name, content)
    return hashlib.sha256(content).hexdigest()


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    archive.addfile(entry, io.BytesIO(content))


def unpack(file: Path, folder: Path) -> dict[str, Any]:
    """Lay out the archive in a folder and return its manifest.

    Raises ArchiveBroken when a file is missing, changed or too many.
    """
    try:
        with tarfile.open(file) as archive:
            archive.extractall(folder, filter="data")
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        wanted = dict(manifest["files"])
    except (OSError, tarfile.TarError, ValueError, KeyError, TypeError) as error:
        raise ArchiveBroken(f"{file} is no whole archive of a house: {error}") from error
    if manifest.get("format") != FORMAT:
        raise ArchiveBroken(f"{file} was written by another version of the program.")
    found = {name: _digest(one) for name, one in _files(folder) if name != MANIFEST}
    wrong = sorted(
        name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name)
    )
    if wrong:
        raise ArchiveBroken(f"{wrong[0]} is not as it was written (and {len(wrong) - 1} others).")
    return manifest


def _files(folder: Path) -> Iterable[tuple[str, Path]]:
    for one in folder.rglob("*"):
        if one.is_file():
            yield one.relative_to(folder).as_posix(), one


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def rows_in(folder: Path) -> IO[str]:
    """The lines of the unpacked archive's rows."""
    return gzip.open(folder / ROWS, "rt", encoding="utf-8")
