"""Sellers and papers for tests."""

from dataclasses import replace
from datetime import date
from typing import Any

from qvevri.organisations.inputs import OrganisationInput, said_of
from qvevri.organisations.models import Certificate, Organisation
from qvevri.vocabulary.models import Concept


def changed(organisation: Organisation, **fields: Any) -> OrganisationInput:
    """What the seller says of itself now, but for these fields."""
    return replace(said_of(organisation), **fields)


def organic() -> Concept:
    """The kind of certificate that organic produce needs."""
    concept, _created = Concept.objects.get_or_create(
        code="organic",
        defaults={
            "kind": Concept.Kind.CERTIFICATE,
            "name": {"ka": "ბიოსერტიფიკატი", "en": "Organic certificate", "ru": "Биосертификат"},
        },
    )
    return concept


def make_certificate(
    organisation: Organisation, number: str = "GE-BIO-154", expires_on: date | None = None
) -> Certificate:
    """A paper the farm has."""
    return Certificate.objects.create(
        organisation=organisation, concept=organic(), number=number, expires_on=expires_on
    )
