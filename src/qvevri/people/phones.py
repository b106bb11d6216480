"""Phone numbers: as people write them, as they are kept, as they are shown."""

import re
from functools import lru_cache

import phonenumbers

from qvevri.core.text import clean_line

HOME = "GE"
LONGEST = 40


class WrongNumber(ValueError):
    """This cannot be a phone number that somebody can be reached at."""


class Landline(WrongNumber):
    """A number in order, but a message sent there arrives nowhere."""


_KIND = phonenumbers.PhoneNumberType
_WITHOUT_SMS = {
    *(_KIND.FIXED_LINE, _KIND.TOLL_FREE, _KIND.PREMIUM_RATE, _KIND.SHARED_COST),
    *(_KIND.UAN, _KIND.VOICEMAIL),
}
# From Soviet times on people wrote 8 before a number to dial out of town; today it is 0 or nothing.
_OLD_PREFIX = re.compile(r"^8[\s(-]*(?=\d)")


def _parsed(text: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number) or number.extension:
        return None
    return number


def parse(text: str) -> str:
    """The number in E.164 ("+995599100101"), read as Georgian unless it says otherwise.

    Raises WrongNumber. Takes spaces, dashes, brackets, a leading 0, 00 or 8, 995 without its +, and
    the invisible signs that come along when a number is copied from a list of contacts.
    """
    text = clean_line(text)
    if not text or len(text) > LONGEST or any(sign.isalpha() for sign in text):
        raise WrongNumber(text)
    number = _parsed(text) or _parsed(_OLD_PREFIX.sub("", text))
    if number is None:
        raise WrongNumber(text)
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def parse_mobile(text: str) -> str:
    """The same of a number that a code or a message is to reach. Raises Landline, WrongNumber."""
    phone = parse(text)
    if not takes_sms(phone):
        raise Landline(text)
    return phone


@lru_cache(maxsize=4_000)
def takes_sms(phone: str) -> bool:
    """May an SMS arrive at this kept number? Some countries do not tell landlines from mobiles."""
    number = _parsed(phone)
    return number is not None and phonenumbers.number_type(number) not in _WITHOUT_SMS


def shown(phone: str) -> str:
    """A kept number in groups, with its country: "+995 599 10 01 01"."""
    number = _parsed(phone)
    if number is None:
        return phone
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def masked(phone: str) -> str:
    """Enough of a number to recognise one's own: "+995 5•• •• •• 01"."""
    text = shown(phone)
    digits = [place for place, sign in enumerate(text) if sign.isdigit()]
    hidden = set(digits[4:-2])
    return "".join("•" if place in hidden else sign for place, sign in enumerate(text))
