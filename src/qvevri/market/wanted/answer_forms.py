"""The forms of sellers and staff: I have it, what both sides say, why it is hidden."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.core.text import clean_line, is_wordless
from qvevri.market.enquiries.chips import Chip, Side
from qvevri.market.enquiries.fields import Usual
from qvevri.market.enquiries.forms import ChipsForm, shown
from qvevri.market.listings import choices as lists
from qvevri.market.listings.amounts import SaidPrice
from qvevri.market.listings.fields import PriceField, QuantityField, UnitSelect
from qvevri.market.listings.inputs import PriceInput
from qvevri.market.listings.retyping import typed_number, typed_price
from qvevri.market.wanted import chips, judging, measuring
from qvevri.market.wanted.actions.minding import MOST_DAYS, MOST_SELLERS
from qvevri.market.wanted.forms import day_field, named_units
from qvevri.market.wanted.inputs import AnswerInput
from qvevri.market.wanted.models import Answer, Asked, Wanted
from qvevri.market.wanted.offering import likely_answer
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import PriceForm

LONGEST_REASON = 300


def _units(wanted: Wanted) -> list[str]:
    units = vocabulary.units()
    return measuring.units_like(units[wanted.unit], wanted.base, units)


class AnswerForm(forms.Form):
    """How much a seller has, at what price, from when."""

    amount = QuantityField(label=gettext_lazy("How much do you have?"))
    unit = forms.ChoiceField(label=gettext_lazy("Measured in"), widget=UnitSelect)
    price = PriceField(
        label=gettext_lazy("Price in lari"),
        required=False,
        help_text=gettext_lazy("Leave it empty if the price is by agreement."),
    )
    price_unit = forms.ChoiceField(label=gettext_lazy("For one"), required=False, widget=UnitSelect)
    ready_from = day_field(gettext_lazy("From when?"))
    delivers = forms.BooleanField(required=False)
    text = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        # No maxlength: a browser would cut off silently what is pasted.
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wanted = asked.wanted
        units = named_units(_units(asked.wanted))
        lists.offer(self, {"unit": units, "price_unit": units})
        self.initial = likely_answer(asked) | dict(self.initial)
        if asked.wanted.way == Wanted.Way.COLLECT:
            del self.fields["delivers"]
        else:
            self.fields["delivers"].label = _("I bring it there")

    def unsent(self) -> list[str]:
        """What was typed, line by line: for a page on which it can no longer be sent."""
        price = [shown(self[name]) for name in ("price", "price_unit")]
        lines = (
            f"{shown(self['amount'])} {shown(self['unit'])}",
            f"{price[0]} ₾ / {price[1]}" if price[0] else "",
            shown(self["text"]),
        )
        return [line for line in lines if line.strip()]

    def clean_text(self) -> str:
        try:
            return judging.words(self.cleaned_data["text"], is_strangers=False)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal

    def clean_price(self) -> SaidPrice | None:
        said = self.cleaned_data["price"]
        assert said is None or isinstance(said, SaidPrice)
        if said is not None and said.form not in (PriceForm.FIXED, PriceForm.AGREEMENT):
            raise ValidationError(_("Write one price, or leave it empty."))
        if said is not None and said.currency not in ("", self.wanted.municipality.currency):
            raise ValidationError(_("Write the price in lari."))
        return said

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        amount, price = fields.get("amount"), fields.get("price")
        typed = (
            ("amount", "unit", amount[1] if amount else ""),
            ("price", "price_unit", price.rest if price else ""),
        )
        for box, name, words in typed:
            code = lists.unit_called(words) if words else ""
            if code in _units(self.wanted):
                fields[name] = code
            elif words:
                self.add_error(box, _("Only a number here; choose the unit beside it."))
        ready = fields.get("ready_from")
        if ready and ready < timezone.localdate():
            self.add_error("ready_from", _("This day is over. Choose a day to come."))
        return fields

    def said(self) -> AnswerInput:
        """What the form says."""
        fields, price = self.cleaned_data, self.cleaned_data["price"]
        is_number = price is not None and price.amount is not None
        return AnswerInput(
            amount=Decimal(fields["amount"][0]),
            unit=fields["unit"],
            price=PriceInput(
                PriceForm.FIXED,
                amount=price.amount,
                unit=fields["price_unit"] or fields["unit"],
            )
            if is_number
            else PriceInput(PriceForm.AGREEMENT),
            ready_from=fields["ready_from"],
            delivers=fields.get("delivers", False),
            text=fields["text"],
        )


class TalkForm(ChipsForm):
    """What one side of a request says in chips and words."""

    known_chips: ClassVar[Mapping[str, Chip]] = chips.CHIPS

    def __init__(self, *args: Any, asked: Asked, side: Side, **kwargs: Any) -> None:
        self.is_strangers = side is Side.BUYER
        units = tuple(_units(asked.wanted))
        spoken = [(turn.side, turn.chips) for turn in asked.turns.all()]
        super().__init__(
            *args,
            groups=chips.offered(spoken, side),
            usual=Usual(
                units=units,
                unit=units[0],
                price_unit=units[0],
                currencies=(asked.wanted.municipality.currency,),
            ),
            **kwargs,
        )


class HideForm(forms.Form):
    """Why a request is hidden."""

    reason = forms.CharField(label=gettext_lazy("Why it is hidden"), max_length=LONGEST_REASON)

    def clean_reason(self) -> str:
        reason = clean_line(self.cleaned_data["reason"])
        if is_wordless(reason):
            raise ValidationError(_("Say why in a few words."))
        return reason


class PolicyForm(forms.Form):
    """How many sellers are asked, and for how long."""

    most_sellers = forms.IntegerField(
        label=gettext_lazy("Sellers asked for one request"), min_value=1, max_value=MOST_SELLERS
    )
    days_open = forms.IntegerField(
        label=gettext_lazy("Days a request stays open"), min_value=1, max_value=MOST_DAYS
    )


def answer_as_typed(answer: Answer) -> dict[str, Any]:
    """A given answer as it would be typed, to be changed."""
    price = answer.price
    return {
        "amount": typed_number(answer.amount, current()),
        "unit": answer.unit,
        "price": "" if price is None else typed_price(price, current()),
        "price_unit": answer.price_unit,
        "ready_from": answer.ready_from,
        "delivers": answer.delivers,
        "text": answer.text,
    }
