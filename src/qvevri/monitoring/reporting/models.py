"""Periods of a plan, reports of its actions, the values and the money in them, and the lights."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Action, Indicator, Milestone, Plan


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
    counted_at = models.DateTimeField(
        null=True, blank=True, help_text="Last approval: evidence of that time stays"
    )
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


class Override(models.Model):
    """A named person's light in place of the rule's, with a reason; both stay visible."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="overrides")
    period = models.ForeignKey(Period, models.CASCADE, related_name="overrides")
    light = models.CharField(max_length=20)
    reason = models.TextField()
    language = models.CharField(max_length=2, default="ka", help_text="Of the reason")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    salt = models.CharField(
        max_length=32, blank=True, help_text="Hashed with the name for the log; erased with it"
    )
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["action_id", "-at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "period"],
                condition=models.Q(withdrawn_at=None),
                name="one_override_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action.code}: {self.light}"


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


class Reminder(models.Model):
    """That somebody was told of a report or a reading at a stage: nobody hears the same twice."""

    action = models.ForeignKey(Action, models.CASCADE, null=True, related_name="+")
    indicator = models.ForeignKey(Indicator, models.CASCADE, null=True, related_name="+")
    period = models.ForeignKey(Period, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    stage = models.CharField(max_length=10)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "period", "person", "stage"], name="reminded_once_per_stage"
            ),
            models.UniqueConstraint(
                fields=["indicator", "period", "person", "stage"], name="reminded_of_reading_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action_id or self.indicator_id} {self.stage}"


class Standing(models.Model):
    """How an action stands at the end of a period, or now in the running one: computed by the
    rule, kept so that a page need not judge three hundred actions."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="standings")
    period = models.ForeignKey(Period, models.CASCADE, related_name="standings")
    light = models.CharField(max_length=20, help_text="Shown: the rule's, unless overruled")
    rule_light = models.CharField(max_length=20)
    rule_version = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=list, help_text="What the rule found, the decisive first")
    share = models.CharField(max_length=40, blank=True, help_text='Of the way: "31/40", or empty')
    heard_at = models.DateTimeField(null=True, help_text="Last approved report up to this period")
    judged_on = models.DateField()

    class Meta:
        ordering: ClassVar = ["period_id", "action_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "period"], name="standing_once_per_period"),
        ]

    def __str__(self) -> str:
        return f"{self.action_id}: {self.light}"


class Snapshot(models.Model):
    """The figures of a plan's dashboard as they were computed last, with what they are made of."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="snapshot")
    figures = models.JSONField()
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.plan_id}"
