"""Rates of exchange, one for each currency and day."""

from datetime import date
from typing import ClassVar, Self

from django.db import models


class RateQuerySet(models.QuerySet["Rate"]):
    def between(self, first: date, last: date) -> Self:
        """Those of these days, the first and the last among them."""
        return self.filter(day__gte=first, day__lte=last)

    def before(self, day: date) -> Self:
        """Those of earlier days."""
        return self.filter(day__lt=day)


class Rate(models.Model):
    """What one unit of a currency was worth on a day. The bank's word, the same for all."""

    currency = models.CharField(max_length=3, help_text="ISO 4217")
    day = models.DateField(help_text="From which it is valid")
    lari = models.DecimalField(max_digits=18, decimal_places=10, help_text="For one unit")

    objects = RateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["day", "currency"], name="one_rate_a_day"),
            models.CheckConstraint(condition=models.Q(lari__gt=0), name="rate_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.day}: {self.lari}"
