"""A file with an action table."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TableForm(forms.Form):
    """The file as the town has it."""

    file = forms.FileField(
        label=_("Action table, DOCX or XLSX"),
        help_text=_("The table of the plan as it is: merged cells, footnotes and totals may stay."),
        widget=forms.ClearableFileInput({"accept": ".docx,.xlsx"}),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )
