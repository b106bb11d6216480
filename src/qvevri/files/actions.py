"""What can be done with photos and documents."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import IO, Any, Protocol

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Max
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from qvevri.core.errors import Refused
from qvevri.files import developing, documents, inspecting, queries, registry
from qvevri.files.developing import Original
from qvevri.files.models import Document, Photo
from qvevri.files.queries import MOST_DOCUMENTS, MOST_PHOTOS
from qvevri.files.tasks import make_renditions
from qvevri.people.models import Person
from qvevri.places.models import Municipality


class TooManyPhotos(Refused):
    """A thing has at most eight photos."""


class TooManyDocuments(Refused):
    """A thing has at most ten documents."""


class Upload(Protocol):
    """A file as a form brings it."""

    @property
    def name(self) -> str | None: ...

    @property
    def size(self) -> int | None: ...

    @property
    def file(self) -> IO[Any] | None: ...


def _photos(claim: str, thing: models.Model | None) -> models.QuerySet[Photo]:
    return Photo.objects.about(thing) if thing is not None else Photo.objects.waiting_under(claim)


def _lock(claim: str, thing: models.Model | None) -> None:
    """Nobody else may count or order these photos until the transaction ends."""
    if thing is not None:
        type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    else:
        list(Photo.objects.waiting_under(claim).select_for_update())


def take_photo(
    upload: Upload,
    *,
    municipality: Municipality,
    by: Person | None,
    claim: str = "",
    thing: models.Model | None = None,
) -> Photo:
    """The photo is kept, upright and without its place of capture; its renditions follow in a job.

    The same file sent twice for the same draft or thing is the same photo. Raises EmptyFile,
    PhotoTooLarge, NotAPhoto, PhotoBroken, PhotoTooManyPixels or TooManyPhotos. Who may add to
    `thing` is for the caller to know (`claims`).
    """
    inspecting.check_bytes(upload.size)
    assert upload.file is not None
    # Outside of any transaction: SQLite would keep every other writer waiting for the decoding.
    original = developing.develop(upload.file)
    photo = Photo(municipality=municipality, added_by=by, claim="" if thing else claim)
    return _keep(photo, original, thing)


@transaction.atomic
def _keep(photo: Photo, original: Original, thing: models.Model | None) -> Photo:
    _lock(photo.claim, thing)
    known = _photos(photo.claim, thing)
    same = known.filter(digest=original.digest).first()
    if same is not None:
        return same
    count = known.count()
    if count >= MOST_PHOTOS and count - registry.staying(thing) >= MOST_PHOTOS:
        raise TooManyPhotos(_("There are 8 photos already. Remove one before you add another."))
    photo.thing = thing
    photo.order = (known.aggregate(last=Max("order"))["last"] or 0) + 1
    photo.width, photo.height, photo.tint = original.width, original.height, original.tint
    photo.digest = original.digest
    # The name cannot be guessed and never stands for other content: it may be kept for ever.
    name = get_random_string(24).lower()
    photo.original.save(f"{name[:2]}/{name}.jpeg", ContentFile(original.jpeg), save=False)
    photo.save()
    transaction.on_commit(partial(make_renditions.enqueue, photo.pk))
    registry.tell(thing, photo.added_by)
    return photo


@transaction.atomic
def attach(claim: str, thing: models.Model, *, by: Person | None) -> list[Photo]:
    """The photos waiting under `claim` are now those of `thing`, after the ones it has.

    At most eight in all; what is over stays behind and is thrown away later. Returns all of them.
    """
    _lock("", thing)
    there = queries.photos_about(thing)
    new = list(Photo.objects.waiting_under(claim))[: MOST_PHOTOS - len(there)] if claim else []
    for order, photo in enumerate(new, start=(there[-1].order if there else 0) + 1):
        photo.thing, photo.claim, photo.order = thing, "", order
        photo.save(update_fields=["thing_type", "thing_id", "claim", "order"])
    registry.tell(thing, by)
    return [*there, *new]


@transaction.atomic
def copy_photos(source: models.Model, thing: models.Model, *, by: Person | None) -> list[Photo]:
    """`thing` has the photos of `source` too; the files are shared, not doubled."""
    copies = []
    for photo in queries.photos_about(source):
        photo.pk = None
        photo._state.adding = True
        photo.thing, photo.added_by = thing, by
        photo.save(force_insert=True)
        copies.append(photo)
        if photo.state == Photo.State.WAITING:
            transaction.on_commit(partial(make_renditions.enqueue, photo.pk))
    registry.tell(thing, by)
    return copies


@transaction.atomic
def reorder(photos: Sequence[Photo], *, by: Person | None) -> None:
    """The photos of one thing or draft stand in the order given."""
    for order, photo in enumerate(photos, start=1):
        Photo.objects.filter(pk=photo.pk).update(order=order)
    if photos:
        registry.tell(photos[0].thing, by)


@transaction.atomic
def move(photo: Photo, steps: int, *, by: Person | None) -> None:
    """The photo stands `steps` places later (earlier if negative), at most at an end."""
    _lock(photo.claim, photo.thing)
    row = list(_photos(photo.claim, photo.thing))
    place = row.index(photo)
    row.insert(max(0, place + steps), row.pop(place))
    reorder(row, by=by)


@transaction.atomic
def remove(photo: Photo, *, by: Person | None) -> None:
    """The photo is gone, and with it its files once no other photo shares them.

    Raises the Refused of a room that keeps it (`registry.keep`).
    """
    thing = photo.thing
    registry.ask_to_remove(photo)
    _forget([photo])
    registry.tell(thing, by)


@transaction.atomic
def remove_all(photos: Iterable[Photo]) -> int:
    """These photos are gone, whatever they were of: for pruning and erasing. Returns how many."""
    listed = list(photos)
    _forget(listed)
    return len(listed)


def _forget(photos: Sequence[Photo]) -> None:
    names = {photo.original.name for photo in photos}
    files = [path for photo in photos for path in photo.files()]
    Photo.objects.filter(pk__in=[photo.pk for photo in photos]).delete()
    shared = set(Photo.objects.filter(original__in=names).values_list("original", flat=True))
    stems = tuple(name.rpartition(".")[0] for name in shared)
    doomed = [path for path in files if not (stems and path.startswith(stems))]
    transaction.on_commit(partial(_delete_files, doomed))


def _delete_files(paths: Iterable[str]) -> None:
    for path in paths:
        default_storage.delete(path)


def take(
    upload: Upload, *, municipality: Municipality, by: Person | None, thing: models.Model
) -> Photo | Document:
    """What was sent is kept: a picture as a photo, anything else as a document.

    Raises the Refused of `take_photo` and `take_document`.
    """
    documents.check_size(upload.size)
    assert upload.file is not None
    if inspecting.is_picture(upload.file):
        return take_photo(upload, municipality=municipality, by=by, thing=thing)
    return take_document(upload, municipality=municipality, by=by, thing=thing)


def take_document(
    upload: Upload, *, municipality: Municipality, by: Person | None, thing: models.Model
) -> Document:
    """The document is kept as it was sent, under the hash of its content.

    The same file sent twice for the same thing is the same document. Raises a Refused of
    `documents`, or TooManyDocuments. Who may add to `thing` is for the caller to know.
    """
    documents.check_size(upload.size)
    assert upload.file is not None
    kind = documents.kind_of(upload.file)
    document = Document(
        municipality=municipality,
        added_by=by,
        name=documents.name_of(upload.name or "", kind),
        kind=kind,
        size=upload.size or 0,
        digest=developing.digest_of(upload.file),
    )
    return _keep_document(document, thing, upload.file)


@transaction.atomic
def _keep_document(document: Document, thing: models.Model, file: IO[bytes]) -> Document:
    _lock("", thing)
    known = Document.objects.about(thing)
    same = known.filter(digest=document.digest).first()
    if same is not None:
        return same
    if known.count() >= MOST_DOCUMENTS:
        raise TooManyDocuments(
            _("There are 10 documents already. Remove one before you add another.")
        )
    document.thing = thing
    document.save()
    if not default_storage.exists(document.path):
        file.seek(0)
        default_storage.save(document.path, File(file))
    registry.tell(thing, document.added_by)
    return document


@transaction.atomic
def remove_document(document: Document, *, by: Person | None) -> None:
    """The document is gone, and its file once no other thing shares it."""
    thing, path, digest = document.thing, document.path, document.digest
    document.delete()
    transaction.on_commit(partial(_delete_unshared, path, digest))
    registry.tell(thing, by)


def _delete_unshared(path: str, digest: str) -> None:
    if not Document.objects.filter(digest=digest).exists():
        default_storage.delete(path)
