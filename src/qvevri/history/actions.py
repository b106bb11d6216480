"""Writing the log."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from qvevri.history.models import Entry
from qvevri.history.sealing import plain, seal
from qvevri.history.told import told
from qvevri.people.models import Person
from qvevri.people.permissions import name_of_role
from qvevri.places.models import Municipality


@transaction.atomic
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
    # The municipality's row is the lock: the last entry cannot be one, since there may be none yet,
    # and a waiting transaction would still see the old last one. "No key" lets others point to it.
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    last = Entry.objects.of(municipality).order_by("-number").first()
    entry = Entry(
        municipality=municipality,
        number=last.number + 1 if last else 1,
        happened_at=timezone.now(),
        by=by,
        by_number=by.pk if by else None,
        by_name=by_name or (name_of_role(by, municipality) if by else ""),
        verb=verb,
        thing_type=ContentType.objects.get_for_model(thing),
        thing_id=thing.pk,
        facts=plain(facts or {}),
        previous=last.seal if last else "",
    )
    entry.seal = seal(told(entry), entry.previous)
    entry.save(force_insert=True)
    return entry
