"""Those whose turn it is are told, once for each stage."""

from datetime import date

from django.db import transaction

from qvevri.monitoring.reporting import queries, readings, telling
from qvevri.monitoring.reporting.models import Reminder
from qvevri.monitoring.reporting.radar import STALE, stage_of
from qvevri.monitoring.reporting.staleness import stale_in_plan
from qvevri.plan.programme.models import Plan


@transaction.atomic
def remind(plan: Plan, today: date) -> int:
    """Everybody whose report or figure is soon due or late, or was left out of an approved report,
    is told, once for each stage; the deputy when the owner left, or when it is very late. Gives how
    many were told."""
    told = _remind_of_reports(plan, today) + _remind_of_readings(plan, today)
    return told + _remind_of_stale_figures(plan, today)


def _remind_of_reports(plan: Plan, today: date) -> int:
    told = 0
    for turn in queries.turns_in(plan):
        stage = stage_of(turn.period.due, today) if turn.is_theirs else None
        for person in turn.people(today) if stage else ():
            _reminder, is_new = Reminder.objects.get_or_create(
                action=turn.action, period=turn.period, person=person, stage=stage
            )
            if is_new and stage:
                telling.remind(person, turn.action, turn.period, stage)
                told += 1
    return told


def _remind_of_readings(plan: Plan, today: date) -> int:
    told = 0
    for turn in readings.readings_due(plan):
        stage = stage_of(turn.period.due, today) if turn.is_theirs else None
        owner = turn.indicator.owner
        if stage is None or owner is None or not owner.is_active:
            continue
        _reminder, is_new = Reminder.objects.get_or_create(
            indicator=turn.indicator, period=turn.period, person=owner, stage=stage
        )
        if is_new:
            telling.remind_of_reading(owner, turn.indicator, turn.period, stage)
            told += 1
    return told


def _remind_of_stale_figures(plan: Plan, today: date) -> int:
    told = 0
    for stale in stale_in_plan(plan, today):
        for person in stale.people(today):
            _reminder, is_new = Reminder.objects.get_or_create(
                indicator=stale.indicator, period=stale.report.period, person=person, stage=STALE
            )
            if is_new:
                telling.remind_of_stale_figure(person, stale)
                told += 1
    return told
