"""Showing what rooms above bring to a seller's page."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def section(context: Context, name: str, said: Mapping[str, Any]) -> SafeString:
    """The template of a registered section with the page's context and what the section said."""
    assert context.template is not None
    part = context.template.engine.get_template(name)
    with context.push(**said):
        return part.render(context)
