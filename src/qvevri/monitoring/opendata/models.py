"""Secret addresses of people's calendars, the mirrors of neighbours as they were read last, and the
seals of their logs as they were first."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from qvevri.people.models import Person
from qvevri.places.models import Municipality


class CalendarKey(models.Model):
    """Whoever holds the key reads one person's deadlines in one municipality."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    key = models.CharField(max_length=40, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "municipality"], name="one_calendar_per_person_and_town"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"


class NeighbourQuerySet(models.QuerySet["Neighbour"]):
    def of(self, municipality: Municipality) -> Self:
        """Those whom one municipality reads."""
        return self.filter(municipality=municipality)

    def readable(self) -> Self:
        """Those of whom a good mirror was read."""
        return self.exclude(mirror="")

    def with_address(self) -> Self:
        """Those that can be asked again."""
        return self.exclude(address__startswith=Neighbour.FILE)


class Neighbour(models.Model):
    """Another town whose mirror is read, and the last good one of it."""

    # Before the name of a town whose mirror somebody brought as a file.
    FILE: ClassVar = "file:"

    class Trouble(models.TextChoices):
        NONE = "", _("Read without trouble")
        UNREACHABLE = "unreachable", _("Its address does not answer")
        BROKEN = "broken", _("What it sent cannot be read")
        UNSIGNED = "unsigned", _("What it sent is not signed with its key")
        KEY_CHANGED = "key_changed", _("It signs with another key than the one you confirmed")
        EXPIRED = "expired", _("What it sent is out of date")

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="neighbours")
    name = models.CharField(max_length=200, help_text="As its own mirror says, in any language")
    address = models.URLField(max_length=500)
    key = models.CharField(max_length=64, help_text="Its Ed25519 public key, 64 hexadecimal digits")
    etag = models.CharField(max_length=200, blank=True)
    mirror = models.TextField(blank=True, help_text="The last good one, as it was signed")
    read_at = models.DateTimeField(null=True, help_text="When the last good one was read")
    tried_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=20, choices=Trouble, default=Trouble.NONE, blank=True)
    added_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = NeighbourQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["municipality_id", "name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["municipality", "address"], name="neighbour_once_per_town"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_from_file(self) -> bool:
        """Did its mirror come as a file, so that nobody can be asked again?"""
        return self.address.startswith(self.FILE)


class WitnessedQuerySet(models.QuerySet["Witnessed"]):
    def of(self, municipality: Municipality) -> Self:
        """What one municipality was witness of."""
        return self.filter(municipality=municipality)

    def signed_by(self, key: str) -> Self:
        """Those of the town whose mirror a key signs."""
        return self.filter(key=key)


class Witnessed(models.Model):
    """The seal of a day in another town's log, as its signed mirror said it first. It is never
    changed; that a later mirror said otherwise is added. It outlives the neighbour."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    key = models.CharField(max_length=64, help_text="The other town's public key")
    town = models.CharField(max_length=60, help_text="Its slug, as its mirror says")
    day = models.DateField()
    number = models.PositiveBigIntegerField(help_text="Of the day's last entry")
    seal = models.CharField(max_length=64)
    seen_at = models.DateTimeField(auto_now_add=True)
    denied_at = models.DateTimeField(null=True, help_text="When a mirror first said otherwise")

    objects = WitnessedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["municipality_id", "key", "day"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["municipality", "key", "day"], name="day_of_a_log_witnessed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.town} {self.day}"
