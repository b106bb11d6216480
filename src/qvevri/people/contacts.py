"""What a person types to sign in: a phone number or an e-mail address."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from qvevri.core.text import clean_line
from qvevri.people import phones


class WrongEmail(ValueError):
    """There is an @, but it is not an e-mail address."""


@dataclass(frozen=True)
class Contact:
    """A phone number (E.164) or an e-mail address (lower case): exactly one of them is filled."""

    phone: str = ""
    email: str = ""

    def __str__(self) -> str:
        return phones.shown(self.phone) if self.phone else self.email

    def key(self) -> str:
        """For limits."""
        return self.phone or self.email

    def masked(self) -> str:
        """For pages: enough to recognise one's own."""
        if self.phone:
            return phones.masked(self.phone)
        name, _at, host = self.email.partition("@")
        return f"{name[:2]}•••@{host}"


def read(text: str) -> Contact:
    """What was typed. Raises WrongEmail when it holds an @, else phones.WrongNumber, of which
    phones.Landline is one: a code is sent to whatever is typed here."""
    text = clean_line(text)
    if "@" not in text:
        return Contact(phone=phones.parse_mobile(text))
    try:
        validate_email(text)
    except ValidationError as error:
        raise WrongEmail(text) from error
    if len(text) > 254:
        raise WrongEmail(text)
    return Contact(email=text.lower())
