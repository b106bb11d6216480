"""What a person says of a seller, and the rules that it must keep."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qvevri.core.antispam import plain_words
from qvevri.core.errors import Refused
from qvevri.core.languages import CODES
from qvevri.core.text import clean, clean_line, is_wordless
from qvevri.organisations.models import Organisation
from qvevri.organisations.naming import names_of
from qvevri.people import phones
from qvevri.places.models import Municipality, Settlement

LONGEST_NAME = 120
LONGEST_STORY = 5000
MESSENGERS = ("whatsapp", "viber", "telegram")
# What sellers speak to buyers besides the languages of the pages.
SPOKEN = (*CODES, "hy", "az", "os", "tr", "uk", "de", "fr")
# From the middle of a municipality to its remotest farm, with room to spare: some 60 km.
FARTHEST_DEGREES = 0.6


class NotAccepted(Refused):
    """One of the things said cannot be so; `field` names which."""

    field: ClassVar[str | None] = None


class NameMissing(NotAccepted):
    """A seller has a name with at least one letter or digit."""

    field = "name"


class NameTooLong(NotAccepted):
    """Names fit on a card."""

    field = "name"


class NameHoldsContact(NotAccepted):
    """A name is public: no number, address or link in it."""

    field = "name"


class PhoneWrong(NotAccepted):
    """It is not a number that somebody can be reached at."""

    field = "phone"


class ContactMissing(NotAccepted):
    """A seller can be reached by phone or by e-mail."""

    field = "phone"


class SettlementElsewhere(NotAccepted):
    """A seller is at home in a settlement of the municipality."""

    field = "settlement"


class TaxCodeWrong(NotAccepted):
    """A company's code has nine digits; nobody else's is kept (eleven digits are a person's)."""

    field = "tax_code"


class StoryTooLong(NotAccepted):
    """A story is read on a phone."""

    field = "story"


class StoryHoldsContact(NotAccepted):
    """A story is public: numbers and addresses have their own fields."""

    field = "story"


class CallHoursWrong(NotAccepted):
    """Hours to call begin before they end."""

    field = "call_until"


class PlaceWrong(NotAccepted):
    """An exact place has both numbers and lies in or near the municipality."""

    field = "place"


@dataclass(frozen=True)
class OrganisationInput:
    """Everything a seller says of itself. `name` by language; what is missing is transliterated."""

    name: Mapping[str, str]
    settlement: Settlement
    kind: str = Organisation.Kind.PRIVATE_PERSON
    phone: str = ""
    email: str = ""
    led_by: str = ""
    tax_code: str = ""
    story: str = ""
    story_language: str = "ka"
    messengers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("ka",)
    call_from: time | None = None
    call_until: time | None = None
    latitude: float | None = None
    longitude: float | None = None
    shows_exact_place: bool = False


def said_of(organisation: Organisation) -> OrganisationInput:
    """What is known of a seller, to be changed by `dataclasses.replace`."""
    return OrganisationInput(
        name=organisation.names(),
        settlement=organisation.settlement,
        kind=organisation.kind,
        phone=organisation.phone,
        email=organisation.email,
        led_by=organisation.led_by,
        tax_code=organisation.tax_code,
        story=organisation.story,
        story_language=organisation.story_language,
        messengers=tuple(organisation.messengers),
        languages=tuple(organisation.languages),
        call_from=organisation.call_from,
        call_until=organisation.call_until,
        latitude=organisation.latitude,
        longitude=organisation.longitude,
        shows_exact_place=organisation.shows_exact_place,
    )


def checked_name(name: str | Mapping[str, str]) -> dict[str, str]:
    """The name in every language. Raises NameMissing, NameTooLong or NameHoldsContact."""
    given = {"": name} if isinstance(name, str) else name
    cleaned = {code: clean_line(words) for code, words in given.items()}
    if any(len(words) > LONGEST_NAME for words in cleaned.values()):
        raise NameTooLong(_("This name is too long: at most 120 characters."))
    if all(is_wordless(words) for words in cleaned.values()):
        raise NameMissing(_("Write the name buyers should know you by."))
    for words in cleaned.values():
        _refuse_contact(words, NameHoldsContact)
    return names_of(cleaned)


def _refuse_contact(words: str, refusal: type[NotAccepted]) -> None:
    try:
        plain_words(words)
    except ValidationError as error:
        raise refusal(error.messages[0]) from error


def checked_phone(text: str) -> str:
    """The number as it is kept (E.164), empty for none. Raises PhoneWrong."""
    if not text.strip():
        return ""
    try:
        return phones.parse(text)
    except phones.WrongNumber as error:
        raise PhoneWrong(
            _("This is not a phone number. Write it like 599 12 34 56, from abroad with a +.")
        ) from error


def is_landline(text: str) -> bool:
    """Is it a number in order, but one without SMS and messengers?"""
    try:
        return bool(text) and not phones.takes_sms(phones.parse(text))
    except phones.WrongNumber:
        return False


def _check_settlement(said: OrganisationInput, municipality: Municipality) -> None:
    if said.settlement.municipality_id != municipality.pk:
        raise SettlementElsewhere(_("Choose a town or village of this municipality."))


def _checked_tax_code(said: OrganisationInput) -> str:
    code = said.tax_code.strip()
    is_firm = said.kind in (Organisation.Kind.COMPANY, Organisation.Kind.COOPERATIVE)
    if said.kind == Organisation.Kind.COMPANY and not code:
        raise TaxCodeWrong(_("A company shows its identification code: nine digits."))
    if not is_firm or not code:
        return ""
    if len(code) != 9 or not (code.isascii() and code.isdigit()):
        raise TaxCodeWrong(_("An identification code has nine digits."))
    return code


def _check_hours(said: OrganisationInput) -> None:
    begins, ends = said.call_from, said.call_until
    if (begins is None) != (ends is None):
        raise CallHoursWrong(_("Choose both hours: from when and until when buyers may call."))
    if begins is not None and ends is not None and begins >= ends:
        raise CallHoursWrong(_("The hours to call must end later than they begin."))


def _check_place(said: OrganisationInput, municipality: Municipality) -> None:
    if said.latitude is None or said.longitude is None:
        if said.shows_exact_place:
            raise PlaceWrong(_("To show the exact place, write where it is."))
        return
    if municipality.latitude is None or municipality.longitude is None:
        return
    north = abs(said.latitude - municipality.latitude)
    east = abs(said.longitude - municipality.longitude)
    if max(north, east) > FARTHEST_DEGREES:
        raise PlaceWrong(_("This place is far from the municipality. Check both numbers."))


def checked(said: OrganisationInput, municipality: Municipality) -> OrganisationInput:
    """What was said, cleaned and found acceptable. Raises a NotAccepted."""
    _check_settlement(said, municipality)
    _check_hours(said)
    _check_place(said, municipality)
    story = clean(said.story)
    if len(story) > LONGEST_STORY:
        raise StoryTooLong(_("This text is too long: at most 5,000 characters."))
    _refuse_contact(story, StoryHoldsContact)
    phone, email = checked_phone(said.phone), said.email.strip().lower()
    if not phone and not email:
        raise ContactMissing(_("Write a phone number: buyers will want to call."))
    usable = () if phone and not phones.takes_sms(phone) else said.messengers
    return replace(
        said,
        name=checked_name(said.name),
        phone=phone,
        email=email,
        led_by=said.led_by if said.led_by in Organisation.LedBy.values else "",
        tax_code=_checked_tax_code(said),
        story="" if is_wordless(story) else story,
        messengers=tuple(name for name in MESSENGERS if name in usable),
        languages=tuple(code for code in SPOKEN if code in said.languages),
    )
