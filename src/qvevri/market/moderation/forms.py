"""Forms of reporting and deciding."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qvevri.core.antispam import GuardedForm, plain_words
from qvevri.core.languages import current
from qvevri.core.text import clean_line
from qvevri.market.moderation.actions import LONGEST_TEXT
from qvevri.market.moderation.models import Report
from qvevri.market.moderation.reasons import REASONS

# One tap gives no reason; whoever gives one chooses among the others.
OFFERED = [one for one in Report.Reason.choices if one[0] != Report.Reason.UNSAID]


class ReportForm(GuardedForm):
    """What is wrong: the button is the reason. Words only if wanted."""

    reason = forms.ChoiceField(
        label=_("Why"),
        choices=OFFERED,
        error_messages={
            "required": _("Tap what is wrong."),
            "invalid_choice": _("Tap what is wrong."),
        },
    )
    # No maxlength: a browser would cut off silently what is pasted.
    text = forms.CharField(
        label=_("More about it"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_text(self) -> str:
        text = clean_line(self.cleaned_data["text"])
        if len(text) > LONGEST_TEXT:
            raise forms.ValidationError(
                gettext(
                    "The text has %(length)d characters; at most %(most)d are sent. Shorten it."
                )
                % {"length": len(text), "most": LONGEST_TEXT}
            )
        plain_words(text)
        return text


class ReasonForm(forms.Form):
    """Why a listing goes back or away: ready reasons, own words, or both."""

    ready = forms.MultipleChoiceField(
        label=_("Why"), required=False, widget=forms.CheckboxSelectMultiple
    )
    own_words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=200,
        error_messages={"max_length": _("Write at most 200 characters.")},
        help_text=_("The seller reads this as you write it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ready = self.fields["ready"]
        assert isinstance(ready, forms.MultipleChoiceField)
        ready.choices = [(code, words[current()]) for code, words in REASONS.items()]
