"""Keeping the index in step, in the transaction of the change; building it anew."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from typing import Any

from django.db import transaction

from qvevri.search import registry
from qvevri.search.docs import Doc
from qvevri.search.models import SearchDoc
from qvevri.search.wording import concept_words

BATCH = 500


def _fields(doc: Doc) -> dict[str, Any]:
    fields = asdict(doc)
    fields["municipality_id"] = fields.pop("municipality")
    fields["words"] = f"{doc.words} {concept_words(doc.concepts)}"
    return fields


@transaction.atomic
def put(doc: Doc) -> None:
    """The thing can be found as the document says, whether or not it could be before."""
    fields = _fields(doc)
    place = {"kind": fields.pop("kind"), "thing_id": fields.pop("thing_id")}
    if not SearchDoc.objects.filter(**place).update(**fields):
        SearchDoc.objects.create(**place, **fields)


@transaction.atomic
def put_many(docs: Iterable[Doc]) -> int:
    """Many documents at once, each new or changed; gives their number."""
    number = 0
    for batch in _batches(docs):
        rows = [SearchDoc(**_fields(doc)) for doc in batch]
        SearchDoc.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["kind", "thing_id"],
            update_fields=[name for name in _fields(batch[0]) if name not in ("kind", "thing_id")],
        )
        number += len(batch)
    return number


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    waiting = iter(docs)
    while batch := list(islice(waiting, BATCH)):
        yield batch


@transaction.atomic
def drop(kind: str, thing_id: int) -> None:
    """The thing can no longer be found."""
    SearchDoc.objects.filter(kind=kind, thing_id=thing_id).delete()


def reindex(kind: str) -> tuple[int, int]:
    """Build a kind's documents anew, batch by batch, so that readers always find something.

    Gives how many were written and how many, no longer among the things, were dropped.
    """
    seen: set[int] = set()
    written = 0
    for batch in _batches(registry.sources()[kind]()):
        written += put_many(batch)
        seen.update(doc.thing_id for doc in batch)
    there = SearchDoc.objects.kind(kind).values_list("thing_id", flat=True)
    stale = [thing_id for thing_id in there if thing_id not in seen]
    with transaction.atomic():
        SearchDoc.objects.kind(kind).filter(thing_id__in=stale).delete()
    return written, len(stale)


def differences(kind: str) -> list[str]:
    """What the index has otherwise than the things themselves: a line each, empty if nothing."""
    there = {row.thing_id: row for row in SearchDoc.objects.kind(kind).iterator()}
    found = []
    for doc in registry.sources()[kind]():
        row = there.pop(doc.thing_id, None)
        if row is None:
            found.append(f"{kind} {doc.thing_id} is missing")
        elif row.words != _fields(doc)["words"]:
            found.append(f"{kind} {doc.thing_id} has other words")
    return [*found, *(f"{kind} {thing_id} is gone" for thing_id in there)]
