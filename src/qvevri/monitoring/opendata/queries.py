"""Questions about what is open: public plans, and the plan that an open file tells of."""

from django.http import Http404

from qvevri.core.languages import current, in_language
from qvevri.monitoring.opendata.gathering import Whole, gather
from qvevri.monitoring.opendata.models import CalendarKey, Neighbour
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.editing.queries import plans_of, work_on
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


def wholes(municipality: Municipality) -> list[Whole]:
    """Everything public of each plan that was adopted, the running ones first."""
    order = {Plan.Status.ADOPTED: 0, Plan.Status.CLOSED: 1}
    found = [one for one in public_plans(municipality) if one.status in order]
    return [gather(plan) for plan in sorted(found, key=lambda one: order[Plan.Status(one.status)])]


def neighbours(municipality: Municipality) -> list[Neighbour]:
    """The towns whose mirrors are read, by name."""
    return list(Neighbour.objects.of(municipality).order_by("name", "pk"))


def neighbour_in(municipality: Municipality, pk: int) -> Neighbour:
    """A neighbour of this municipality, or Http404."""
    rows = Neighbour.objects.of(municipality).select_related("municipality")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def shown_plan(municipality: Municipality) -> Plan | None:
    """The plan whose pages lead here: the newest adopted one, else the newest public one."""
    plans = public_plans(municipality)
    adopted = (plan for plan in plans if plan.status == Plan.Status.ADOPTED)
    return next(adopted, next(iter(plans), None))


def plan_to_write(municipality: Municipality) -> Plan | None:
    """The newest plan that is not closed: what is borrowed goes into its draft."""
    return next((one for one in plans_of(municipality) if one.status != Plan.Status.CLOSED), None)


def objectives_to_write(plan: Plan) -> list[tuple[str, str]]:
    """The objectives of the plan as it is being written, as choices in the reader's language."""
    found = work_on(plan).content.objectives
    return [(one.code, f"{one.code}. {in_language(one.title, current())}") for one in found]
