"""What rooms above bring to a seller: sections of the page, wares, an ear for changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from qvevri.organisations.models import Organisation

Wares = Callable[[Organisation, str], list[str]]
Changed = Callable[[Organisation], None]


@dataclass(frozen=True)
class Section:
    """A part of the seller's public page: a template, and what it needs besides the page's context.

    `context` gets the request and the organisation (its settlement brought along); None leaves the
    section out. `place` is "main" (under the story) or "contact" (the buttons beside the name).
    """

    name: str
    template: str
    context: Callable[[HttpRequest, Organisation], Mapping[str, Any] | None]
    place: str = "main"
    order: int = 0


_sections: dict[str, Section] = {}
_wares: list[Wares] = []
_changed: list[Changed] = []


def register_section(section: Section) -> None:
    """Show the section on every seller's page. For `apps.ready()` of the room above."""
    _sections[section.name] = section


def sections(place: str) -> list[Section]:
    """Those of one place, in order."""
    chosen = [section for section in _sections.values() if section.place == place]
    return sorted(chosen, key=lambda section: section.order)


def register_wares(wares: Wares) -> None:
    """Let `wares(organisation, language)` name what a seller sells, the most important first."""
    if wares not in _wares:
        _wares.append(wares)


def wares_of(organisation: Organisation, language: str, most: int = 6) -> list[str]:
    """Names of what the seller sells now, in one language, each once."""
    named = (name for wares in _wares for name in wares(organisation, language))
    return list(dict.fromkeys(named))[:most]


def register_changed(changed: Changed) -> None:
    """Call `changed(organisation)` in the transaction in which a seller changes."""
    if changed not in _changed:
        _changed.append(changed)


def tell_changed(organisation: Organisation) -> None:
    """The seller has changed: what others keep ready of it must be made again."""
    for changed in _changed:
        changed(organisation)
