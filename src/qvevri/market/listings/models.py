"""Listings: what is offered, by whom, where, at what price, and in which state of its life."""

from datetime import datetime
from decimal import Decimal
from typing import ClassVar, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _

from qvevri.files.claims import new_claim
from qvevri.files.models import Photo
from qvevri.market.listings.life import LIFETIME as LIFETIME
from qvevri.money.rates import HOME
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary.models import Concept


class ListingQuerySet(models.QuerySet["Listing"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def published(self) -> Self:
        """Those a stranger may see and ask about: published or reserved."""
        return self.filter(status__in=[Listing.Status.PUBLISHED, Listing.Status.RESERVED])

    def current(self, now: datetime) -> Self:
        """Those confirmed recently enough."""
        return self.filter(expires_at__gt=now)

    def due(self, now: datetime) -> Self:
        """Those shown although their time is over: the expiry job's work."""
        return self.published().filter(expires_at__lte=now)

    def to_warn(self, now: datetime, before: datetime) -> Self:
        """Those shown that end after now and before the given moment, and are not warned yet."""
        return self.published().filter(warned_at=None, expires_at__gt=now, expires_at__lte=before)

    def in_foreign_money(self) -> Self:
        """Those whose price is in another currency than ours."""
        return self.exclude(currency=HOME)

    def once_public(self) -> Self:
        """Those whose page a stranger may still open: shown, sold out or expired."""
        gone = [Listing.Status.SOLD_OUT, Listing.Status.EXPIRED]
        shown = [Listing.Status.PUBLISHED, Listing.Status.RESERVED]
        return self.filter(status__in=[*shown, *gone]).exclude(published_at=None)

    def of_shown_sellers(self) -> Self:
        """Those whose seller has a public page and is not blocked."""
        blocked = Organisation.Trust.BLOCKED
        return self.filter(organisation__is_public=True).exclude(organisation__trust=blocked)

    def waiting(self) -> Self:
        """Those an officer has yet to approve."""
        return self.filter(status=Listing.Status.WAITING)


class Listing(models.Model):
    """An offer of goods or of a service."""

    class Kind(models.TextChoices):
        GOODS = "goods", _("goods")
        SERVICE = "service", _("service")
        ANIMAL = "animal", _("live animals")
        SEEDLING = "seedling", _("seedlings")
        EQUIPMENT = "equipment", _("equipment")
        GIVE_AWAY = "give_away", _("give-away")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        WAITING = "waiting", _("waiting for approval")
        SENT_BACK = "sent_back", _("sent back")
        PUBLISHED = "published", _("published")
        RESERVED = "reserved", _("reserved")
        SOLD_OUT = "sold_out", _("sold out")
        PAUSED = "paused", _("paused")
        EXPIRED = "expired", _("expired")
        REMOVED = "removed", _("removed")

    class PriceForm(models.TextChoices):
        FIXED = "fixed", _("fixed price")
        FROM = "from", _("from a price")
        RANGE = "range", _("from … to …")
        TIERS = "tiers", _("cheaper by quantity")
        AGREEMENT = "agreement", _("by agreement")
        FREE = "free", _("free")
        EXCHANGE = "exchange", _("exchange")

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="listings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="listings")
    settlement = models.ForeignKey(Settlement, models.PROTECT, related_name="listings")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.GOODS)
    concept = models.ForeignKey(Concept, models.PROTECT, related_name="+")
    variety = models.ForeignKey(Concept, models.PROTECT, related_name="+", null=True, blank=True)
    variety_text = models.CharField(
        max_length=80, blank=True, help_text="A variety not yet in the vocabulary"
    )
    quality_class = models.ForeignKey(
        Concept, models.PROTECT, related_name="+", null=True, blank=True
    )
    appellation = models.ForeignKey(
        Concept, models.PROTECT, related_name="+", null=True, blank=True
    )
    is_organic = models.BooleanField(default=False)
    qualities = models.JSONField(
        default=list, blank=True, help_text="Codes of properties: quality.homemade, quality.qvevri"
    )

    quantity = models.DecimalField(
        max_digits=14, decimal_places=3, null=True, blank=True, help_text="In `unit`"
    )
    unit = models.CharField(max_length=20, blank=True, help_text="Code of a unit, or of a pack")
    pack_amount = models.DecimalField(
        max_digits=12,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="Contents of a pack of `unit`",
    )
    pack_unit = models.CharField(max_length=20, blank=True)
    minimum = models.DecimalField(
        max_digits=14,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="Smallest order, in `unit`",
    )

    price_form = models.CharField(max_length=10, choices=PriceForm, default=PriceForm.FIXED)
    price = models.BigIntegerField(
        null=True, blank=True, help_text="Minor units (tetri) per price_unit"
    )
    price_max = models.BigIntegerField(null=True, blank=True, help_text="Minor units, of a range")
    price_tiers = models.JSONField(
        default=list,
        blank=True,
        help_text='[{"from": "100", "price": 250}], in price_unit and tetri',
    )
    currency = models.CharField(max_length=3, default="GEL")
    price_unit = models.CharField(max_length=20, blank=True)
    price_pack_amount = models.DecimalField(
        max_digits=12,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="Contents of a pack of price_unit",
    )
    price_pack_unit = models.CharField(max_length=20, blank=True)

    harvested_on = models.DateField(null=True, blank=True)
    available_from = models.DateField(null=True, blank=True)
    available_until = models.DateField(null=True, blank=True)
    months = models.JSONField(
        default=list, blank=True, help_text="1 to 12; empty: the concept's usual ones"
    )
    delivery = models.JSONField(
        default=list, blank=True, help_text="Codes of delivery concepts; empty: pick-up"
    )
    packing = models.ForeignKey(Concept, models.PROTECT, related_name="+", null=True, blank=True)
    hs_code = models.CharField(max_length=10, blank=True)
    text = models.TextField(blank=True, help_text="The seller's own words")
    text_language = models.CharField(max_length=2, default="ka")

    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT)
    status_note = models.CharField(
        max_length=300, blank=True, help_text="Why it was sent back or removed"
    )
    is_held = models.BooleanField(
        default=False, help_text="Paused by complaints: only a moderator shows it again"
    )
    created_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    put_up_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When it came before the public, or came back; a pause does not count",
    )
    warned_at = models.DateTimeField(
        null=True, blank=True, help_text="The seller was asked to confirm"
    )
    sheet_key = models.CharField(
        max_length=64, blank=True, help_text="What makes its row of a sheet the same row again"
    )
    photos = GenericRelation(Photo, "thing_id", "thing_type")

    objects = ListingQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["municipality", "status", "-published_at"]),
            models.Index(fields=["organisation", "status"]),
            models.Index(fields=["status", "expires_at"]),
            models.Index(fields=["municipality", "sheet_key"]),
            models.Index(fields=["put_up_at"], name="listing_put_up"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(quantity=None) | models.Q(quantity__gt=Decimal(0)),
                name="listing_quantity_is_positive",
            ),
            models.CheckConstraint(
                condition=models.Q(price=None) | models.Q(price__gt=0),
                name="listing_price_is_positive",
            ),
            models.CheckConstraint(
                condition=models.Q(price_max=None) | models.Q(price_max__gt=models.F("price")),
                name="listing_range_ends_above_its_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.concept} #{self.pk}"

    def is_current(self, now: datetime) -> bool:
        """May a stranger see it and ask about it at this moment?"""
        return (
            self.status in (self.Status.PUBLISHED, self.Status.RESERVED)
            and self.expires_at is not None
            and self.expires_at > now
        )


class PostingQuerySet(models.QuerySet["Posting"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def old(self, before: datetime) -> Self:
        """Those nobody has touched since."""
        return self.filter(changed_at__lt=before)


class Posting(models.Model):
    """A listing on its way through the three screens, of somebody who need not be signed in yet."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    claim = models.CharField(
        max_length=64, unique=True, default=new_claim, help_text="Secret that opens it"
    )
    answers = models.JSONField(default=dict, help_text="What was typed: field → list of texts")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="+", help_text="Whose offer it is"
    )
    listing = models.OneToOneField(
        Listing, models.CASCADE, null=True, related_name="+", help_text="What became of it"
    )
    wants_publishing = models.BooleanField(
        default=False, help_text="Sent; published as soon as its author has signed in"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["changed_at"])]

    def __str__(self) -> str:
        return f"posting {self.pk}"
