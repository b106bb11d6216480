"""The kinds of message the house can send, each with its templates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.template import TemplateDoesNotExist
from django.template.loader import select_template
from django.utils.functional import Promise


@dataclass(frozen=True)
class Kind:
    """One kind of message: the names of its templates, None where a channel is not offered."""

    name: str
    sms: str | None
    subject: str | None
    text: str | None
    html: str | None
    title: Promise | str = ""
    is_optional: bool = False
    sample: Mapping[str, Any] = field(default_factory=dict)


_kinds: dict[str, Kind] = {}


def _found(name: str | None, by_rule: str) -> str | None:
    try:
        select_template([name or by_rule])
    except TemplateDoesNotExist:
        if name:
            raise
        return None
    return name or by_rule


def register(  # noqa: PLR0913
    kind: str,
    *,
    sms: str | None = None,
    subject: str | None = None,
    text: str | None = None,
    html: str | None = None,
    title: Promise | str = "",
    is_optional: bool = False,
    sample: Mapping[str, Any] | None = None,
) -> Kind:
    """Make `kind` ("enquiries.asked") known. Call it in `<app>/notices.py`.

    Templates left out are looked for as `enquiries/notices/asked.sms.txt`, `.subject.txt`, `.txt`,
    `.html`; a missing one means that channel is not offered. Every template gets `municipality`,
    `person` and the context of `tell`; the address to go to is `link`, alone on the last line of
    the SMS. `title` (lazily translated) names the kind in the staff's log. `is_optional` kinds can
    be unsubscribed. `sample` is a context with which tests render every kind: the longest that is
    usual, without `link`.
    """
    app, _dot, rest = kind.partition(".")
    stem = f"{app}/notices/{rest}"
    _kinds[kind] = Kind(
        name=kind,
        sms=_found(sms, f"{stem}.sms.txt"),
        subject=_found(subject, f"{stem}.subject.txt"),
        text=_found(text, f"{stem}.txt"),
        html=_found(html, f"{stem}.html"),
        title=title,
        is_optional=is_optional,
        sample=sample or {},
    )
    return _kinds[kind]


def kind(name: str) -> Kind:
    """The registered kind of this name. Raises KeyError for an unknown one: a bug of the caller."""
    return _kinds[name]


def title(name: str) -> str:
    """What the staff's log calls a kind; its bare name when nobody gave it a title."""
    known = _kinds.get(name)
    return str(known.title) if known and known.title else name


def kinds() -> list[Kind]:
    """All registered, by name."""
    return sorted(_kinds.values(), key=lambda one: one.name)
