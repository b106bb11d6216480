"""Wanted: what a buyer looks for, which sellers were asked and why, and what they answered."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary.models import Concept


class WantedQuerySet(models.QuerySet["Wanted"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def open(self, now: datetime) -> Self:
        """Those sellers may still answer."""
        return self.filter(status=Wanted.Status.OPEN, expires_at__gt=now)

    def public(self) -> Self:
        """Those a stranger may see, also when they are over."""
        hidden = [Wanted.Status.UNCONFIRMED, Wanted.Status.HIDDEN]
        return self.exclude(status__in=hidden)

    def due(self, now: datetime) -> Self:
        """Those shown although their time is over: the hourly job's work."""
        return self.filter(status=Wanted.Status.OPEN, expires_at__lte=now)

    def sent_before(self, moment: datetime) -> Self:
        """Those that reached sellers before this moment."""
        return self.filter(sent_at__lte=moment)

    def without_answer(self) -> Self:
        """Those for which no seller has said "I have it"."""
        return self.filter(asked__answer=None)

    def never_confirmed(self, before: datetime) -> Self:
        """Those whose buyer never opened the link, posted before this moment."""
        return self.filter(status=Wanted.Status.UNCONFIRMED, created_at__lt=before)


class Wanted(models.Model):
    """What one buyer looks for: a concept, an amount, days, a place."""

    class Status(models.TextChoices):
        UNCONFIRMED = "unconfirmed", pgettext_lazy("wanted", "not confirmed")
        OPEN = "open", pgettext_lazy("wanted", "open")
        FOUND = "found", pgettext_lazy("wanted", "found")
        CLOSED = "closed", pgettext_lazy("wanted", "closed")
        EXPIRED = "expired", pgettext_lazy("wanted", "over")
        HIDDEN = "hidden", pgettext_lazy("wanted", "hidden")

    class Way(models.TextChoices):
        COLLECT = "collect", _("the buyer collects it")
        SETTLEMENT = "settlement", _("delivered to a village or town here")
        CITY = "city", _("delivered to a town elsewhere")

    class PriceForm(models.TextChoices):
        NONE = "", _("no price named")
        FIXED = "fixed", _("at most")
        RANGE = "range", _("from … to …")
        AGREEMENT = "agreement", _("by agreement")
        EXCHANGE = "exchange", _("exchange")

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="wanted")
    concept = models.ForeignKey(Concept, models.PROTECT, related_name="+")
    variety = models.ForeignKey(Concept, models.PROTECT, related_name="+", null=True, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=3, help_text="In `unit`")
    unit = models.CharField(max_length=20, help_text="Code of a unit, or of a pack")
    pack_amount = models.DecimalField(
        max_digits=12, decimal_places=3, null=True, blank=True, help_text="Contents of one pack"
    )
    pack_unit = models.CharField(max_length=20, blank=True)
    amount_base = models.DecimalField(max_digits=20, decimal_places=6, help_text="In `base`")
    base = models.CharField(max_length=20, help_text="Code of the unit that answers compare in")
    needed_from = models.DateField()
    needed_until = models.DateField()
    way = models.CharField(max_length=12, choices=Way, default=Way.COLLECT)
    settlement = models.ForeignKey(
        Settlement, models.PROTECT, related_name="+", null=True, blank=True
    )
    city = models.CharField(max_length=60, blank=True, help_text="Code, or as the buyer wrote it")
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1")
    packing = models.CharField(max_length=80, blank=True, help_text="Code of a concept")
    certificates = models.JSONField(default=list, blank=True, help_text="Codes of concepts")
    price_form = models.CharField(max_length=10, choices=PriceForm, blank=True)
    price = models.BigIntegerField(null=True, blank=True, help_text="Minor units per price_unit")
    price_max = models.BigIntegerField(null=True, blank=True, help_text="Minor units, of a range")
    currency = models.CharField(max_length=3, default="GEL")
    price_unit = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True, help_text="The buyer's own words")
    text_language = models.CharField(max_length=2, blank=True)

    buyer = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="wanted")
    buyer_name = models.CharField(max_length=120)
    buyer_phone = models.CharField(max_length=20, blank=True)
    buyer_email = models.EmailField(blank=True)
    buyer_language = models.CharField(max_length=2)
    buyer_country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1")
    buyer_key = models.CharField(max_length=64, unique=True, help_text="Secret of the buyer's link")

    status = models.CharField(max_length=12, choices=Status, default=Status.UNCONFIRMED)
    hidden_because = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, help_text="When the buyer had confirmed it")
    expires_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    rounds = models.PositiveSmallIntegerField(default=0, help_text="How often sellers were chosen")
    is_forgotten = models.BooleanField(default=False, help_text="Who asked is no longer known")

    objects = WantedQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["municipality", "status", "-sent_at"]),
            models.Index(fields=["municipality", "status", "expires_at"]),
            models.Index(fields=["municipality", "created_at"]),
            models.Index(
                fields=["municipality", "-id"],
                condition=models.Q(status="open"),
                name="wanted_open",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=Decimal(0)), name="wanted_amount_is_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(needed_until__gte=models.F("needed_from")),
                name="wanted_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"wanted {self.pk}"

    def is_open(self, now: datetime) -> bool:
        """May sellers still answer at this moment?"""
        return (
            self.status == self.Status.OPEN
            and self.expires_at is not None
            and self.expires_at > now
        )


