"""Writing the log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import connection, models, transaction
from django.utils import timezone

from qvevri.history import tasks
from qvevri.history.models import Check, Entry
from qvevri.history.sealing import plain, seal
from qvevri.history.told import told
from qvevri.people.models import Person
from qvevri.people.permissions import is_officer, name_of_role
from qvevri.places.models import Municipality

AT_ONCE = 1000


@dataclass(frozen=True)
class Deed:
    """What was done to a thing, as `record` takes it."""

    verb: str
    thing: models.Model
    facts: Mapping[str, Any] = field(default_factory=dict)


# Never done alone: whoever records is in the transaction of the deed, and its end is the savepoint.
@transaction.atomic(savepoint=False)
def record(
    by: Person | None,
    verb: str,
    thing: models.Model,
    *,
    municipality: Municipality,
    facts: Mapping[str, Any] | None = None,
    by_name: str = "",
) -> Entry:
    """One more entry in the municipality's log, sealed to the one before; returns it.

    `by_name` is a role ("officer", "link"), never a person's name; left out, the role of `by`.
    `facts` hold what the sentence needs, never a phone number, an address or a name of a person.
    """
    chain = _Chain(municipality, by, by_name)
    entry = chain.next(Deed(verb, thing, facts or {}))
    entry.save(force_insert=True)
    return entry


@transaction.atomic(savepoint=False)
def record_many(
    by: Person | None, deeds: Iterable[Deed], *, municipality: Municipality, by_name: str = ""
) -> int:
    """As `record`, for many deeds in their order, under one lock; returns their number."""
    chain = _Chain(municipality, by, by_name)
    entries = [chain.next(deed) for deed in deeds]
    Entry.objects.bulk_create(entries, batch_size=AT_ONCE)
    return len(entries)


class _Chain:
    """The end of a municipality's log, locked until the transaction ends."""

    def __init__(self, municipality: Municipality, by: Person | None, by_name: str) -> None:
        self.municipality = municipality
        self.by = by
        self.by_name = by_name or (name_of_role(by, municipality) if by else "")
        self.number, self.seal = _last(municipality)
        self.now = timezone.now()

    def next(self, deed: Deed) -> Entry:
        """The entry that tells of the deed, sealed; not written yet."""
        entry = Entry(
            municipality=self.municipality,
            number=self.number + 1,
            happened_at=self.now,
            by=self.by,
            by_number=self.by.pk if self.by else None,
            by_name=self.by_name,
            verb=deed.verb,
            thing_type=ContentType.objects.get_for_model(deed.thing),
            thing_id=deed.thing.pk,
            facts=plain(deed.facts),
            previous=self.seal,
        )
        entry.seal = seal(told(entry), entry.previous)
        self.number, self.seal = entry.number, entry.seal
        return entry


def _last(municipality: Municipality) -> tuple[int, str]:
    """Number and seal of the last entry; 0 and nothing for the first log of all."""
    if connection.features.has_select_for_update:
        # The municipality's row is the lock: the last entry cannot be one, since there may be none
        # yet, and a waiting transaction would still see the old last one. "No key" lets others
        # point to it. SQLite has locked the whole file.
        rows = Municipality.objects.select_for_update(no_key=True).values_list("pk")
        rows.get(pk=municipality.pk)
    found = Entry.objects.of(municipality).order_by("-number").values_list("number", "seal")
    return found.first() or (0, "")


@transaction.atomic
def ask_for_check(municipality: Municipality, *, by: Person) -> Check:
    """The job worker reads the log from now on; while it does, a second asking gives the first.

    Raises PermissionDenied.
    """
    if not is_officer(by, municipality):
        raise PermissionDenied
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    running = Check.objects.of(municipality).running(timezone.now()).first()
    if running is not None:
        return running
    check = Check.objects.create(municipality=municipality, asked_by=by)
    transaction.on_commit(lambda: tasks.check_log.enqueue(check.pk))
    return check


@transaction.atomic
def forget_old_checks(before: datetime) -> int:
    """Retention: outcomes of checks asked for before a moment; how many there were."""
    return Check.objects.filter(asked_at__lt=before).delete()[0]
