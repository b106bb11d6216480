"""A sheet as an officer brought it, kept until it is written or thrown away."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from qvevri.people.models import Person
from qvevri.places.models import Municipality


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
    trouble = models.TextField(blank=True, help_text="Why the job worker could not write it")
    written_at = models.DateTimeField(null=True)
    rows = models.PositiveIntegerField(default=0, help_text="Of these, when it was written …")
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)

    objects = SheetQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["municipality", "-id"], name="sheets_newest")]

    def __str__(self) -> str:
        return self.name
