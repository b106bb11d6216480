"""The forms of a plan's parts, and of the steps that decide it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from qvevri.core.languages import current
from qvevri.core.text import clean, clean_line
from qvevri.measures.registry import measures
from qvevri.organisations.models import Organisation
from qvevri.people.forms import ContactForm, read_contact
from qvevri.places.models import Settlement
from qvevri.plan.editing.fields import (
    CURRENCIES,
    TEXT,
    TOO_LONG,
    AmountField,
    CodeField,
    DayField,
    FigureField,
    PlacesWidget,
    TextsField,
    YearField,
)
from qvevri.plan.editing.row_forms import PatientForm
from qvevri.plan.programme.blocks import blocks
from qvevri.plan.programme.content import Combine, Direction, Frequency, Level
from qvevri.plan.programme.contents import text_of
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.models import Concept

COMBINE = [
    (Combine.SUM, gettext_lazy("Sum: each period counts what is new; all periods are added.")),
    (
        Combine.LAST,
        gettext_lazy("Last: each period says how much there is by then; the latest counts."),
    ),
    (Combine.MEAN, gettext_lazy("Mean: each period says a level; the mean of all periods counts.")),
    (
        Combine.RATIO,
        gettext_lazy(
            "Ratio: each period says how many out of how many; "
            "both are added before they are divided. Write the targets so too: 0.95 for 95 %."
        ),
    ),
]
LEVELS = [
    (Level.OUTPUT, gettext_lazy("Output: what the action makes, such as people trained")),
    (Level.RESULT, gettext_lazy("Result: what changes by it, such as people who found work")),
]
DIRECTIONS = [
    (Direction.UP, gettext_lazy("More is better")),
    (Direction.DOWN, gettext_lazy("Less is better")),
]
FREQUENCIES = [
    (Frequency.PERIOD, gettext_lazy("in every period")),
    (Frequency.YEAR, gettext_lazy("once a year")),
    (Frequency.ONCE, gettext_lazy("once, at the end")),
]
LIKELY_RATE = (1, 20)
PRODUCTS = (Concept.Kind.GROUP, Concept.Kind.PRODUCT, Concept.Kind.VARIETY)
# As `vocabulary.recognise` scores: a likely typing error or better.
LIKELY = 0.6


class HeadForm(PatientForm):
    """What the plan says of itself."""

    title = TextsField(label=gettext_lazy("Title of the plan"))
    starts = DayField(label=gettext_lazy("First day"), required=True)
    finishes = DayField(label=gettext_lazy("Last day"), required=True)
    vision = TextsField(
        label=gettext_lazy("Vision"),
        lines=5,
        longest=TEXT,
        required=False,
        help_text=gettext_lazy("What the place should be like when the plan is kept."),
    )
    rate = FigureField(
        label=gettext_lazy("Lari for one euro"),
        help_text=gettext_lazy("With it sums are shown in both currencies. It stays as adopted."),
    )
    rate_on = DayField(label=gettext_lazy("The National Bank's rate of which day"))

    def clean_rate(self) -> Any:
        rate = self.cleaned_data["rate"]
        lowest, highest = LIKELY_RATE
        if rate is not None and not lowest <= rate <= highest:
            raise ValidationError(_("Write how many lari one euro costs, such as 3.125."))
        return rate

    def clean(self) -> None:
        starts, finishes = self.cleaned_data.get("starts"), self.cleaned_data.get("finishes")
        if starts and finishes and finishes < starts:
            self.add_error("finishes", _("The end lies before the beginning."))
        rate, on = self.cleaned_data.get("rate"), self.cleaned_data.get("rate_on")
        if rate is not None and on is None and "rate_on" not in self.errors:
            self.add_error("rate_on", _("Say of which day this rate is."))
        if on is not None and on > timezone.localdate():
            self.add_error("rate_on", _("This day is still to come."))


class ObjectiveForm(PatientForm):
    """What the plan wants to reach."""

    code = CodeField(label=gettext_lazy("Code"))
    title = TextsField(label=gettext_lazy("Objective"))
    text = TextsField(label=gettext_lazy("More about it"), lines=4, longest=TEXT, required=False)


class ActionForm(PatientForm):
    """What will be done, by when and at what risk."""

    code = CodeField(label=gettext_lazy("Code"))
    title = TextsField(label=gettext_lazy("Action"))
    objective = forms.ChoiceField(label=gettext_lazy("Objective"))
    block = forms.ChoiceField(label=gettext_lazy("Building block"), required=False)
    starts = DayField(label=gettext_lazy("Starts"))
    finishes = DayField(label=gettext_lazy("Finishes"))
    is_open_ended = forms.BooleanField(
        label=gettext_lazy("Without end: it is followed until the plan ends"), required=False
    )
    settlements = forms.MultipleChoiceField(
        label=gettext_lazy("Where"),
        help_text=gettext_lazy("No tick: in the whole municipality."),
        required=False,
        widget=PlacesWidget,
    )
    text = TextsField(label=gettext_lazy("What is done"), lines=4, longest=TEXT, required=False)
    risks = TextsField(label=gettext_lazy("Risks"), lines=2, longest=TEXT, required=False)
    weight = forms.IntegerField(
        label=gettext_lazy("Weight"),
        help_text=gettext_lazy("How much it counts in the whole plan. Public; usually 1."),
        min_value=1,
        max_value=100,
        initial=1,
        widget=forms.TextInput({"inputmode": "numeric", "short": "yes"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value", "required"),
            gettext_lazy("Write a whole number from 1 to 100."),
        ),
    )

    def __init__(
        self,
        *args: Any,
        objectives: list[tuple[str, str]],
        places: Mapping[str, Settlement],
        days: tuple[date, date],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.days = days
        self._choices("objective").choices = objectives
        named = [(code, names[current()]) for code, names in blocks().items()]
        self._choices("block").choices = [("", "–"), *named]
        self._offer(places)

    def _offer(self, places: Mapping[str, Settlement]) -> None:
        """The settlements, those that are ticked before the others."""
        field, ticked = self._choices("settlements"), self["settlements"].value() or ()
        names = {slug: str(one) for slug, one in places.items()}
        field.choices = sorted(names.items(), key=lambda one: (one[0] not in ticked, one[1]))
        assert isinstance(field.widget, PlacesWidget)
        field.widget.words = {
            slug: " ".join([*text_of(one.name).values(), *one.also]).casefold()
            for slug, one in places.items()
        }

    def _choices(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def clean(self) -> None:
        starts, finishes = self.cleaned_data.get("starts"), self.cleaned_data.get("finishes")
        first, last = self.days
        words = {"first": date_format(first, "j E Y"), "last": date_format(last, "j E Y")}
        outside = _("The plan runs from %(first)s to %(last)s.") % words
        for name, day in (("starts", starts), ("finishes", finishes)):
            if day is not None and not first <= day <= last:
                self.add_error(name, outside)
        if starts and finishes and finishes < starts:
            self.add_error("finishes", _("The end lies before the beginning."))


class MoneyForm(PatientForm):
    """What an action costs."""

    cost = AmountField(label=gettext_lazy("Cost of the action"))
    currency = forms.ChoiceField(
        label=gettext_lazy("Currency"),
        choices=[(code, code) for code in CURRENCIES],
        initial="GEL",
    )
    cost_also = AmountField(
        label=gettext_lazy("The same in another currency"),
        help_text=gettext_lazy("Only if the adopted table prints both. It is in no sum."),
    )
    currency_also = forms.ChoiceField(
        label=pgettext_lazy("of the other amount", "Currency"),
        choices=[(code, code) for code in CURRENCIES],
        initial="EUR",
    )


class IndicatorForm(PatientForm):
    """How it will be seen that a promise was kept."""

    code = CodeField(label=gettext_lazy("Code"))
    name = TextsField(
        label=gettext_lazy("What is measured"),
        help_text=gettext_lazy("Such as: young people trained."),
    )
    unit = TextsField(
        label=gettext_lazy("Unit"),
        longest=100,
        required=False,
        help_text=gettext_lazy("Such as people, hectares, percent."),
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Output or result"), choices=LEVELS, widget=forms.RadioSelect
    )
    direction = forms.ChoiceField(
        label=gettext_lazy("Direction"), choices=DIRECTIONS, widget=forms.RadioSelect
    )
    combine = forms.ChoiceField(
        label=gettext_lazy("How periods make one figure"),
        choices=COMBINE,
        widget=forms.RadioSelect,
    )
    baseline = FigureField(label=gettext_lazy("Baseline: how much it is before"))
    baseline_year = YearField(label=gettext_lazy("Year of the baseline"))
    baseline_source = TextsField(label=gettext_lazy("Where the baseline is from"), required=False)
    verification = TextsField(
        label=gettext_lazy("Means of verification"),
        lines=2,
        longest=TEXT,
        required=False,
        help_text=gettext_lazy("By which papers or records the figure is proved."),
    )
    frequency = forms.ChoiceField(
        label=gettext_lazy("How often it is measured"),
        choices=FREQUENCIES,
        initial=Frequency.PERIOD,
        required=False,
    )
    note = TextsField(label=gettext_lazy("Note"), lines=2, longest=TEXT, required=False)
    measure = forms.ChoiceField(
        label=gettext_lazy("Counted by the platform"),
        help_text=gettext_lazy("The figure then arrives by itself; a person confirms it."),
        required=False,
    )
    settlement = forms.TypedChoiceField(
        label=gettext_lazy("Counted only in"), required=False, coerce=int, empty_value=None
    )
    concept = forms.CharField(
        label=gettext_lazy("Counted only this product"),
        required=False,
        max_length=100,
    )
    sex = forms.ChoiceField(
        label=gettext_lazy("Counted only sellers led by"),
        help_text=gettext_lazy("As far as sellers said so themselves."),
        choices=[("", "–"), *Organisation.LedBy.choices],
        required=False,
    )
    since = DayField(label=gettext_lazy("Counted from which day"))
    until = DayField(label=gettext_lazy("Counted up to which day"))

    def __init__(self, *args: Any, places: Mapping[str, Settlement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measure, settlement = self.fields["measure"], self.fields["settlement"]
        assert isinstance(measure, forms.ChoiceField)
        assert isinstance(settlement, forms.ChoiceField)
        measure.choices = [
            ("", pgettext_lazy("by the platform", "Not counted by the platform")),
            *((one.code, one.title) for one in measures()),
        ]
        shown = sorted(((one.pk, str(one)) for one in places.values()), key=lambda one: one[1])
        settlement.choices = [("", pgettext_lazy("where", "everywhere")), *shown]

    def clean_concept(self) -> str:
        words = str(self.cleaned_data["concept"]).strip()
        if not words:
            return ""
        if words in vocabulary.terms():
            return words
        found = vocabulary.recognise(words, PRODUCTS)
        if not found or found[0].score < LIKELY:
            raise ValidationError(_("This product was not recognised. Write it as on the market."))
        return str(found[0].code)

    def narrowing(self) -> dict[str, str | int]:
        """What the count is narrowed to, as far as it was said."""
        said = self.cleaned_data
        told: dict[str, str | int] = {}
        for name in ("concept", "settlement", "sex", "since", "until"):
            value = said.get(name)
            if value:
                told[name] = value.isoformat() if isinstance(value, date) else value
        return dict(sorted(told.items())) if said.get("measure") else {}

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The end lies before the beginning."))


class EntrustForm(forms.Form):
    """Who answers for something, by phone number or e-mail address, with a name if new."""

    contact = ContactForm.base_fields["contact"]
    name = forms.CharField(
        label=gettext_lazy("Name, if the person is new here"),
        required=False,
        max_length=120,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contact = self.fields["contact"]
        contact.label = gettext_lazy("Their phone number or e-mail address")
        contact.required, contact.help_text = False, ""
        contact.widget = forms.TextInput({"autocomplete": "off", "autocapitalize": "none"})

    def clean_contact(self) -> Any:
        typed = self.cleaned_data["contact"]
        return read_contact(typed) if typed else None


class DecisionForm(forms.Form):
    """What was decided: its number and its day."""

    number = forms.CharField(
        label=gettext_lazy("Number of the decision"),
        max_length=100,
        widget=forms.TextInput({"short": "yes"}),
        error_messages={"required": gettext_lazy("Write the number of the decision.")},
    )
    on = DayField(label=gettext_lazy("Day of the decision"), required=True)

    def clean_number(self) -> str:
        number = clean_line(self.cleaned_data["number"])
        if not number:
            raise ValidationError(self.fields["number"].error_messages["required"])
        return number

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day


class AdoptForm(DecisionForm):
    """The council's decision on the whole plan."""

    knowingly = forms.BooleanField(
        label=gettext_lazy("Adopt although comments have no answer yet"), required=False
    )


class AmendForm(DecisionForm):
    """The decision on an amendment, and why."""

    reason = forms.CharField(
        label=gettext_lazy("Why the plan is amended"),
        help_text=gettext_lazy("Everybody reads it beside the change."),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "required": gettext_lazy("Write why the plan is amended. The reason is public."),
            "max_length": TOO_LONG,
        },
    )

    def clean_reason(self) -> str:
        return clean(self.cleaned_data["reason"])


class CloseForm(forms.Form):
    """The tick before a plan is closed for ever."""

    is_sure = forms.BooleanField(
        label=gettext_lazy("Yes, close the plan for ever"),
        error_messages={"required": gettext_lazy("Tick the box if you are sure.")},
    )
