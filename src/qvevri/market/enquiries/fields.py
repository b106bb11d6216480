"""The fields in which a chip's value is typed, and what was meant by them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core.antispam import plain_words
from qvevri.core.languages import current
from qvevri.core.text import clean_line, is_wordless
from qvevri.market.enquiries.chips import Value
from qvevri.market.enquiries.offering import Option
from qvevri.market.enquiries.places import read_place
from qvevri.market.listings.amounts import Misread, Trouble, read_price, read_quantity
from qvevri.market.listings.choices import unit_called
from qvevri.market.listings.refusals import why
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import SYMBOLS, PriceForm
from qvevri.vocabulary.units import per_text

CURRENCIES = ("GEL", "EUR", "USD")
LONGEST_CITY = 60
Typed = Mapping[str, Any]


@dataclass(frozen=True)
class Usual:
    """What is filled in before anybody types: units of the listing, the buyer's country."""

    units: tuple[str, ...] = ("kg",)
    unit: str = "kg"
    price_unit: str = "kg"
    currencies: tuple[str, ...] = field(default=CURRENCIES)


def _line(label: str, **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=100,
        error_messages={"max_length": _("This is too long: at most 100 characters.")},
        widget=forms.TextInput(attrs=attrs),
    )


class _Choice(forms.ChoiceField):
    """A list that need not be sent: without it what it shows first counts."""

    def clean(self, value: Any) -> str:
        return str(super().clean(value) or self.initial or "")


def _choice(label: str, choices: list[tuple[str, str]], initial: str = "") -> forms.ChoiceField:
    return _Choice(label=label, choices=choices, required=False, initial=initial)


def _units(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    known, language = vocabulary.units(), current()
    return [(code, per_text(known[code], language)) for code in codes if code in known]


def _quantity_fields(usual: Usual) -> dict[str, forms.Field]:
    return {
        "amount": _line(_("How much"), inputmode="decimal"),
        "unit": _choice(_("Unit"), _units(usual.units), usual.unit),
    }


def _price_fields(usual: Usual) -> dict[str, forms.Field]:
    signs = [(code, SYMBOLS[code]) for code in usual.currencies]
    return {
        "price": _line(_("Price"), inputmode="decimal"),
        "currency": _choice(_("Currency"), signs, usual.currencies[0]),
        "per": _choice(_("For one"), _units(usual.units), usual.price_unit),
    }


def _where_fields(_usual: Usual) -> dict[str, forms.Field]:
    ways = [
        ("place", _("delivered to this town (DAP):")),
        ("border", _("delivered to the Georgian border (DAP)")),
        ("farm", _("at the seller's place, I collect it (EXW)")),
    ]
    return {
        "where": _choice(_("Way of delivery"), ways, "place"),
        "city": _line(_("Town and country")),
    }


def _day_fields(_usual: Usual) -> dict[str, forms.Field]:
    day = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write the day like 2026-12-31.")},
    )
    return {"day": day}


def _thing_fields(kind: str) -> dict[str, forms.Field]:
    language = current()
    things = [
        (code, term.name(language))
        for code, term in vocabulary.terms().items()
        if term.kind == kind and term.is_active
    ]
    return {"thing": _choice(_("Which one"), [("", _("none in particular")), *things])}


def _how_fields(_usual: Usual) -> dict[str, forms.Field]:
    ways = [
        ("", _("any way")),
        ("transfer", _("bank transfer")),
        ("on_delivery", _("on delivery")),
        ("cash", _("cash")),
    ]
    return {"how": _choice(_("Way of paying"), ways)}


_MAKERS: Mapping[Value, Callable[[Usual], dict[str, forms.Field]]] = {
    Value.QUANTITY: _quantity_fields,
    Value.PRICE: _price_fields,
    Value.WHERE: _where_fields,
    Value.DAY: _day_fields,
    Value.HOW: _how_fields,
}


def fields_for(option: Option, usual: Usual) -> dict[str, forms.Field]:
    """The fields of an option's value by their short names; none when the tick says it all."""
    if option.asks is None:
        return {}
    if option.asks is Value.THING:
        return _thing_fields(option.chip.code.partition("_")[0])
    made = _MAKERS[option.asks](usual)
    if option.chip.code == "when":
        made["soon"] = forms.BooleanField(label=_("as soon as possible"), required=False)
    return made


_MAIN = {Value.QUANTITY: "amount", Value.WHERE: "city"}


def main_field(option: Option) -> str:
    """The short name of the field under which it is said what to mend."""
    assert option.asks is not None
    return _MAIN.get(option.asks, option.asks.value)


def is_filled(typed: Typed) -> bool:
    """Whether a value was typed, so that a forgotten tick does not lose it."""
    return any(typed.get(name) for name in ("amount", "price", "city", "day", "soon", "thing"))


def _unit(words: str, chosen: str) -> str:
    """The unit written beside a number, else the one chosen. Raises Misread for other words."""
    if not words:
        return chosen
    called = unit_called(words)
    if not called:
        raise Misread(Trouble.NOT_UNDERSTOOD)
    return called


def _quantity(typed: Typed) -> dict[str, Any]:
    try:
        amount, words = read_quantity(str(typed.get("amount", "")), current())
        unit = _unit(words, str(typed["unit"]))
    except Misread as error:
        raise ValidationError(why(error.trouble)) from error
    return {"amount": f"{amount.normalize():f}", "unit": unit}


def _price(typed: Typed) -> dict[str, Any]:
    try:
        said = read_price(str(typed.get("price", "")), current())
        per = _unit(said.rest, str(typed["per"]))
    except Misread as error:
        raise ValidationError(why(error.trouble)) from error
    if said.form is not PriceForm.FIXED:
        raise ValidationError(_("Write one price, such as 1.5."))
    return {"price": said.amount, "currency": said.currency or str(typed["currency"]), "per": per}


def _where(typed: Typed) -> dict[str, Any]:
    if typed.get("where") != "place":
        return {"where": str(typed["where"])}
    city = clean_line(str(typed.get("city", "")))
    if not city or is_wordless(city):
        raise ValidationError(_("Write the town to which it should be delivered."))
    if len(city) > LONGEST_CITY:
        raise ValidationError(_("Only the town and the country."))
    plain_words(city)
    return {"where": "place", **read_place(city)}


def _day(typed: Typed) -> dict[str, Any]:
    if typed.get("soon"):
        return {"soon": True}
    day = typed.get("day")
    if not isinstance(day, date):
        return {}
    if day < timezone.localdate():
        raise ValidationError(_("This day has passed. Choose a later one."))
    return {"day": day.isoformat()}


def _plain(name: str) -> Callable[[Typed], dict[str, Any]]:
    return lambda typed: {name: str(typed[name])} if typed.get(name) else {}


_READERS: Mapping[Value, Callable[[Typed], dict[str, Any]]] = {
    Value.QUANTITY: _quantity,
    Value.PRICE: _price,
    Value.WHERE: _where,
    Value.DAY: _day,
    Value.THING: _plain("thing"),
    Value.HOW: _plain("how"),
}


def said_by(option: Option, typed: Typed) -> dict[str, Any]:
    """The chip with its value, as a turn keeps it. Raises ValidationError with what to mend."""
    value = _READERS[option.asks](typed) if option.asks else {}
    if option.chip.needs_value and option.asks and not value:
        raise ValidationError(_("Fill this in, or remove the tick."))
    return {"chip": option.chip.code, **option.given, **value}
