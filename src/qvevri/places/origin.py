"""Scheme and host under which the installation is reached, for links in messages."""

import re
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest

_current: ContextVar[str] = ContextVar("origin", default="")


def remember(request: HttpRequest) -> None:
    """Keep where the request in flight came in: the port of a demo is known from nowhere else."""
    _current.set(f"{request.scheme}://{request.get_host()}")


def _scheme() -> str:
    return "https" if settings.IS_HTTPS else "http"


def _first_own_host() -> str:
    named = [host for host in settings.OWN_HOSTS if host.strip(".*")]
    return named[0].lstrip(".") if named else "localhost"


def of_network() -> str:
    """Of the host that carries all municipalities: SITE_URL, else that of the request in flight."""
    given: str = settings.SITE_URL
    return given.rstrip("/") or _current.get() or f"{_scheme()}://{_first_own_host()}"


def moved_here(text: str) -> str:
    """`text` with addresses of this installation as they are reached now.

    What a demo was filled with was written before anybody knew its port.
    """
    hosts = "|".join(re.escape(host.lstrip(".")) for host in settings.OWN_HOSTS if host != "*")
    return re.sub(rf"https?://(?:{hosts})(?::\d+)?(?=/)", of_network(), text)


def of_host(host: str) -> str:
    """Of a municipality's own host, with the port of the installation if it has one."""
    _scheme_part, _sep, rest = of_network().partition("://")
    _name, colon, port = rest.rpartition(":")
    return f"{_scheme()}://{host}" + (f":{port}" if colon and port.isdigit() else "")
