"""Secret addresses of calendars."""

from django.db import transaction
from django.utils.crypto import get_random_string

from qvevri.monitoring.opendata.models import CalendarKey
from qvevri.people.models import Person
from qvevri.places.models import Municipality

KEY_LENGTH = 32


@transaction.atomic
def calendar_key(person: Person, municipality: Municipality) -> CalendarKey:
    """The person's secret key in this municipality, made at the first asking."""
    key, _is_new = CalendarKey.objects.get_or_create(
        person=person, municipality=municipality, defaults={"key": get_random_string(KEY_LENGTH)}
    )
    return key


@transaction.atomic
def renew_calendar_key(person: Person, municipality: Municipality) -> CalendarKey:
    """A new key: whoever holds the old one reads nothing any more."""
    key = calendar_key(person, municipality)
    key.key = get_random_string(KEY_LENGTH)
    key.save(update_fields=["key"])
    return key


@transaction.atomic
def forget_calendars(person: Person) -> None:
    """The person's secret addresses are gone."""
    CalendarKey.objects.filter(person=person).delete()
