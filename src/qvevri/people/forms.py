"""Forms of signing in, of one's own page, and of roles."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.languages import CODES, OWN_NAMES
from qvevri.core.names import LETTERS
from qvevri.core.text import clean_line, is_wordless
from qvevri.people import contacts, naming, phones
from qvevri.people.models import Role


def read_contact(text: str) -> contacts.Contact:
    """What was typed. Raises ValidationError in words that say what to do."""
    try:
        return contacts.read(text)
    except phones.Landline as error:
        raise ValidationError(
            _(
                "This is a landline: an SMS with the code cannot reach it. "
                "Write a mobile number or an e-mail address."
            )
        ) from error
    except phones.WrongNumber as error:
        raise ValidationError(
            _(
                "This is not a phone number. "
                "Write it like 599 12 34 56, or with + and the country code."
            )
        ) from error
    except contacts.WrongEmail as error:
        raise ValidationError(
            _("This is not an e-mail address. Write it like name@example.com.")
        ) from error


class ContactForm(forms.Form):
    """A phone number or an e-mail address, in one field."""

    contact = forms.CharField(
        label=gettext_lazy("Phone number or e-mail address"),
        help_text=gettext_lazy("For example 599 12 34 56"),
        error_messages={"required": gettext_lazy("Write your phone number or e-mail address.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def clean_contact(self) -> contacts.Contact:
        return read_contact(self.cleaned_data["contact"])


DIGITS = 6


class CodeForm(forms.Form):
    """Six digits from a message."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        error_messages={"required": gettext_lazy("Write the six digits from the message.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "pattern": "[0-9 \\-]*",
                "autofocus": True,
                "data-digits": str(DIGITS),
            }
        ),
    )

    def clean_code(self) -> str:
        """Digits only, in whatever way they were typed apart; a digit too few is no wrong guess."""
        code = "".join(str(int(sign)) for sign in self.cleaned_data["code"] if sign.isdecimal())
        if len(code) != DIGITS:
            raise ValidationError(_("The code has six digits. Write all of them."))
        return code


class IntroductionForm(forms.Form):
    """What a person is called, and in which language we speak to them."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of our messages"),
        choices=[(code, OWN_NAMES[code]) for code in CODES],
        widget=forms.RadioSelect,
    )

    def clean_name(self) -> str:
        name = clean_line(self.cleaned_data["name"])
        if name and is_wordless(name):
            raise ValidationError(_("Write your name in letters."))
        return name


class OwnNameForm(IntroductionForm):
    """The same on one's own page, with the own way to write it in Latin letters."""

    latin_name = forms.CharField(
        label=gettext_lazy("Your name in Latin letters"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "lang": "en"}),
    )
    field_order = ("name", "latin_name", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        written = naming.called(self.get_initial_for_field(self.fields["name"], "name"), "en")
        self.fields["latin_name"].help_text = (
            _("As in your passport. Left empty, readers of English see: %(name)s")
            % {"name": written}
            if written
            else _("As in your passport, for readers of English.")
        )

    def clean_latin_name(self) -> str:
        name = clean_line(self.cleaned_data["latin_name"])
        if name and {code for code in LETTERS if LETTERS[code].search(name)} != {"en"}:
            raise ValidationError(_("Write it in Latin letters, or leave it empty."))
        return name


class EraseForm(forms.Form):
    """The tick before an account is gone."""

    is_sure = forms.BooleanField(
        label=gettext_lazy("Yes, erase my account and everything held about me"),
        error_messages={"required": gettext_lazy("Tick the box if you are sure.")},
    )


class RoleForm(forms.Form):
    """Who gets which role."""

    contact = ContactForm.base_fields["contact"]
    kind = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.Kind.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].help_text = ""
        self.fields["contact"].label = gettext_lazy("Their phone number or e-mail address")

    def clean_contact(self) -> contacts.Contact:
        return read_contact(self.cleaned_data["contact"])
