"""What a visitor may narrow a list by: all in the address, so that it can be shared."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.cache import caches
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current
from qvevri.market.listings.models import Listing
from qvevri.market.shopfront.widgets import LongSelect
from qvevri.places.models import Municipality, Settlement
from qvevri.places.queries import settlements_by_slug
from qvevri.search.queries import Near, Query
from qvevri.vocabulary import queries as vocabulary

SORTS = [
    ("relevance", _("best match")),
    ("newest", _("newest first")),
    ("price", _("cheapest per kilo or litre")),
    ("distance", _("nearest first")),
]
KILOMETRES = [
    ("", _("any distance")),
    ("5", _("5 km")),
    ("10", _("10 km")),
    ("20", _("20 km")),
    ("40", _("40 km")),
]
PER_LARI = 10_000
FORM_SECONDS = 60


def _settlement_choices(settlements: Iterable[Settlement]) -> list[tuple[str, str]]:
    named = sorted((str(settlement), settlement.slug) for settlement in settlements)
    return [("", str(_("everywhere"))), *((slug, name) for name, slug in named)]


def _concept_choices() -> list[tuple[str, Any]]:
    language = current()
    choices: list[tuple[str, Any]] = [("", str(_("everything")))]
    for group, products in vocabulary.posting_groups():
        inside = [(product.code, product.name(language)) for product in products]
        choices.append((group.name(language), [(group.code, group.name(language)), *inside]))
    return choices


@dataclass(frozen=True)
class _Choices:
    """What a municipality's filters offer in one language."""

    settlements: dict[str, Settlement]
    places: list[tuple[str, str]]
    concepts: list[tuple[str, Any]]


def _kept_choices(municipality: Municipality) -> _Choices:
    """Read anew every minute: villages and the vocabulary change seldom."""
    key = f"choices:{municipality.pk}:{current()}"
    kept: _Choices | None = caches["pages"].get(key)
    if kept is None:
        settlements = settlements_by_slug(municipality)
        kept = _Choices(settlements, _settlement_choices(settlements.values()), _concept_choices())
        caches["pages"].set(key, kept, FORM_SECONDS)
    return kept


class FilterForm(forms.Form):
    """The filters of a list. A wrong value counts as not given: an address may be old."""

    q = forms.CharField(required=False, max_length=200, label=_("What are you looking for?"))
    concept = forms.ChoiceField(required=False, label=_("What"), widget=LongSelect)
    listing_kind = forms.ChoiceField(
        required=False, label=_("Kind"), choices=[("", _("all kinds")), *Listing.Kind.choices]
    )
    settlement = forms.ChoiceField(required=False, label=_("Where"), widget=LongSelect)
    km = forms.ChoiceField(required=False, label=_("How far from there"), choices=KILOMETRES)
    price_from = forms.DecimalField(
        required=False,
        min_value=0,
        max_value=1_000_000,
        label=_("Price from, ₾ per kg, litre or piece"),
    )
    price_to = forms.DecimalField(
        required=False,
        min_value=0,
        max_value=1_000_000,
        label=_("Price to, ₾ per kg, litre or piece"),
    )
    season = forms.BooleanField(required=False, label=_("in season now"))
    delivers = forms.BooleanField(required=False, label=_("delivered"))
    verified = forms.BooleanField(required=False, label=_("verified sellers only"))
    sort = forms.ChoiceField(required=False, label=_("Order"), choices=SORTS)

    def __init__(self, *args: Any, municipality: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.municipality = municipality
        kept = _kept_choices(municipality)
        self.settlements = kept.settlements
        for name, choices in (("settlement", kept.places), ("concept", kept.concepts)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def html(self) -> SafeString:
        """The fields as a page shows them; kept for a minute for each set of answers."""
        given = [(name, self.data.get(name)) for name in self.fields if self.data.get(name)]
        digest = hashlib.sha256(repr(given).encode()).hexdigest()
        key = f"filters:{self.municipality.pk}:{current()}:{digest}"
        kept: str | None = caches["pages"].get(key)
        if kept is None:
            kept = str(self.render())
            caches["pages"].set(key, kept, FORM_SECONDS)
        # Django's own rendering made this: the values were escaped there.
        return SafeString(kept)

    def said(self) -> dict[str, Any]:
        """The values that are right; what is wrong is left out."""
        self.is_valid()
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if value not in ("", None, False)
        }

    def label_of(self, name: str, value: Any) -> str:
        """What a chosen filter says on its chip."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            return _names(field.choices).get(str(value), str(value))
        if isinstance(field, forms.BooleanField):
            return str(field.label)
        if name == "q":
            return {"ka": "„{}“", "en": "“{}”", "ru": "«{}»"}[current()].format(value)
        sign = "≥" if name == "price_from" else "≤"
        return f"{sign} {value.normalize():f} ₾"

    def query(self, cursor: str = "", limit: int = 24) -> Query:
        """What the index is asked."""
        said = self.said()
        settlement = self.settlements.get(said.get("settlement", ""))
        near = self._near(settlement, said.get("km"), said.get("sort", ""))
        return Query(
            municipality=self.municipality,
            text=said.get("q", ""),
            concept=said.get("concept", ""),
            listing_kind=said.get("listing_kind", ""),
            settlement=settlement.pk
            if settlement and not said.get("km") and near is None
            else None,
            near=near,
            price_from=_units(said.get("price_from")),
            price_to=_units(said.get("price_to")),
            season_now=bool(said.get("season")),
            delivers=bool(said.get("delivers")),
            verified=bool(said.get("verified")),
            sort=said.get("sort", "relevance"),
            cursor=cursor,
            limit=limit,
        )

    def _near(self, settlement: Settlement | None, km: str | None, sort: str) -> Near | None:
        if not km and sort != "distance":
            return None
        middle = settlement or self.municipality
        if middle.latitude is None or middle.longitude is None:
            return None
        return Near(middle.latitude, middle.longitude, float(km) if km else None)


def _names(choices: Any) -> dict[str, str]:
    names: dict[str, str] = {}
    for value, label in choices:
        names |= _names(label) if isinstance(label, (list, tuple)) else {str(value): str(label)}
    return names


def _units(price: Decimal | None) -> int | None:
    return None if price is None else int(price * PER_LARI)
