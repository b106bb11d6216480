"""Tags for templates: icons, pictograms, who is signed in, names of languages."""

from functools import lru_cache

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from qvevri.core.frame import framed
from qvevri.core.hyphens import hyphenated
from qvevri.core.languages import OWN_NAMES, READERS_NAMES
from qvevri.core.look_card import Card, card_html
from qvevri.core.look_drawings import icon, pictogram
from qvevri.core.look_tints import tint_of
from qvevri.core.ways import way

register = template.Library()


register.simple_tag(icon)
register.simple_tag(pictogram)
register.simple_tag(way)
register.filter(hyphenated)


@register.simple_tag
@lru_cache
def modules() -> SafeString:
    """Where the small modules are, as attributes of the body: page.js brings those it needs."""
    names = ("pow", "draft", "suggest", "photos", "map")
    return format_html_join(
        "", ' data-js-{}="{}"', ((name, static(f"core/js/{name}.js")) for name in names)
    )


@register.simple_tag(takes_context=True)
def frame(context: Context, template: str) -> SafeString:
    """A part of the frame of every page, kept ready: see `core.frame`."""
    return framed(template, context)


@register.simple_tag
def card(one: Card, level: int = 3) -> SafeString:
    """A listing on a card."""
    return card_html(one, level)


@register.filter
def own_name(language: str) -> str:
    """A language's name in itself: "ka" gives "ქართული"."""
    return OWN_NAMES.get(language, language)


@register.filter
def language_name(language: str) -> str:
    """A language's name in the reader's: "ka" gives "Georgian"."""
    return str(READERS_NAMES.get(language, language))


@register.filter
def is_chosen(value: object, chosen: object) -> bool:
    """Whether two values are the same when written, as in an address: 3 and "3"."""
    return str(value) == str(chosen)


@register.filter
def tint(stem: str) -> str:
    """The tint on which a pictogram stands: `tint-{{ stem|tint }}`."""
    return tint_of(stem)
