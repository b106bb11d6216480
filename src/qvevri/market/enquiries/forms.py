"""Forms of asking and answering: chips to tick, values beside them, words if wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.antispam import GuardedForm, plain_words
from qvevri.core.languages import current
from qvevri.core.text import clean, clean_line, is_wordless
from qvevri.market.enquiries import fields as values
from qvevri.market.enquiries.actions import LONGEST_TEXT, Buyer
from qvevri.market.enquiries.chips import CHIPS, Chip
from qvevri.market.enquiries.fields import Usual
from qvevri.market.enquiries.offering import Group, Option
from qvevri.market.enquiries.places import countries
from qvevri.market.enquiries.queries import lexicon
from qvevri.market.enquiries.saying import Said, sentence
from qvevri.people import phones
from qvevri.people.models import Person

LONGEST_NAME = 80


@dataclass
class Row:
    """One option as the page shows it: its tick and the fields beside it."""

    tick: forms.BoundField
    values: list[forms.BoundField] = field(default_factory=list)


@dataclass
class Rows:
    """Options under one question, which is told in the reader's language."""

    title: str
    rows: list[Row]


def shown(field: forms.BoundField) -> str:
    """What stands in a field, as its page shows it."""
    value = field.value()
    if isinstance(field.field, forms.ChoiceField):
        return next((one.choice_label for one in field if one.data["selected"]), "")
    if isinstance(field.field, forms.BooleanField):
        return str(field.label) if value else ""
    return str(value or "")


class ChipsForm(forms.Form):
    """Chips of some groups, and free text. `said()` and `words()` are what an action takes."""

    text = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        # No maxlength: a browser would cut off silently what is pasted.
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_strangers = False
    known_chips: ClassVar[Mapping[str, Chip]] = CHIPS

    def __init__(
        self, *args: Any, groups: Sequence[Group], usual: Usual | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.groups, self.chips = list(groups), list[Said]()
        for option in self._options():
            label = option.chip.label[current()]
            self.fields[option.key] = forms.BooleanField(label=label, required=False)
            for name, made in values.fields_for(option, usual or Usual()).items():
                self.fields[f"{option.key}-{name}"] = made

    def _options(self) -> list[Option]:
        return [option for group in self.groups for option in group.options]

    def rows(self) -> list[Rows]:
        """Every group with its rows, for the page."""
        return [
            Rows(
                self._told(group.question) if group.question else "",
                [self._row(option) for option in group.options],
            )
            for group in self.groups
        ]

    def _told(self, question: Said) -> str:
        return sentence(question, current(), lexicon(), self.known_chips)

    def _row(self, option: Option) -> Row:
        names = [name for name in self.fields if name.startswith(f"{option.key}-")]
        return Row(self[option.key], [self[name] for name in names])

    def unsent(self) -> list[str]:
        """What was typed, line by line: for a page on which it can no longer be sent."""
        lines = [self._typed(row) for rows in self.rows() for row in rows.rows]
        return [line for line in (*lines, str(self["text"].value() or "")) if line]

    @staticmethod
    def _typed(row: Row) -> str:
        texts = [one for one in row.values if one.widget_type == "text" and one.value()]
        if not row.tick.value() and not texts:
            return ""
        typed = [shown(one) for one in row.values if texts or one.widget_type != "text"]
        return ": ".join(filter(None, (str(row.tick.label), " ".join(filter(None, typed)))))

    def clean_text(self) -> str:
        """The words, tidied; nothing is cut off, nothing hidden stays in."""
        text = clean(self.cleaned_data["text"])
        if len(text) > LONGEST_TEXT:
            raise ValidationError(
                _("The text has %(length)d characters; at most %(most)d are sent. Shorten it.")
                % {"length": len(text), "most": LONGEST_TEXT}
            )
        if self.is_strangers:
            plain_words(text)
        return "" if is_wordless(text) else text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for option in self._options():
            prefix = f"{option.key}-"
            typed = {
                name.removeprefix(prefix): value
                for name, value in cleaned.items()
                if name.startswith(prefix)
            }
            # A field that could not be read has its own sentence already.
            is_readable = not any(name.startswith(prefix) for name in self.errors)
            if is_readable and (cleaned.get(option.key) or values.is_filled(typed)):
                self._hear(option, typed)
        if not self.chips and not cleaned.get("text") and not self.errors:
            raise ValidationError(_("Tick at least one line, or write something."))
        return cleaned

    def _hear(self, option: Option, typed: dict[str, Any]) -> None:
        try:
            self.chips.append(values.said_by(option, typed))
        except ValidationError as error:
            self.add_error(f"{option.key}-{values.main_field(option)}", error)


class BuyerForm(ChipsForm):
    """What a buyer says later on, by secret link."""

    is_strangers = True


class ContactForm(forms.Form):
    """Who a buyer is and where the answer goes."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        error_messages={"required": gettext_lazy("Write your name, so that the seller knows.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Your phone"),
        required=False,
        help_text=gettext_lazy("From abroad with + and the country's number."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "maxlength": 40}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        required=False,
        error_messages={
            "invalid": gettext_lazy("This is not an e-mail address. Write it like a@example.com."),
            "max_length": gettext_lazy("This e-mail address is too long."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    country = forms.ChoiceField(label=gettext_lazy("Your country"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = countries(current())
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = [("", "—"), *names.items()]

    def clean_name(self) -> str:
        name = clean_line(self.cleaned_data["name"])
        if is_wordless(name):
            raise ValidationError(_("Write your name, so that the seller knows."))
        if len(name) > LONGEST_NAME:
            raise ValidationError(
                _("This name is too long: at most %(most)d characters.") % {"most": LONGEST_NAME}
            )
        plain_words(name)
        return name

    def clean_phone(self) -> str:
        phone = str(self.cleaned_data["phone"])
        if not phone:
            return ""
        try:
            return phones.parse(phone)
        except phones.WrongNumber as error:
            raise ValidationError(
                _("This is not a phone number. Write it like 599 12 34 56, or with + from abroad.")
            ) from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_reachable = cleaned.get("phone") or cleaned.get("email")
        if not is_reachable and not {"phone", "email"} & self.errors.keys():
            self.add_error(
                "phone", _("Leave a phone number or an e-mail, so that you get an answer.")
            )
        if cleaned.get("phone") and not cleaned.get("email") and "email" not in self.errors:
            self._refuse_landline(cleaned["phone"])
        return cleaned

    def _refuse_landline(self, phone: str) -> None:
        """Where the answer comes by SMS alone."""
        if not phones.takes_sms(phone):
            self.add_error(
                "phone",
                _("This is a landline: no SMS reaches it. Add an e-mail or a mobile number."),
            )

    def buyer(self, person: Person | None) -> Buyer:
        """Who asks; the answer comes in the language of this page."""
        cleaned = self.cleaned_data
        return Buyer(
            name=cleaned["name"],
            language=current(),
            phone=cleaned["phone"],
            email=cleaned["email"],
            country=cleaned["country"],
            person=person,
        )


class AskForm(BuyerForm, ContactForm, GuardedForm):
    """The first enquiry of somebody without an account."""
