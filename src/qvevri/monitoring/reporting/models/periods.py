"""The stretches of a plan's time that are reported."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Plan


class PeriodQuerySet(models.QuerySet["Period"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality's plans."""
        return self.filter(plan__municipality=municipality)

    def begun(self, on: date) -> Self:
        """Those whose first day has come."""
        return self.filter(starts__lte=on)

    def due(self, on: date) -> Self:
        """Those whose reports should be in by this day."""
        return self.filter(due__lt=on)


class Period(models.Model):
    """A stretch of a plan's time that is reported as one: a half-year, unless decided otherwise."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open for reports")
        CLOSED = "closed", _("Closed: late reports are still taken")
        LOCKED = "locked", _("Locked")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="periods")
    number = models.PositiveSmallIntegerField()
    starts = models.DateField()
    finishes = models.DateField()
    due = models.DateField(help_text="The last day for reports")
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["plan_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="period_once_per_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.starts:%m.%Y}–{self.finishes:%m.%Y}"
