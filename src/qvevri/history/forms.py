"""What of the log to look for."""

import re
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qvevri.history import heads, queries, registry, wording
from qvevri.history.asking import Asked
from qvevri.history.chain import Broken, Why
from qvevri.places.models import Municipality

SEAL = re.compile(r"[0-9a-f]{12,64}")


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        error_messages={"invalid": _("Write the day like 2026-12-31.")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class LogForm(forms.Form):
    """Read from the address: each of its fields may be left out."""

    by = forms.TypedChoiceField(label=_("Who did it"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label=_("About what"), required=False)
    thing = forms.IntegerField(
        required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput
    )
    since = _day(_("From date"))
    until = _day(_("To date"))

    def __init__(self, *args: Any, municipality: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = str(self.data.get("by", ""))
        also = [int(named)] if named.isdecimal() and len(named) < 19 else []
        people = queries.people_in(municipality, also)
        self._offer("by", [(str(one.pk), str(one)) for one in people], _("everybody"))
        self._offer("kind", registry.kinds(), _("everything"))

    def _offer(self, name: str, choices: list[tuple[str, str]], nothing: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nothing), *choices]

    def asked(self) -> Asked:
        """What was understood; a field that was not counts as left out."""
        self.full_clean()
        said = self.cleaned_data
        since, until = said.get("since"), said.get("until")
        return Asked(
            by=said.get("by"),
            kind=said.get("kind", ""),
            thing=said.get("thing") if said.get("kind") else None,
            since=_midnight(since) if since else None,
            until=_midnight(until + timedelta(days=1)) if until else None,
        )


class SealForm(forms.Form):
    """A seal as somebody copied it from a paper: spaces and capitals do not matter."""

    seal = forms.CharField(
        label=_("A seal that you noted"),
        max_length=200,
        help_text=_("From a report or from this page; the first 12 signs are enough."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def clean_seal(self) -> str:
        """Its 12 to 64 signs in small letters."""
        seal = "".join(str(self.cleaned_data["seal"]).split()).lower()
        if not SEAL.fullmatch(seal):
            raise forms.ValidationError(
                _("A seal has 64 signs: digits and the letters a to f. Write at least 12 of them.")
            )
        return seal


# A hundred years of days take three.
LARGEST_HEADS = 4 * 2**20


class HeadsForm(forms.Form):
    """A file of heads as somebody kept it, read when it is valid."""

    file = forms.FileField(
        label=_("The file that you kept"),
        help_text=_("As you saved it once from this page; nothing of it is kept here."),
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
    )

    def __init__(self, *args: Any, municipality: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.municipality = municipality

    def clean_file(self) -> heads.Heads:
        """The heads in it, which must be of this town."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_HEADS:
            raise forms.ValidationError(wording.why_heads(heads.NoHeads(0)))
        try:
            kept = heads.read(file)
        except heads.NoHeads as trouble:
            raise forms.ValidationError(wording.why_heads(trouble)) from trouble
        if kept.municipality != self.municipality.slug:
            other = Broken(Why.ANOTHER_TOWN, about=kept.municipality)
            raise forms.ValidationError(wording.why_file(other))
        return kept


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
