"""One row per thing that can be found, with everything its card needs."""

from typing import ClassVar, Self

from django.db import models

from qvevri.places.models import Municipality


class SearchDocQuerySet(models.QuerySet["SearchDoc"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

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
        help_text="Folded words, the index of the search engine is built of these"
    )
    concept = models.CharField(max_length=80, help_text="Code of the concept")
    concepts = models.CharField(
        max_length=300, help_text="|fruit|apple|apple.golden|: ancestors too"
    )
    group = models.CharField(max_length=80, help_text="Code of the top-level concept")
    settlement = models.PositiveBigIntegerField(null=True)
    seller = models.PositiveBigIntegerField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    base_price = models.BigIntegerField(null=True, help_text="Ten-thousandths of GEL per base unit")
    base_unit = models.CharField(max_length=20, blank=True)
    months = models.PositiveSmallIntegerField(default=0, help_text="Bit 0 is January")
    delivers = models.BooleanField(default=False)
    is_verified = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField(
        help_text="Of the thing; with its id the key of its ready card"
    )
    expires_at = models.DateTimeField(null=True)

    objects = SearchDocQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["municipality", "kind", "-published_at", "-id"], name="doc_newest"
            ),
            models.Index(
                fields=["municipality", "concept", "-published_at", "-id"], name="doc_concept"
            ),
            models.Index(
                fields=["municipality", "group", "-published_at", "-id"], name="doc_group"
            ),
            models.Index(
                fields=["municipality", "settlement", "-published_at", "-id"], name="doc_settlement"
            ),
            models.Index(
                fields=["municipality", "base_unit", "base_price", "-id"], name="doc_price"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "thing_id"], name="one_doc_per_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing_id}"
