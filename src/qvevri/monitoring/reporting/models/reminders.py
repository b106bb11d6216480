"""Who was told that a report is due."""

from typing import ClassVar

from django.db import models

from qvevri.monitoring.reporting.models.periods import Period
from qvevri.people.models import Person
from qvevri.plan.programme.models import Action, Indicator


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
