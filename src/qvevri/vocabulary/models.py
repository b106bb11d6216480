"""Concepts: every word of the market that must read natively in each language."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField

from qvevri.core.languages import current, in_language


class ConceptQuerySet(models.QuerySet["Concept"]):
    def active(self) -> Self:
        """Those that may be chosen for something new."""
        return self.filter(is_active=True)

    def of_kind(self, *kinds: str) -> Self:
        """Those of any of the kinds."""
        return self.filter(kind__in=kinds)

    def below(self, parent: "Concept") -> Self:
        """Those directly under `parent`."""
        return self.filter(parent=parent)

    def in_order(self) -> Self:
        """As the vocabulary lists them."""
        return self.order_by("order", "code")


class Concept(models.Model):
    """A group, product, variety, unit, appellation, certificate, …, named in every language."""

    class Kind(models.TextChoices):
        GROUP = "group", _("group of products")
        PRODUCT = "product", _("product or service")
        VARIETY = "variety", _("variety or kind")
        UNIT = "unit", _("unit or container")
        APPELLATION = "appellation", _("protected name")
        CERTIFICATE = "certificate", _("certificate or mark")
        CLASS = "class", _("quality class")
        QUALITY = "quality", _("property")
        PACKING = "packing", _("packing")
        DELIVERY = "delivery", _("delivery")

    class ListingKind(models.TextChoices):
        GOODS = "goods", _("goods")
        SERVICE = "service", _("service")
        ANIMAL = "animal", _("live animals")
        SEEDLING = "seedling", _("plants and seed")
        EQUIPMENT = "equipment", _("equipment")

    code = models.CharField(
        max_length=80, unique=True, help_text="Slug with dots, never changes: apple.starkrimson"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    name = I18nCharField(_("name"), max_length=200)
    forms = models.JSONField(
        default=dict, blank=True, help_text="Language → form → word; see terms.py"
    )
    synonyms = models.JSONField(
        default=dict, blank=True, help_text='Language, or "any" for romanisations → list of words'
    )
    pictogram = models.CharField(max_length=40, blank=True, help_text="File stem in the set")
    unit_codes = models.JSONField(
        default=list, blank=True, help_text="Usual units, first = default"
    )
    fits = models.JSONField(
        default=list, blank=True, help_text="Besides its parent, codes of what it may specify"
    )
    months = models.JSONField(default=list, blank=True, help_text="Usual months here, 1 to 12")
    codes = models.JSONField(default=dict, blank=True, help_text="hs, wikidata, nace")
    listing_kind = models.CharField(max_length=10, choices=ListingKind, default=ListingKind.GOODS)
    usual_price = models.JSONField(
        null=True, blank=True, help_text='Lari per base unit: {"unit": "kg", "low": "0.50", …}'
    )
    protection = models.JSONField(
        null=True, blank=True, help_text='{"type": "PDO", "municipalities": […], "concepts": […]}'
    )
    order = models.PositiveIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    is_mended = models.BooleanField(
        default=False, help_text="An officer changed it: load-vocabulary leaves it alone"
    )
    updated_at = models.DateTimeField(auto_now=True, db_index=True)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["order", "code"]
        verbose_name = _("concept")
        indexes: ClassVar = [models.Index(fields=["kind", "order"], name="concepts_by_kind")]

    def __str__(self) -> str:
        return in_language(self.name, current())
