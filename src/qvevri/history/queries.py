"""Questions about what was done."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models import QuerySet

from qvevri.core.batches import batches
from qvevri.history import registry
from qvevri.history.asking import Asked
from qvevri.history.chain import first_line, line_of
from qvevri.history.heads import MOST_DAYS, Head
from qvevri.history.models import Check, Entry
from qvevri.history.sealing import seal
from qvevri.history.told import COLUMNS, told, told_as
from qvevri.people.models import Person
from qvevri.places.models import Municipality

Thing = TypeVar("Thing", bound=models.Model)

PAGE = 50
DAYS = 60
CHECKS = 10
AT_ONCE = 500
MOST_DAYS_AT_ONCE = 2000
AT_THE_SAME_TIME = timedelta(minutes=1)
SEALED = (*COLUMNS, "by", "previous", "seal")


def entries_about(thing: models.Model) -> QuerySet[Entry]:
    """What was done to one thing, oldest first; brings along `by` and `thing_type`."""
    return Entry.objects.about(thing).select_related("by", "thing_type")


def latest(municipality: Municipality, limit: int = 50) -> list[Entry]:
    """The newest entries of a municipality, newest first; bring along `by` and `thing_type`."""
    entries = Entry.objects.of(municipality).select_related("by", "thing_type")
    return list(entries.order_by("-number")[:limit])


def told_of(
    municipality: Municipality, things: QuerySet[Thing], at_once: int = 200
) -> Iterator[tuple[int, Thing | None, list[Entry]]]:
    """Each thing of a municipality's with its entries, oldest first, by its number; None for a
    thing that the log tells of and that is not there. However many: some are held at a time."""
    kind = ContentType.objects.get_for_model(things.model)
    entries = Entry.objects.of(municipality).filter(thing_type=kind)
    ordered = entries.order_by("thing_id", "number").iterator(chunk_size=1000)
    told = groupby(ordered, key=lambda entry: entry.thing_id)
    number, said = next(told, (None, iter(())))
    for thing in things.order_by("pk").iterator(chunk_size=at_once):
        while number is not None and number < thing.pk:
            yield number, None, list(said)
            number, said = next(told, (None, iter(())))
        if number != thing.pk:
            yield thing.pk, thing, []
            continue
        yield number, thing, list(said)
        number, said = next(told, (None, iter(())))
    while number is not None:
        yield number, None, list(said)
        number, said = next(told, (None, iter(())))


def log(municipality: Municipality, asked: Asked, before: int | None = None) -> list[Entry]:
    """A page of the log, newest first, from below the entry of number `before`.

    One entry more than PAGE says that there are older ones. Brings along `by` and `thing_type`.
    """
    found = Entry.objects.of(municipality).matching(asked)
    if before is not None:
        found = found.filter(number__lt=before)
    return list(found.select_related("by", "thing_type").order_by("-number")[: PAGE + 1])


def told_on(municipality: Municipality, day: date, before: int | None = None) -> list[Entry]:
    """What everybody may read of a day, newest first, from below the entry of number `before`; one
    entry more than PAGE says that there are older ones. Brings along `thing_type`."""
    zone = ZoneInfo(municipality.time_zone)
    begins, ends = _midnight(day, zone), _midnight(day + timedelta(1), zone)
    found = Entry.objects.of(municipality).of_kinds(registry.public_kinds())
    found = found.filter(happened_at__gte=begins, happened_at__lt=ends)
    if before is not None:
        found = found.filter(number__lt=before)
    return list(found.select_related("thing_type").order_by("-number")[: PAGE + 1])


def sealed(municipality: Municipality, noted: str) -> Entry | None:
    """The entry whose seal begins as somebody noted it; None if there is none. One query."""
    return Entry.objects.of(municipality).filter(seal__startswith=noted).first()


def people_in(municipality: Municipality, also: Iterable[int] = ()) -> list[Person]:
    """Who may be asked for: the staff of the municipality, and those named besides."""
    staff = Person.objects.works_for(municipality)
    asked = Person.objects.filter(pk__in=list(also))
    return sorted({*staff, *asked}, key=str)


def count(municipality: Municipality) -> int:
    """How long the log is: its numbers have no gap."""
    last = Entry.objects.of(municipality).order_by("-number").values_list("number", flat=True)
    return last.first() or 0


def first_broken(municipality: Municipality) -> Entry | None:
    """The first entry that was changed, or follows a gap; None if the whole chain holds.

    Entries cut off at the end leave no trace here: keep the last seal elsewhere to notice it.
    """
    rows = Entry.objects.of(municipality).order_by("number", "pk")
    previous, broken = "", None
    for number, row in enumerate(rows.values_list(*SEALED).iterator(chunk_size=1000), start=1):
        *said, by, before, sealed_as = row
        told = told_as(municipality.pk, *said)
        follows = told["number"] == number and before == previous and by in (None, told["by"])
        if not follows or sealed_as != seal(told, previous):
            broken = (told["number"], sealed_as)
            break
        previous = sealed_as
    return rows.filter(number=broken[0], seal=broken[1]).first() if broken else None


def last_seal(municipality: Municipality) -> str:
    """The seal of the newest entry: whoever keeps it can later prove that nothing was cut off."""
    last = Entry.objects.of(municipality).order_by("-number").first()
    return last.seal if last else ""


def has_seal(municipality: Municipality, seal_kept: str) -> bool:
    """Is the entry with this seal still in the log?"""
    return Entry.objects.of(municipality).filter(seal=seal_kept).exists()


def heads(municipality: Municipality, before: date | None = None, limit: int = DAYS) -> list[Head]:
    """The heads of the days on which something was written, the latest first. Few queries, which
    read what is recent in an index: to name the day of each entry takes fifty times as long."""
    entries = Entry.objects.of(municipality)
    zone = ZoneInfo(municipality.time_zone)
    if before is not None:
        entries = entries.filter(happened_at__lt=_midnight(before, zone))
    moments = entries.order_by("happened_at").values_list("happened_at", flat=True)
    newest, oldest = moments.last(), moments.first()
    if newest is None or oldest is None:
        return []
    day, first = newest.astimezone(zone).date(), oldest.astimezone(zone).date()
    found: dict[date, int] = {}
    span = min(2 * limit, MOST_DAYS_AT_ONCE)
    while day >= first and len(found) < limit:
        days = [day - timedelta(number) for number in range(min(span, (day - first).days + 1))]
        found |= _last_numbers(municipality, days, zone)
        day, span = days[-1] - timedelta(1), min(4 * span, MOST_DAYS_AT_ONCE)
    shown = sorted(found, reverse=True)[:limit]
    of_days = entries.filter(number__in=[found[day] for day in shown])
    seals = dict(of_days.values_list("number", "seal"))
    return [Head(day, found[day], seals[found[day]]) for day in shown]


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone)


def _last_numbers(
    municipality: Municipality, days: Sequence[date], zone: ZoneInfo
) -> dict[date, int]:
    """The number of the last entry of each of these days, those without one left out. Two queries.

    Of two that write at once the one with the lower number may name the later moment.
    """
    nights = [(_midnight(day, zone), _midnight(day + timedelta(1), zone)) for day in days]
    moments = _of_each("MAX(e.happened_at)", municipality, nights)
    known = [place for place, moment in enumerate(moments) if moment is not None]
    lately = [
        (max(nights[place][0], _moment(moments[place]) - AT_THE_SAME_TIME), nights[place][1])
        for place in known
    ]
    numbers = _of_each("MAX(e.number)", municipality, lately) if lately else []
    return {days[place]: number for place, number in zip(known, numbers, strict=True)}


def _of_each(
    asked: str, municipality: Municipality, times: Sequence[tuple[datetime, datetime]]
) -> list[Any]:
    """What an aggregate says of the entries of each of these times, in order. One query."""
    rows = ", ".join(["(%s, %s, %s)"] * len(times))
    sql = (
        f"WITH times(place, begins, ends) AS (VALUES {rows}) "  # noqa: S608
        f"SELECT (SELECT {asked} FROM history_entry e WHERE e.municipality_id = %s "
        "AND e.happened_at >= times.begins AND e.happened_at < times.ends) "
        "FROM times ORDER BY times.place"
    )
    written = connection.ops.adapt_datetimefield_value
    values = [(place, written(one[0]), written(one[1])) for place, one in enumerate(times)]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*(value for row in values for value in row), municipality.pk])
        return [row[0] for row in cursor.fetchall()]


def _moment(read: datetime | str) -> datetime:
    """SQLite keeps moments as text, without their zone."""
    return read if isinstance(read, datetime) else datetime.fromisoformat(read).replace(tzinfo=UTC)


def all_heads(municipality: Municipality) -> list[Head]:
    """The heads of all days, the oldest first."""
    return heads(municipality, limit=MOST_DAYS)[::-1]


def first_missing(municipality: Municipality, kept: Sequence[Head]) -> Head | None:
    """The first of the heads that is not in the log any more; None if all are there."""
    rows = Entry.objects.of(municipality).values_list("number", "seal")
    for some in batches(kept, AT_ONCE):
        there = dict(rows.filter(number__in=[one.number for one in some]))
        missing = (one for one in some if there.get(one.number) != one.seal)
        found = next(missing, None)
        if found is not None:
            return found
    return None


def head(municipality: Municipality) -> Head | None:
    """The newest entry's day, number and seal; None for a log without entries. One query."""
    rows = Entry.objects.of(municipality).order_by("-number")
    last = rows.values_list("happened_at", "number", "seal").first()
    if last is None:
        return None
    zone = ZoneInfo(municipality.time_zone)
    return Head(last[0].astimezone(zone).date(), last[1], last[2])


