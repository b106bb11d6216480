"""What enquiries bring to rooms below: the ways to reach a seller, on the seller's own page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from qvevri.organisations.models import Organisation
from qvevri.organisations.registry import Section, register_section


def _contact(_request: HttpRequest, organisation: Organisation) -> Mapping[str, Any]:
    return {"seller": organisation, "listing": None}


def register() -> None:
    """Called once when the program starts."""
    register_section(
        Section("enquiries.contact", "enquiries/_contact.html", _contact, place="contact")
    )
