"""A named person's light in place of the rule's, and taken back."""

import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from qvevri.core.languages import current
from qvevri.core.text import clean
from qvevri.history import actions as history
from qvevri.monitoring.reporting import refusals, standings
from qvevri.monitoring.reporting.actions.common import locked_period, must_be_open
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.models import Override, Period
from qvevri.monitoring.reporting.permissions import may_overrule
from qvevri.monitoring.reporting.statements import of_override
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action


@transaction.atomic
def overrule(action: Action, period: Period, light: Light, reason: str, *, by: Person) -> Override:
    """Another light stands in place of the rule's, which stays visible beside it with the reason.

    Raises PermissionDenied, ReasonWanted, PeriodLocked.
    """
    if not may_overrule(by, action.plan):
        raise PermissionDenied
    period, reason = locked_period(period.pk), clean(reason)
    must_be_open(action.plan_id, period, is_dropped=action.is_dropped)
    if not reason:
        raise refusals.ReasonWanted
    _withdraw(action, period)
    override = Override.objects.create(
        action=action,
        period=period,
        light=light,
        reason=reason,
        language=current(),
        by=by,
        by_name=by.name,
        salt=secrets.token_hex(16),
    )
    facts = {"code": action.code, "number": period.number, **of_override(override)}
    municipality = action.plan.municipality
    history.record(by, "overruled", override, municipality=municipality, facts=facts)
    standings.refresh_action(action, period)
    return override


@transaction.atomic
def withdraw_override(override: Override, *, by: Person) -> None:
    """The rule's own light stands again. Withdrawn before: nothing happens.

    Raises PermissionDenied, PeriodLocked.
    """
    action = override.action
    if not may_overrule(by, action.plan):
        raise PermissionDenied
    period = locked_period(override.period_id)
    must_be_open(action.plan_id, period, is_dropped=action.is_dropped)
    if not _withdraw(action, period):
        return
    plan = action.plan
    facts = {"code": action.code, "number": period.number}
    history.record(by, "withdrawn", override, municipality=plan.municipality, facts=facts)
    standings.refresh_action(action, period)


def _withdraw(action: Action, period: Period) -> int:
    held = Override.objects.filter(action=action, period=period, withdrawn_at=None)
    return held.update(withdrawn_at=timezone.now())


@transaction.atomic
def forget_author(person: Person) -> None:
    """The person's name goes from the lights they overruled. Reports are the municipality's record
    and stay, with nobody's name at them."""
    Override.objects.filter(by=person).update(by_name="", salt="")
