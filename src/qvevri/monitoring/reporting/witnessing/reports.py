"""Reports, figures of objectives and overruled lights held against the log."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from qvevri.history.comparing import by_another, dated, differing, gone, unlike
from qvevri.history.models import Entry
from qvevri.history.queries import told_of
from qvevri.history.registry import Differing
from qvevri.history.sealing import digest
from qvevri.monitoring.reporting.models import Override, Reading, Report, Value
from qvevri.monitoring.reporting.queries import evidence_of
from qvevri.monitoring.reporting.statements import (
    in_short,
    of_override,
    of_reading,
    of_report,
)
from qvevri.monitoring.reporting.witnessing.approvals import of_approvals, of_reading_approvals
from qvevri.monitoring.reporting.witnessing.wording import how_differs
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Milestone

AT_ONCE = 200
# After being handed in, a report that its owner changes is a draft again, without an entry.
STATES: Mapping[str, tuple[str, ...]] = {
    "": (Report.Status.DRAFT,),
    "submitted": (Report.Status.SUBMITTED, Report.Status.DRAFT),
    "told": (Report.Status.SUBMITTED,),
    "approved": (Report.Status.APPROVED,),
    "returned": (Report.Status.RETURNED,),
}

# An indicator's texts in three languages would be read for its code alone.
OF_VALUES = ("report", "value", "numerator", "denominator", "parts", "counted", "indicator__code")
OF_ACTIONS = ("action__title", "action__text", "action__risks", "action__written")


def reports(municipality: Municipality) -> Iterator[Differing]:
    """Reports whose state, figures, money, milestones, texts or files are not what was decided."""
    values = Prefetch("values", Value.objects.select_related("indicator").only(*OF_VALUES))
    rows = Report.objects.of(municipality).select_related("action", "period__plan")
    rows = rows.defer(*OF_ACTIONS, "period__plan__title", "period__plan__vision")
    rows = rows.prefetch_related(values, "reached__milestone", "spending", "approvals")
    told = told_of(municipality, rows, at_once=AT_ONCE)
    while some := list(islice(told, AT_ONCE)):
        files = evidence_of(one for _number, one, _entries in some if one is not None)
        for number, one, entries in some:
            if one is None:
                yield gone(entries, _("Report %(number)s") % {"number": number})
                continue
            said: dict[str, Any] = {"code": one.action.code, "number": one.period.number}
            thing = _("The report of action %(code)s for period %(number)s") % said
            last, how = _decided(one, entries)
            if last is not None and not how:
                said |= {"evidence": files[one.pk].digests()}
                how = _of_report(one, last, said, dated(entries, last))
            if not how:
                last, how = of_approvals(one.approvals.all(), entries)
            if how:
                yield differing(last, thing, how)


def _decided(one: Report | Reading, entries: list[Entry]) -> tuple[Entry | None, str]:
    """The last decision about it, and whether its state and decider are those of the decision."""
    decided = [entry for entry in entries if entry.verb in STATES]
    last = decided[-1] if decided else None
    if one.status not in STATES[last.verb if last else ""]:
        state = _("its state is “%(state)s”, which the log does not say")
        return last, state % {"state": one.get_status_display()}
    is_decision = last is not None and last.verb in ("approved", "returned")
    if is_decision and last and by_another(last, one.decided_by_id):
        return last, _("it names another person than the log")
    return last, ""


def _of_report(one: Report, last: Entry, said: Mapping[str, Any], moved: Mapping[str, Any]) -> str:
    if last.verb == "returned":
        return _of_return(one, last, said)
    now = of_report(one)
    if last.verb == "submitted":
        return _of_waiting(one, last, {**said, "digest": in_short(now)})
    sealed = _still_there(last.facts, now["reached"])
    return how_differs({**sealed, **moved}, {**said, **now})


def _of_return(one: Report | Reading, last: Entry, said: Mapping[str, Any]) -> str:
    wrong = unlike(last.facts, {**said, "reason_digest": digest(one.reason)})
    return _("its reason is not the one that was recorded") if wrong else ""


def _of_waiting(one: Report | Reading, last: Entry, now: Mapping[str, Any]) -> str:
    if one.status != Report.Status.SUBMITTED or not unlike(last.facts, now):
        return ""
    return _("it is not what was handed in")


def _still_there(sealed: Mapping[str, Any], reached: list[Any]) -> dict[str, Any]:
    """What was sealed without the milestones that an amendment dropped since."""
    told = sealed.get("reached")
    if told is None or told == reached:
        return dict(sealed)
    known = Milestone.objects.filter(pk__in=[pk for pk, _on in told])
    there = set(known.values_list("pk", flat=True))
    return {**sealed, "reached": [one for one in told if one[0] in there]}


def readings(municipality: Municipality) -> Iterator[Differing]:
    """Figures of objectives that are not what was told and decided."""
    rows = Reading.objects.of(municipality).select_related("indicator", "period__plan")
    rows = rows.prefetch_related("approvals")
    for number, one, entries in told_of(municipality, rows):
        if one is None:
            yield gone(entries, _("Figure %(number)s of an objective") % {"number": number})
            continue
        said = {"code": one.indicator.code, "number": one.period.number}
        thing = _("The figure of indicator %(code)s for period %(number)s") % said
        last, how = _decided(one, entries)
        if last is None:
            how = _("the log does not tell of it")
        elif not how:
            how = _of_reading(one, last, said, dated(entries, last))
        if not how:
            last, how = of_reading_approvals(one.approvals.all(), entries)
        if how:
            yield differing(last, thing, how)


def _of_reading(
    one: Reading, last: Entry, said: Mapping[str, Any], moved: Mapping[str, Any]
) -> str:
    if last.verb == "returned":
        return _of_return(one, last, said)
    now = of_reading(one)
    if last.verb == "told":
        return _of_waiting(one, last, {**said, "digest": in_short(now)})
    return how_differs({**last.facts, **moved}, {**said, **now})


def overrides(municipality: Municipality) -> Iterator[Differing]:
    """Overruled lights that were not put, or do not stand or fall, as the log says."""
    standing = _standing(municipality)
    rows = Override.objects.filter(action__plan__municipality=municipality)
    for number, one, entries in told_of(municipality, rows.select_related("action", "period")):
        if one is None:
            yield gone(entries, _("Overruled light %(number)s") % {"number": number})
            continue
        said = {"code": one.action.code, "number": one.period.number}
        thing = _("The overruled light of action %(code)s for period %(number)s") % said
        put = next((entry for entry in entries if entry.verb == "overruled"), None)
        how = _of_override(one, put, said, dated(entries, put) if put else {})
        if not how and (one.withdrawn_at is None) != (one.pk in standing):
            how = _("it was taken back, or put again, without an entry")
        if how:
            yield differing(put, thing, how)


def _of_override(
    one: Override, put: Entry | None, said: Mapping[str, Any], moved: Mapping[str, Any]
) -> str:
    if put is None:
        return _("the log does not tell of it")
    if by_another(put, one.by_id):
        return _("it names another person than the log")
    now = {**said, **of_override(one)}
    if not (one.salt or one.by_name):
        # The person was erased, and the name with them.
        del now["named"]
    return how_differs({**put.facts, **moved}, now)


def _standing(municipality: Municipality) -> set[int]:
    """The overruled lights that stand, as the log tells: the last put for an action and a period,
    unless taken back since."""
    kind = ContentType.objects.get_for_model(Override)
    entries = Entry.objects.of(municipality).filter(thing_type=kind).order_by("number")
    entries = entries.filter(verb__in=("overruled", "withdrawn"))
    last: dict[tuple[str, int, int], int] = {}
    plans = dict(Override.objects.values_list("pk", "action__plan_id"))
    for entry in entries.iterator(chunk_size=1000):
        key = (entry.facts.get("code", ""), plans.get(entry.thing_id, 0), entry.facts["number"])
        if entry.verb == "overruled":
            last[key] = entry.thing_id
        else:
            last.pop(key, None)
    return set(last.values())
