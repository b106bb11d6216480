"""The demo's own staff have a second factor that every visitor can read: never outside the demo."""

import time

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from allauth.mfa.utils import decrypt, encrypt
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from qvevri.people.models import Person
from qvevri.places.models import Municipality


@transaction.atomic
def give_known_factor(person: Person) -> None:
    """An authenticator whose codes `/inbox/` shows. Raises PermissionDenied outside the demo."""
    if not settings.DEMO:
        raise PermissionDenied
    Authenticator.objects.get_or_create(
        user=person,
        type=Authenticator.Type.TOTP,
        defaults={"data": {"secret": encrypt(generate_totp_secret()), "demo": True}},
    )


def codes(municipality: Municipality | None = None) -> list[tuple[Person, str]]:
    """The demo's staff (of one municipality, and the operator), each with the code of this half
    minute. Nothing outside the demo.
    """
    if not settings.DEMO:
        return []
    known = Authenticator.objects.filter(type=Authenticator.Type.TOTP, data__demo=True)
    if municipality is not None:
        staff = Person.objects.works_for(municipality)
        known = known.filter(user__in=staff)
    counter = int(time.time()) // app_settings.TOTP_PERIOD
    return [
        (one.user, format_hotp_value(hotp_value(decrypt(one.data["secret"]), counter)))
        for one in known.select_related("user").order_by("user_id")
    ]


def seconds_left() -> int:
    """How long the codes shown now are good for."""
    period = int(app_settings.TOTP_PERIOD)
    return period - int(time.time()) % period
