"""The forms of buyers: what is wanted, how much, until when, where to, for how much."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.antispam import GuardedForm, plain_words
from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.core.text import clean_line, is_wordless
from qvevri.market.enquiries.forms import ContactForm
from qvevri.market.enquiries.places import read_place
from qvevri.market.listings import choices as lists
from qvevri.market.listings.amounts import SaidPrice
from qvevri.market.listings.fields import NumberField, PriceField, QuantityField, UnitSelect
from qvevri.market.listings.inputs import PriceInput
from qvevri.market.listings.pricing import pack_of
from qvevri.market.wanted import judging, measuring
from qvevri.market.wanted.inputs import WantedInput
from qvevri.market.wanted.models import Wanted
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import PriceForm
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import per_text

LONGEST_CITY = 60
USUAL_SPAN = timedelta(days=14)
WRONG_DAY = {"invalid": gettext_lazy("Write the day like 2026-12-31.")}


def day_field(label: Any, *, required: bool = True) -> forms.DateField:
    """A day, chosen from the calendar of the phone or written."""
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages=WRONG_DAY,
    )


def named_units(codes: list[str]) -> list[tuple[str, str]]:
    """Units with the names that stand after a number."""
    known, language = vocabulary.units(), current()
    return [(code, per_text(known[code], language)) for code in codes if code in known]


def narrowest(found: list[Term]) -> list[Term]:
    """Without those of which another is a kind: "Champion apples" are Champion, not any apples."""
    parents = {term.parent for term in found}
    return [term for term in found if term.code not in parents]


class WhatForm(forms.Form):
    """What a buyer looks for, typed in any language."""

    q = forms.CharField(
        label=gettext_lazy("Write what you need"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("In any language, or tap a picture below."),
        widget=forms.TextInput(
            attrs={
                "data-suggest": reverse_lazy("listings:suggest_concept"),
                "data-suggest-into": "id_concept",
            }
        ),
    )
    concept = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates: list[Term] = []
        self.chosen: tuple[str, str] | None = None

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        words = clean_line(fields.get("q") or "")
        term = vocabulary.terms().get(fields.get("concept") or "")
        if term is not None and (term.kind == "variety" or lists.is_offered(term)):
            self.chosen = lists.product_and_variety(term)
        elif words:
            self._recognise(words)
        return fields

    def _recognise(self, words: str) -> None:
        self.candidates = narrowest(lists.recognised(words, current()))
        if not self.candidates:
            self.add_error("q", _("This word is not known yet. Tap the nearest picture."))
        elif len(self.candidates) > 1:
            self.add_error("q", _("Which of these do you mean?"))
        else:
            self.chosen = lists.product_and_variety(self.candidates[0])


class WantedForm(ContactForm, GuardedForm):
    """Everything about one request, after its concept was chosen."""

    variety = forms.ChoiceField(label=gettext_lazy("Variety"), required=False)
    amount = QuantityField(label=gettext_lazy("How much do you need?"))
    unit = forms.ChoiceField(label=gettext_lazy("Measured in"), widget=UnitSelect)
    pack_amount = NumberField(label=gettext_lazy("One holds"), required=False)
    pack_unit = forms.ChoiceField(label=gettext_lazy("of these"), required=False, widget=UnitSelect)
    needed_from = day_field(gettext_lazy("From"))
    needed_until = day_field(gettext_lazy("Until"))
    way = forms.ChoiceField(
        label=gettext_lazy("Where should it go?"),
        choices=[
            (Wanted.Way.COLLECT, gettext_lazy("I collect it from the seller")),
            (Wanted.Way.SETTLEMENT, gettext_lazy("To a village or town of this municipality")),
            (Wanted.Way.CITY, gettext_lazy("To another town or country")),
        ],
        widget=forms.RadioSelect,
        initial=Wanted.Way.COLLECT,
    )
    settlement = forms.ChoiceField(label=gettext_lazy("Village or town"), required=False)
    city = forms.CharField(
        label=gettext_lazy("Town and country"),
        required=False,
        help_text=gettext_lazy("For example: Berlin, Germany"),
        max_length=100,
    )
    price = PriceField(
        label=gettext_lazy("The most you would pay"),
        required=False,
        help_text=gettext_lazy(
            "A number, or from and to: 1.20–1.50. Lari, unless you write € or $."
        ),
    )
    price_unit = forms.ChoiceField(label=gettext_lazy("For one"), required=False, widget=UnitSelect)
    packing = forms.ChoiceField(label=gettext_lazy("Packing"), required=False)
    certificates = forms.MultipleChoiceField(
        label=gettext_lazy("Certificates"), required=False, widget=forms.CheckboxSelectMultiple
    )
    text = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        # No maxlength: a browser would cut off silently what is pasted.
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, concept: Term, municipality: Municipality, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.concept = concept
        self.units = measuring.units_for(concept, vocabulary.units())
        language, today = current(), timezone.localdate()
        offered = {
            "variety": lists.varieties(concept, language),
            "unit": named_units(self.units),
            "price_unit": named_units(self.units),
            "pack_unit": lists.contents(concept, language),
            "settlement": [lists.NONE, *lists.settlements(municipality, language)],
            "packing": lists.of_kind("packing", language),
            "certificates": lists.of_kind("certificate", language)[1:],
        }
        lists.offer(self, offered)
        for name in ("unit", "price_unit"):
            self.fields[name].widget.packages = lists.packages()
        self.initial = {
            "needed_from": today,
            "needed_until": today + USUAL_SPAN,
            "unit": self.units[0],
        } | dict(self.initial)
        if len(offered["variety"]) == 1:
            del self.fields["variety"]

    def clean_text(self) -> str:
        try:
            return judging.words(self.cleaned_data["text"])
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal

    def clean_city(self) -> str:
        city = clean_line(self.cleaned_data["city"])
        if city and (is_wordless(city) or len(city) > LONGEST_CITY):
            raise ValidationError(_("Only the town and the country, please."))
        plain_words(city)
        return city

    def clean_price(self) -> SaidPrice | None:
        said = self.cleaned_data["price"]
        if said is not None and said.form not in judging.PRICES_WANTED:
            raise ValidationError(
                _("Write the most that you would pay, or two prices: from and to.")
            )
        assert said is None or isinstance(said, SaidPrice)
        return said

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        self._take_units_as_typed(fields)
        self._check_days(fields)
        self._check_price_unit(fields)
        way = fields.get("way")
        if way == Wanted.Way.SETTLEMENT and not fields.get("settlement"):
            self.add_error("settlement", _("Choose the village or town."))
        if way == Wanted.Way.CITY and not fields.get("city") and "city" not in self.errors:
            self.add_error("city", _("Write the town to which it should be delivered."))
        return fields

    def _take_units_as_typed(self, fields: dict[str, Any]) -> None:
        """ "800 კგ" in the box of the number wins over the list beside it."""
        amount, price = fields.get("amount"), fields.get("price")
        typed = (
            ("amount", "unit", amount[1] if amount else ""),
            ("price", "price_unit", price.rest if price else ""),
        )
        for box, name, words in typed:
            code = lists.unit_called(words) if words else ""
            if code in self.units:
                fields[name] = code
            elif words:
                self.add_error(box, _("Only a number here; choose the unit beside it."))

    def _check_days(self, fields: dict[str, Any]) -> None:
        start, end = fields.get("needed_from"), fields.get("needed_until")
        if not isinstance(start, date) or not isinstance(end, date):
            return
        try:
            judging.days(start, end, timezone.localdate())
        except Refused as refusal:
            self.add_error("needed_until", str(refusal))

    def _check_price_unit(self, fields: dict[str, Any]) -> None:
        """A price per kilo says nothing of what is counted in pieces."""
        price, code, per = fields.get("price"), fields.get("unit"), fields.get("price_unit")
        if price is None or price.amount is None or not code or not per:
            return
        known = vocabulary.units()
        pack = pack_of(code, fields.get("pack_amount"), fields.get("pack_unit", ""), known)
        _one, base = measuring.base_of(known[code], pack)
        if per not in measuring.units_like(known[code], base, known):
            sorry = _("The price must be for a unit in which the amount is measured.")
            self.add_error("price_unit", sorry)

    def said(self) -> WantedInput:
        """What the form says."""
        fields = self.cleaned_data
        place = read_place(fields["city"]) if fields["way"] == Wanted.Way.CITY else {}
        is_here = fields["way"] == Wanted.Way.SETTLEMENT
        return WantedInput(
            concept=self.concept.code,
            variety=fields.get("variety", ""),
            amount=Decimal(fields["amount"][0]),
            unit=fields["unit"],
            pack_amount=fields["pack_amount"],
            pack_unit=fields["pack_unit"],
            needed_from=fields["needed_from"],
            needed_until=fields["needed_until"],
            settlement=int(fields["settlement"]) if is_here else None,
            city=place.get("city", ""),
            country=place.get("country", ""),
            packing=fields["packing"],
            certificates=tuple(fields["certificates"]),
            price=self._price(),
            text=fields["text"],
        )

    def _price(self) -> PriceInput | None:
        said = self.cleaned_data["price"]
        if said is None:
            return None
        is_number = said.form in (PriceForm.FIXED, PriceForm.RANGE)
        return PriceInput(
            form=said.form,
            amount=said.amount,
            amount_max=said.amount_max,
            currency=said.currency or "GEL",
            unit=(self.cleaned_data["price_unit"] or self.cleaned_data["unit"])
            if is_number
            else "",
        )


class ExtendForm(forms.Form):
    """Until when it is still needed."""

    until = day_field(gettext_lazy("I need it until"))

    def clean_until(self) -> date:
        until = self.cleaned_data["until"]
        assert isinstance(until, date)
        try:
            judging.days(min(until, timezone.localdate()), until, timezone.localdate())
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return until
