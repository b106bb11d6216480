"""The report of an action on one screen, with last time's answers beside the fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.monitoring.reporting.checking import LONGEST, LONGEST_CONTRACT
from qvevri.monitoring.reporting.feeding import counted_for
from qvevri.monitoring.reporting.fields import (
    AimFields,
    FigureField,
    LinksField,
    VersionedForm,
    asked_for,
    typed_figure,
)
from qvevri.monitoring.reporting.inputs import ReadingInput, ReportInput, SpendingInput
from qvevri.monitoring.reporting.lights import Light
from qvevri.monitoring.reporting.lines import Key, Moved, Planned
from qvevri.monitoring.reporting.models import Period, Reading, Report, Spending
from qvevri.monitoring.reporting.spending import lines_of, moved_before
from qvevri.monitoring.reporting.words import light_text, line_text
from qvevri.plan.programme.models import Action, Indicator
from qvevri.vocabulary.prices import money_text

MONEY = ("paid", "committed", "contract")
# Of last time's words: enough to go on from, and the form stays one screen.
REMEMBERED = 200


@dataclass(frozen=True)
class MoneyRow:
    """The fields of one budget line, and what it holds."""

    title: str
    beside: str
    fields: list[BoundField]


class ReportForm(VersionedForm):
    """What happened in a period; its fields follow the action's indicators, milestones, lines."""

    happened = forms.CharField(required=False, max_length=LONGEST)
    obstacles = forms.CharField(required=False, max_length=LONGEST)
    progress = FigureField()
    is_complete = forms.BooleanField(required=False)
    links = LinksField()

    def __init__(
        self,
        typed: QueryDict | None,
        *,
        action: Action,
        period: Period,
        report: Report | None,
        before: Report | None,
    ) -> None:
        self.action, self.period, self.before = action, period, before
        rows = action.indicators.filter(is_dropped=False).order_by("place")
        self.aims = [AimFields(row) for row in rows.prefetch_related("targets")]
        self.steps = list(action.milestones.order_by("place"))
        self.lines = lines_of(action)
        self.moved = moved_before(action, period)
        told = list(report.spending.all()) if report else []
        # A line that an amendment took away keeps its figures until a person moves them.
        self.keys = list(dict.fromkeys([*self.lines, *(key_of(row) for row in told)]))
        initial = initial_of(report, self.aims)
        super().__init__(typed, initial=initial)
        self._label()
        self._add_fields()

    def _add_fields(self) -> None:
        told = {one.indicator_id: one for one in self.before.values.all()} if self.before else {}
        for aim in self.aims:
            self.fields.update(aim.fields(aim.beside(told.get(aim.aim.pk))))
            self._feed(aim.aim)
        for step in self.steps:
            self.fields[f"reached_{step.pk}"] = forms.DateField(
                required=False,
                label=_("Reached on: %(step)s") % {"step": step},
                help_text=_("Due by %(day)s.") % {"day": date_format(step.due, "j E Y")},
                widget=forms.DateInput({"type": "date", "short": "yes"}, format="%Y-%m-%d"),
            )
        for key in self.keys:
            currency = {"currency": "₾" if key.currency == "GEL" else key.currency}
            self.fields[f"paid_{key.field}"] = FigureField(label=_("Paid, %(currency)s") % currency)
            self.fields[f"committed_{key.field}"] = FigureField(
                label=_("Committed, %(currency)s") % currency
            )
            self.fields[f"contract_{key.field}"] = forms.CharField(
                required=False, max_length=LONGEST_CONTRACT, label=_("Contract: number or name")
            )
            asked_for(self.fields[f"contract_{key.field}"])

    def _label(self) -> None:
        happened, obstacles = self.fields["happened"], self.fields["obstacles"]
        happened.label, obstacles.label = _("What happened"), _("What is in the way")
        happened.help_text = _("A few sentences that everybody understands. They are public.")
        happened.widget = forms.Textarea({"rows": 4})
        asked_for(happened)
        obstacles.widget = forms.Textarea({"rows": 2})
        if self.before is not None and self.before.happened:
            said = _last_time(self.before.happened, self.before.language)
            happened.help_text = format_html("{} {}", happened.help_text, said)
        if self.before is not None and self.before.obstacles:
            obstacles.help_text = _last_time(self.before.obstacles, self.before.language)
        progress = self.fields["progress"]
        progress.label = _("Progress of the whole action, of 100")
        if self.before is not None and self.before.progress is not None:
            progress.help_text = _("Last time: %(words)s") % {"words": self.before.progress}
        self.fields["is_complete"].label = _("The action is complete")
        self.fields["links"].label = _("Links: pages, photos or documents on the internet")
        self.fields["links"].help_text = _("Each on a line of its own.")

    def _feed(self, aim: Indicator) -> None:
        """What the house counted stands in the field until a person writes otherwise."""
        name = f"value_{aim.pk}"
        counted = counted_for(aim, self.period) if name in self.fields else None
        if counted is None:
            return
        words = {"n": counted.value, "what": counted.measure.title}
        said = _("The platform counts %(n)s (%(what)s). By sending you confirm it.") % words
        self.fields[name].help_text = f"{said} {self.fields[name].help_text}"
        if not self.initial.get(name):
            self.initial[name] = str(counted.value)

    def aim_rows(self) -> list[list[BoundField]]:
        """The fields of each indicator: the whole, then its groups."""
        return [[self[name] for name in aim.names()] for aim in self.aims]

    def step_fields(self) -> list[BoundField]:
        """The fields of milestones."""
        return [self[f"reached_{step.pk}"] for step in self.steps]

    def money_rows(self) -> Iterator[MoneyRow]:
        """The fields of each budget line, with what the plan has and what moved before."""
        for key in self.keys:
            fields = [self[f"{kind}_{key.field}"] for kind in MONEY]
            yield MoneyRow(line_text(key), self._line_beside(key), fields)

    def _line_beside(self, key: Key) -> str:
        line, moved = self.lines.get(key), self.moved.get(key, Moved())
        return line_beside(key, line, moved)

    def has_money(self) -> bool:
        """Was anything about money said, or is it wrong?"""
        names = [f"{kind}_{key.field}" for key in self.keys for kind in MONEY]
        return any(self[name].value() or self[name].errors for name in names)

    def clean_progress(self) -> int | None:
        value: Decimal | None = self.cleaned_data["progress"]
        if value is None:
            return None
        if value != int(value) or not 0 <= value <= 100:
            raise ValidationError(_("Progress is a whole number from 0 to 100."))
        return int(value)

    def said(self) -> ReportInput:
        """The valid form as an input."""
        data = self.cleaned_data
        return ReportInput(
            progress=data["progress"],
            is_complete=data["is_complete"],
            happened=data["happened"],
            obstacles=data["obstacles"],
            language=current(),
            links=data["links"],
            values={one.aim.pk: one.said(data) for one in self.aims},
            reached={
                step.pk: data[f"reached_{step.pk}"]
                for step in self.steps
                if data.get(f"reached_{step.pk}")
            },
            spending=tuple(self._spent(key) for key in self.keys),
        )

    def _spent(self, key: Key) -> SpendingInput:
        data, line = self.cleaned_data, self.lines.get(key)
        return SpendingInput(
            key.source,
            committed=_minor(data.get(f"committed_{key.field}")),
            paid=_minor(data.get(f"paid_{key.field}")),
            currency=key.currency,
            line=key.line,
            year=line.year if line else None,
            contract=data.get(f"contract_{key.field}", ""),
        )


