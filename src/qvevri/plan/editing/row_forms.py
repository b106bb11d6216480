"""Rows that repeat within a form: partners, milestones, budget lines, targets, groups."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.forms.utils import ErrorDict, ErrorList
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from qvevri.core.text import clean_line
from qvevri.plan.editing.fields import (
    CURRENCIES,
    AmountField,
    DayField,
    FigureField,
    TextsField,
    YearField,
)
from qvevri.plan.programme.content import Role, Source

# As people may write them: the figures of groups are told apart by one word each.
WORDS_FOR_SEX = {
    **dict.fromkeys(
        ("women", "woman", "females", "ქალი", "ქალები", "женщины", "женщина"), "female"
    ),
    **dict.fromkeys(("men", "man", "males", "კაცი", "კაცები", "мужчины", "мужчина"), "male"),
}
GROUP_NAMES = {"female": gettext_lazy("women"), "male": gettext_lazy("men")}
MOST_ROWS = 60
HALF_YEARS = ((6, 30), (12, 31))
HALF_YEAR_KEY = re.compile(r"targets-\d+-due")
REMOVE = gettext_lazy("Remove this row")
ROLES = [
    (Role.LEAD, pgettext_lazy("partner", "leads")),
    (Role.PARTNER, pgettext_lazy("partner", "takes part")),
]
SOURCES = [
    (Source.LOCAL, gettext_lazy("Local budget")),
    (Source.HIGHER, gettext_lazy("State budget")),
    (Source.PRIVATE, gettext_lazy("Private sector")),
    (Source.DONOR, gettext_lazy("Donors")),
    (Source.BANK, gettext_lazy("Banks and IFIs")),
    (Source.GAP, gettext_lazy("Not yet covered")),
]
GROUPS = [
    ("sex", pgettext_lazy("by which people are grouped", "Sex")),
    ("age", pgettext_lazy("by which people are grouped", "Age")),
    ("settlement", pgettext_lazy("by which people are grouped", "Settlement")),
    ("status", pgettext_lazy("by which people are grouped", "Status")),
    ("sector", pgettext_lazy("by which people are grouped", "Sector")),
]


class PatientForm(forms.Form):
    """A form that may be shown again as typed before anything in it is judged."""

    is_patient = False

    @property
    def errors(self) -> ErrorDict:
        return ErrorDict() if self.is_patient else super().errors


class RowForm(PatientForm):
    """A row; one in which only something was chosen but nothing written counts as empty."""

    @property
    def changed_data(self) -> list[str]:
        return [
            name
            for name in super().changed_data
            if not isinstance(self.fields[name], forms.ChoiceField)
        ]


class RowSet(BaseFormSet[Any]):
    """Rows of one kind; `is_patient` as in PatientForm."""

    is_patient = False

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.is_patient = self.is_patient
        form.fields["DELETE"].label = REMOVE

    def non_form_errors(self) -> ErrorList:
        return ErrorList() if self.is_patient else super().non_form_errors()

    def said(self) -> list[dict[str, Any]]:
        """What stands in the rows that are filled and not removed, in their order."""
        return [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]


class PartnerRow(RowForm):
    """Who takes part; one of the platform's organisations if the name is that of one."""

    name = TextsField(label=pgettext_lazy("of a partner", "Name"), suggestions="organisations")
    role = forms.ChoiceField(
        label=pgettext_lazy("of a partner", "Role"), choices=ROLES, initial=Role.PARTNER
    )
    organisation = forms.IntegerField(widget=forms.HiddenInput, required=False)


class MilestoneRow(RowForm):
    """A step on the way."""

    title = TextsField(label=gettext_lazy("What is reached"))
    due = DayField(label=gettext_lazy("By which day"), required=True)


