"""The frame of every page, kept ready per municipality and language; a page fills its holes.

What is of one page or one person never enters what is kept: its place holds a mark, and each
request puts its own words there.
"""

import re
from collections.abc import Callable, Mapping

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.template import Context
from django.template.loader import get_template
from django.urls import get_script_prefix
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

KEEP_SECONDS = 60
# Control characters: no name, address or word that people type can hold them.
_MARK = re.compile("\x02([a-z]+)\x03")
_LINK = '<a href="{}" lang="{}" hreflang="{}">{}</a>\n'
_HERE = '<strong lang="{}" aria-current="true">{}</strong>\n'


def framed(template: str, context: Context) -> SafeString:
    """A part of the frame as `template` draws it, with this page's words in its holes."""
    key = _key(template, context)
    parts: list[str] | None = caches["pages"].get(key)
    if parts is None:
        parts = _MARK.split(_drawn(template, context))
        caches["pages"].set(key, parts, KEEP_SECONDS)
    # Between two texts stands the name of a hole. The texts are our own templates' work.
    words = {name: HOLES[name](context) for name in set(parts[1::2])}
    html = [words[part] if place % 2 else part for place, part in enumerate(parts)]
    return mark_safe("".join(html))  # noqa: S308


def is_signed_in(context: Context) -> bool:
    """Whether somebody is signed in; leaves a stranger's session alone, so pages can be kept."""
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return False
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)


def _key(template: str, context: Context) -> str:
    """All that a part of the frame may differ by; a renamed municipality is seen at once."""
    place = context.get("municipality")
    names = (place.pk, place.full_name, place.agency, place.address) if place else ()
    said = (template, context.get("language"), get_script_prefix(), context.get("is_demo"))
    return "frame:" + "|".join([str(one) for one in (*said, *names)]).replace(" ", "_")


def _drawn(template: str, context: Context) -> str:
    shared = {
        name: context.get(name) for name in ("municipality", "is_network", "language", "is_demo")
    }
    marks = {name: mark_safe(f"\x02{name}\x03") for name in HOLES}  # noqa: S308
    return str(get_template(template).render(shared | marks))


def _languages(context: Context) -> str:
    """This very page in the other languages."""
    here = context.get("language")
    return "".join(
        format_html(_HERE, one["lang"], one["name"])
        if one["lang"] == here
        else format_html(_LINK, one["switch"], one["lang"], one["lang"], one["name"])
        for one in context.get("alternates") or ()
    )


def _query(context: Context) -> str:
    """What was searched for before."""
    return conditional_escape(context.get("query") or "")


def _personal(context: Context) -> str:
    """The places of whoever is signed in, made for each request; a stranger's are kept."""
    if not is_signed_in(context):
        return framed("core/_stranger.html", context)
    engine = context.template.engine if context.template else None
    assert engine is not None
    return engine.get_template("core/_personal.html").render(context)


HOLES: Mapping[str, Callable[[Context], str]] = {
    "languages": _languages,
    "query": _query,
    "personal": _personal,
}
