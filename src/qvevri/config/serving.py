"""Web and job worker in one tree of processes; when the first ends, all end."""

import gc
import os
import signal
import socket
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.checks.urls import check_resolver
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication
from gunicorn.http import message
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine
from gunicorn.workers.sync import SyncWorker

from qvevri.config import jobs
from qvevri.config.rehearsing import rehearse
from qvevri.site import errors

TOO_LONG = {
    LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
}

# A search of 5,000 Georgian letters has an address of 45,000 bytes; it is answered by its beginning
# (`AddressMiddleware`). Gunicorn allows 32,768 at most, whatever is set, unless told otherwise.
LONGEST_LINE = 65_536
message.MAX_REQUEST_LINE = LONGEST_LINE


class Worker(SyncWorker):  # type: ignore[misc]
    """A web process that says in our words, too, what its server refuses before we see it."""

    def handle_error(
        self, req: object, client: socket.socket, addr: object, exc: Exception
    ) -> None:
        status = TOO_LONG.get(type(exc))
        if status is None:
            super().handle_error(req, client, addr, exc)
            return
        page = errors.too_long(status).content
        head = (
            f"HTTP/1.1 {status} {status.phrase}\r\nConnection: close\r\n"
            f"Content-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n"
        )
        with suppress(OSError):
            client.sendall(head.encode() + page)
            _hear_out(client)


def _hear_out(client: socket.socket) -> None:
    """Read what is still coming: closing before that would take the answer away as well."""
    client.shutdown(socket.SHUT_WR)
    client.settimeout(1)
    for _turn in range(16):
        if not client.recv(65_536):
            return


class House(BaseApplication):  # type: ignore[misc]
    """Our pages under gunicorn, loaded once before the workers fork, so that they share memory."""

    def __init__(self, application: WSGIHandler, options: dict[str, Any]) -> None:
        self.application = application
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for key, value in self.options.items():
            self.cfg.set(key, value)

    def load(self) -> WSGIHandler:
        return self.application


def start_worker() -> int:
    """Fork the job worker off this process and give its id; it ends when its parent is gone.

    A plain fork: multiprocessing would have gunicorn's own children wait for it at their end.
    """
    connections.close_all()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGINT, lambda *_: os._exit(0))
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
        if connection.vendor == "sqlite":
            connection.settings_dict["OPTIONS"]["init_command"] = settings.SQLITE_FOR_JOBS
        jobs.work_for_ever(parent)
        os._exit(0)
    return child


def serve(application: WSGIHandler, *, bind: str, workers: int) -> None:
    """Serve until stopped."""
    # Loaded before the processes part, so that they share its memory and none loads it anew.
    for urlconf in (settings.ROOT_URLCONF, settings.NETWORK_URLCONF):
        check_resolver(get_resolver(urlconf))
    rehearse(application)
    gc.collect()
    gc.freeze()
    worker = start_worker()

    def stop_worker(_server: object) -> None:
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGTERM)

    proxies = {"forwarded_allow_ips": ",".join(settings.TRUSTED_PROXIES)}
    House(
        application,
        (proxies if settings.TRUSTED_PROXIES else {})
        | {
            "bind": bind,
            "workers": workers,
            "worker_class": Worker,
            "limit_request_line": LONGEST_LINE,
            "preload_app": True,
            "accesslog": None,
            "loglevel": "warning",
            "timeout": 60,
            "graceful_timeout": 5,
            "max_requests": 500_000,
            "max_requests_jitter": 50_000,
            "on_exit": stop_worker,
        },
    ).run()
