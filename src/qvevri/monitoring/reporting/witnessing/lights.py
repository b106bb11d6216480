"""Lights and sums as they are kept for the pages, held against what reports and the rule give."""

import json
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from qvevri.history.comparing import differing
from qvevri.history.registry import Differing
from qvevri.monitoring.reporting.loading import load
from qvevri.monitoring.reporting.models import Period, Snapshot, Standing
from qvevri.monitoring.reporting.standings import Stands, figures_of, judged
from qvevri.places.models import Municipality
from qvevri.plan.programme.finance import by_source
from qvevri.plan.programme.funding import funded


def lights(municipality: Municipality) -> Iterator[Differing]:
    """Kept lights and sums that are not what they are computed of; of each plan as it was judged
    last, unless something was promised anew since."""
    kept = Snapshot.objects.filter(plan__municipality=municipality).select_related("plan")
    for snapshot in kept.order_by("plan"):
        if "judged_on" in snapshot.figures and snapshot.plan.changed_at <= snapshot.made_at:
            yield from _of_plan(snapshot)


def _of_plan(snapshot: Snapshot) -> Iterator[Differing]:
    plan, told = snapshot.plan, dict(snapshot.figures)
    loaded = load(plan)
    begun, stands = judged(loaded, date.fromisoformat(told.pop("judged_on")))
    yield from _lights(begun, stands)
    figures = figures_of(loaded, begun, stands, by_source(funded(plan)))
    if json.loads(json.dumps(figures)) != told:
        thing = _("The sums of plan %(number)s") % {"number": plan.pk}
        yield differing(None, thing, _("they are not what the approved reports add up to"))


def _lights(begun: list[Period], stands: Stands) -> Iterator[Differing]:
    rows = Standing.objects.filter(period__in=begun, action__is_dropped=False)
    kept = rows.order_by("period__number", "action__place").values_list(
        "period__number", "action", "action__code", "light", "rule_light", "share"
    )
    for number, action, code, *lights in kept.iterator():
        stand = stands[number].get(action)
        if stand is None:
            continue
        share = "" if stand.share is None else str(stand.share)
        if lights != [str(stand.light), str(stand.judgement.light), share]:
            said = {"code": code, "number": number}
            thing = _("The light of action %(code)s for period %(number)s") % said
            yield differing(None, thing, _("it is not the one that the rule gives"))
