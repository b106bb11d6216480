"""Who may change which photos: a claim is a secret that stands for a draft or for a thing.

A draft's claim is a random secret that the room above makes and keeps (`new_claim`). The claim on a
thing that exists is signed for one person (`claim_on`), and handed out only on the owner's pages.
"""

import re
import secrets
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.signing import BadSignature, TimestampSigner
from django.db import models

from qvevri.people.models import Person

VALID_SECONDS = 60 * 60 * 24
_SECRET = re.compile(r"[A-Za-z0-9_-]{20,64}")
_signer = TimestampSigner(salt="qvevri.files.claims", sep="~")


@dataclass(frozen=True)
class Claim:
    """What a claim opens: the photos of a draft (by its secret) or those of a thing."""

    secret: str = ""
    thing: models.Model | None = None


def new_claim() -> str:
    """A fresh secret for a draft."""
    return secrets.token_urlsafe(24)


def claim_on(thing: models.Model, person: Person) -> str:
    """The claim on the photos of `thing` for `person`, who may change it; valid for a day."""
    kind = ContentType.objects.get_for_model(thing)
    return _signer.sign(f"{kind.pk}.{thing.pk}.{person.pk}")


def read_claim(claim: str, person: Person | None) -> Claim | None:
    """What this claim opens to `person`; None if it opens nothing."""
    if _SECRET.fullmatch(claim):
        return Claim(secret=claim)
    try:
        kind_pk, thing_pk, person_pk = _signer.unsign(claim, max_age=VALID_SECONDS).split(".")
    except (BadSignature, ValueError):
        return None
    if person is None or str(person.pk) != person_pk:
        return None
    model = ContentType.objects.get_for_id(int(kind_pk)).model_class()
    thing = model._default_manager.filter(pk=int(thing_pk)).first() if model else None
    return Claim(thing=thing) if thing is not None else None
