"""A sheet as an officer brought it, kept until it is written or thrown away."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models

from qvevri.people.models import Person
from qvevri.places.models import Municipality

LONGEST_WRITING = timedelta(minutes=15)


class SheetQuerySet(models.QuerySet["Sheet"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def old(self, before: datetime) -> Self:
        """Those brought before this moment and never written: they hold numbers of people."""
        return self.filter(brought_at__lt=before, written_at=None)


class Sheet(models.Model):
    """One file of producers, and what became of it."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="sheets")
    brought_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    brought_at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=200)
    content = models.BinaryField(help_text="Empty once it is written")
    handed_over_at = models.DateTimeField(
        null=True, help_text="A long sheet is written by the job worker"
    )
    begun_at = models.DateTimeField(null=True, help_text="When the job worker took it up")
    trouble = models.TextField(blank=True, help_text="Why the job worker could not write it")
    written_at = models.DateTimeField(null=True)
    rows = models.PositiveIntegerField(default=0, help_text="As soon as they are read")
    new = models.PositiveIntegerField(default=0, help_text="Of these, when it was written …")
    changed = models.PositiveIntegerField(default=0)

    objects = SheetQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["municipality", "-id"], name="sheets_newest")]

    def __str__(self) -> str:
        return self.name

    def is_stuck(self, now: datetime) -> bool:
        """Was it handed over so long ago that the worker must have died over it?"""
        waited = self.handed_over_at is not None and now - self.handed_over_at > LONGEST_WRITING
        return waited and self.written_at is None
