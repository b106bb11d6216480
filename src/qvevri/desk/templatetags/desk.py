"""Looking something up by a name that is itself a value."""

from collections.abc import Mapping, Sequence

from django import template

from qvevri.market.moderation.preview import Preview

register = template.Library()


@register.filter(name="of")
def of_kind(previews: Mapping[str, Sequence[Preview]], kind: str) -> Sequence[Preview]:
    """The previews of one kind of thing that waits."""
    return previews.get(kind, ())
