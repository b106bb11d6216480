"""What the server refuses before we see it is said in our words."""

import socket

import pytest
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine

from qvevri.config.serving import Worker

REFUSED = [
    (LimitRequestLine(9000, 8190), b"414", "მისამართი ძალიან გრძელია"),
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
