"""Plans and reports held against the log: what was changed behind its back is seen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from django.db import models
from django.utils import timezone

from qvevri.history.models import Entry
from qvevri.history.registry import Differing
from qvevri.monitoring.reporting.models import Override, Report, Value
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Edition

DECIDED = ("submitted", "approved", "returned")


def _entries(municipality: Municipality, model: type[models.Model]) -> dict[int, list[Entry]]:
    """The entries about things of a kind, by the thing's number, the earliest first."""
    kind = {"thing_type__app_label": model._meta.app_label}
    rows = Entry.objects.of(municipality).filter(
        **kind, thing_type__model=model._meta.model_name or ""
    )
    found: dict[int, list[Entry]] = defaultdict(list)
    for entry in rows.order_by("number"):
        found[entry.thing_id].append(entry)
    return found


def _differing(entry: Entry | None, about: str) -> Differing:
    if entry is None:
        return Differing(0, "", about)
    return Differing(entry.number, timezone.localtime(entry.happened_at).date().isoformat(), about)


def _gone(entries: dict[int, list[Entry]], known: Iterable[int], what: str) -> Iterator[Differing]:
    for number in sorted(set(entries) - set(known)):
        yield _differing(entries[number][-1], f"{what} {number} is in the log and not in the house")


def editions(municipality: Municipality) -> Iterator[Differing]:
    """Editions whose text, number or decision is not the one that was recorded."""
    entries = _entries(municipality, Edition)
    known = set()
    for edition in Edition.objects.of(municipality).order_by("pk").iterator(chunk_size=50):
        known.add(edition.pk)
        entry = next(iter(entries[edition.pk]), None)
        name = f"edition {edition.number} of plan {edition.plan_id}"
        if entry is None:
            yield _differing(None, f"{name} was never recorded")
        elif sha256(edition.content.encode()).hexdigest() != entry.facts.get("digest"):
            yield _differing(entry, f"the text of {name} is not the one that was recorded")
        elif _said(edition) != {key: entry.facts.get(key) for key in _said(edition)}:
            yield _differing(entry, f"{name} is not of the decision that was recorded")
    yield from _gone(entries, known, "edition")


def _said(edition: Edition) -> dict[str, str | int]:
    return {"decision": edition.decision, "number": edition.number, "digest": edition.digest}


def reports(municipality: Municipality) -> Iterator[Differing]:
    """Approved reports that were not approved, or whose values are not those that were."""
    entries = _entries(municipality, Report)
    values: dict[int, dict[str, str]] = defaultdict(dict)
    rows = Value.objects.filter(report__period__plan__municipality=municipality)
    for report, code, value in rows.values_list("report_id", "indicator__code", "value"):
        values[report][code] = "" if value is None else f"{value.normalize():f}"
    known = set()
    for one in Report.objects.of(municipality).select_related("action", "period").order_by("pk"):
        known.add(one.pk)
        decided = [entry for entry in entries[one.pk] if entry.verb in DECIDED]
        last = decided[-1] if decided else None
        name = f"the report of action {one.action.code} for period {one.period.number}"
        was_approved = last is not None and last.verb == "approved"
        if was_approved != (one.status == Report.Status.APPROVED):
            yield _differing(last, f"{name} is {one.status}, which the log does not say")
        elif was_approved and last and last.facts.get("values") != values[one.pk]:
            yield _differing(last, f"the values of {name} are not those that were approved")
    yield from _gone(entries, known, "report")


def overrides(municipality: Municipality) -> Iterator[Differing]:
    """Lights put by hand that were not put so."""
    entries = _entries(municipality, Override)
    known = set()
    rows = Override.objects.filter(action__plan__municipality=municipality).order_by("pk")
    for one in rows.select_related("action"):
        known.add(one.pk)
        told = entries[one.pk]
        put = next((entry for entry in told if entry.verb == "overruled"), None)
        name = f"the light of action {one.action.code} put by hand"
        if put is None or put.facts.get("light") != one.light:
            yield _differing(put, f"{name} is not the one that was recorded")
        elif one.withdrawn_at is None and any(entry.verb == "withdrawn" for entry in told):
            yield _differing(told[-1], f"{name} was withdrawn and stands again")
    yield from _gone(entries, known, "override")