class AskedQuerySet(models.QuerySet["Asked"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(wanted__municipality=municipality)

    def of_sellers(self, organisations: Iterable[Organisation]) -> Self:
        """Those put to any of these sellers."""
        return self.filter(organisation__in=list(organisations))

    def waiting(self, now: datetime) -> Self:
        """Those a seller has not answered, of requests that are open."""
        running = self.filter(wanted__status=Wanted.Status.OPEN, wanted__expires_at__gt=now)
        return running.filter(state=Asked.State.WAITING)

    def since(self, moment: datetime) -> Self:
        """Those put to sellers after this moment."""
        return self.filter(asked_at__gte=moment)


class Asked(models.Model):
    """One seller who was asked, why just this one, and how far it has come."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("asked seller", "no answer yet")
        ASKS = "asks", pgettext_lazy("asked seller", "asks back")
        HAS = "has", pgettext_lazy("asked seller", "has it")
        NOT_NOW = "not_now", pgettext_lazy("asked seller", "not now")
        TAKEN = "taken", pgettext_lazy("asked seller", "chosen")

    wanted = models.ForeignKey(Wanted, models.CASCADE, related_name="asked")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="asked_for")
    listing = models.ForeignKey(
        Listing, models.SET_NULL, null=True, related_name="+", help_text="The offer that fits best"
    )
    score = models.SmallIntegerField(default=0)
    reasons = models.JSONField(
        default=list, help_text='[{"why": "place", "points": 8, "km": 5}, …]'
    )
    rule = models.CharField(max_length=20, blank=True, help_text="Version of the rule that chose")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    last_turn_at = models.DateTimeField(null=True)
    waits_for = models.CharField(max_length=6, blank=True, help_text="Whose turn it is in the talk")

    objects = AskedQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-asked_at"]),
            models.Index(fields=["asked_at"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["wanted", "organisation"], name="a_seller_is_asked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"asked {self.pk}"

    @property
    def has_answered(self) -> bool:
        """Did the seller say "I have it"?"""
        return self.state in (self.State.HAS, self.State.TAKEN)


class Answer(models.Model):
    """What one seller has of it: how much, at what price, when. Given anew it replaces itself."""

    asked = models.OneToOneField(Asked, models.CASCADE, related_name="answer")
    amount = models.DecimalField(max_digits=14, decimal_places=3, help_text="In `unit`")
    unit = models.CharField(max_length=20)
    amount_base = models.DecimalField(max_digits=20, decimal_places=6, help_text="In Wanted.base")
    price = models.BigIntegerField(
        null=True, help_text="Tetri per price_unit; none means by agreement"
    )
    price_unit = models.CharField(max_length=20, blank=True)
    price_base = models.DecimalField(
        max_digits=20, decimal_places=6, null=True, help_text="Tetri per Wanted.base"
    )
    ready_from = models.DateField()
    ready_until = models.DateField(null=True, blank=True)
    delivers = models.BooleanField(default=False, help_text="To where the buyer wants it")
    text = models.TextField(blank=True)
    text_language = models.CharField(max_length=2, blank=True)
    given_at = models.DateTimeField()
    taken_base = models.DecimalField(
        max_digits=20, decimal_places=6, null=True, help_text="How much the buyer takes of it"
    )
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=Decimal(0)), name="answer_amount_is_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Turn(models.Model):
    """What one side said: chips with their values, and free text only if wanted."""

    class Side(models.TextChoices):
        BUYER = "buyer", _("buyer")
        SELLER = "seller", _("seller")

    asked = models.ForeignKey(Asked, models.CASCADE, related_name="turns")
    side = models.CharField(max_length=6, choices=Side)
    chips = models.JSONField(default=list)
    text = models.TextField(blank=True)
    text_language = models.CharField(max_length=2, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["said_at", "pk"]

    def __str__(self) -> str:
        return f"{self.side} {self.said_at}"


class Mute(models.Model):
    """A seller wants no requests: for one concept and what lies under it, or for any."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="mutes")
    concept = models.ForeignKey(
        Concept, models.CASCADE, related_name="+", null=True, help_text="None: for anything"
    )
    muted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "concept"], name="a_concept_is_muted_once"
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(concept=None),
                name="everything_is_muted_once",
            ),
        ]

    def __str__(self) -> str:
        return f"mute {self.pk}"


class Complaint(models.Model):
    """Somebody says that something is wrong with a request."""

    wanted = models.ForeignKey(Wanted, models.CASCADE, related_name="complaints")
    sender = models.CharField(max_length=64, help_text="Hashed address")
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["wanted", "sender"], name="a_sender_complains_once_of_a_request"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["wanted"], condition=models.Q(settled_at=None), name="complaint_unsettled"
            ),
        ]

    def __str__(self) -> str:
        return f"complaint {self.pk}"


class Policy(models.Model):
    """How one municipality sends requests out; without a row the usual figures hold."""

    municipality = models.OneToOneField(Municipality, models.CASCADE, related_name="+")
    most_sellers = models.PositiveSmallIntegerField(default=8, help_text="Asked for one request")
    days_open = models.PositiveSmallIntegerField(default=30)

    def __str__(self) -> str:
        return f"policy of {self.municipality}"
