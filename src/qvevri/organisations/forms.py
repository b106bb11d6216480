"""Forms about sellers."""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.errors import Refused
from qvevri.core.languages import CODES, OWN_NAMES
from qvevri.organisations import queries
from qvevri.organisations.inputs import (
    LONGEST_NAME,
    LONGEST_STORY,
    MESSENGERS,
    SPOKEN,
    OrganisationInput,
    is_landline,
    said_of,
)
from qvevri.organisations.models import Organisation
from qvevri.organisations.wording import LANGUAGE_NAMES, MESSENGER_NAMES
from qvevri.people import phones
from qvevri.places import queries as places
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary.models import Concept

HOURS = [time(hour) for hour in range(7, 24)]
_POINT = re.compile(r"\s*\(?(-?\d{1,3}(?:\.\d+)?)°?\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)°?\)?\s*")


def add_refusal(form: forms.Form, refusal: Refused) -> None:
    """Show a refusal beside the field it is about, if the form has it; else on top."""
    field = getattr(refusal, "field", None)
    field = f"{field}_ka" if field == "name" and "name_ka" in form.fields else field
    form.add_error(field if field in form.fields else None, str(refusal))


def _hour(text: str) -> time | None:
    return time.fromisoformat(text) if text else None


def _hours() -> list[tuple[str, str]]:
    return [("", "–"), *((f"{hour:%H:%M}", f"{hour:%H:%M}") for hour in HOURS)]


class SettlementField(forms.ModelChoiceField[Settlement]):
    """A town or village, in the order of the reader's alphabet."""

    def __init__(self, municipality: Municipality | None = None, **kwargs: Any) -> None:
        rows = Settlement.objects.none()
        super().__init__(rows, label=gettext_lazy("Town or village"), empty_label="–", **kwargs)
        if municipality is not None:
            self.offer(municipality)

    def offer(self, municipality: Municipality) -> None:
        """Offer the settlements of this municipality."""
        self.queryset = places.settlements_of(municipality)
        named = sorted(((one.pk, str(one)) for one in self.queryset), key=lambda pair: pair[1])
        self.choices = [("", "–"), *named]


