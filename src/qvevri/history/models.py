"""The log: append-only, each entry sealed with the hash of the one before."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from qvevri.history.asking import Asked
from qvevri.people.models import Person
from qvevri.places.models import Municipality


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def about(self, thing: models.Model) -> Self:
        """Those that tell of one thing, oldest first."""
        kind = ContentType.objects.get_for_model(thing)
        return self.filter(thing_type=kind, thing_id=thing.pk).order_by("pk")

    def of_kinds(self, kinds: Iterable[str]) -> Self:
        """Those about things of these kinds ("programme.plan")."""
        named = (kind.split(".") for kind in kinds)
        types = [ContentType.objects.get_by_natural_key(app, model).pk for app, model in named]
        return self.filter(thing_type__in=types)

    def matching(self, asked: Asked) -> Self:
        """Those of a person, of a kind of things or one thing, of some time."""
        label, _dot, model = asked.kind.partition(".")
        wanted = {
            "by": asked.by,
            "thing_type__app_label": label or None,
            "thing_type__model": model or None,
            "thing_id": asked.thing,
            "happened_at__gte": asked.since,
            "happened_at__lt": asked.until,
        }
        return self.filter(**{name: one for name, one in wanted.items() if one is not None})


class Entry(models.Model):
    """One deed. `previous` and `seal` chain the entries of a municipality."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="history")
    number = models.PositiveBigIntegerField(help_text="1, 2, 3, … within the municipality")
    happened_at = models.DateTimeField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    by_number = models.PositiveBigIntegerField(
        null=True, help_text="Number of `by`, sealed; stays when the person is erased"
    )
    by_name = models.CharField(max_length=120, blank=True, help_text="Role or kind of who did it")
    verb = models.CharField(max_length=60, help_text='"published", "paused", …')
    thing_type = models.ForeignKey(ContentType, models.PROTECT)
    thing_id = models.PositiveBigIntegerField()
    thing = GenericForeignKey("thing_type", "thing_id")
    facts = models.JSONField(default=dict)
    previous = models.CharField(
        max_length=64, help_text="Seal of the entry before; empty for the first"
    )
    seal = models.CharField(max_length=64, help_text="SHA-256 of this entry and `previous`")

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["thing_type", "thing_id"]),
            models.Index(fields=["municipality", "happened_at"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["municipality", "number"], name="history_has_no_gap"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"


# A million entries take two minutes.
LONGEST_CHECK = timedelta(minutes=15)


class CheckQuerySet(models.QuerySet["Check"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def unfinished(self) -> Self:
        """Those whose outcome is not known."""
        return self.filter(finished_at=None)

    def running(self, now: datetime) -> Self:
        """Those of which an outcome may still be awaited."""
        return self.unfinished().filter(asked_at__gt=now - LONGEST_CHECK)


class Check(models.Model):
    """A reading of the whole log that somebody asked for, and what came of it."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField(null=True, help_text="When the job worker took it up")
    finished_at = models.DateTimeField(null=True)
    entries = models.PositiveBigIntegerField(default=0, help_text="How many the log had")
    broken = models.PositiveBigIntegerField(
        null=True, help_text="Number of the first entry that does not hold"
    )
    differing = models.JSONField(
        default=dict, help_text="What is not as the log says, by language of the reader"
    )

    objects = CheckQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        indexes: ClassVar = [models.Index(fields=["municipality", "-asked_at"])]

    def __str__(self) -> str:
        return f"check {self.pk}"

    @property
    def holds(self) -> bool:
        """Was everything as it was written?"""
        return self.finished_at is not None and self.broken is None and not self.differing

    def is_stuck(self, now: datetime) -> bool:
        """Was it asked for so long ago that the worker must have died over it?"""
        return self.finished_at is None and now - self.asked_at > LONGEST_CHECK
