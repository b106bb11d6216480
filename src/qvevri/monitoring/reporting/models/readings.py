"""What the indicators of objectives had reached."""

from typing import ClassVar, Self

from django.db import models

from qvevri.monitoring.reporting.models.periods import Period
from qvevri.monitoring.reporting.models.reports import Report
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Indicator


class ReadingQuerySet(models.QuerySet["Reading"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality's plans."""
        return self.filter(period__plan__municipality=municipality)

    def approved(self) -> Self:
        """Those whose figures count."""
        return self.filter(status=Report.Status.APPROVED)

    def submitted(self) -> Self:
        """Those that wait for an officer."""
        return self.filter(status=Report.Status.SUBMITTED)


class Reading(models.Model):
    """What an objective's own indicator had reached in a period, as its owner says."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="readings")
    period = models.ForeignKey(Period, models.CASCADE, related_name="readings")
    status = models.CharField(max_length=10, choices=Report.Status, default=Report.Status.SUBMITTED)
    version = models.PositiveIntegerField(default=0, help_text="Grows with each saving")
    value = models.DecimalField(max_digits=20, decimal_places=4)
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    parts = models.JSONField(default=dict, help_text='{"sex": {"female": "21"}}')
    counted = models.JSONField(default=dict, help_text="Of a figure the house counted")
    note = models.TextField(blank=True, help_text="Where the figure comes from")
    language = models.CharField(max_length=2, default="ka", help_text="Of the note")
    link = models.URLField(max_length=500, blank=True)
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    submitted_at = models.DateTimeField(auto_now=True)
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="Why it was sent back")
    reason_language = models.CharField(max_length=2, default="ka")

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["indicator_id", "period_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "period"], name="reading_once_per_period"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}: {self.value}"
