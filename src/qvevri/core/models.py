"""Rows that every room may use: counts of what strangers did lately."""

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
