"""Pages under load: the servers as the demo starts them, pressed by wrk."""

import gzip
import json
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.houses import BIN, House
from bench.load import Figures, press, proportional_memory

PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"
CONNECTIONS = (1, 8, 32)
# "kept": the whole page comes from the page cache. "made": the page is made each time, its cards
# from their ready fragments.
PAGES = {
    "list": "/gori/en/market/",
    "search apple": "/gori/en/market/?q=apple",
    "front page": "/gori/ka/",
    "health": "/healthz",
}


@dataclass(frozen=True)
class Pressed:
    """What was measured of one house's servers."""

    figures: list[Figures]
    start_seconds: float
    pss_mb: float
    kb: dict[str, float]


@contextmanager
def serving(house: House) -> Iterator["subprocess.Popen[bytes]"]:
    """The house's servers, ready to be asked."""
    command = [str(BIN / "qvevri"), "demo", "--port", str(PORT)]
    server = subprocess.Popen(command, env=house.environment, stdout=subprocess.DEVNULL)
    try:
        _wait()
        yield server
    finally:
        server.terminate()
        server.wait()


def measure(house: House) -> Pressed:
    """Start the servers, press every page, end them."""
    started = time.monotonic()
    with serving(house) as server:
        start = time.monotonic() - started
        found = _pages()
        figures = [
            press(f"{house.database} {page}", BASE + address, connections, server.pid)
            for page, address in found.items()
            for connections in CONNECTIONS
        ]
        sizes = {page: _kilobytes(address) for page, address in found.items() if "made" not in page}
        return Pressed(figures, start, proportional_memory(server.pid), sizes)


def _read(address: str) -> bytes:
    with urllib.request.urlopen(BASE + address, timeout=60) as answer:
        content: bytes = answer.read()
        return content


def _wait() -> None:
    while True:
        try:
            _read("/gori/ka/")
            return
        except OSError:
            time.sleep(0.02)


def _kilobytes(address: str) -> float:
    return round(len(gzip.compress(_read(address))) / 1024, 1)


def _pages() -> dict[str, str]:
    """The fixed pages and one listing."""
    first = json.loads(_read("/api/v1/listings?municipality=gori&limit=1"))["items"][0]["url"]
    kept = PAGES | {"listing": "/" + first.split("/", 3)[3]}
    made = {f"{name}, made": address for name, address in kept.items() if name != "health"}
    return {f"{name}, kept": address for name, address in kept.items()} | made
