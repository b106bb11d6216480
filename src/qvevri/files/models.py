"""Photos of things with the renditions made of each, and documents."""

from typing import ClassVar, Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from qvevri.people.models import Person
from qvevri.places.models import Municipality


class PhotoQuerySet(models.QuerySet["Photo"]):
    def ready(self) -> Self:
        """Those whose renditions are made."""
        return self.filter(state=Photo.State.READY)

    def undeveloped(self) -> Self:
        """Those whose renditions are still to be made."""
        return self.filter(state=Photo.State.WAITING)

    def without_thing(self) -> Self:
        """Those still waiting for the thing they are to show."""
        return self.filter(thing_id=None)

    def waiting_under(self, claim: str) -> Self:
        """Those of one draft, by its secret, in order; none for an empty claim."""
        if not claim:
            return self.none()
        # Said in the words of the index of claims: else SQLite reads through every photo.
        waiting = self.without_thing().exclude(claim="").filter(claim=claim)
        return waiting.order_by("order", "pk")

    def about(self, thing: models.Model) -> Self:
        """Those of one thing, in the order its owner gave them."""
        kind = ContentType.objects.get_for_model(thing)
        return self.filter(thing_type=kind, thing_id=thing.pk).order_by("order", "pk")


class Photo(models.Model):
    """A photo as taken in, re-encoded without its place of capture, in three widths."""

    class State(models.TextChoices):
        WAITING = "waiting"
        READY = "ready"
        BROKEN = "broken"

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="photos")
    thing_type = models.ForeignKey(ContentType, models.CASCADE, null=True)
    thing_id = models.PositiveBigIntegerField(
        null=True, help_text="Null while it waits for its thing"
    )
    thing = GenericForeignKey("thing_type", "thing_id")
    added_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    claim = models.CharField(
        max_length=64, blank=True, help_text="Secret of the draft it belongs to"
    )
    original = models.FileField(upload_to="photos/", max_length=200)
    digest = models.CharField(max_length=64, db_index=True, help_text="SHA-256 of the file as sent")
    width = models.PositiveIntegerField(default=0, help_text="Pixels, upright")
    height = models.PositiveIntegerField(default=0, help_text="Pixels, upright")
    renditions = models.JSONField(
        default=dict, help_text='{"avif": {"320": "path", …}, "webp": …, "jpeg": …}'
    )
    tint = models.CharField(max_length=7, blank=True, help_text="#rrggbb shown until it is loaded")
    order = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["thing_type", "thing_id", "order"]),
            models.Index(
                fields=["claim"], condition=~models.Q(claim=""), name="photos_waiting_by_claim"
            ),
        ]

    def __str__(self) -> str:
        return f"photo {self.pk}"

    def files(self) -> list[str]:
        """The paths of its original and all renditions."""
        made = [path for widths in self.renditions.values() for path in widths.values()]
        return [str(self.original.name), *made]


class DocumentQuerySet(models.QuerySet["Document"]):
    def about(self, thing: models.Model) -> Self:
        """Those of one thing, in the order in which they came."""
        kind = ContentType.objects.get_for_model(thing)
        return self.filter(thing_type=kind, thing_id=thing.pk).order_by("pk")


class Document(models.Model):
    """A document of a thing, kept as it was sent under the hash of its content.

    Two things with the same document share one file.
    """

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="documents")
    thing_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    thing_id = models.PositiveBigIntegerField()
    thing = GenericForeignKey("thing_type", "thing_id")
    added_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120, help_text="As it was sent, with its real ending")
    kind = models.CharField(max_length=10, help_text="Found in its bytes, not in its name")
    size = models.PositiveIntegerField(help_text="Bytes")
    digest = models.CharField(max_length=64, db_index=True, help_text="SHA-256")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["thing_type", "thing_id", "digest"], name="document_once_per_thing"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where its content is kept; not under an address of its own."""
        return f"documents/{self.digest[:2]}/{self.digest}"
