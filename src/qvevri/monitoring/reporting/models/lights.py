"""How actions stand: by the rule, by a named person, and what a plan adds up to."""

from typing import ClassVar

from django.db import models

from qvevri.monitoring.reporting.models.periods import Period
from qvevri.people.models import Person
from qvevri.people.naming import called
from qvevri.plan.programme.models import Action, Plan


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

    def called(self, language: str) -> str:
        """Who it was, in the letters of that language; the query brings along `by`."""
        is_known = self.by is not None and self.by.name == self.by_name
        return called(self.by_name, language, self.by.latin_name if self.by and is_known else "")


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
