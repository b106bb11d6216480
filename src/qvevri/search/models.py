"""One row per thing that can be found, with everything its card needs."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from qvevri.places.models import Municipality

# Things without a price in numbers come last when the cheapest come first.
DEAREST = 2**62
# What indexes begin and end with.
HERE = ("municipality", "kind")
NEWEST = ("-published_at", "-id", "expires_at")
CHEAPEST = ("price_order", "-published_at", "-id", "expires_at")


class SearchDocQuerySet(models.QuerySet["SearchDoc"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def current(self, now: datetime) -> Self:
        """Those whose time is not over."""
        return self.filter(models.Q(expires_at__isnull=True) | models.Q(expires_at__gt=now))

    def kind(self, kind: str) -> Self:
        """Those of one kind of thing, such as "listing"."""
        return self.filter(kind=kind)


class SearchDoc(models.Model):
    """What a result card shows, and by what it is found, filtered and ordered."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, help_text='"listing", "seller"')
    thing_id = models.PositiveBigIntegerField()
    card = models.JSONField(
        help_text="{lang: {title, summary, slug, price, per_base, place, …}, photo, …}"
    )
    words = models.TextField(
        help_text="Folded words and marks, the index of the search engine is built of these"
    )
    heading = models.TextField(
        blank=True, help_text="Folded words of the titles in all languages, a space before each"
    )
    written = models.TextField(
        default="", help_text="Small words as they are written, a space on either side of each"
    )
    concept = models.CharField(max_length=80, help_text="Code of the concept")
    concepts = models.TextField(
        help_text="|fruit|apple|certificate.bio|apple.golden|: ancestors and marks too"
    )
    group = models.CharField(max_length=80, help_text="Code of the top-level concept")
    settlement = models.PositiveBigIntegerField(null=True)
    seller = models.PositiveBigIntegerField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    base_price = models.BigIntegerField(null=True, help_text="Ten-thousandths of GEL per base unit")
    price_order = models.BigIntegerField(
        default=DEAREST, help_text="The base price; the dearest of all where there is none"
    )
    base_unit = models.CharField(max_length=20, blank=True)
    amount = models.BigIntegerField(null=True, help_text="Thousandths of the base unit on offer")
    listing_kind = models.CharField(max_length=20, blank=True, default="", help_text='"goods", …')
    months = models.PositiveSmallIntegerField(default=0, help_text="Bit 0 is January")
    delivers = models.BooleanField(default=False)
    is_verified = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField(help_text="Of the thing itself")
    day = models.PositiveIntegerField(
        default=0, help_text="When it was last said to be true: days since 1.1.1 (proleptic)"
    )
    expires_at = models.DateTimeField(null=True)
    indexed_at = models.DateTimeField(
        help_text="When this row was written; with its id the key of its ready card"
    )

    objects = SearchDocQuerySet.as_manager()

    class Meta:
        # Each holds all that its question filters by, the end of the thing too: counting reads the
        # index alone, and no statistics are needed to choose it.
        indexes: ClassVar = [
            models.Index(
                fields=["kind", "-published_at", "-id", "expires_at", "municipality"],
                name="doc_newest_anywhere",
            ),
            models.Index(
                fields=["kind", "price_order", "-published_at", "-id"], name="doc_price_anywhere"
            ),
            models.Index(fields=[*HERE, *NEWEST], name="doc_newest"),
            models.Index(fields=[*HERE, "concept", *NEWEST], name="doc_concept"),
            models.Index(fields=[*HERE, "group", *NEWEST], name="doc_group"),
            models.Index(fields=[*HERE, "settlement", *NEWEST], name="doc_settlement"),
            models.Index(fields=["seller", *HERE, *NEWEST], name="doc_seller"),
            models.Index(fields=[*HERE, *CHEAPEST], name="doc_price"),
            models.Index(fields=[*HERE, "concept", *CHEAPEST], name="doc_concept_price"),
            models.Index(fields=[*HERE, "group", *CHEAPEST], name="doc_group_price"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "thing_id"], name="one_doc_per_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing_id}"


class KnownWord(models.Model):
    """A way to write a word that some document holds."""

    word = models.CharField(max_length=40, db_index=True, help_text="Folded")
    written = models.CharField(max_length=40, db_index=True)

    def __str__(self) -> str:
        return self.written


class Misspelling(models.Model):
    """What is left of a known word when letters are left out of it; see spelling.py."""

    key = models.BigIntegerField(db_index=True, help_text="Hash of what is left")
    # Looked up by key alone: no index, no check, for a word has some thirty of these.
    word = models.ForeignKey(
        KnownWord, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )

    def __str__(self) -> str:
        return f"{self.key} {self.word_id}"
