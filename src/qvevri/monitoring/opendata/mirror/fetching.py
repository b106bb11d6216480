"""The one place that asks another town's house: politely, a little, and never inside our own walls.

An officer types the address, so it may name anything: only addresses that the whole internet sees
are asked, by the very number that was looked at (a name may answer otherwise the second time), and
an answer that sends us elsewhere is none.
"""

import socket
import ssl
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from qvevri.monitoring.opendata.mirror.signing import NotTaken, Trouble

TIMEOUT_SECONDS = 10
WHOLE_SECONDS = 30
LARGEST_ANSWER = 3_000_000
PIECE = 65_536
NOT_MODIFIED, OK = 304, 200


@dataclass(frozen=True)
class Answer:
    """What stood there; `text` None when it is as it was at the last asking."""

    text: bytes | None
    etag: str = ""


class _Connection(HTTPConnection):
    """To one looked-at number, under the host's own name."""

    def __init__(self, asked: SplitResult, number: str, port: int) -> None:
        super().__init__(asked.hostname or "", port, timeout=TIMEOUT_SECONDS)
        self._number = number
        self._is_tls = asked.scheme == "https"

    def connect(self) -> None:
        """Reach the number; with TLS, the certificate must be that of the name."""
        reached = socket.create_connection((self._number, self.port), TIMEOUT_SECONDS)
        if self._is_tls:
            context = ssl.create_default_context()
            reached = context.wrap_socket(reached, server_hostname=self.host)
        self.sock = reached


def fetch(address: str, etag: str = "") -> Answer:
    """What stands at an address. Raises NotTaken(UNREACHABLE) for everything that goes wrong."""
    try:
        asked = urlsplit(address)
        number, port = _number_of(asked)
        return _ask(asked, number, port, etag)
    except (OSError, HTTPException, ValueError) as error:
        raise NotTaken(Trouble.UNREACHABLE, type(error).__name__) from error


def _number_of(asked: SplitResult) -> tuple[str, int]:
    if asked.scheme != "https" and not (asked.scheme == "http" and settings.MIRRORS_WITHIN):
        raise NotTaken(Trouble.UNREACHABLE, "not an https address")
    if not asked.hostname or asked.username or asked.password:
        raise NotTaken(Trouble.UNREACHABLE, "no plain host name")
    port = asked.port or (443 if asked.scheme == "https" else 80)
    found = socket.getaddrinfo(asked.hostname, port, type=socket.SOCK_STREAM)
    numbers = [str(one[4][0]) for one in found]
    if not settings.MIRRORS_WITHIN and not all(is_public(number) for number in numbers):
        raise NotTaken(Trouble.UNREACHABLE, "not a public address")
    return numbers[0], port


def is_public(number: str) -> bool:
    """Is it a number that the whole internet sees: no private, local, shared or mapped one?"""
    ip = ip_address(number.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (mapped is None or mapped.is_global)


def _ask(asked: SplitResult, number: str, port: int, etag: str) -> Answer:
    connection = _Connection(asked, number, port)
    try:
        path = (asked.path or "/") + (f"?{asked.query}" if asked.query else "")
        headers = {"Accept": "application/json", "User-Agent": "Qvevri"}
        connection.request("GET", path, headers=headers | ({"If-None-Match": etag} if etag else {}))
        answer = connection.getresponse()
        if answer.status == NOT_MODIFIED and etag:
            return Answer(None, etag)
        if answer.status != OK:
            raise NotTaken(Trouble.UNREACHABLE, f"status {answer.status}")
        return Answer(_read(answer), (answer.headers.get("ETag") or "")[:200])
    finally:
        connection.close()


def _read(answer: HTTPResponse) -> bytes:
    """All of the answer, if it is not too much and does not drip."""
    ends_at = time.monotonic() + WHOLE_SECONDS
    read = bytearray()
    while piece := answer.read1(PIECE):
        read += piece
        if len(read) > LARGEST_ANSWER:
            raise NotTaken(Trouble.UNREACHABLE, "the answer is too long")
        if time.monotonic() > ends_at:
            raise NotTaken(Trouble.UNREACHABLE, "the answer takes too long")
    return bytes(read)
