"""Questions about municipalities and settlements."""

import time

from django.db.models import QuerySet

from qvevri.places.models import Municipality, Settlement

KEEP_SECONDS = 10.0


class _Directory:
    """The open municipalities by slug and by host, read again every few seconds."""

    def __init__(self) -> None:
        self.read_at = float("-inf")
        self.by_slug: dict[str, Municipality] = {}
        self.by_host: dict[str, Municipality] = {}

    def fresh(self) -> "_Directory":
        if time.monotonic() - self.read_at > KEEP_SECONDS:
            rows = list(Municipality.objects.open())
            self.by_slug = {row.slug: row for row in rows}
            self.by_host = {row.host: row for row in rows if row.host}
            self.read_at = time.monotonic()
        return self


_directory = _Directory()


def forget() -> None:
    """Read the municipalities again at the next question: called after one was changed."""
    _directory.read_at = float("-inf")


def by_slug(slug: str) -> Municipality | None:
    """The open municipality with this slug."""
    return _directory.fresh().by_slug.get(slug)


def by_host(host: str) -> Municipality | None:
    """The open municipality that is reached under this host name (a port is ignored)."""
    return _directory.fresh().by_host.get(host.rpartition(":")[0] or host)


def open_municipalities() -> list[Municipality]:
    """The open ones, by slug; kept for some seconds."""
    return list(_directory.fresh().by_slug.values())


def settlements_of(municipality: Municipality) -> QuerySet[Settlement]:
    """All settlements of a municipality, by slug."""
    return Settlement.objects.of(municipality)
