"""Fields that people fill in with figures and addresses, and the groups of an indicator."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from qvevri.core.languages import current, in_language
from qvevri.monitoring.reporting.checking import MOST_LINKS
from qvevri.monitoring.reporting.inputs import ValueInput
from qvevri.monitoring.reporting.models import Reading, Value
from qvevri.monitoring.reporting.parts import groupings
from qvevri.monitoring.reporting.words import figure, frequency_text, group_name
from qvevri.plan.programme.content import Combine, Frequency
from qvevri.plan.programme.models import Indicator
from qvevri.plan.tables.figures import FIGURE, without_thousands
from qvevri.plan.tables.figures import figure as read_figure
from qvevri.vocabulary.numerals import typed


def asked_for(field: forms.Field) -> None:
    """The field may stay empty, but does not say so of itself: it is what the page asks for."""
    field.is_asked = True  # type: ignore[attr-defined]


def typed_figure(value: Decimal | None) -> str:
    """A figure as its reader types it, to the last digit: sent again unchanged, it is the same."""
    return "" if value is None else typed(value, current())


class FigureField(forms.CharField):
    """A figure as people type it: "31", "1 900", "77,5"; empty gives None."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "short": "yes"})
        super().__init__(required=False, max_length=40, widget=widget, **kwargs)
        asked_for(self)

    def clean(self, value: Any) -> Decimal | None:
        """The figure, or None for an empty field."""
        text = super().clean(value).replace("%", "").replace("₾", "").strip()
        text = without_thousands(text, current())
        if not text:
            return None
        found = FIGURE.fullmatch(text)
        if found is None:
            raise ValidationError(_("Write a number in figures, such as 31 or 77.5."))
        return read_figure(found.group())


class VersionedForm(forms.Form):
    """A form that knows which version of a thing its writer has seen, and what is there already."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    other = False

    def take_version(self, version: int, *, is_others: bool = False) -> None:
        """The person has seen this version: saving again is no surprise to anybody."""
        self.data = MultiValueDict({name: [value] for name, value in self.data.items()})
        self.data["version"] = str(version)
        self.other = is_others


class LinksField(forms.CharField):
    """Addresses, one on each line."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea({"rows": 2, "inputmode": "url"})
        super().__init__(required=False, widget=widget, max_length=3000, **kwargs)

    def clean(self, value: Any) -> tuple[str, ...]:
        """The addresses, each with its scheme; only web pages."""
        links = [
            line if "://" in line else f"https://{line}" for line in super().clean(value).split()
        ]
        if len(links) > MOST_LINKS:
            raise ValidationError(_("At most %(n)s links.") % {"n": MOST_LINKS})
        valid = URLValidator(schemes=["http", "https"])
        for link in links:
            valid(link)
            if len(link) > 500:
                raise ValidationError(_("A link is longer than 500 characters."))
        return tuple(dict.fromkeys(links))


@dataclass(frozen=True)
class PartName:
    """A field of one group of people or places."""

    field: str
    of: str
    value: str


class AimFields:
    """The fields of one indicator: its value or the two parts of its ratio, and its groups."""

    def __init__(self, aim: Indicator) -> None:
        self.aim = aim
        unit = in_language(aim.unit, current())
        self.label = f"{aim}, {unit}" if unit else str(aim)
        self.is_ratio = aim.combine == Combine.RATIO
        self.parts = [
            PartName(f"part_{aim.pk}_{at}_{place}", of, value)
            for at, (of, values) in enumerate(groupings(aim.parts).items())
            for place, value in enumerate(values)
        ]

    def names(self) -> list[str]:
        """The names of its fields, the whole first."""
        kinds = ("numerator", "denominator") if self.is_ratio else ("value",)
        return [*(f"{kind}_{self.aim.pk}" for kind in kinds), *(one.field for one in self.parts)]

    def fields(self, help_text: str) -> dict[str, forms.Field]:
        """Its fields by name."""
        pk, what = self.aim.pk, {"what": self.label}
        found: dict[str, forms.Field] = {}
        if self.is_ratio:
            above, below = _("%(what)s: how many"), _("%(what)s: out of how many")
            found[f"numerator_{pk}"] = FigureField(label=above % what, help_text=help_text)
            found[f"denominator_{pk}"] = FigureField(label=below % what)
        else:
            found[f"value_{pk}"] = FigureField(label=self.label, help_text=help_text)
        for one in self.parts:
            words = {"group": group_name(one.of, one.value)}
            found[one.field] = FigureField(label=_("Of these %(group)s") % words)
        return found

    def said(self, data: Mapping[str, Any]) -> ValueInput:
        """What stands in its fields."""
        parts: dict[str, dict[str, Decimal]] = {}
        for one in self.parts:
            if data.get(one.field) is not None:
                parts.setdefault(one.of, {})[one.value] = data[one.field]
        pk = self.aim.pk
        return ValueInput(
            data.get(f"value_{pk}"),
            data.get(f"numerator_{pk}"),
            data.get(f"denominator_{pk}"),
            parts,
        )

    def initial(self, told: Value | Reading) -> dict[str, str]:
        """What was told, as the fields show it."""
        pk = self.aim.pk
        found = {
            f"value_{pk}": typed_figure(told.value),
            f"numerator_{pk}": typed_figure(told.numerator),
            f"denominator_{pk}": typed_figure(told.denominator),
        }
        for one in self.parts:
            number = told.parts.get(one.of, {}).get(one.value)
            found[one.field] = typed_figure(None if number is None else Decimal(number))
        return found

    def beside(self, told: Value | Reading | None) -> str:
        """Last time's answer, where it began, and the target, in one line."""
        said = []
        if told is not None and told.value is not None:
            words = figure(told.value)
            if self.is_ratio and told.denominator is not None:
                words = f"{figure(told.numerator)} / {figure(told.denominator)}"
            said.append(_("Last time: %(words)s") % {"words": words})
        if self.aim.baseline is not None:
            said.append(_("began at %(n)s") % {"n": figure(self.aim.baseline)})
        targets = list(self.aim.targets.all())
        if targets:
            said.append(_("target %(n)s") % {"n": figure(targets[-1].value)})
        if self.aim.frequency != Frequency.PERIOD:
            said.append(_("measured %(often)s") % {"often": frequency_text(self.aim.frequency)})
        return " · ".join(said)
