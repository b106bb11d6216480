"""What alerts bring to rooms below: the button on a seller's own page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from qvevri.organisations.models import Organisation
from qvevri.organisations.registry import Section, register_section


def _follow(_request: HttpRequest, organisation: Organisation) -> Mapping[str, Any]:
    return {"seller": organisation}


def register() -> None:
    """Called once when the program starts."""
    register_section(
        Section("alerts.follow", "alerts/_follow.html", _follow, place="contact", order=10)
    )
