"""The seals of neighbours' logs: kept as they were first, and compared with each new mirror.

Whoever writes a town's log anew changes the seals of all later days. A neighbour that read one of
them before is a witness: it sees the change with the next mirror, and says in its own mirror what
it had read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from qvevri.core.languages import current, in_language
from qvevri.history import actions as history
from qvevri.history.heads import Head
from qvevri.monitoring.opendata.mirror import content
from qvevri.monitoring.opendata.mirror.signing import private_key, public_hex, taken_apart
from qvevri.monitoring.opendata.models import Neighbour, Witnessed
from qvevri.places.models import Municipality


@dataclass(frozen=True)
class Testimony:
    """What we know of a neighbour's log: the latest seal, since when we read, how many days, and
    the first day of which its mirror says otherwise now."""

    latest: Witnessed
    since: date
    days: int
    denied: Witnessed | None


@transaction.atomic
def witness(neighbour: Neighbour) -> None:
    """Keep the seals that the neighbour's mirror says, and notice those that it denies."""
    mirror = _mirror_of(neighbour)
    tomorrow = timezone.localdate() + timedelta(days=1)
    told = {one.day: one for one in mirror.heads if one.day <= tomorrow}
    # A mirror that tells of fewer days tells of all: nobody gets rid of a day by leaving it out.
    first = min(told) if len(told) == content.MOST_HEADS else date.min
    rows = Witnessed.objects.of(neighbour.municipality).signed_by(neighbour.key)
    known = {row.day: row for row in rows.filter(day__gte=first)}
    denied = [row for row in known.values() if told.get(row.day) != _head(row)]
    new = [one for one in denied if one.denied_at is None]
    rows.filter(pk__in=[one.pk for one in new]).update(denied_at=timezone.now())
    if new:
        _record("contradicted", neighbour, min(new, key=lambda one: one.day))
    fresh = [
        Witnessed(
            municipality=neighbour.municipality,
            key=neighbour.key,
            town=mirror.municipality,
            **vars(head),
        )
        for day, head in told.items()
        if day not in known
    ]
    Witnessed.objects.bulk_create(fresh)
    if fresh:
        _record("witnessed", neighbour, max(fresh, key=lambda one: one.day))


def _head(row: Witnessed) -> content.Head:
    return content.Head(row.day, row.number, row.seal)


def _record(verb: str, neighbour: Neighbour, row: Witnessed) -> None:
    facts = {"name": neighbour.name, "day": row.day, "number": row.number, "seal": row.seal}
    municipality = neighbour.municipality
    history.record(None, verb, neighbour, municipality=municipality, facts=facts, by_name="clock")


def _mirror_of(neighbour: Neighbour) -> content.Mirror:
    return content.from_json(taken_apart(neighbour.mirror).signed)


def latest_witnessed(municipality: Municipality, of_each: int) -> list[Witnessed]:
    """The latest seals of each other town's log that we know, the oldest first."""
    rows = Witnessed.objects.of(municipality)
    keys = sorted(set(rows.order_by().values_list("key", flat=True).distinct()))
    latest = (reversed(rows.signed_by(key).order_by("-day")[:of_each]) for key in keys)
    return [row for some in latest for row in some]


def testimony_on(neighbour: Neighbour) -> Testimony | None:
    """What we know of the neighbour's log; None if its mirror never told."""
    rows = list(Witnessed.objects.of(neighbour.municipality).signed_by(neighbour.key))
    if not rows:
        return None
    denied = next((one for one in rows if one.denied_at is not None), None)
    return Testimony(rows[-1], rows[0].day, len(rows), denied)


def denying(municipality: Municipality) -> list[tuple[Neighbour, datetime | None]]:
    """The neighbours whose mirror denies a seal that we noted, and since when. Two queries."""
    rows = Witnessed.objects.of(municipality).exclude(denied_at=None).order_by("-denied_at")
    since = dict(rows.values_list("key", "denied_at"))
    found = Neighbour.objects.of(municipality).filter(key__in=since) if since else []
    return [(one, since[one.key]) for one in found]


def seen_of_us(municipality: Municipality) -> Iterator[tuple[str, Sequence[Head]]]:
    """Each neighbour that keeps seals of our log, by its name in the reader's language, with what
    it says that they were."""
    ours = public_hex(private_key(settings.SECRET_KEY, municipality.slug))
    for neighbour in Neighbour.objects.of(municipality).readable():
        mirror = _mirror_of(neighbour)
        seen = [Head(one.day, one.number, one.seal) for one in mirror.seen if one.key == ours]
        if seen:
            yield in_language(dict(mirror.name), current()), seen
