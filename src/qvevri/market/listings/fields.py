"""Fields that read numbers and prices as people type them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.market.listings import amounts
from qvevri.market.listings.amounts import Misread, SaidPrice
from qvevri.market.listings.refusals import why
from qvevri.vocabulary.prices import PriceForm

LONGEST = 60


class NumberBox(forms.TextInput):
    """A box for a number: the phone shows digits and a comma.

    Not autocomplete="off": Chromium empties such a field when somebody goes back to its page.
    """

    def __init__(self, **attrs: str) -> None:
        super().__init__({"inputmode": "decimal", **attrs})


class NumberField(forms.CharField):
    """A positive number; empty gives None."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", NumberBox())
        super().__init__(max_length=LONGEST, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return amounts.read_number(text, current())
        except Misread as misread:
            raise ValidationError(why(misread.trouble)) from misread


class QuantityField(NumberField):
    """A number that may bring its unit along: gives (800, "კგ"); empty gives None."""

    def clean(self, value: Any) -> tuple[Decimal, str] | None:  # type: ignore[override]
        text = forms.CharField.clean(self, value)
        if not text:
            return None
        try:
            return amounts.read_quantity(text, current())
        except Misread as misread:
            raise ValidationError(why(misread.trouble)) from misread


class PriceField(forms.CharField):
    """A price in any form; empty gives None.

    `is_asked` where an empty one is refused unless another field says why: the page then does not
    call it "not required".
    """

    def __init__(self, *, is_asked: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", NumberBox())
        super().__init__(max_length=LONGEST, **kwargs)
        self.is_asked = is_asked

    def clean(self, value: Any) -> SaidPrice | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return amounts.read_price(text, current())
        except Misread as misread:
            raise ValidationError(why(misread.trouble, may_be_free=True)) from misread


class OnePriceField(PriceField):
    """A single price: "1,5", "1.5 lari", "2 $"; gives it with its currency, empty gives None."""

    def clean(self, value: Any) -> SaidPrice | None:
        said = super().clean(value)
        if said is not None and said.form is not PriceForm.FIXED:
            raise ValidationError(_("Write one price, such as 1.5 or 2 lari."))
        return said


class UnitField(forms.ChoiceField):
    """A list of units. Asked for as soon as there is a number, so never called "not required"."""

    is_asked = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=UnitSelect, choices=[], **kwargs)


class DaySelects(forms.SelectDateWidget):
    """A day as three lists, each with its name for those who hear the page."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        labels = {"day": _("day"), "month": _("month"), "year": _("year")}
        for select in context["widget"]["subwidgets"]:
            select["attrs"]["aria-label"] = labels[select["name"].rpartition("_")[2]]
        return context


class UnitSelect(forms.Select):
    """A list of units whose containers are marked, so that the page can ask what one holds."""

    packages: Iterable[str] = ()

    def create_option(  # noqa: PLR0913
        self,
        name: str,
        value: Any,
        label: int | str,
        selected: bool,  # noqa: FBT001
        index: int,
        subindex: int | None = None,
        attrs: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        option = super().create_option(name, value, label, selected, index, subindex, attrs)
        if str(value) in self.packages:
            option["attrs"]["data-package"] = "yes"
        return option