def chain(municipality: Municipality) -> Iterator[str]:
    """The whole log as lines of a file that `chain.verify` reads: what is public in full, the rest
    by its hash only."""
    last = head(municipality)
    number, sealed = (last.number, last.seal) if last else (0, "")
    yield first_line(municipality.slug, number, sealed)
    entries = Entry.objects.of(municipality).filter(number__lte=number).order_by("number")
    for entry in entries.select_related("thing_type").iterator(chunk_size=1000):
        kind = f"{entry.thing_type.app_label}.{entry.thing_type.model}"
        said = told(entry) if registry.is_public(kind) else None
        yield line_of(said, entry.number, entry.seal, kind)


def differing(municipality: Municipality) -> Iterator[registry.Differing]:
    """Things that are no longer what their entries in the log say. What differs is looked at twice:
    a deed between reading the thing and its entries is no quiet change."""
    for compare in registry.comparers():
        found = list(compare(municipality))
        again = set(compare(municipality)) if found else set()
        yield from (one for one in found if one in again)


def checks(municipality: Municipality, limit: int = CHECKS) -> list[Check]:
    """The latest checks of the log, the newest first; bring along who asked."""
    return list(Check.objects.of(municipality).select_related("asked_by")[:limit])


def unchecked_since(moment: datetime) -> list[Municipality]:
    """The municipalities whose log began before a moment and was not checked since."""
    lately = Check.objects.filter(asked_at__gte=moment).values("municipality")
    begun = Entry.objects.filter(number=1, happened_at__lt=moment).values("municipality")
    return list(Municipality.objects.filter(pk__in=begun).exclude(pk__in=lately).order_by("pk"))


def last_outcome(municipality: Municipality) -> Check | None:
    """The latest check that came to its end."""
    return Check.objects.of(municipality).exclude(finished_at=None).first()


def entry_numbered(municipality: Municipality, number: int) -> Entry | None:
    """The entry of this number; brings along `thing_type`."""
    found = Entry.objects.of(municipality).filter(number=number)
    return found.select_related("thing_type").first()
