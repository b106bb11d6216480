"""What is done again and again finds nothing to do in a new house, and says nothing."""

import os
from functools import partial
from pathlib import Path

import pytest

from qvevri.config import jobs, recurring
from qvevri.config.recurring import Recurring


@pytest.mark.parametrize("work", recurring.WORK, ids=lambda work: work.name)
@pytest.mark.django_db
def test_work_runs_in_an_empty_house(work: Recurring, capsys: pytest.CaptureFixture[str]) -> None:
    work.do()
    work.do()

    assert capsys.readouterr().out == ""


def test_no_two_works_share_a_name() -> None:
    names = [work.name for work in recurring.WORK]

    assert sorted(names) == sorted(set(names))


def of_at_most(seconds: int) -> list[Recurring]:
    return [work for work in recurring.WORK if work.every_seconds <= seconds]


def test_each_work_is_due_soon_and_then_after_its_time() -> None:
    clock = jobs.Clock()
    often, hourly = (of_at_most(seconds) for seconds in (recurring.HOUR - 1, recurring.HOUR))

    assert clock.due(-60.0) == [work for work in recurring.WORK if not work.is_seldom]
    assert len(clock.due(0.0)) == len(recurring.WORK)
    assert clock.due(recurring.HOUR - 1.0) == often
    assert clock.due(2.0 * recurring.HOUR - 1.0) == hourly


def test_work_that_comes_seldom_is_done_in_a_process_of_its_own(tmp_path: Path) -> None:
    due = [
        Recurring(name, seconds, partial(note_who, tmp_path / name))
        for name, seconds in (
            ("often", 20),
            ("seldom", recurring.HOUR),
            ("as seldom", recurring.DAY),
        )
    ]

    jobs.run_due(due)

    often, *seldom = (int((tmp_path / work.name).read_text()) for work in due)
    assert often == os.getpid()
    assert len({often, *seldom}) == 2


def note_who(note: Path) -> None:
    note.write_text(str(os.getpid()))


def test_worker_outlives_work_that_dies(tmp_path: Path) -> None:
    note = tmp_path / "after"

    jobs.run_apart(lambda: os._exit(9))
    jobs.run_apart(lambda: note.write_text("done"))

    assert note.read_text() == "done"
