"""The filters of a list as a form, in a sheet or on a page of their own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current
from qvevri.market.listings.models import Listing
from qvevri.market.shopfront.filters import KILOMETRES, SORTS, TICKS, Filters
from qvevri.market.shopfront.widgets import LongSelect
from qvevri.places.models import Municipality
from qvevri.places.queries import settlements_by_slug
from qvevri.vocabulary import queries as vocabulary

_DECIMAL = {"inputmode": "decimal", "short": True}


class FilterForm(forms.Form):
    """Shows what an address asks for; what comes back is read by `Filters`."""

    q = forms.CharField(required=False, max_length=200, label=_("What are you looking for?"))
    concept = forms.ChoiceField(required=False, label=_("What"), widget=LongSelect)
    listing_kind = forms.ChoiceField(
        required=False, label=_("Kind"), choices=[("", _("all kinds")), *Listing.Kind.choices]
    )
    settlement = forms.ChoiceField(required=False, label=_("Where"), widget=LongSelect)
    km = forms.ChoiceField(
        required=False,
        label=_("How far from there"),
        choices=[("", _("any distance")), *KILOMETRES.items()],
    )
    price_from = forms.CharField(
        required=False,
        label=_("Price from, ₾ per kg, litre or piece"),
        widget=forms.TextInput(attrs=_DECIMAL),
    )
    price_to = forms.CharField(
        required=False,
        label=_("Price to, ₾ per kg, litre or piece"),
        widget=forms.TextInput(attrs=_DECIMAL),
    )
    season = forms.BooleanField(required=False, label=TICKS["season"])
    delivers = forms.BooleanField(required=False, label=TICKS["delivers"])
    verified = forms.BooleanField(required=False, label=TICKS["verified"])
    seller = forms.CharField(required=False, widget=forms.HiddenInput)
    sort = forms.ChoiceField(required=False, label=_("Order"), choices=[*SORTS.items()])

    def __init__(self, filters: Filters) -> None:
        super().__init__(initial=filters.plain())
        chosen = filters.said.get("concept", "")
        self._choose("settlement", _places(filters.municipality))
        self._choose("concept", _concepts(chosen))

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def _places(municipality: Municipality) -> list[tuple[str, Any]]:
    settlements = settlements_by_slug(municipality).values()
    named = sorted((str(settlement), settlement.slug) for settlement in settlements)
    return [("", str(_("everywhere"))), *((slug, name) for name, slug in named)]


def _concepts(chosen: str) -> list[tuple[str, Any]]:
    language, terms = current(), vocabulary.terms()
    choices: list[tuple[str, Any]] = [("", str(_("everything")))]
    if chosen and terms[chosen].kind == "variety":
        choices.append((chosen, terms[chosen].name(language)))
    for group, products in vocabulary.posting_groups():
        inside = [(product.code, product.name(language)) for product in products]
        choices.append((group.name(language), [(group.code, group.name(language)), *inside]))
    return choices
