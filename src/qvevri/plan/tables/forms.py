"""A file with an action table."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current
from qvevri.plan.tables.headings import Column, Heading, title_of


class TableForm(forms.Form):
    """The file as the town has it."""

    file = forms.FileField(
        label=_("Action table, DOCX or XLSX"),
        help_text=_("The table of the plan as it is: merged cells, footnotes and totals may stay."),
        widget=forms.ClearableFileInput({"accept": ".docx,.xlsx"}),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )


class TitlesForm(forms.Form):
    """What each column holds whose title nobody knows."""

    def __init__(self, *args: Any, heading: Heading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.titles = {f"column_{at}": words for at, words in enumerate(heading.unknown)}
        choices = list(_free(heading))
        for name, words in self.titles.items():
            self.fields[name] = forms.ChoiceField(label=words, choices=choices, required=False)

    def told(self) -> dict[str, Column]:
        """The titles of which something was chosen."""
        return {
            words: Column(self.cleaned_data[name])
            for name, words in self.titles.items()
            if self.cleaned_data[name]
        }


def _free(heading: Heading) -> Iterable[tuple[str, object]]:
    yield "", _("not read")
    for column in Column:
        if column not in heading.places:
            yield column.value, title_of(column, current())
