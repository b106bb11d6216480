"""A table as an officer brought it, kept until it is written or discarded."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Plan


class TableQuerySet(models.QuerySet["Table"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def waiting(self) -> Self:
        """Those nobody wrote yet."""
        return self.filter(written_at=None)

    def old(self, before: datetime) -> Self:
        """Those brought before this moment and never written."""
        return self.waiting().filter(brought_at__lt=before)


class Table(models.Model):
    """One file with an action table, and what became of it."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="plan_tables")
    plan = models.ForeignKey(Plan, models.SET_NULL, null=True, related_name="tables")
    brought_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    brought_at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    written_at = models.DateTimeField(null=True)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)

    objects = TableQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["municipality", "-id"], name="plan_tables_newest")
        ]

    def __str__(self) -> str:
        return self.name


class TitleQuerySet(models.QuerySet["Title"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)


class Title(models.Model):
    """What a column holds that the town heads in its own words: told once, known ever after."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    key = models.CharField(max_length=300, help_text="By what the title is known, however spelled")
    words = models.CharField(max_length=300)
    column = models.CharField(max_length=20)

    objects = TitleQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["municipality", "key"], name="title_told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.column}"


class Form(models.Model):
    """The columns in which a plan's table was brought last, so that it can be given back so."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="form")
    language = models.CharField(max_length=2)
    columns = models.JSONField(help_text='[["block", "Building block"], …] from left to right')

    def __str__(self) -> str:
        return ", ".join(title for _column, title in self.columns)
