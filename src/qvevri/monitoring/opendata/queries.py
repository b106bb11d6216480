"""Questions about what is open: public plans, and the plan that an open file tells of."""

from django.http import Http404

from qvevri.monitoring.opendata.models import CalendarKey
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Plan


def public_plans(municipality: Municipality) -> list[Plan]:
    """The plans that everybody may read, the newest first; bring their municipality along."""
    plans = Plan.objects.of(municipality).public().select_related("municipality")
    return list(plans.order_by("-starts", "-pk"))


def public_plan(municipality: Municipality, pk: int) -> Plan:
    """A plan that everybody may read, or Http404; brings its municipality along."""
    plans = Plan.objects.of(municipality).public().select_related("municipality")
    plan = plans.filter(pk=pk).first()
    if plan is None:
        raise Http404
    return plan


def calendar_of(municipality: Municipality, key: str) -> CalendarKey:
    """The calendar that a secret key opens, with its person; or Http404."""
    rows = CalendarKey.objects.filter(municipality=municipality, key=key, person__is_active=True)
    found = rows.select_related("person").first()
    if found is None:
        raise Http404
    return found


def calendars_held(person: Person) -> list[CalendarKey]:
    """The person's secret calendars in all municipalities."""
    return list(CalendarKey.objects.filter(person=person).select_related("municipality"))


def plans_in_force(municipality: Municipality) -> list[Plan]:
    """The adopted plans that still run; bring their municipality along."""
    return list(Plan.objects.of(municipality).in_force().select_related("municipality"))
