"""A house as an archive has it, in an empty home."""

import os
import shutil
from pathlib import Path
from typing import Any

from django.apps.registry import Apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from qvevri.config import archiving, dumping, jobs
from qvevri.config.home import home
from qvevri.config.preparing import prepare
from qvevri.core.errors import Refused

# The worker gives a sign every fifteen seconds.
ALIVE_SECONDS = 40


class HomeNotEmpty(Refused):
    """There is a house already."""


class HouseRunning(Refused):
    """A worker is at work in it."""


class ArchiveNewer(Refused):
    """The archive knows changes of tables that this program does not."""


def restore(folder: Path, manifest: dict[str, Any], *, force: bool) -> None:
    """The home holds what the unpacked archive holds, brought up to this program's date.

    Raises HomeNotEmpty unless `force`, HouseRunning and ArchiveNewer; what was there before is then
    still there.
    """
    recorded = [(app, name) for app, name in manifest["migrations"]]
    _check(recorded, force=force)
    _clear_database()
    tables = _tables_of(recorded)
    with transaction.atomic(), archiving.rows_in(folder) as lines:
        counts = dumping.take_in(lines, tables)
        if counts != manifest["rows"]:
            raise archiving.ArchiveBroken("Not every row of the archive was found in it.")
        dumping.begin_numbering_after(dumping.kept_models(tables))
    _bring_files(folder)
    prepare()
    call_command("reindex", verbosity=0)


def _check(recorded: list[tuple[str, str]], *, force: bool) -> None:
    known = MigrationExecutor(connection).loader.disk_migrations
    newer = [f"{app}.{name}" for app, name in recorded if (app, name) not in known]
    if newer:
        raise ArchiveNewer(f"This program is older than the archive: it lacks {newer[0]}.")
    has_tables = bool(MigrationRecorder(connection).applied_migrations())
    media = Path(settings.MEDIA_ROOT)
    if has_tables and _is_alive():
        raise HouseRunning("The house is running. Stop `qvevri serve` and wait a minute.")
    if not force and (has_tables or (media.exists() and any(media.iterdir()))):
        raise HomeNotEmpty(f"{home()} holds a house already. --force replaces it.")


def _is_alive() -> bool:
    if "cache" not in connection.introspection.table_names():
        return False
    beat = jobs.seconds_since_heartbeat()
    return beat is not None and beat < ALIVE_SECONDS


def _clear_database() -> None:
    if connection.vendor == "sqlite":
        file = str(connection.settings_dict["NAME"])
        connection.close()
        for ending in ("", "-wal", "-shm"):
            Path(file + ending).unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")


def _tables_of(recorded: list[tuple[str, str]]) -> Apps:
    """The tables as they were when the archive was written, empty; gives their models."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    nodes = [node for node in recorded if node in graph.nodes]
    last = [n for n in nodes if not any(c.key in nodes for c in graph.node_map[n].children)]
    executor.migrate(last)
    models = executor.loader.project_state(last).apps
    tables = [model._meta.db_table for model in dumping.kept_models(models)]
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(
            no_style(), tables, reset_sequences=True, allow_cascade=True
        ):
            cursor.execute(statement)
    return models


def _bring_files(folder: Path) -> None:
    media = Path(settings.MEDIA_ROOT)
    shutil.rmtree(media, ignore_errors=True)
    if (folder / archiving.MEDIA).exists():
        shutil.copytree(folder / archiving.MEDIA, media)
    secret = folder / archiving.SECRET
    if secret.exists() and "SECRET_KEY" not in os.environ:
        shutil.copyfile(secret, home() / "secret")
        (home() / "secret").chmod(0o600)
