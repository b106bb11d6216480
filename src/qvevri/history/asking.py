"""What of the log somebody wants to see."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Asked:
    """By whom, about which kind of things or which thing, from when until before when."""

    by: int | None = None
    kind: str = ""
    thing: int | None = None
    since: datetime | None = None
    until: datetime | None = None
