"""Forms of alerts: where to tell and how often."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.antispam import GuardedForm
from qvevri.core.languages import OWN_NAMES, current
from qvevri.market.alerts import channels
from qvevri.market.alerts.actions import Wish
from qvevri.market.alerts.models import Alert
from qvevri.market.alerts.reading import Search
from qvevri.people import contacts, phones
from qvevri.people.contacts import Contact


def _frequencies(*, is_everything: bool) -> list[tuple[str, str]]:
    """How often one may be told; the whole market never at once."""
    return [
        (code, str(label))
        for code, label in Alert.Frequency.choices
        if not (is_everything and code == Alert.Frequency.AT_ONCE)
    ]


def _frequency() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("How often"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose how often."),
            "invalid_choice": gettext_lazy("Choose how often."),
        },
    )


class ContactForm(forms.Form):
    """A phone number or an e-mail address in one field."""

    contact = forms.CharField(
        label=gettext_lazy("Your e-mail or phone number"),
        max_length=254,
        error_messages={"required": gettext_lazy("Enter an e-mail address or a phone number.")},
        widget=forms.TextInput(attrs={"autocomplete": "email", "autocapitalize": "none"}),
    )

    def clean_contact(self) -> Contact:
        typed = str(self.cleaned_data["contact"])
        try:
            return contacts.read(typed)
        except contacts.WrongEmail as error:
            raise ValidationError(
                _("This is not an e-mail address. Write it like a@example.com.")
            ) from error
        except phones.Landline as error:
            raise ValidationError(
                _("This is a landline: no SMS reaches it. Enter a mobile number or an e-mail.")
            ) from error
        except phones.WrongNumber as error:
            raise ValidationError(
                _("This is neither an e-mail nor a phone number. Write it like 599 12 34 56.")
            ) from error


class SaveForm(ContactForm, GuardedForm):
    """Somebody wants to be told of what is new."""

    frequency = _frequency()

    def __init__(self, *args: Any, search: Search, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.search = search
        frequency = self.fields["frequency"]
        assert isinstance(frequency, forms.ChoiceField)
        frequency.choices = _frequencies(is_everything=search.is_everything)
        contact = self.fields["contact"]
        if channels.sms_leaves():
            contact.help_text = _("By e-mail you also see prices and places; by SMS only a link.")
        else:
            contact.label = _("Your e-mail")

    def clean_contact(self) -> Contact:
        contact = super().clean_contact()
        if contact.phone and not channels.sms_leaves():
            raise ValidationError(_("Only e-mail works here. Enter an e-mail address."))
        return contact

    def wish(self) -> Wish:
        """What is wanted; told in the language of this page."""
        return Wish(
            search=self.search,
            contact=self.cleaned_data["contact"],
            language=current(),
            frequency=self.cleaned_data["frequency"],
        )


class ChangeForm(forms.Form):
    """How often, and in which language."""

    frequency = _frequency()
    language = forms.ChoiceField(
        label=gettext_lazy("In which language"), choices=[*OWN_NAMES.items()]
    )

    def __init__(self, *args: Any, alert: Alert, **kwargs: Any) -> None:
        kwargs["initial"] = {"frequency": alert.frequency, "language": alert.language}
        super().__init__(*args, **kwargs)
        frequency = self.fields["frequency"]
        assert isinstance(frequency, forms.ChoiceField)
        frequency.choices = _frequencies(is_everything=not alert.asked)