class LineRow(RowForm):
    """Money from one source."""

    source = forms.ChoiceField(
        label=gettext_lazy("Group of sources"), choices=SOURCES, initial=Source.LOCAL
    )
    amount = AmountField(label=pgettext_lazy("of money", "Amount"), required=True)
    currency = forms.ChoiceField(
        label=gettext_lazy("Currency"),
        choices=[(code, code) for code in CURRENCIES],
        initial="GEL",
    )
    year = YearField(label=gettext_lazy("Year"))
    name = TextsField(label=gettext_lazy("Name of the source"), required=False)


class TargetRow(RowForm):
    """What should be reached by a day."""

    due = DayField(label=gettext_lazy("By which day"), required=True)
    value = FigureField(label=gettext_lazy("Target"), required=True)


class PartRow(RowForm):
    """The share of a group."""

    of = forms.ChoiceField(label=gettext_lazy("Grouped by"), choices=GROUPS, initial="sex")
    value = forms.CharField(
        label=gettext_lazy("Group"),
        max_length=60,
        help_text=gettext_lazy("Such as women, 18–29 or the name of a village."),
    )
    target = FigureField(label=gettext_lazy("Target of the group"), required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of, field = self.initial.get("of"), self.fields["of"]
        assert isinstance(field, forms.ChoiceField)
        if of and of not in dict(GROUPS):
            # A grouping that came with a table stays to be chosen.
            field.choices = [*GROUPS, (of, of)]

    def clean_value(self) -> str:
        """The house's own word for women and men, in whatever language they were typed."""
        typed = clean_line(self.cleaned_data["value"])
        is_sex = self.cleaned_data.get("of") == "sex"
        return WORDS_FOR_SEX.get(typed.casefold(), typed) if is_sex else typed


class TargetSet(RowSet):
    """Targets, one for each day."""

    def clean(self) -> None:
        if any(self.errors):
            return
        days = [row["due"] for row in self.said()]
        if len(days) != len(set(days)):
            raise ValidationError(_("Two targets have the same day. Keep one of them."))


ROWS: dict[str, tuple[type[RowForm], type[RowSet]]] = {
    "partners": (PartnerRow, RowSet),
    "milestones": (MilestoneRow, RowSet),
    "lines": (LineRow, RowSet),
    "targets": (TargetRow, TargetSet),
    "parts": (PartRow, RowSet),
}


def row_set(name: str, data: Any, initial: list[dict[str, Any]], *, is_patient: bool) -> RowSet:
    """The rows of a name: as typed, or what there is with one empty row after it."""
    form, kind = ROWS[name]
    made = formset_factory(
        form, kind, extra=1, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 20
    )
    rows = made(data, initial=initial, prefix=name)
    assert isinstance(rows, RowSet)
    rows.is_patient = is_patient
    return rows


def with_one_more(data: Any, name: str) -> Any:
    """What was typed, with one more empty row of a name."""
    if name not in ROWS:
        return data
    fields = ROWS[name][0].base_fields.items()
    chosen = {field: str(kind.initial) for field, kind in fields if kind.initial is not None}
    return _with_row(data.copy(), name, chosen)


def with_half_years(data: Any, days: tuple[date, date]) -> Any:
    """What was typed, with a row of targets for each half-year of the plan that has none yet."""
    typed = data.copy()
    there = {value for key, value in data.items() if HALF_YEAR_KEY.fullmatch(key)}
    first, last = days
    ends = (date(year, *end) for year in range(first.year, last.year + 1) for end in HALF_YEARS)
    for end in ends:
        if first < end <= last and end.isoformat() not in there:
            typed = _with_row(typed, "targets", {"due": end.isoformat()})
    return typed


def _with_row(typed: Any, name: str, values: Mapping[str, str]) -> Any:
    total = str(typed.get(f"{name}-TOTAL_FORMS", "0"))
    count = min(int(total) if total.isdecimal() else 0, MOST_ROWS)
    typed[f"{name}-TOTAL_FORMS"] = str(count + 1)
    for field, value in values.items():
        typed[f"{name}-{count}-{field}"] = value
    return typed
