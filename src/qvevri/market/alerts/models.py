"""Alerts: what somebody wants to hear of, how and how often, and what they were told already."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality

CONFIRM_WITHIN = timedelta(days=3)


class AlertQuerySet(models.QuerySet["Alert"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def running(self) -> Self:
        """Those whose holder is told of new listings."""
        return self.filter(status=Alert.Status.RUNNING)

    def kept(self) -> Self:
        """Those that their holder confirmed and has not stopped."""
        return self.filter(status__in=[Alert.Status.RUNNING, Alert.Status.PAUSED])

    def unconfirmed(self) -> Self:
        """Those whose holder has not said yet that the address is theirs."""
        return self.filter(status=Alert.Status.UNCONFIRMED)

    def stopped(self) -> Self:
        """Those that tell nothing any more."""
        return self.filter(status=Alert.Status.STOPPED)

    def reaching(self, phone: str, email: str) -> Self:
        """Those told to this number or this address; exactly one of them is given."""
        return self.filter(phone=phone, email=email)

    def due(self, now: datetime) -> Self:
        """Those that have something to tell, and whose moment has come."""
        return self.running().filter(due_at__lte=now)


class Alert(models.Model):
    """A saved search or a followed seller, and who is told of it."""

    class Status(models.TextChoices):
        UNCONFIRMED = "unconfirmed", pgettext_lazy("alert", "not confirmed")
        RUNNING = "running", pgettext_lazy("alert", "on")
        PAUSED = "paused", pgettext_lazy("alert", "paused")
        STOPPED = "stopped", pgettext_lazy("alert", "stopped")

    class Frequency(models.TextChoices):
        AT_ONCE = "at_once", _("at once")
        DAILY = "daily", _("once a day")
        WEEKLY = "weekly", _("once a week")

    class Why(models.TextChoices):
        NOBODY = "", _("no reason")
        HOLDER = "holder", _("the holder")
        ONE_CLICK = "one_click", _("the link in a message")
        STAFF = "staff", _("the agency")
        BOUNCED = "bounced", _("messages do not arrive")
        LOST = "lost", _("the search can no longer be read")

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="alerts")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="alerts")
    phone = models.CharField(max_length=20, blank=True, help_text="E.164; told by SMS")
    email = models.EmailField(blank=True, help_text="Lower case; told by e-mail")
    language = models.CharField(max_length=2)
    search = models.TextField(
        blank=True, help_text="The search's address after the question mark; empty: everything"
    )
    seller = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="alerts")
    what = models.CharField(max_length=64, help_text="Digest of search and seller")
    asked = models.JSONField(
        default=dict, help_text="What the index is asked: fields of search.queries.Query"
    )
    frequency = models.CharField(max_length=10, choices=Frequency, default=Frequency.DAILY)
    status = models.CharField(max_length=12, choices=Status, default=Status.UNCONFIRMED)
    stopped_because = models.CharField(max_length=10, choices=Why, blank=True, default=Why.NOBODY)
    key = models.CharField(max_length=64, unique=True, help_text="Secret of the holder's links")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    asked_at = models.DateTimeField(
        null=True, help_text="When its holder was last asked to confirm it"
    )
    confirmed_at = models.DateTimeField(
        null=True, help_text="Listings that came after this moment are told"
    )
    due_at = models.DateTimeField(null=True, help_text="When to tell what waits; none: nothing")
    told_at = models.DateTimeField(null=True, help_text="When something was told last")

    objects = AlertQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["status", "due_at"], name="alert_due"),
            models.Index(fields=["phone", "email"], name="alert_contact"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["municipality", "phone", "email", "what"],
                name="a_receiver_saves_a_search_once",
            ),
            models.CheckConstraint(
                condition=models.Q(phone="") ^ models.Q(email=""),
                name="an_alert_is_told_one_way",
            ),
        ]

    def __str__(self) -> str:
        return f"alert {self.pk}"

    @property
    def is_sms(self) -> bool:
        """Told by SMS, not by e-mail."""
        return bool(self.phone)

    @property
    def contact(self) -> str:
        """The number or the address."""
        return self.phone or self.email

    @property
    def is_running(self) -> bool:
        """Does it tell of new listings now?"""
        return self.status == self.Status.RUNNING

    def has_good_link(self, now: datetime) -> bool:
        """Does the link still work by which its holder was last asked to confirm it?"""
        return self.asked_at is not None and now - self.asked_at <= CONFIRM_WITHIN

    @property
    def is_kept(self) -> bool:
        """Confirmed and not stopped."""
        return self.status in (self.Status.RUNNING, self.Status.PAUSED)


class Anchor(models.Model):
    """A sign that every new listing bears which an alert could be told of.

    A new listing looks up its own signs, so that only the alerts in question are asked.
    """

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="anchors")
    sign = models.CharField(max_length=120)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sign", "alert"], name="anchor_sign")]

    def __str__(self) -> str:
        return f"{self.alert_id}: {self.sign}"


class Arrival(models.Model):
    """A listing that came before the public, and was held against every alert."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    put_up_at = models.DateTimeField(help_text="As the listing says")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["listing", "put_up_at"], name="an_arrival_is_matched_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["put_up_at"], name="arrival_put_up")]

    def __str__(self) -> str:
        return f"{self.listing_id} at {self.put_up_at}"


class FindingQuerySet(models.QuerySet["Finding"]):
    def waiting(self) -> Self:
        """Those not told yet."""
        return self.filter(told_at=None)

    def of_alerts(self, alerts: Iterable[Alert]) -> Self:
        """Those of any of these alerts."""
        return self.filter(alert__in=list(alerts))


class Finding(models.Model):
    """The ledger: a new listing that an alert's holder is to be told of, once."""

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="findings")
    listing = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    put_up_at = models.DateTimeField(help_text="As the listing says")
    told_at = models.DateTimeField(null=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["alert", "listing", "put_up_at"], name="a_new_listing_is_told_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["alert", "told_at"], name="finding_waiting"),
            models.Index(fields=["told_at"], name="finding_told"),
        ]

    def __str__(self) -> str:
        return f"{self.alert_id}: {self.listing_id}"
