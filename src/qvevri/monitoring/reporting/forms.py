"""The report of an action on one screen, with last time's answers beside the fields."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qvevri.core.languages import current, in_language
from qvevri.monitoring.reporting.checking import LONGEST
from qvevri.monitoring.reporting.feeding import counted_for
from qvevri.monitoring.reporting.inputs import ReportInput, SpendingInput, ValueInput
from qvevri.monitoring.reporting.models import Period, Report
from qvevri.monitoring.reporting.words import figure, source_name
from qvevri.plan.programme.content import Combine
from qvevri.plan.programme.models import Action, Indicator
from qvevri.plan.tables.figures import FIGURE
from qvevri.plan.tables.figures import figure as read_figure


class FigureField(forms.CharField):
    """A figure as people type it: "31", "1 900", "77,5"; empty gives None."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "short": "yes"})
        super().__init__(required=False, max_length=40, widget=widget, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value).replace("%", "").replace("₾", "").strip()
        if not text:
            return None
        found = FIGURE.fullmatch(text)
        if found is None:
            raise ValidationError(_("Write a number in figures, such as 31 or 77.5."))
        return read_figure(found.group())


class ReportForm(forms.Form):
    """What happened in a period; its fields follow the action's indicators and milestones."""

    happened = forms.CharField(required=False, max_length=LONGEST)
    obstacles = forms.CharField(required=False, max_length=LONGEST)
    progress = FigureField()
    is_complete = forms.BooleanField(required=False)
    link = forms.URLField(required=False, max_length=500, assume_scheme="https")
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)

    def __init__(
        self,
        *args: Any,
        action: Action,
        before: Report | None,
        period: Period,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.action, self.before, self.other = action, before, False
        self.aims = list(action.indicators.filter(is_dropped=False).order_by("place"))
        self.steps = list(action.milestones.order_by("place"))
        self.sources = list(dict.fromkeys(line.source for line in action.lines.order_by("place")))
        self._label()
        told = {one.indicator_id: one for one in before.values.all()} if before else {}
        for aim in self.aims:
            self._add_aim(aim, told.get(aim.pk))
            self._feed(aim, period)
        for step in self.steps:
            self.fields[f"reached_{step.pk}"] = forms.DateField(
                required=False,
                label=_("Reached on: %(step)s") % {"step": step},
                help_text=_("Due by %(day)s.") % {"day": step.due.strftime("%d.%m.%Y")},
                widget=forms.DateInput({"type": "date", "short": "yes"}, format="%Y-%m-%d"),
            )
        for source in self.sources:
            self._add_money(source)
        self.order_fields(["happened", *self._figures(), "progress", "is_complete", "obstacles"])

    def _label(self) -> None:
        happened, obstacles = self.fields["happened"], self.fields["obstacles"]
        happened.label, obstacles.label = _("What happened"), _("What is in the way")
        happened.help_text = _("A few sentences that everybody understands. They are public.")
        happened.widget = forms.Textarea({"rows": 4})
        obstacles.widget = forms.Textarea({"rows": 2})
        if self.before is not None and self.before.obstacles:
            words = {"words": self.before.obstacles[:200]}
            obstacles.help_text = _("Last time: %(words)s") % words
        progress = self.fields["progress"]
        progress.label = _("Progress of the whole action, of 100")
        if self.before is not None and self.before.progress is not None:
            progress.help_text = _("Last time: %(words)s") % {"words": self.before.progress}
        self.fields["is_complete"].label = _("The action is complete")
        self.fields["link"].label = _("Evidence on the internet: a page, photos, a document")

    def _add_aim(self, aim: Indicator, told: Any) -> None:
        unit = in_language(aim.unit, current())
        label = f"{aim}, {unit}" if unit else str(aim)
        help_text = self._beside(aim, told)
        if aim.combine != Combine.RATIO:
            self.fields[f"value_{aim.pk}"] = FigureField(label=label, help_text=help_text)
            return
        self.fields[f"numerator_{aim.pk}"] = FigureField(
            label=_("%(what)s: how many") % {"what": label}, help_text=help_text
        )
        self.fields[f"denominator_{aim.pk}"] = FigureField(
            label=_("%(what)s: out of how many") % {"what": label}
        )

    def _feed(self, aim: Indicator, period: Period) -> None:
        """What the house counted stands in the field until a person writes otherwise."""
        name = f"value_{aim.pk}"
        counted = counted_for(aim, period) if name in self.fields else None
        if counted is None:
            return
        words = {"n": counted.value, "what": counted.measure.title}
        said = _("The platform counts %(n)s (%(what)s). By sending you confirm it.") % words
        self.fields[name].help_text = f"{said} {self.fields[name].help_text}"
        if not self.initial.get(name):
            self.initial[name] = str(counted.value)

    def _beside(self, aim: Indicator, told: Any) -> str:
        targets = list(aim.targets.all())
        told_parts = []
        if told is not None and told.value is not None:
            told_parts.append(_("Last time: %(words)s") % {"words": figure(told.value)})
        if aim.baseline is not None:
            told_parts.append(_("began at %(n)s") % {"n": figure(aim.baseline)})
        if targets:
            told_parts.append(_("target %(n)s") % {"n": figure(targets[-1].value)})
        return " · ".join(told_parts)

    def _add_money(self, source: str) -> None:
        name = {"source": source_name(source)}
        self.fields[f"paid_{source}"] = FigureField(
            label=_("Paid in this period, lari: %(source)s") % name
        )
        self.fields[f"committed_{source}"] = FigureField(
            label=_("Committed in this period, lari: %(source)s") % name,
            help_text=_("Contracts signed, grants awarded."),
        )

    def _figures(self) -> list[str]:
        known = ("value_", "numerator_", "denominator_", "reached_", "paid_", "committed_")
        return [name for name in self.fields if name.startswith(known)]

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
            link=data["link"],
            values=dict(self._values(data)),
            reached={
                step.pk: data[f"reached_{step.pk}"]
                for step in self.steps
                if data.get(f"reached_{step.pk}")
            },
            spending=tuple(
                SpendingInput(
                    source,
                    committed=_tetri(data.get(f"committed_{source}")),
                    paid=_tetri(data.get(f"paid_{source}")),
                )
                for source in self.sources
            ),
        )

    def _values(self, data: Mapping[str, Any]) -> list[tuple[int, ValueInput]]:
        return [
            (
                aim.pk,
                ValueInput(
                    data.get(f"value_{aim.pk}"),
                    data.get(f"numerator_{aim.pk}"),
                    data.get(f"denominator_{aim.pk}"),
                ),
            )
            for aim in self.aims
        ]


def _tetri(lari: Decimal | None) -> int:
    return 0 if lari is None else int((lari * 100).quantize(Decimal(1)))


def initial_of(report: Report | None) -> dict[str, Any]:
    """A report as the fields of its form."""
    if report is None:
        return {"version": 0}
    initial: dict[str, Any] = {
        "happened": report.happened,
        "obstacles": report.obstacles,
        "progress": "" if report.progress is None else str(report.progress),
        "is_complete": report.is_complete,
        "link": report.link,
        "version": report.version,
    }
    for value in report.values.all():
        initial[f"value_{value.indicator_id}"] = figure(value.value)
        initial[f"numerator_{value.indicator_id}"] = figure(value.numerator)
        initial[f"denominator_{value.indicator_id}"] = figure(value.denominator)
    for one in report.reached.all():
        day: date = one.on
        initial[f"reached_{one.milestone_id}"] = day
    for spent in report.spending.all():
        initial[f"paid_{spent.source}"] = figure(Decimal(spent.paid) / 100)
        initial[f"committed_{spent.source}"] = figure(Decimal(spent.committed) / 100)
    return initial
