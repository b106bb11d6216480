"""Rows that every room may use: counts of what strangers did, outcomes of forms sent twice."""

from typing import ClassVar

from django.db import models


class Tally(models.Model):
    """How often a key was used within one window of time; see `core.limits`."""

    key = models.CharField(max_length=200)
    window = models.BigIntegerField(
        help_text="Number of the window: seconds since 1970 // its length"
    )
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "window"], name="one_tally_per_key_and_window"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"


class Once(models.Model):
    """The outcome of a form that may arrive twice; see `core.once`."""

    key = models.CharField(max_length=100, unique=True)
    outcome = models.CharField(max_length=300)
    made_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return self.key
