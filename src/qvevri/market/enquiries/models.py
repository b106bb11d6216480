"""Enquiries: a thread between a buyer and a seller, spoken in chips that read in every language."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def running(self) -> Self:
        """Those on which a word may still be said."""
        return self.filter(status__in=[Enquiry.Status.OPEN, Enquiry.Status.ANSWERED])

    def waiting_for(self, side: str) -> Self:
        """Those in which it is this side's turn."""
        return self.running().filter(waits_for=side)

    def silent_since(self, moment: datetime) -> Self:
        """Those in which nothing was said after this moment."""
        return self.filter(last_turn_at__lte=moment)

    def of_sellers(self, organisations: Iterable[Organisation]) -> Self:
        """Those put to any of these sellers."""
        return self.filter(organisation__in=list(organisations))


class Enquiry(models.Model):
    """One buyer's contact with one seller about one listing."""

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("enquiry", "open")
        ANSWERED = "answered", pgettext_lazy("enquiry", "answered")
        AGREED = "agreed", pgettext_lazy("enquiry", "agreed")
        CLOSED = "closed", pgettext_lazy("enquiry", "closed")

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="enquiries")
    listing = models.ForeignKey(Listing, models.PROTECT, related_name="enquiries")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="enquiries")
    buyer = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="enquiries")
    buyer_name = models.CharField(max_length=120)
    buyer_phone = models.CharField(max_length=20, blank=True)
    buyer_email = models.EmailField(blank=True)
    buyer_language = models.CharField(max_length=2)
    buyer_country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1")
    buyer_key = models.CharField(max_length=64, unique=True, help_text="Secret of the buyer's link")
    seller_key = models.CharField(
        max_length=64, unique=True, help_text="Secret of the seller's link"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    waits_for = models.CharField(
        max_length=6, blank=True, help_text="Whose turn it is: buyer or seller; empty when over"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    last_turn_at = models.DateTimeField()
    seller_seen_at = models.DateTimeField(null=True)
    buyer_seen_at = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    agreed_terms = models.JSONField(
        default=dict, blank=True, help_text="What both sides agreed on, as chips hold it"
    )

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-last_turn_at"]),
            models.Index(fields=["municipality", "waits_for", "last_turn_at"]),
        ]

    def __str__(self) -> str:
        return f"enquiry {self.pk}"

    @property
    def is_over(self) -> bool:
        """Agreed or closed: no more is said."""
        return self.status in (self.Status.AGREED, self.Status.CLOSED)

    def is_unseen_by(self, side: str) -> bool:
        """Did the other side say something that this side has not looked at?"""
        seen = self.seller_seen_at if side == "seller" else self.buyer_seen_at
        return seen is None or seen < self.last_turn_at


class Turn(models.Model):
    """What one side said: chips with their values, and free text only if wanted."""

    class Side(models.TextChoices):
        BUYER = "buyer", _("buyer")
        SELLER = "seller", _("seller")

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="turns")
    side = models.CharField(max_length=6, choices=Side)
    chips = models.JSONField(
        default=list, help_text='[{"chip": "how_much", "amount": "500", "unit": "kg"}, …]'
    )
    text = models.TextField(blank=True)
    text_language = models.CharField(max_length=2, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["said_at", "pk"]

    def __str__(self) -> str:
        return f"{self.side} {self.said_at}"


class PhoneReveal(models.Model):
    """Somebody asked for a seller's number: counted, never who."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="reveals")
    listing = models.ForeignKey(Listing, models.CASCADE, null=True, related_name="reveals")
    channel = models.CharField(max_length=10, help_text='"call", "whatsapp", "viber", "telegram"')
    revealed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "revealed_at"])]

    def __str__(self) -> str:
        return f"{self.channel} {self.revealed_at}"