class FoundForm(forms.Form):
    """The least one must say to sell: thirty seconds."""

    name = forms.CharField(
        label=gettext_lazy("Name under which you sell"),
        help_text=gettext_lazy("Your own name will do, or that of your farm or workshop."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    settlement = SettlementField()
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        help_text=gettext_lazy("Buyers see it only when they press “Call”."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("You sell as"),
        help_text=gettext_lazy("The law wants buyers to know it."),
        choices=Organisation.Kind.choices,
        initial=Organisation.Kind.PRIVATE_PERSON,
    )
    tax_code = forms.CharField(
        label=gettext_lazy("Identification code"),
        help_text=gettext_lazy("Companies only: nine digits."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "short": True}),
    )
    once = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, municipality: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["settlement"]
        assert isinstance(field, SettlementField)
        field.offer(municipality)


class EditForm(forms.Form):
    """Everything a seller says of itself."""

    name_ka = forms.CharField(
        label=gettext_lazy("Name in Georgian"), max_length=LONGEST_NAME, required=False
    )
    name_en = forms.CharField(
        label=gettext_lazy("Name in English"),
        help_text=gettext_lazy("Left empty, the Georgian name is shown in Latin letters."),
        max_length=LONGEST_NAME,
        required=False,
    )
    name_ru = forms.CharField(
        label=gettext_lazy("Name in Russian"),
        help_text=gettext_lazy("Left empty, the Georgian name is shown in Russian letters."),
        max_length=LONGEST_NAME,
        required=False,
    )
    kind = forms.ChoiceField(label=gettext_lazy("You sell as"), choices=Organisation.Kind.choices)
    tax_code = forms.CharField(
        label=gettext_lazy("Identification code"),
        help_text=gettext_lazy("Companies only: nine digits."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "short": True}),
    )
    led_by = forms.ChoiceField(
        label=gettext_lazy("Led by"),
        help_text=gettext_lazy("If you like to say. Never shown: the town counts it in its plan."),
        choices=[("", "–"), *Organisation.LedBy.choices],
        required=False,
    )
    settlement = SettlementField()
    story = forms.CharField(
        label=gettext_lazy("Your story"),
        help_text=gettext_lazy("Who you are, what you grow or make, and how. In your own words."),
        max_length=LONGEST_STORY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    story_language = forms.ChoiceField(
        label=gettext_lazy("Language of the story"),
        choices=[(code, OWN_NAMES[code]) for code in CODES],
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        help_text=gettext_lazy("Buyers see it only when they press “Call”."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    messengers = forms.MultipleChoiceField(
        label=gettext_lazy("At this number you also have"),
        choices=[(code, MESSENGER_NAMES[code]) for code in MESSENGERS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("Never shown; questions are sent there."),
        required=False,
    )
    call_from = forms.TypedChoiceField(
        label=gettext_lazy("Call from"),
        choices=_hours,
        coerce=_hour,
        empty_value=None,
        required=False,
    )
    call_until = forms.TypedChoiceField(
        label=gettext_lazy("Call until"),
        choices=_hours,
        coerce=_hour,
        empty_value=None,
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages you speak"),
        choices=[(code, LANGUAGE_NAMES[code]) for code in SPOKEN],
        widget=forms.CheckboxSelectMultiple,
    )
    place = forms.CharField(
        label=gettext_lazy("Exact place"),
        help_text=gettext_lazy(
            "Two numbers, as a map on your phone copies them: 41.9842, 44.1158. "
            "Without them only the village is shown."
        ),
        max_length=60,
        required=False,
    )
    shows_exact_place = forms.BooleanField(
        label=gettext_lazy("Show the exact place to everybody"), required=False
    )

    def __init__(self, typed: Any = None, *, organisation: Organisation) -> None:
        super().__init__(typed, initial=_shown(organisation))
        field = self.fields["settlement"]
        assert isinstance(field, SettlementField)
        field.offer(organisation.municipality)

    def clean_place(self) -> tuple[float, float] | None:
        text = str(self.cleaned_data["place"])
        if not text.strip():
            return None
        found = _POINT.fullmatch(text)
        latitude, longitude = (float(found[1]), float(found[2])) if found else (99.0, 0.0)
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise forms.ValidationError(
                _("Write two numbers with a comma between them, such as 41.9842, 44.1158.")
            )
        return latitude, longitude

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("messengers") and is_landline(cleaned.get("phone", "")):
            self.add_error(
                "messengers",
                _("A landline has no messengers. Untick them, or write a mobile number."),
            )
        return cleaned

    def said(self) -> OrganisationInput:
        """What was typed, for the action."""
        typed = dict(self.cleaned_data)
        name = {code: typed.pop(f"name_{code}") for code in CODES}
        place = typed.pop("place")
        typed["messengers"] = tuple(typed["messengers"])
        typed["languages"] = tuple(typed["languages"])
        latitude, longitude = place if place is not None else (None, None)
        return OrganisationInput(name=name, latitude=latitude, longitude=longitude, **typed)


def _shown(organisation: Organisation) -> dict[str, Any]:
    said = said_of(organisation)
    point = f"{said.latitude:.5f}, {said.longitude:.5f}" if said.latitude is not None else ""
    return {
        **{field: getattr(said, field) for field in OrganisationInput.__dataclass_fields__},
        **{f"name_{code}": said.name.get(code, "") for code in CODES},
        "phone": phones.shown(said.phone) if said.phone else "",
        "call_from": f"{said.call_from:%H:%M}" if said.call_from else "",
        "call_until": f"{said.call_until:%H:%M}" if said.call_until else "",
        "place": point,
    }


class InviteForm(forms.Form):
    """Somebody to sell together with."""

    phone = forms.CharField(
        label=gettext_lazy("Phone of the person to invite"),
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
    )


class DayWidget(forms.SelectDateWidget):
    """Day, month and year to choose from, each saying what it is."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for part in context["widget"]["subwidgets"]:
            label = part["optgroups"][0][1][0]["label"]
            part["attrs"] = part["attrs"] | {"aria-label": label}
        return context


class CertificateForm(forms.Form):
    """A paper with its number and its end."""

    concept = forms.ModelChoiceField(
        Concept.objects.none(), label=gettext_lazy("Kind of certificate"), empty_label="–"
    )
    number = forms.CharField(label=gettext_lazy("Number"), max_length=80)
    issuer = forms.CharField(label=gettext_lazy("Issued by"), max_length=200, required=False)
    expires_on = forms.DateField(
        label=gettext_lazy("Valid until"),
        help_text=gettext_lazy("Day, month and year; leave empty if it has no end."),
        required=False,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["concept"]
        assert isinstance(kinds, forms.ModelChoiceField)
        kinds.queryset = queries.kinds_of_certificate()
        years = range(today.year - 3, today.year + 11)
        self.fields["expires_on"].widget = DayWidget(
            years=years, empty_label=(_("Year"), _("Month"), _("Day"))
        )


class JudgeForm(forms.Form):
    """How far the agency vouches for a seller."""

    verification = forms.ChoiceField(
        label=gettext_lazy("What the agency has checked"),
        choices=Organisation.Verification.choices,
        widget=forms.RadioSelect,
    )
    trust = forms.ChoiceField(
        label=gettext_lazy("Its listings"),
        choices=Organisation.Trust.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason for blocking"),
        help_text=gettext_lazy("The seller reads it."),
        max_length=200,
        required=False,
    )
