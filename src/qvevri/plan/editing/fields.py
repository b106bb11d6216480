"""Fields of a plan's forms: text in three languages, amounts and figures as people type them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.languages import CODES, OWN_NAMES, current
from qvevri.core.text import clean, clean_line, is_wordless
from qvevri.plan.tables.figures import FIGURE, minor, without_thousands
from qvevri.plan.tables.figures import figure as read_figure
from qvevri.plan.tables.sums import ABSURD
from qvevri.vocabulary.numerals import pointed, typed

TITLE, TEXT = 300, 5000
CURRENCIES = ("GEL", "EUR", "USD")
TOO_LONG = gettext_lazy("This is too long: %(show_value)s characters. At most %(limit_value)s fit.")


class TextsWidget(forms.MultiWidget):
    """One box for each language, the reader's first, the others folded."""

    template_name = "editing/texts.html"

    def __init__(self, lines: int, suggestions: str = "") -> None:
        box: forms.Widget = forms.TextInput({"list": suggestions} if suggestions else {})
        if lines > 1:
            box = forms.Textarea({"rows": lines})
        super().__init__(dict.fromkeys(CODES, box))

    def decompress(self, value: Any) -> list[str]:
        told = value if isinstance(value, Mapping) else {}
        return [told.get(code, "") for code in CODES]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        boxes = dict(zip(CODES, context["widget"]["subwidgets"], strict=True))
        first = current()
        others = {code: box for code, box in boxes.items() if code != first}
        context["first"], context["others"] = boxes[first], others
        context["first_name"] = OWN_NAMES[first]
        for code, box in boxes.items():
            box["attrs"] |= {"lang": code, "aria-label": OWN_NAMES[code]}
        written = [code for code, box in boxes.items() if box["value"]]
        # Of what nobody wrote yet no language is missing.
        context["missing"] = [code for code in CODES if written and code not in written]
        context["are_open"] = bool(written) and first not in written
        return context


class TextsField(forms.MultiValueField):
    """Text in the house's languages; gives a mapping of those that are written, sorted."""

    def __init__(
        self, *, lines: int = 1, longest: int = TITLE, suggestions: str = "", **kwargs: Any
    ) -> None:
        self.lines = lines
        fields = [
            forms.CharField(
                required=False, max_length=longest, error_messages={"max_length": TOO_LONG}
            )
            for _code in CODES
        ]
        kwargs.setdefault("error_messages", {}).setdefault(
            "required", gettext_lazy("Write it in at least one language.")
        )
        super().__init__(
            fields, require_all_fields=False, widget=TextsWidget(lines, suggestions), **kwargs
        )

    def compress(self, data_list: Sequence[str]) -> dict[str, str]:
        tidy = clean if self.lines > 1 else clean_line
        told = {code: tidy(words or "") for code, words in zip(CODES, data_list, strict=False)}
        found = {code: words for code, words in sorted(told.items()) if words}
        if self.required and all(is_wordless(words) for words in found.values()):
            raise ValidationError(self.error_messages["required"], code="required")
        return found

    def clean(self, value: Any) -> dict[str, str]:
        return dict(super().clean(value) or {})

    def has_changed(self, initial: Any, data: Any) -> bool:
        told = initial if isinstance(initial, Mapping) else {}
        before = [told.get(code, "") for code in CODES]
        return before != [words or "" for words in data or [""] * len(CODES)]


class PlacesWidget(forms.CheckboxSelectMultiple):
    """Ticks for settlements, found by typing a part of a name in any language."""

    template_name = "editing/places.html"

    def __init__(self) -> None:
        super().__init__()
        self.words: Mapping[str, str] = {}

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        option["attrs"]["data-words"] = self.words.get(str(option["value"]), "")
        return option


class FigureField(forms.CharField):
    """A figure as people type it: "31", "1 900", "77,5"; empty gives None."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        widget = forms.TextInput({"inputmode": "decimal", "short": "yes"})
        super().__init__(max_length=40, widget=widget, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        text = str(super().clean(value)).replace("%", "").strip(" ₾€$")
        if not text:
            return None
        found = FIGURE.fullmatch(text)
        if found is None:
            raise ValidationError(_("Write a number in figures, such as 31 or 77.5."))
        number = read_figure(found.group())
        if abs(number) >= ABSURD or number != round(number, 4):
            raise ValidationError(_("Write a number below ten billion with at most four decimals."))
        whole = number.to_integral_value()
        return whole if whole == number else number.normalize()

    def prepare_value(self, value: Any) -> Any:
        return typed(value, current()) if isinstance(value, Decimal) else value


class AmountField(FigureField):
    """An amount of money as people type it; gives minor units, empty gives None."""

    def clean(self, value: Any) -> Any:
        # Not of other figures: "3,125" is also what an euro costs.
        number = super().clean(without_thousands(str(value or ""), current()))
        if number is None:
            return None
        if number < 0:
            raise ValidationError(_("An amount cannot be negative."))
        if number * 100 != int(number * 100):
            raise ValidationError(_("Write an amount with at most two decimals, such as 1500.50."))
        return minor(number)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int):
            return value
        whole, rest = divmod(value, 100)
        return pointed(f"{whole:,}".replace(",", " "), f"{rest:02}" if rest else "", current())


class CodeField(forms.RegexField):
    """A code such as 1.2: it stands in addresses."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            regex=r"^[^\W_][\w.\-]*$",
            max_length=20,
            widget=forms.TextInput({"short": "yes"}),
            error_messages={
                "invalid": gettext_lazy("Use letters, digits, dots and hyphens, such as 1.2."),
                "max_length": TOO_LONG,
                "required": gettext_lazy("Write a code such as 1.2."),
            },
            **kwargs,
        )


class DayField(forms.DateField):
    """A day."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(
            widget=forms.DateInput({"type": "date", "short": "yes"}, format="%Y-%m-%d"),
            error_messages={
                "invalid": gettext_lazy("Write the day like 31.12.2026."),
                "required": gettext_lazy("Choose a day."),
            },
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and not 1990 <= day.year <= 2100:
            raise ValidationError(_("Choose a day between 1990 and 2100."))
        return day


class YearField(forms.IntegerField):
    """A year."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        wrong = gettext_lazy("Write a year such as 2026.")
        super().__init__(
            min_value=1990,
            max_value=2100,
            widget=forms.TextInput({"inputmode": "numeric", "short": "yes"}),
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value", "required"), wrong),
            **kwargs,
        )
