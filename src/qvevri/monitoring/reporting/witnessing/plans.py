"""Plans, their editions, draft amendments and periods held against the log."""

from collections.abc import Iterator
from hashlib import sha256

from django.utils.translation import gettext as _

from qvevri.history.comparing import by_another, differing, gone, last_of, unlike
from qvevri.history.models import Entry
from qvevri.history.queries import told_of
from qvevri.history.registry import Differing
from qvevri.monitoring.reporting.models import Period
from qvevri.monitoring.reporting.witnessing.owners import owners
from qvevri.places.models import Municipality
from qvevri.plan.editing.queries import digest_of, proposal_of
from qvevri.plan.programme.actions import with_known_partners
from qvevri.plan.programme.comparing import changes, moved_targets
from qvevri.plan.programme.contents import content_of, content_of_edition
from qvevri.plan.programme.models import Edition, Plan
from qvevri.plan.programme.statements import statement_of

LIFE = {
    "begun": Plan.Status.DRAFT,
    "opened": Plan.Status.CONSULTATION,
    "adopted": Plan.Status.ADOPTED,
    "closed": Plan.Status.CLOSED,
}


def editions(municipality: Municipality) -> Iterator[Differing]:
    """Editions whose text, number, decision, day or reason is not the one that was recorded."""
    rows = Edition.objects.of(municipality).select_related("plan")
    for number, one, entries in told_of(municipality, rows, at_once=20):
        if one is None:
            yield gone(entries, _("Edition %(number)s of a plan") % {"number": number})
            continue
        said = {"number": one.number, "plan": one.plan_id}
        thing = _("Edition %(number)s of plan %(plan)s") % said
        entry = next(iter(entries), None)
        how = _of_edition(one, entry)
        if how:
            yield differing(entry, thing, how)


def _of_edition(one: Edition, entry: Entry | None) -> str:
    if entry is None:
        return _("the log does not tell of it")
    if sha256(one.content.encode()).hexdigest() != entry.facts.get("digest"):
        return _("its text is not the one that was recorded")
    if unlike(entry.facts, {"plan": one.plan_id, **statement_of(one)}):
        return _("its decision is not the one that was recorded")
    if by_another(entry, one.recorded_by_id):
        return _("it names another person than the log")
    return ""


def plans(municipality: Municipality) -> Iterator[Differing]:
    """Plans that are in another state than the log says, or whose pages say something else than the
    edition that was decided last; their draft amendments and periods."""
    for number, plan, entries in told_of(municipality, Plan.objects.of(municipality)):
        if plan is None:
            yield gone(entries, _("Plan %(number)s") % {"number": number})
            continue
        thing = _("Plan %(number)s") % {"number": number}
        last, how = _of_life(plan, entries)
        if not how and plan.status in (Plan.Status.ADOPTED, Plan.Status.CLOSED):
            last, how = _of_content(plan, entries)
        if how:
            yield differing(last, thing, how)
            continue
        yield from _proposal(plan, entries)
        yield from _periods(plan, entries)
        yield from owners(plan, entries)


def _of_life(plan: Plan, entries: list[Entry]) -> tuple[Entry | None, str]:
    last = last_of(entries, *LIFE)
    if last is None:
        return None, _("the log does not tell of it")
    if plan.status != LIFE[last.verb]:
        state = _("its state is “%(state)s”, which the log does not say")
        return last, state % {"state": plan.get_status_display()}
    adopted = last_of(entries, "adopted")
    if adopted and unlike(adopted.facts, {"illustrative": plan.is_illustrative}):
        return adopted, _("it says otherwise whether it is an invented example")
    return last, ""


def _of_content(plan: Plan, entries: list[Entry]) -> tuple[Entry | None, str]:
    """What the pages show of an adopted plan is what its last edition says."""
    decided = last_of(entries, "adopted", "amended")
    edition = plan.editions.order_by("-number").first()
    told = sum(entry.verb in ("adopted", "amended") for entry in entries)
    if edition is None or edition.number + 1 != told:
        return decided, _("it has another number of editions than the log says")
    try:
        then = with_known_partners(content_of_edition(edition), plan.municipality)
    except ValueError:
        return decided, _("the edition that was decided last cannot be read")
    now = with_known_partners(content_of(plan), plan.municipality)
    if then == now:
        return decided, ""
    moved = [*moved_targets(then, now), *changes(then, now)]
    if not moved:
        return decided, _("it is not what was decided")
    code = {"code": moved[0].indicator or moved[0].action}
    return decided, _("what it says of %(code)s is not what was decided") % code


def _proposal(plan: Plan, entries: list[Entry]) -> Iterator[Differing]:
    last = last_of(entries, "proposed", "renewed", "discarded", "amended")
    drafted = last if last and last.verb in ("proposed", "renewed") else None
    proposal = proposal_of(plan)
    thing = _("The draft amendment of plan %(number)s") % {"number": plan.pk}
    if proposal is None and drafted is not None:
        yield gone([drafted], thing)
    elif proposal is not None and drafted is None:
        yield differing(None, thing, _("the log does not tell of it"))
    elif proposal and drafted and unlike(drafted.facts, {"digest": digest_of(proposal)}):
        yield differing(drafted, thing, _("its text is not the one that was recorded"))


def _periods(plan: Plan, entries: list[Entry]) -> Iterator[Differing]:
    """Periods cut otherwise, or opened, closed or locked by nobody."""
    begun = last_of(entries, "periods_begun")
    rows = list(plan.periods.order_by("number"))
    cut = [(one.number, one.starts, one.finishes, one.due) for one in rows]
    thing = _("The periods of plan %(number)s") % {"number": plan.pk}
    if begun is None:
        if rows:
            yield differing(None, thing, _("the log does not tell of it"))
        return
    if unlike(begun.facts, {"periods": cut}):
        yield differing(begun, thing, _("their days are not those that were recorded"))
        return
    for one in rows:
        last, state = _period_state(one, entries)
        if one.status != state:
            said = {"number": one.number, "plan": plan.pk}
            thing = _("Period %(number)s of plan %(plan)s") % said
            how = _("its state is “%(state)s”, which the log does not say")
            yield differing(last or begun, thing, how % {"state": one.get_status_display()})


def _period_state(period: Period, entries: list[Entry]) -> tuple[Entry | None, str]:
    set_so = [
        entry
        for entry in entries
        if entry.verb.startswith("period_") and entry.facts.get("number") == period.number
    ]
    if not set_so:
        return None, Period.Status.OPEN
    return set_so[-1], set_so[-1].verb.rpartition("_")[2]
