"""The forms of posting and editing: what, how much and for how much, where and when."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.market.listings import amounts, pricing, refusals
from qvevri.market.listings import choices as lists
from qvevri.market.listings.actions.judging import LONGEST_VARIETY, clean_variety
from qvevri.market.listings.fields import (
    OnePriceField,
    PriceField,
    QuantityField,
    UnitField,
    UnitSelect,
)
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.refusals import refusal_of
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import PriceForm, Tier
from qvevri.vocabulary.terms import Term

SAID = "said"
SAYING: list[tuple[str, Promise]] = [
    (SAID, gettext_lazy("The price I write")),
    (PriceForm.AGREEMENT.value, gettext_lazy("By agreement")),
    (PriceForm.FREE.value, gettext_lazy("Free, a gift")),
    (PriceForm.EXCHANGE.value, gettext_lazy("In exchange")),
]


class Folded(forms.Form):
    """A form of which the fields in `folded` are shown only when somebody wants them."""

    folded: ClassVar[tuple[str, ...]] = ()

    def opened(self) -> list[forms.BoundField]:
        """The fields everybody sees."""
        return [self[name] for name in self.fields if name not in self.folded]

    def details(self) -> list[forms.BoundField]:
        """The fields behind "more details"."""
        return [self[name] for name in self.fields if name in self.folded]

    def has_trouble_in_details(self) -> bool:
        """Whether the details must be unfolded, for something in them is wrong."""
        return any(field.errors for field in self.details())


class WhatForm(forms.Form):
    """The first screen: the product, by its picture or by typing."""

    what = forms.CharField(
        label=gettext_lazy("What do you offer?"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Write it in any language, or tap a picture below."),
    )
    suggested = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    concept = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates: list[Term] = []
        self.variety = ""

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        words = fields.get("what") or ""
        taken = fields.get("concept") or lists.named_so(fields.get("suggested") or "", words)
        term = vocabulary.terms().get(taken)
        if term is not None and (term.kind == "variety" or lists.is_offered(term)):
            fields["concept"], self.variety = lists.product_and_variety(term)
        elif words:
            self._recognise(fields, words)
        else:
            raise ValidationError(_("Say what you offer: tap a picture or write it."))
        return fields

    def _recognise(self, fields: dict[str, Any], words: str) -> None:
        self.candidates = lists.recognised(words, current())
        if not self.candidates:
            sorry = _("This word is not known yet. Tap the picture that is nearest to it.")
            self.add_error("what", sorry)
        elif len(self.candidates) > 1:
            self.add_error("what", _("Which of these do you mean?"))
        else:
            fields["concept"], self.variety = lists.product_and_variety(self.candidates[0])


class AmountForm(Folded):
    """The second screen: how much there is and what it costs; the details stay folded."""

    folded: ClassVar[tuple[str, ...]] = (
        *("variety", "variety_text", "quality_class", "qualities", "minimum", "packing"),
        *("tier_from_1", "tier_price_1", "tier_from_2", "tier_price_2"),
        *("is_organic", "appellation"),
    )

    quantity = QuantityField(label=gettext_lazy("How much do you have?"), required=False)
    unit = UnitField(label=gettext_lazy("Measured in"))
    pack_amount = QuantityField(label=gettext_lazy("One holds"), required=False)
    pack_unit = forms.ChoiceField(
        label=gettext_lazy("of these"), required=False, widget=UnitSelect, choices=[]
    )
    saying = forms.ChoiceField(
        label=gettext_lazy("Price"),
        choices=SAYING,
        required=False,
        initial=SAID,
        widget=forms.RadioSelect,
    )
    price = PriceField(label=gettext_lazy("Price in lari"), required=False, is_asked=True)
    price_unit = UnitField(label=gettext_lazy("Per"))
    variety = forms.ChoiceField(label=gettext_lazy("Variety"), required=False, choices=[])
    variety_text = forms.CharField(
        label=gettext_lazy("Another variety"), required=False, max_length=LONGEST_VARIETY
    )
    quality_class = forms.ChoiceField(label=gettext_lazy("Class"), required=False, choices=[])
    qualities = forms.MultipleChoiceField(
        label=gettext_lazy("Properties"),
        required=False,
        choices=[],
        widget=forms.CheckboxSelectMultiple,
    )
    minimum = QuantityField(label=gettext_lazy("Smallest order"), required=False)
    tier_from_1 = QuantityField(label=gettext_lazy("From this quantity"), required=False)
    tier_price_1 = OnePriceField(label=gettext_lazy("this price"), required=False)
    tier_from_2 = QuantityField(label=gettext_lazy("From this quantity"), required=False)
    tier_price_2 = OnePriceField(label=gettext_lazy("this price"), required=False)
    packing = forms.ChoiceField(label=gettext_lazy("Packing"), required=False, choices=[])
    is_organic = forms.BooleanField(
        label=gettext_lazy("Organic (needs a valid certificate)"), required=False
    )
    appellation = forms.ChoiceField(
        label=gettext_lazy("Protected name"), required=False, choices=[]
    )

    def __init__(self, *args: Any, concept: Term, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.concept = concept
        if not self.is_bound and not self.initial.get("quantity"):
            # One question per screen: the first one waits for its answer, a tap is saved.
            self.fields["quantity"].widget.attrs["autofocus"] = True
        language = current()
        units = lists.units(concept, language)
        packages = lists.packages()
        given: dict[str, list[Any]] = {
            "unit": units,
            "price_unit": units,
            "pack_unit": lists.contents(concept, language),
            "variety": lists.varieties(concept, language),
            "quality_class": lists.details(concept, "class", language),
            "qualities": lists.details(concept, "quality", language)[1:],
            "packing": lists.of_kind("packing", language),
            "appellation": lists.appellations(concept, language),
        }
        lists.offer(self, given)
        for name in ("unit", "price_unit"):
            self.fields[name].widget.packages = packages
        for name in ("variety", "quality_class", "qualities", "appellation"):
            if not [code for code, _name in given[name] if code]:
                del self.fields[name]

    def clean_variety_text(self) -> str:
        try:
            return clean_variety(self.cleaned_data["variety_text"])
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        self._take_units_as_typed(fields)
        self._take_numbers_alone(fields)
        self._ask_for_whole_steps(fields)
        self._check_steps(fields)
        if self.errors:
            return fields
        said = pricing.with_defaults(self.said(), self.concept)
        flaw = pricing.flaw_of(said)
        if flaw:
            self.add_error(FIELD_OF_FLAW[flaw], str(refusal_of(flaw)))
        return fields

    def _take_units_as_typed(self, fields: dict[str, Any]) -> None:
        """ "800 კგ" in the box of the number wins over the list beside it."""
        quantity, price = fields.get("quantity"), fields.get("price")
        for name, words in (
            ("unit", quantity[1] if quantity else ""),
            ("price_unit", price.rest if price else ""),
        ):
            if not words:
                continue
            code = lists.unit_called(words)
            if code:
                fields[name] = code
            else:
                box = "quantity" if name == "unit" else "price"
                self.add_error(box, refusals.why(amounts.Trouble.NOT_UNDERSTOOD))

    def _take_numbers_alone(self, fields: dict[str, Any]) -> None:
        """ "10 კგ" is a smallest order of ten when kilos are what is counted."""
        for name in ("pack_amount", "minimum", "tier_from_1", "tier_from_2"):
            typed = fields.get(name)
            if typed is None:
                continue
            fields[name], words = typed
            code = lists.unit_called(words) if words else ""
            if words and name == "pack_amount" and code in lists.CONTENTS:
                fields["pack_unit"] = code
            elif words and code != fields.get("unit"):
                self.add_error(name, refusals.why(amounts.Trouble.NOT_UNDERSTOOD))

    def _check_steps(self, fields: dict[str, Any]) -> None:
        """A step is said in the unit and the money of the price; with steps there is one price."""
        price = fields.get("price")
        if price is None:
            return
        for name in ("tier_price_1", "tier_price_2"):
            said = fields.get(name)
            if said is None:
                continue
            unit = lists.unit_called(said.rest) if said.rest else fields.get("price_unit")
            money = said.currency or price.currency or "GEL"
            if (unit, money) != (fields.get("price_unit"), price.currency or "GEL"):
                sorry = _("Use the same unit and the same money as in the price above.")
                self.add_error(name, sorry)
            if price.form is not PriceForm.FIXED and "price" not in self.errors:
                self.add_error("price", _("Write one price, such as 1.5 or 2 lari."))

    def _ask_for_whole_steps(self, fields: dict[str, Any]) -> None:
        """A step of the price has a quantity and a price: half of one is not thrown away."""
        for step in (1, 2):
            start, said = f"tier_from_{step}", f"tier_price_{step}"
            if {start, said} & {*self.errors} or bool(fields.get(start)) == bool(fields.get(said)):
                continue
            if fields.get(start):
                self.add_error(said, _("Write the price from this quantity on."))
            else:
                self.add_error(start, _("Write from which quantity on this is the price."))

    def price_input(self) -> PriceInput:
        """The price as said on this screen."""
        fields = self.cleaned_data
        saying = fields.get("saying") or SAID
        said = fields.get("price")
        if saying != SAID and not (saying == PriceForm.AGREEMENT and said):
            return PriceInput(PriceForm(saying))
        if said is None:
            return PriceInput(PriceForm.FIXED, unit=fields.get("price_unit", ""))
        price = PriceInput(
            form=said.form,
            amount=said.amount,
            amount_max=said.amount_max,
            currency=said.currency or "GEL",
            unit=fields.get("price_unit", ""),
        )
        return self._with_pack(self._with_tiers(price))

    def _with_tiers(self, price: PriceInput) -> PriceInput:
        fields = self.cleaned_data
        steps = [
            (fields.get(f"tier_from_{step}"), fields.get(f"tier_price_{step}")) for step in (1, 2)
        ]
        tiers = [Tier(start, said.amount) for start, said in steps if start and said]
        if not tiers or price.amount is None:
            return price
        first = Tier(fields.get("minimum") or Decimal(1), price.amount)
        return replace(price, form=PriceForm.TIERS, amount=None, tiers=(first, *tiers))

    def _with_pack(self, price: PriceInput) -> PriceInput:
        fields = self.cleaned_data
        if price.unit not in lists.packages() or not fields.get("pack_amount"):
            return price
        return replace(
            price, pack_amount=fields["pack_amount"], pack_unit=fields.get("pack_unit", "")
        )

    def said(self) -> ListingInput:
        """What this screen says of the listing."""
        fields = self.cleaned_data
        quantity = fields.get("quantity")
        is_packed = fields.get("unit") in lists.packages() and fields.get("pack_amount")
        return ListingInput(
            concept=self.concept.code,
            variety=fields.get("variety", ""),
            variety_text=fields.get("variety_text", ""),
            quality_class=fields.get("quality_class", ""),
            appellation=fields.get("appellation", ""),
            is_organic=fields.get("is_organic", False),
            qualities=tuple(fields.get("qualities", ())),
            quantity=quantity[0] if quantity else None,
            unit=fields.get("unit", ""),
            pack_amount=fields["pack_amount"] if is_packed else None,
            pack_unit=fields.get("pack_unit", "") if is_packed else "",
            minimum=fields.get("minimum"),
            price=self.price_input(),
            packing=fields.get("packing", ""),
        )


FIELD_OF_FLAW = {
    pricing.Flaw.UNIT_MISSING: "unit",
    pricing.Flaw.QUANTITY_OUT_OF_RANGE: "quantity",
    pricing.Flaw.AMOUNT_TOO_FINE: "quantity",
    pricing.Flaw.MINIMUM_ABOVE_QUANTITY: "minimum",
    pricing.Flaw.PRICE_MISSING: "price",
    pricing.Flaw.PRICE_OUT_OF_RANGE: "price",
    pricing.Flaw.RANGE_UPSIDE_DOWN: "price",
    pricing.Flaw.TIERS_DISORDERED: "tier_price_1",
    pricing.Flaw.PACK_OUT_OF_RANGE: "pack_amount",
}
