"""Keeping the index in step, in the transaction of the change; building it anew."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from qvevri.core.batches import batches
from qvevri.search import registry, spelling
from qvevri.search.columns import columns, known_words
from qvevri.search.docs import Doc
from qvevri.search.models import SearchDoc

BATCH = 500
KEY = ["kind", "thing_id"]


# Whoever puts is in the transaction of the change: its end is the savepoint.
@transaction.atomic(savepoint=False)
def put(doc: Doc) -> None:
    """The thing can be found as the document says, whether or not it could be before.

    One that was published anew gets a new row: the engines give the newest rows first.
    """
    fields = columns(doc, timezone.now())
    spelling.remember(known_words(fields["words"], fields["written"]))
    rows = SearchDoc.objects.filter(kind=doc.kind, thing_id=doc.thing_id)
    there = next(iter(rows.values_list("published_at", flat=True)), None)
    if there is not None and there >= doc.published_at:
        rows.update(**fields)
        return
    if there is not None:
        rows.delete()
    SearchDoc(**fields).save(force_insert=True)


@transaction.atomic(savepoint=False)
def put_many(docs: Iterable[Doc]) -> int:
    """As `put`, for many documents at once; gives their number."""
    number, now = 0, timezone.now()
    for batch in batches(docs, BATCH):
        _drop_outdated(batch)
        rows = [columns(doc, now) for doc in batch]
        spelling.remember(
            word for row in rows for word in known_words(row["words"], row["written"])
        )
        SearchDoc.objects.bulk_create(
            [SearchDoc(**row) for row in rows],
            update_conflicts=True,
            unique_fields=KEY,
            update_fields=[name for name in rows[0] if name not in KEY],
        )
        number += len(batch)
    return number


def _drop_outdated(docs: list[Doc]) -> None:
    """Those published anew lose their row here, and get a new one."""
    published_at = {(doc.kind, doc.thing_id): doc.published_at for doc in docs}
    things = SearchDoc.objects.filter(
        kind__in={doc.kind for doc in docs}, thing_id__in=[doc.thing_id for doc in docs]
    )
    there = things.values_list("pk", "kind", "thing_id", "published_at")
    outdated = [
        pk
        for pk, kind, thing_id, moment in there
        if moment < published_at.get((kind, thing_id), moment)
    ]
    if outdated:
        SearchDoc.objects.filter(pk__in=outdated).delete()


@transaction.atomic
def drop(kind: str, thing_id: int) -> None:
    """The thing can no longer be found."""
    SearchDoc.objects.filter(kind=kind, thing_id=thing_id).delete()


@transaction.atomic(savepoint=False)
def drop_many(kind: str, thing_ids: Iterable[int]) -> None:
    """None of these things can be found any longer."""
    for some in batches(thing_ids, BATCH):
        SearchDoc.objects.filter(kind=kind, thing_id__in=some).delete()


def reindex(kind: str) -> tuple[int, int]:
    """Build a kind's documents anew, batch by batch, so that readers always find something.

    Gives how many were written and how many, no longer among the things, were dropped.
    """
    seen: set[int] = set()
    written = 0
    for batch in batches(registry.sources()[kind](), BATCH):
        written += put_many(batch)
        seen.update(doc.thing_id for doc in batch)
    there = SearchDoc.objects.kind(kind).values_list("thing_id", flat=True)
    stale = [thing_id for thing_id in there if thing_id not in seen]
    with transaction.atomic():
        SearchDoc.objects.kind(kind).filter(thing_id__in=stale).delete()
    return written, len(stale)


def differences(kind: str) -> list[str]:
    """What the index has otherwise than the things themselves: a line each, empty if nothing."""
    now = timezone.now()
    there = {row.thing_id: row for row in SearchDoc.objects.kind(kind).iterator()}
    found = []
    for doc in registry.sources()[kind]():
        row = there.pop(doc.thing_id, None)
        if row is None:
            found.append(f"{kind} {doc.thing_id} is missing")
            continue
        said = columns(doc, now)
        other = [name for name in said if name != "indexed_at" and getattr(row, name) != said[name]]
        if other:
            found.append(f"{kind} {doc.thing_id} differs: {', '.join(other)}")
    return [*found, *(f"{kind} {thing_id} is gone" for thing_id in there)]


def held_words() -> set[str]:
    """All words that documents hold, as they are written."""
    rows = SearchDoc.objects.values_list("words", "written").iterator(chunk_size=BATCH)
    return {word for words, written in rows for word in known_words(words, written)}


def reindex_words() -> tuple[int, int]:
    """Know just the words that documents hold; gives how many are new and how many were dropped."""
    found = spelling.mend(held_words())
    return len(found.missing), len(found.stale)


def different_words() -> tuple[int, int]:
    """How many words that documents hold are not known, and how many rows of words nothing holds.

    Only the first are a fault: words stay when the last document that held them goes.
    """
    found = spelling.amiss(held_words())
    return len(found.missing), len(found.stale)