def _last_time(words: str, language: str) -> SafeString:
    """What was said the period before, marked with the language it is written in."""
    before, after = (_("Last time: %(words)s") % {"words": "\0"}).split("\0")
    shown = words if len(words) <= REMEMBERED else f"{words[:REMEMBERED].rstrip()} …"
    return format_html('{}<span lang="{}">{}</span>{}', before, language, shown, after)


def key_of(row: Spending) -> Key:
    """The line that money was moved against."""
    return Key(row.source, row.currency, row.line)


def line_beside(key: Key, line: Planned | None, moved: Moved) -> str:
    """What the plan has for a line, and what was committed and paid before."""
    if line is None:
        return _("This line is no longer in the plan.")
    said = [_("in the plan %(sum)s") % {"sum": money_text(line.amount, key.currency, current())}]
    if moved.committed:
        words = {"sum": money_text(moved.committed, key.currency, current())}
        said.append(_("committed before %(sum)s") % words)
    if moved.paid:
        words = {"sum": money_text(moved.paid, key.currency, current())}
        said.append(_("paid before %(sum)s") % words)
    return " · ".join(said)


def _minor(amount: Decimal | None) -> int:
    return 0 if amount is None else int((amount * 100).quantize(Decimal(1)))


def initial_of(report: Report | None, aims: list[AimFields]) -> dict[str, Any]:
    """A report as the fields of its form."""
    if report is None:
        return {"version": 0}
    initial: dict[str, Any] = {
        "happened": report.happened,
        "obstacles": report.obstacles,
        "progress": "" if report.progress is None else str(report.progress),
        "is_complete": report.is_complete,
        "links": "\n".join(report.links),
        "version": report.version,
    }
    told = {one.indicator_id: one for one in report.values.all()}
    for aim in aims:
        if aim.aim.pk in told:
            initial.update(aim.initial(told[aim.aim.pk]))
    for one in report.reached.all():
        day: date = one.on
        initial[f"reached_{one.milestone_id}"] = day
    for spent in report.spending.all():
        name = key_of(spent).field
        initial[f"paid_{name}"] = typed_figure(Decimal(spent.paid) / 100) if spent.paid else ""
        committed = typed_figure(Decimal(spent.committed) / 100) if spent.committed else ""
        initial[f"committed_{name}"] = committed
        initial[f"contract_{name}"] = spent.contract
    return initial


