"""A neighbour's address, the key that was confirmed, and where to put what is borrowed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    """Where a neighbour's mirror stands."""

    address = forms.URLField(
        label=_("Address of its mirror"),
        help_text=_(
            "It ends in /plan/mirror.json and stands on the neighbour's page “Beside our "
            "neighbours”."
        ),
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Write the whole address, beginning with https://.")},
    )


class ConfirmForm(AddressForm):
    """The same with the key that somebody compared."""

    key = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].widget = forms.HiddenInput()


class BorrowForm(forms.Form):
    """Under which of our objectives the action should stand."""

    code = forms.CharField(max_length=60, widget=forms.HiddenInput)
    objective = forms.ChoiceField(label=_("Under which of our objectives"))

    def __init__(self, *args: Any, objectives: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["objective"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = objectives
