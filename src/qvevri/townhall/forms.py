"""The forms by which a town hall speaks of itself."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import CODES, OWN_NAMES
from qvevri.core.text import clean_line, is_wordless
from qvevri.people import phones
from qvevri.places.inputs import About, SettlementInput
from qvevri.places.models import Municipality, Settlement

WHERE_EXAMPLES = {"ka": "სკრაში", "en": "in Skra", "ru": "в Скре"}
MOST_SPELLINGS = 20


class _InEachLanguage(forms.Form):
    """A form some of whose texts are written once in each language, all of them or none."""

    def ask(
        self, name: str, label: str | Promise, *, required: bool = False, is_long: bool = False
    ) -> None:
        """A field a language, called `name_ka` and so on."""
        for code in CODES:
            widget = forms.Textarea(attrs={"rows": 3}) if is_long else forms.TextInput()
            widget.attrs["lang"] = code
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=f"{label}: {OWN_NAMES[code]}",
                required=required,
                max_length=600 if is_long else 200,
                widget=widget,
                error_messages={"required": _("Write it in every language.")},
            )

    def texts(self, name: str) -> dict[str, str]:
        """What was written, by language; empty when nothing was."""
        said = {code: self.cleaned_data[f"{name}_{code}"].strip() for code in CODES}
        return {code: text for code, text in said.items() if text}

    def demand_all_or_none(self, names: Iterable[str]) -> None:
        """A text given in one language only would be missing in the others."""
        for name in names:
            said = {code: self.cleaned_data.get(f"{name}_{code}", "") for code in CODES}
            missing = [code for code, text in said.items() if is_wordless(text)]
            if len(missing) < len(CODES):
                for code in missing:
                    self.add_error(f"{name}_{code}", gettext("Write it in every language."))


class AboutForm(_InEachLanguage):
    """Whom to reach at the town hall."""

    TEXTS = ("agency", "address", "data_protection_contact")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask("agency", _("Who runs the market and the plan"))
        self.ask("address", _("Address"))
        self.fields["phone"] = forms.CharField(
            label=_("Phone of the office"),
            required=False,
            max_length=30,
            widget=forms.TextInput(attrs={"type": "tel", "short": True}),
        )
        self.fields["email"] = forms.EmailField(
            label=_("E-mail of the office"),
            required=False,
            max_length=254,
            error_messages={
                "invalid": _("This is not an e-mail address. Write it like name@example.com.")
            },
        )
        self.ask("data_protection_contact", _("Who answers for personal data"), is_long=True)

    def clean_phone(self) -> str:
        """E.164, or empty."""
        typed = self.cleaned_data["phone"].strip()
        try:
            return phones.parse(typed) if typed else ""
        except phones.WrongNumber as error:
            raise ValidationError(
                gettext(
                    "This is not a phone number. "
                    "Write it like 599 12 34 56, or with + and the country."
                )
            ) from error

    def clean(self) -> dict[str, Any]:
        self.demand_all_or_none(self.TEXTS)
        return self.cleaned_data

    def said(self) -> About:
        """What was written."""
        texts = {name: self.texts(name) for name in self.TEXTS}
        return About(**texts, email=self.cleaned_data["email"], phone=self.cleaned_data["phone"])


class SettlementForm(_InEachLanguage):
    """A village or town: its names, how one says "in it", where it lies."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(
            label=_("Kind"), choices=Settlement.Kind, widget=forms.RadioSelect
        )
        self.ask("name", _("Name of the settlement"), required=True)
        self.ask("where", _("How one says where"))
        for code, example in WHERE_EXAMPLES.items():
            self.fields[f"where_{code}"].help_text = example
        self.fields["point"] = forms.CharField(
            label=_("Point on the map"),
            required=False,
            max_length=60,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "placeholder": ""}),
            help_text=_(
                "Degrees north and east, as a map gives them: 41.98, 44.11. "
                "Without it the settlement is not on the map and distances do not count it."
            ),
        )
        self.fields["also"] = forms.CharField(
            label=_("Other spellings"),
            required=False,
            max_length=1000,
            help_text=_("Separated by commas."),
        )

    def clean_point(self) -> tuple[float, float] | None:
        """Degrees north and east, or None."""
        typed = self.cleaned_data["point"].strip()
        if not typed:
            return None
        try:
            north, east = (float(part) for part in typed.replace(";", ",").split(","))
        except ValueError as error:
            raise ValidationError(
                gettext("Write two numbers with a comma between them: 41.98, 44.11")
            ) from error
        if not (-90 <= north <= 90 and -180 <= east <= 180):
            raise ValidationError(
                gettext("Write two numbers with a comma between them: 41.98, 44.11")
            )
        return north, east

    def clean_also(self) -> tuple[str, ...]:
        """Each spelling once."""
        words = (clean_line(word) for word in self.cleaned_data["also"].split(","))
        spellings = tuple(dict.fromkeys(word for word in words if word))
        if len(spellings) > MOST_SPELLINGS:
            raise ValidationError(
                ngettext_lazy(
                    "At most %(number)d spelling.", "At most %(number)d spellings.", MOST_SPELLINGS
                )
                % {"number": MOST_SPELLINGS}
            )
        return spellings

    def clean(self) -> dict[str, Any]:
        self.demand_all_or_none(("where",))
        return self.cleaned_data

    def said(self) -> SettlementInput:
        """What was written."""
        return SettlementInput(
            names={code: clean_line(text) for code, text in self.texts("name").items()},
            where={code: clean_line(text) for code, text in self.texts("where").items()},
            kind=self.cleaned_data["kind"],
            also=self.cleaned_data["also"],
            point=self.cleaned_data["point"],
        )


def _by_language(name: str, text: object) -> dict[str, str]:
    words = getattr(text, "data", text)
    if isinstance(words, Mapping):
        return {f"{name}_{code}": words.get(code, "") for code in CODES}
    return {f"{name}_{code}": str(words or "") for code in CODES}


def about_known(municipality: Municipality) -> dict[str, str]:
    """What the form shows first."""
    known = {"phone": municipality.phone, "email": municipality.email}
    for name in AboutForm.TEXTS:
        known |= _by_language(name, getattr(municipality, name))
    return known


def settlement_known(settlement: Settlement) -> dict[str, str]:
    """What the form shows first."""
    has_point = settlement.latitude is not None and settlement.longitude is not None
    return {
        **_by_language("name", settlement.name),
        **_by_language("where", settlement.name_in),
        "kind": settlement.kind,
        "also": ", ".join(settlement.also),
        "point": f"{settlement.latitude}, {settlement.longitude}" if has_point else "",
    }
