"""What was approved, as it was approved: rows that nobody changes afterwards.

Reports and readings are rows that live: sent back, mended, approved again. Each approval keeps
what it approved, so that a page can say of any day what counted then. What an amendment may take
away is named by what it said: indicators by their codes, milestones by title and day.
"""

from datetime import date, datetime, time, timedelta
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from qvevri.monitoring.reporting.models.readings import Reading
from qvevri.monitoring.reporting.models.reports import Report
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Plan


def end_of(day: date) -> datetime:
    """The moment at which a day is over here."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def held(until: date | None) -> models.Q:
    """Those that counted at the end of a day; now if left out."""
    if until is None:
        return models.Q(withdrawn_at=None)
    over = end_of(until)
    is_open = models.Q(withdrawn_at=None) | models.Q(withdrawn_at__gte=over)
    return is_open & models.Q(approved_at__lt=over)


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality's plans."""
        return self.filter(report__period__plan__municipality=municipality)

    def in_plan(self, plan: Plan) -> Self:
        """Those of reports on one plan."""
        return self.filter(report__period__plan=plan)

    def held(self, until: date | None) -> Self:
        """Those that counted at the end of a day; now if left out. One of a report at most."""
        return self.filter(held(until))


class Approval(models.Model):
    """A report as it was approved. Only that it no longer counts is added, when it is sent back,
    and that its words and files are no longer shown."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="approvals")
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, help_text="When it no longer counted")
    submitted_at = models.DateTimeField(null=True)
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    progress = models.PositiveSmallIntegerField(null=True)
    is_complete = models.BooleanField(default=False)
    happened = models.TextField(blank=True)
    obstacles = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="ka", help_text="Of the two texts")
    links = models.JSONField(default=list)
    values = models.JSONField(default=dict, help_text='By code of an indicator: {"1.1.1": "12"}')
    ratios = models.JSONField(
        default=dict, help_text='Numerators and denominators: {"1.1.2": ["3", "4"]}'
    )
    parts = models.JSONField(default=dict, help_text='{"1.1.1": {"sex": {"female": "5"}}}')
    counted = models.JSONField(default=dict, help_text="Of figures that the house counted")
    reached = models.JSONField(
        default=list, help_text='{"milestone": 7, "title": {}, "due": "", "on": ""}'
    )
    spending = models.JSONField(default=list, help_text="By line, in minor units")
    evidence = models.JSONField(default=list, help_text="The hashes of its files")
    withheld_at = models.DateTimeField(
        null=True, help_text="When its words and files were taken from the public"
    )

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["report_id", "approved_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report"],
                condition=models.Q(withdrawn_at=None),
                name="one_approval_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.approved_at:%Y-%m-%d}"

    def counts(self, until: date | None) -> bool:
        """Did it count at the end of a day; now if left out?"""
        if until is None or self.withdrawn_at is None:
            return self.withdrawn_at is None
        return self.withdrawn_at >= end_of(until)


class ReadingApprovalQuerySet(models.QuerySet["ReadingApproval"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality's plans."""
        return self.filter(reading__period__plan__municipality=municipality)

    def in_plan(self, plan: Plan) -> Self:
        """Those of readings of one plan."""
        return self.filter(reading__period__plan=plan)

    def held(self, until: date | None) -> Self:
        """Those that counted at the end of a day; now if left out. One of a reading at most."""
        return self.filter(held(until))


class ReadingApproval(models.Model):
    """A figure of an objective as it was approved; only that it no longer counts is added."""

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="approvals")
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, help_text="When it no longer counted")
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    value = models.DecimalField(max_digits=20, decimal_places=4)
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    parts = models.JSONField(default=dict, help_text='{"sex": {"female": "21"}}')
    counted = models.JSONField(default=dict, help_text="Of a figure the house counted")
    note = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="ka", help_text="Of the note")
    link = models.URLField(max_length=500, blank=True)

    objects = ReadingApprovalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["reading_id", "approved_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reading"],
                condition=models.Q(withdrawn_at=None),
                name="one_reading_approval_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reading_id} {self.approved_at:%Y-%m-%d}"
