"""The form that brings a sheet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qvevri.market.sheets.reading import LARGEST_FILE, Unreadable
from qvevri.market.sheets.remarks import why_unreadable


class SheetForm(forms.Form):
    file = forms.FileField(
        label=_("Excel or CSV file"),
        help_text=_("Up to 10 MB and 20,000 rows."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={"required": _("Choose a file.")},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(why_unreadable(Unreadable.TOO_LARGE))
        return file
