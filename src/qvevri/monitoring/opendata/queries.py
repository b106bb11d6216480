"""Questions about what is open: public plans, and the plan that an open file tells of."""

from django.http import Http404

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
