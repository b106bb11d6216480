"""One address under load: wrk's figures, and the CPU time and memory of the servers meanwhile."""

import re
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

TICKS = 100
SECONDS = 4
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Figures:
    """What one run of wrk measured; times in milliseconds."""

    page: str
    connections: int
    per_second: float
    p50: float
    p99: float
    cpu_ms: float
    failed: int

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def family(pid: int) -> list[int]:
    """A process and all below it."""
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(member for child in below for member in family(int(child)))]


def cpu_seconds(pid: int) -> float:
    """User and system time of a process tree so far."""
    total = 0
    for member in family(pid):
        fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        # With the time of children that have ended meanwhile.
        total += sum(int(ticks) for ticks in fields[11:15])
    return total / TICKS


def proportional_memory(pid: int) -> float:
    """MB of memory (PSS) of a process tree: shared pages counted once."""
    found = [
        re.search(
            r"^Pss:\s+(\d+) kB", Path(f"/proc/{member}/smaps_rollup").read_text(), re.MULTILINE
        )
        for member in family(pid)
    ]
    return sum(int(match[1]) for match in found if match) / 1024


def _milliseconds(text: str, name: str) -> float:
    found = re.search(rf"{name}\s+([\d.]+)(us|ms|s)", text)
    return float(found[1]) * UNITS[found[2]] if found else float("nan")


def press(page: str, address: str, connections: int, pid: int) -> Figures:
    """Load `address` for some seconds over `connections` connections.

    A page called "… made" is asked for with the cookie of a message, so that no kept page answers;
    a session's would have the house look up who comes, which is no part of making the page.
    """
    before = cpu_seconds(pid)
    command = ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--latency"]
    # As every browser asks: what is compressed for it costs the servers time too.
    command += ["-H", "Accept-Encoding: gzip"]
    if page.endswith("made"):
        command += ["-H", "Cookie: messages=nothing"]
    command.append(address)
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    spent = cpu_seconds(pid) - before
    requests = re.search(r"(\d+) requests in", text)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    assert requests is not None
    assert rate is not None
    return Figures(
        page=page,
        connections=connections,
        per_second=float(rate[1]),
        p50=_milliseconds(text, "50%"),
        p99=_milliseconds(text, "99%"),
        cpu_ms=1000 * spent / max(1, int(requests[1])),
        failed=int(failed[1]) if failed else 0,
    )
