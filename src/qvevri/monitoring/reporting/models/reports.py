"""What became of an action in a period: figures, milestones, money."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from qvevri.monitoring.reporting.models.periods import Period
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Action, Indicator, Milestone


class ActionReportQuerySet(models.QuerySet["Report"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality's plans."""
        return self.filter(period__plan__municipality=municipality)

    def approved(self) -> Self:
        """Those whose figures count."""
        return self.filter(status=Report.Status.APPROVED)

    def submitted(self) -> Self:
        """Those that wait for an officer."""
        return self.filter(status=Report.Status.SUBMITTED)


class Report(models.Model):
    """What became of an action in a period, in its owner's words and figures."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Waits for approval")
        RETURNED = "returned", _("Sent back")
        APPROVED = "approved", _("Approved")

    action = models.ForeignKey(Action, models.CASCADE, related_name="reports")
    period = models.ForeignKey(Period, models.CASCADE, related_name="reports")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=0, help_text="Grows with each saving")
    progress = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Of a hundred")
    is_complete = models.BooleanField(default=False)
    happened = models.TextField(blank=True)
    obstacles = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="ka", help_text="Of the two texts")
    link = models.URLField(max_length=500, blank=True, help_text="The first of its links")
    links = models.JSONField(default=list, help_text="Evidence elsewhere: addresses of pages")
    doubts = models.JSONField(
        default=list, help_text="What was odd about its money when it was handed in, and kept so"
    )
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="Why it was sent back")
    reason_language = models.CharField(max_length=2, default="ka")

    objects = ActionReportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["action_id", "period_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "period"], name="report_once_per_period"),
            models.CheckConstraint(
                condition=models.Q(progress=None) | models.Q(progress__lte=100),
                name="report_progress_of_a_hundred",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["period", "status"], name="reports_by_state")]

    def __str__(self) -> str:
        return f"{self.action.code} {self.period}"


class Value(models.Model):
    """What an indicator had reached in a period; a ratio with both of its parts."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="values")
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="values")
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    parts = models.JSONField(default=dict, help_text='{"sex": {"female": "21"}}')
    counted = models.JSONField(
        default=dict, help_text="Of a figure the house counted: measure, narrowing, moment, records"
    )

    class Meta:
        ordering: ClassVar = ["report_id", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "indicator"], name="value_once_per_report"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}: {self.value}"


class Reached(models.Model):
    """A milestone that was reached, and when."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="reached")
    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="reached")
    on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "milestone"], name="reached_once"),
        ]

    def __str__(self) -> str:
        return f"{self.milestone} {self.on}"


class Spending(models.Model):
    """Money committed or paid in a period against a line of the budget.

    An amendment lays the lines down anew, so the line is named by what it says, not by its number.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="spending")
    source = models.CharField(max_length=20)
    line = models.CharField(
        max_length=160, blank=True, help_text="Year and name of the line; empty: the whole source"
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Of the line")
    contract = models.CharField(max_length=200, blank=True, help_text="Its number or name")
    committed = models.BigIntegerField(default=0, help_text="Minor units")
    paid = models.BigIntegerField(default=0, help_text="Minor units")
    currency = models.CharField(max_length=3, default="GEL")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "source", "currency", "line"], name="spending_once_per_line"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.paid / 100:.2f} {self.currency}"
