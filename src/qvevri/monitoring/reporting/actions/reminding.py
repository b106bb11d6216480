"""Those whose turn it is are told, once for each stage."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction

from qvevri.monitoring.reporting import queries, readings, telling
from qvevri.monitoring.reporting.models import Period, Reminder
from qvevri.monitoring.reporting.radar import STALE, stage_of
from qvevri.monitoring.reporting.staleness import stale_in_plan
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action, Indicator, Plan


@transaction.atomic
def remind(plan: Plan, today: date) -> int:
    """Everybody whose report or figure is soon due or late, or was left out of an approved report,
    is told, once for each stage; the deputy when the owner left, or when it is very late. Gives how
    many were told."""
    due = (*_reports(plan, today), *_readings(plan, today), *_stale_figures(plan, today))
    return sum(_told_once(one) for one in due)


@dataclass(frozen=True)
class _Due:
    """Somebody is told of a stage of something, if not told before."""

    person: Person
    period: Period
    stage: str
    tell: Callable[[], None]
    action: Action | None = None
    indicator: Indicator | None = None


def _told_once(due: _Due) -> bool:
    _reminder, is_new = Reminder.objects.get_or_create(
        action=due.action,
        indicator=due.indicator,
        period=due.period,
        person=due.person,
        stage=due.stage,
    )
    if is_new:
        due.tell()
    return is_new


def _reports(plan: Plan, today: date) -> Iterator[_Due]:
    for turn in queries.turns_in(plan):
        stage = stage_of(turn.period.due, today) if turn.is_theirs else None
        if stage is None:
            continue
        for person in turn.people(today):
            tell = partial(telling.remind, person, turn.action, turn.period, stage)
            yield _Due(person, turn.period, stage, tell, action=turn.action)


def _readings(plan: Plan, today: date) -> Iterator[_Due]:
    for turn in readings.readings_due(plan):
        stage = stage_of(turn.period.due, today) if turn.is_theirs else None
        aim, owner = turn.indicator, turn.indicator.owner
        if stage and owner is not None and owner.is_active:
            tell = partial(telling.remind_of_reading, owner, aim, turn.period, stage)
            yield _Due(owner, turn.period, stage, tell, indicator=aim)


def _stale_figures(plan: Plan, today: date) -> Iterator[_Due]:
    for stale in stale_in_plan(plan, today):
        for person in stale.people(today):
            tell = partial(telling.remind_of_stale_figure, person, stale)
            yield _Due(person, stale.report.period, STALE, tell, indicator=stale.indicator)
