"""Names of people for whoever reads the page."""

from typing import Protocol

from django import template
from django.utils.html import format_html

from qvevri.core.languages import current
from qvevri.core.names import LETTERS, language_of
from qvevri.people.naming import called as written_for

register = template.Library()


class Named(Protocol):
    """A person, or a row that bears a person's name."""

    def called(self, language: str) -> str:
        """The name in the letters of that language."""


@register.filter
def called(who: Named | str | None) -> str:
    """What a person is called, in the reader's letters; empty for nobody and for no name.

    Never a number or an address. A name that stays in foreign letters is marked as such, so that it
    is read out rightly; inside attributes and messages use `called_plainly`.
    """
    name = called_plainly(who)
    script = language_of(name)
    if script == current() or not LETTERS[script].search(name):
        return name
    return format_html('<span lang="{}">{}</span>', script, name)


@register.filter
def called_plainly(who: Named | str | None) -> str:
    """The same as text alone."""
    if who is None or isinstance(who, str):
        return written_for(who or "", current())
    return who.called(current())
