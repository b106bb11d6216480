"""What the server refuses before we see it is said in our words."""

import socket
from urllib.parse import quote

import pytest
from gunicorn.config import Config
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine
from gunicorn.http.message import Request
from gunicorn.http.unreader import IterUnreader

from qvevri.config.serving import LONGEST_LINE, Worker

REFUSED = [
    (LimitRequestLine(70_000, LONGEST_LINE), b"414", "მისამართი ძალიან გრძელია"),
    (LimitRequestHeaders("limit"), b"431", "ბრაუზერმა ზედმეტად ბევრი მონაცემი გამოგზავნა"),
]


@pytest.mark.parametrize(("refusal", "status", "words"), REFUSED)
def test_too_long_an_address_or_head_is_answered_in_three_languages(
    refusal: Exception, status: bytes, words: str
) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.shutdown(socket.SHUT_WR)
        Worker.handle_error(Worker.__new__(Worker), None, ours, None, refusal)
        answer = theirs.recv(65_536)

    assert answer.startswith(b"HTTP/1.1 " + status)
    assert words in answer.decode()


def _read(address: str) -> Request:
    """What the server makes of a request that comes in pieces."""
    settings = Config()
    settings.set("limit_request_line", LONGEST_LINE)
    head = f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    pieces = (head[at : at + 8192] for at in range(0, len(head), 8192))
    return Request(settings, IterUnreader(pieces), ("127.0.0.1", 1))


def test_search_of_5000_georgian_letters_reaches_us() -> None:
    address = f"/gori/ka/market/?q={quote('ღ' * 5_000)}"

    assert _read(address).uri == address


def test_address_over_64_kilobytes_is_refused() -> None:
    with pytest.raises(LimitRequestLine):
        _read(f"/gori/ka/market/?q={'a' * LONGEST_LINE}")
