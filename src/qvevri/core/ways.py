"""Addresses of pages without arguments, remembered: every page links to the same dozen."""

from functools import lru_cache

from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language


@lru_cache(maxsize=4096)
def _way(viewname: str, _prefix: str, _language: str, urlconf: str | None) -> str:
    try:
        return reverse(viewname, urlconf=urlconf)
    except NoReverseMatch:
        return ""


def way(viewname: str) -> str:
    """The address of a page, "" where there is none.

    The same view has another address under each municipality's prefix and in each language.
    """
    return _way(viewname, get_script_prefix(), get_language() or "", get_urlconf())
