"""What was sent to whom, in which language, over which channel."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from qvevri.people.models import Person
from qvevri.places.models import Municipality


class MessageQuerySet(models.QuerySet["Message"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def waiting(self) -> Self:
        """Those not yet sent."""
        return self.filter(sent_at=None, failed_at=None, was_kept=False)

    def forgotten(self, before: datetime) -> Self:
        """Those written before a moment and tried by nobody since."""
        return self.waiting().filter(attempts=0, created_at__lt=before)


class Message(models.Model):
    """One SMS or e-mail, composed in the receiver's language."""

    class Channel(models.TextChoices):
        SMS = "sms", _("SMS")
        EMAIL = "email", _("e-mail")

    municipality = models.ForeignKey(
        Municipality, models.CASCADE, null=True, related_name="messages"
    )
    kind = models.CharField(max_length=60, help_text='"listings.expiring", "enquiries.asked", …')
    channel = models.CharField(max_length=10, choices=Channel)
    to = models.CharField(max_length=254, help_text="Phone (E.164) or e-mail address")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="messages")
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    html = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    list_unsubscribe = models.URLField(max_length=500, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    was_kept = models.BooleanField(
        default=False, help_text="Not sent on purpose: the demo, or no SMS gateway is set"
    )
    failed_at = models.DateTimeField(null=True, help_text="After the last attempt")
    failure = models.CharField(max_length=300, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["to"], name="message_to"),
            # Those of few among many, and those that are counted without being read.
            models.Index(
                fields=["created_at", "channel"],
                condition=models.Q(sent_at=None, failed_at=None, was_kept=False),
                name="message_waiting",
            ),
            models.Index(
                fields=["channel"],
                condition=models.Q(sent_at=None, failed_at__isnull=False),
                name="message_failed",
            ),
            models.Index(fields=["channel", "sent_at"], name="message_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.to}: {self.kind}"


class Silence(models.Model):
    """A receiver wants no more messages of one optional kind."""

    to = models.CharField(max_length=254)
    kind = models.CharField(max_length=60)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["to", "kind"], name="a_receiver_unsubscribes_once"),
        ]

    def __str__(self) -> str:
        return f"{self.to}: {self.kind}"
