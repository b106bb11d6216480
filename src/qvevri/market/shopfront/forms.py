"""The filters of a list as a form, in a sheet or on a page of their own, with their numbers."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current
from qvevri.market.listings.models import Listing
from qvevri.market.shopfront.filters import KILOMETRES, TICKS, Filters
from qvevri.market.shopfront.widgets import LongSelect
from qvevri.places.queries import settlements_by_slug
from qvevri.search.queries import Facets
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import per_text

_DECIMAL = {"inputmode": "decimal", "short": True}
Choices = list[tuple[str, Any]]


class FilterForm(forms.Form):
    """Shows what an address asks for; what comes back is read by `Filters`.

    Each value says how many listings it would leave; those that would leave none are not offered.
    """

    q = forms.CharField(
        required=False,
        max_length=200,
        label=_("What are you looking for?"),
        widget=forms.TextInput(attrs={"type": "search", "enterkeyhint": "search"}),
    )
    concept = forms.ChoiceField(required=False, label=_("What"), widget=LongSelect)
    listing_kind = forms.ChoiceField(required=False, label=_("Kind"), widget=LongSelect)
    settlement = forms.ChoiceField(required=False, label=_("Where"), widget=LongSelect)
    km = forms.ChoiceField(
        required=False,
        label=_("How far from there"),
        choices=[("", _("any distance")), *KILOMETRES.items()],
        widget=LongSelect,
    )
    price_from = forms.CharField(
        required=False,
        label=_("Price from, ₾"),
        widget=forms.TextInput(attrs=_DECIMAL),
    )
    price_to = forms.CharField(
        required=False,
        label=_("Price to, ₾"),
        widget=forms.TextInput(attrs=_DECIMAL),
    )
    unit = forms.ChoiceField(required=False, label=_("Per unit"), widget=LongSelect)
    season = forms.BooleanField(required=False, label=TICKS["season"])
    delivers = forms.BooleanField(required=False, label=TICKS["delivers"])
    verified = forms.BooleanField(required=False, label=TICKS["verified"])
    seller = forms.CharField(required=False, widget=forms.HiddenInput)
    under = forms.CharField(required=False, widget=forms.HiddenInput)
    typed = forms.CharField(required=False, widget=forms.HiddenInput)
    sort = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, filters: Filters, facets: Facets) -> None:
        super().__init__(initial=filters.typed(), auto_id="by_%s")
        said = filters.said
        for name, choices in (
            ("concept", _concepts(facets.concepts, said.get("concept", ""))),
            ("settlement", _places(filters, facets.settlements)),
            ("listing_kind", _kinds(facets.kinds, said.get("listing_kind", ""))),
            ("unit", _units(facets.units, filters)),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        numbers = {
            "season": facets.in_season,
            "delivers": facets.delivered,
            "verified": facets.verified,
        }
        for name, number in numbers.items():
            self.fields[name].label = _numbered(str(TICKS[name]), number)
        for name in [one.name for one in self.hidden_fields() if one.name not in said]:
            del self.fields[name]


def _numbered(name: str, number: int | None) -> str:
    return f"{name} ({number})" if number else name


def _places(filters: Filters, numbers: Mapping[int, int]) -> Choices:
    """Villages that have something, and the one chosen."""
    settlements = settlements_by_slug(filters.municipality).values()
    chosen = filters.said.get("settlement", "")
    named = sorted(
        (str(one), one.slug, numbers.get(one.pk))
        for one in settlements
        if one.pk in numbers or one.slug == chosen
    )
    places = [(slug, _numbered(name, number)) for name, slug, number in named]
    return [("", str(_("everywhere"))), *places]


def _units(numbers: Mapping[str, int], filters: Filters) -> Choices:
    """By what prices are compared: the usual unit unless another is chosen."""
    language, known = current(), vocabulary.units()
    usual, chosen = filters.usual_unit, filters.said.get("unit", "")
    codes = dict.fromkeys([usual, *numbers, *filter(None, [chosen])])
    return [
        (
            "" if code == usual else code,
            _numbered(per_text(known[code], language), numbers.get(code)),
        )
        for code in codes
        if code in known
    ]


def _kinds(numbers: Mapping[str, int], chosen: str) -> Choices:
    offered = [
        (value, _numbered(str(label), numbers.get(value)))
        for value, label in Listing.Kind.choices
        if value in numbers or value == chosen
    ]
    return [("", str(_("all kinds"))), *offered]


def _concepts(numbers: Mapping[str, int], chosen: str) -> Choices:
    """The tree of groups and their products; a variety only where it is the one chosen."""
    language, terms = current(), vocabulary.terms()

    def choice(term: Term) -> tuple[str, str]:
        return term.code, _numbered(term.name(language), numbers.get(term.code))

    choices: Choices = [("", str(_("everything")))]
    if chosen and terms[chosen].kind == "variety":
        choices.append(choice(terms[chosen]))
    for group, products in vocabulary.posting_groups():
        offered = [one for one in (group, *products) if one.code in numbers or one.code == chosen]
        if offered:
            choices.append((group.name(language), [choice(one) for one in offered]))
    return choices