class ReadingForm(VersionedForm):
    """What an objective's indicator has reached in a period."""

    note = forms.CharField(required=False, max_length=LONGEST)
    link = forms.URLField(required=False, max_length=500, assume_scheme="https")

    def __init__(
        self,
        typed: QueryDict | None,
        *,
        indicator: Indicator,
        period: Period,
        reading: Reading | None,
        before: Reading | None,
    ) -> None:
        self.aim = AimFields(indicator)
        initial: dict[str, Any] = {}
        if reading is not None:
            initial = {"note": reading.note, "link": reading.link, "version": reading.version}
            initial |= self.aim.initial(reading)
        super().__init__(typed, initial=initial)
        self.fields.update(self.aim.fields(self.aim.beside(before)))
        counted = counted_for(indicator, period)
        if counted is not None and not self.initial.get(f"value_{indicator.pk}"):
            self.initial[f"value_{indicator.pk}"] = str(counted.value)
        self.fields["note"].label = _("Where the figure comes from")
        self.fields["note"].widget = forms.Textarea({"rows": 3})
        self.fields["link"].label = _("Link to the source")
        self.order_fields([*self.aim.names(), "note", "link"])

    def said(self) -> ReadingInput:
        """The valid form as an input."""
        data = self.cleaned_data
        told = self.aim.said(data)
        return ReadingInput(told, data["note"], data["link"], current())


class OverruleForm(forms.Form):
    """Another light in place of the rule's, and why."""

    light = forms.ChoiceField(widget=forms.RadioSelect)
    reason = forms.CharField(required=False, max_length=LONGEST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        light, reason = self.fields["light"], self.fields["reason"]
        assert isinstance(light, forms.ChoiceField)
        light.label, light.choices = (
            _("The light to show"),
            [(one, light_text(one)) for one in Light],
        )
        asked_for(reason)
        reason.label = _("Why")
        reason.help_text = _("Everybody reads it beside both lights, with your name.")
        reason.widget = forms.Textarea({"rows": 3})
