"""`python -m bench.oscar FOLDER`: install oscar there, fill it, press both houses, give the ratios.

HOUSES=folder        where this house's own database with LISTINGS listings is or will be
"""

import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from bench.houses import house
from bench.load import Figures, press
from bench.pages import BASE as OURS
from bench.pages import serving

VERSION = "4.2.1"
PORT = 8766
THEIRS = f"http://127.0.0.1:{PORT}"
CONNECTIONS = 8
LIST = "/gori/en/market/"
TIMES_READY, TIMES_KEPT = 60, 300


def install(folder: Path) -> Path:
    """A virtual environment with oscar; kept once it is there."""
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        packages = (f"django-oscar[sorl-thumbnail]=={VERSION}", "gunicorn")
        subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=True)
    return python


def environment(folder: Path) -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[2])
    return os.environ | {
        "OSCAR_HOME": str(folder),
        "DJANGO_SETTINGS_MODULE": "bench.oscar.settings",
        "PYTHONPATH": root,
    }


def prepare(python: Path, folder: Path) -> None:
    if (folder / "filled").exists():
        return
    env = environment(folder)
    for command in (["-m", "django", "migrate", "-v0"], ["-m", "bench.oscar.filling"]):
        subprocess.run([python, *command], env=env, check=True)
    (folder / "filled").touch()


def start(python: Path, folder: Path) -> subprocess.Popen[bytes]:
    """oscar behind gunicorn with two workers, as this house is served."""
    command = [
        "-m",
        "gunicorn",
        "-w2",
        f"-b127.0.0.1:{PORT}",
        "django.core.wsgi:get_wsgi_application()",
    ]
    server = subprocess.Popen([str(python), *command], env=environment(folder))
    while True:
        try:
            urllib.request.urlopen(f"{THEIRS}/catalogue/", timeout=60).read()
            return server
        except OSError:
            time.sleep(0.1)


def press_oscar(folder: Path) -> Figures:
    python = install(folder)
    prepare(python, folder)
    server = start(python, folder)
    try:
        return press("oscar list", f"{THEIRS}/catalogue/", CONNECTIONS, server.pid)
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    ours, _seconds = house(
        Path(os.environ.get("HOUSES", folder)),
        "sqlite",
        "",
        int(os.environ.get("LISTINGS", "10000")),
    )
    theirs = press_oscar(folder)
    with serving(ours) as server:
        rows = [
            press(f"list, {state}", OURS + LIST, CONNECTIONS, server.pid)
            for state in ("made", "kept")
        ]
    for row, wanted in zip(rows, (TIMES_READY, TIMES_KEPT), strict=True):
        faster = row.per_second / theirs.per_second
        print(f"{row.page}: {row.per_second:.0f}/s, {faster:.0f} × (wanted {wanted} ×)", end="; ")
        print(f"CPU {row.cpu_ms:.2f} ms, 1/{theirs.cpu_ms / row.cpu_ms:.0f} of oscar's")
    print(json.dumps([row.as_dict() for row in (theirs, *rows)]))


if __name__ == "__main__":
    main()
