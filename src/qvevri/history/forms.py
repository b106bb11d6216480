"""What of the log to look for."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qvevri.history import queries, registry
from qvevri.history.asking import Asked
from qvevri.places.models import Municipality


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


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
