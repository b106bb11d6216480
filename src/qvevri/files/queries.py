"""Questions about photos and documents."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import Http404

from qvevri.files.claims import Claim
from qvevri.files.models import Document, Photo

MOST_PHOTOS = 8
MOST_DOCUMENTS = 10
UNCLAIMED_FOR = timedelta(days=2)


def photos_of(things: Iterable[models.Model]) -> dict[int, list[Photo]]:
    """Photos of things of one kind, by the thing's id, in the order their owners gave.

    Every thing has its list, possibly empty. One query.
    """
    listed = list(things)
    found: dict[int, list[Photo]] = {thing.pk: [] for thing in listed}
    if not listed:
        return found
    kind = ContentType.objects.get_for_model(listed[0])
    photos = Photo.objects.filter(thing_type=kind, thing_id__in=found.keys())
    for photo in photos.order_by("order", "pk"):
        found[photo.thing_id or 0].append(photo)
    return found


def photos_about(thing: models.Model) -> list[Photo]:
    """Photos of one thing, in order."""
    return list(Photo.objects.about(thing))


def claimed(claim: Claim) -> list[Photo]:
    """The photos a claim opens, in order: those waiting under a secret, or those of its thing."""
    if claim.thing is not None:
        return photos_about(claim.thing)
    return list(Photo.objects.waiting_under(claim.secret))


def unclaimed(now: datetime) -> list[Photo]:
    """Photos that have waited for their thing for more than two days."""
    return list(Photo.objects.without_thing().filter(created_at__lt=now - UNCLAIMED_FOR))


def undeveloped(now: datetime) -> list[int]:
    """Ids of photos whose renditions should have been ready for an hour."""
    late = Photo.objects.undeveloped().filter(created_at__lt=now - timedelta(hours=1))
    return list(late.values_list("pk", flat=True))


def claimed_photo(claim: Claim, pk: int) -> Photo:
    """One of the photos a claim opens, or Http404."""
    for photo in claimed(claim):
        if photo.pk == pk:
            return photo
    raise Http404


def neighbour(claim: Claim, photo: Photo) -> int:
    """The id of the photo after this one, or before it if it is the last; 0 if it is alone."""
    ids = [one.pk for one in claimed(claim)]
    place = ids.index(photo.pk)
    return [*ids[place + 1 :], *reversed(ids[:place]), 0][0]


def documents_of(things: Iterable[models.Model]) -> dict[int, list[Document]]:
    """Documents of things of one kind, by the thing's id, in the order in which they came.

    Every thing has its list, possibly empty. One query.
    """
    listed = list(things)
    found: dict[int, list[Document]] = {thing.pk: [] for thing in listed}
    if not listed:
        return found
    kind = ContentType.objects.get_for_model(listed[0])
    for document in Document.objects.filter(thing_type=kind, thing_id__in=found.keys()):
        found[document.thing_id].append(document)
    return found


def document_about(thing: models.Model, pk: int) -> Document:
    """One of a thing's documents, or Http404."""
    document = Document.objects.about(thing).filter(pk=pk).first()
    if document is None:
        raise Http404
    return document


def document_of_kind(kind: type[models.Model], pk: int) -> Document:
    """A document of a thing of this kind, or Http404."""
    found = Document.objects.filter(thing_type=ContentType.objects.get_for_model(kind), pk=pk)
    document = found.first()
    if document is None:
        raise Http404
    return document
