"""A message of a kind, written in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from qvevri.notices.registry import Kind


@dataclass(frozen=True)
class Letter:
    """What is to be sent, in one language."""

    subject: str
    text: str
    html: str


def _rendered(template: str | None, context: Mapping[str, Any]) -> str:
    return render_to_string(template, dict(context)).strip() if template else ""


def sms(kind: Kind, language: str, context: Mapping[str, Any]) -> str:
    """The text of the SMS; the link on a line of its own at its end."""
    with translation.override(language):
        return _rendered(kind.sms, context)


def email(kind: Kind, language: str, context: Mapping[str, Any]) -> Letter:
    """Subject (one line), text and, where the kind has it, HTML."""
    with translation.override(language):
        return Letter(
            subject=" ".join(_rendered(kind.subject, context).split()),
            text=_rendered(kind.text, context),
            html=_rendered(kind.html, context),
        )
