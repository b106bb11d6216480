"""Municipalities, each a tenant of the installation, and the settlements in them."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from qvevri.core.languages import current, in_language


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def open(self) -> Self:
        """Those whose market and pages a stranger may visit."""
        return self.filter(is_open=True)


class Municipality(models.Model):
    """A municipality of Georgia; a tenant once it is open."""

    slug = models.SlugField(max_length=60, unique=True, help_text="English slug; never changes")
    name = I18nCharField(max_length=200, help_text='"Gori"')
    full_name = I18nCharField(max_length=250, help_text='"Gori Municipality"')
    name_of = I18nCharField(max_length=250, help_text='Genitive: "of Gori", "გორის", "Гори"')
    region = models.CharField(max_length=6, blank=True, help_text="ISO 3166-2, such as GE-SK")
    latitude = models.FloatField(null=True, help_text="Of its seat, degrees north (WGS 84)")
    longitude = models.FloatField(null=True, help_text="Of its seat, degrees east (WGS 84)")
    is_open = models.BooleanField(default=False)
    host = models.CharField(max_length=200, unique=True, null=True, blank=True)
    languages = models.JSONField(default=list, help_text='Shown languages: ["ka", "en", "ru"]')
    time_zone = models.CharField(max_length=60, default="Asia/Tbilisi")
    currency = models.CharField(max_length=3, default="GEL")
    agency = I18nCharField(max_length=250, blank=True, help_text="Who runs the market")
    address = I18nCharField(max_length=250, blank=True)
    email = models.EmailField(blank=True, help_text="Of the agency; shown on the legal pages")
    phone = models.CharField(max_length=20, blank=True, help_text="Of the agency, E.164")
    data_protection_contact = I18nTextField(blank=True)
    colour = models.CharField(max_length=7, blank=True, help_text="#rrggbb of its arms")

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["slug"]
        verbose_name = _("municipality")

    def __str__(self) -> str:
        return in_language(self.name, current())


class SettlementQuerySet(models.QuerySet["Settlement"]):
    def of(self, municipality: Municipality) -> Self:
        """Those of one municipality."""
        return self.filter(municipality=municipality)

    def mended(self) -> Self:
        """Those the town hall itself added or corrected: what is shipped leaves them alone."""
        return self.filter(source=Settlement.TOWN_HALL)


class Settlement(models.Model):
    """A village or town of a municipality."""

    TOWN_HALL = "town hall"

    class Kind(models.TextChoices):
        TOWN = "town", _("town")
        VILLAGE = "village", _("village")

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="settlements")
    slug = models.SlugField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.VILLAGE)
    name = I18nCharField(max_length=200)
    name_in = I18nCharField(
        max_length=200, blank=True, help_text='Where: "სკრაში", "in Skra", "в Скре"'
    )
    also = models.JSONField(default=list, help_text="Other spellings, for recognising")
    latitude = models.FloatField(null=True, help_text="Degrees north (WGS 84)")
    longitude = models.FloatField(null=True, help_text="Degrees east (WGS 84)")
    source = models.CharField(max_length=200, blank=True, help_text="Where name and point are from")

    objects = SettlementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["municipality", "slug"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["municipality", "slug"], name="settlement_slug_once_per_municipality"
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.name, current())

    @property
    def is_approximate(self) -> bool:
        """Whether its point is only near it: no register that we may use has the exact one."""
        return self.source.startswith("approximate")

    def where(self) -> str:
        """Where, as a part of a sentence: "in Skra"; the bare name if nobody said how."""
        return in_language(self.name_in, current()) or str(self)
