"""Reports of listings by anybody, and what an officer decided."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from qvevri.market.listings.models import Listing
from qvevri.people.models import Person
from qvevri.places.models import Municipality


class ReportQuerySet(models.QuerySet["Report"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def open(self) -> Self:
        """Those no officer has decided."""
        return self.filter(decided_at=None)

    def without_reason(self) -> Self:
        """Those of one tap, to which nothing was added."""
        return self.filter(reason=Report.Reason.UNSAID)

    def about(self, listing: Listing) -> Self:
        """Those of one listing."""
        return self.filter(listing=listing)


class Report(models.Model):
    """Somebody says that something is wrong with a listing."""

    class Reason(models.TextChoices):
        SOLD = "sold", _("It has already been sold")
        WRONG = "wrong", _("Price or facts are wrong")
        FRAUD = "fraud", _("It looks like fraud")
        OFFENSIVE = "offensive", _("It is offensive or forbidden")
        OTHER = "other", _("Something else is wrong")
        UNSAID = "unsaid", _("No reason given")

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="reports")
    listing = models.ForeignKey(Listing, models.CASCADE, related_name="reports")
    reason = models.CharField(max_length=12, choices=Reason)
    text = models.CharField(max_length=500, blank=True)
    sender = models.CharField(
        max_length=64, blank=True, help_text="Hashed address: tells senders apart, names none"
    )
    reported_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    was_upheld = models.BooleanField(null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["municipality", "decided_at"]),
            models.Index(fields=["listing", "decided_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.reason}: {self.listing_id}"
