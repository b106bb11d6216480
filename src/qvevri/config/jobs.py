"""The job worker: queued work as it comes, recurring work by the clock."""

import logging
import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.core.cache import cache
from django.db import close_old_connections, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from qvevri.config import recurring

HEARTBEAT = "worker-heartbeat"
HEARTBEAT_SECONDS = 15
IDLE_SECONDS = 0.5
SETTLING_SECONDS = 60
log = logging.getLogger("qvevri.jobs")


def seconds_since_heartbeat() -> float | None:
    """How long ago a worker gave its last sign; None if none ever did."""
    last = cache.get(HEARTBEAT)
    return None if last is None else time.time() - float(last)


@dataclass
class Clock:
    """Which recurring work is due; at a start the seldom comes after the first pages."""

    last_run: dict[str, float] = field(default_factory=dict)
    started: float | None = None

    def due(self, now: float) -> list[recurring.Recurring]:
        """The work whose time has come; each is taken once per its interval."""
        self.started = now if self.started is None else self.started
        is_settled = now - self.started >= SETTLING_SECONDS
        ready = [
            work
            for work in recurring.WORK
            if now - self.last_run.get(work.name, float("-inf")) >= work.every_seconds
            and (is_settled or not work.is_seldom)
        ]
        for work in ready:
            self.last_run[work.name] = now
        return ready


def _run_safely(work: Callable[[], object]) -> None:
    try:
        work()
    except Exception:
        # The next turn tries again; one failing job must not stop the others.
        log.exception("recurring work failed")


def look_at_queue() -> None:
    """Do what is queued, if anything is."""
    if DBTaskResult.objects.ready().filter(backend_name="default").exists():
        run_apart(run_queue)


def run_queue() -> None:
    """Do all queued work, then return."""
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    ).run()


def run_apart(work: Callable[[], object]) -> None:
    """Do work in a process of its own and wait for it: the memory that a photo or a long log took
    is given back with the process, and who dies over a job does not take the worker along."""
    # Two processes must not speak through one connection.
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            _run_safely(work)
            connections.close_all()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def run_due(due: Sequence[recurring.Recurring]) -> None:
    """Do recurring work: what comes often here, the rest in one process of its own."""
    _run_each(work.do for work in due if not work.is_seldom)
    seldom = [work.do for work in due if work.is_seldom]
    if seldom:
        run_apart(partial(_run_each, seldom))


def _run_each(works: Iterable[Callable[[], object]]) -> None:
    for work in works:
        _run_safely(work)


def work_for_ever(parent: int | None = None) -> None:
    """Work until stopped, or until the process `parent` that started us is gone."""
    clock = Clock()
    beat_at = 0.0
    while parent is None or os.getppid() == parent:
        close_old_connections()
        if time.monotonic() - beat_at > HEARTBEAT_SECONDS:
            cache.set(HEARTBEAT, time.time(), timeout=None)
            beat_at = time.monotonic()
        _run_safely(look_at_queue)
        _run_safely(partial(run_due, clock.due(time.monotonic())))
        time.sleep(IDLE_SECONDS)
