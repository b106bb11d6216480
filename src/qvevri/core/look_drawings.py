"""The drawings of the look as HTML: line icons of one sprite, pictograms of concepts."""

from functools import lru_cache

from django.contrib.staticfiles.finders import find
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

UNKNOWN_PICTOGRAM = "basket"


@lru_cache
def _icons() -> str:
    return static("core/icons.svg")


@lru_cache(maxsize=512)
def _pictogram_address(stem: str) -> str:
    path = f"core/pictograms/{stem}.svg"
    return static(path if find(path) else f"core/pictograms/{UNKNOWN_PICTOGRAM}.svg")


@lru_cache(maxsize=512)
def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """A line icon of the sprite. `size`: "small", "large" or ""; silent unless it has a `label`."""
    look = f"icon icon-{size}" if size else "icon"
    use = format_html('<use href="{}#{}"></use>', _icons(), name)
    if label:
        return format_html(
            '<svg class="{}" width="20" height="20" role="img" aria-label="{}">{}</svg>',
            look,
            label,
            use,
        )
    return format_html(
        '<svg class="{}" width="20" height="20" aria-hidden="true">{}</svg>', look, use
    )


@lru_cache(maxsize=512)
def pictogram(stem: str, size: str = "") -> SafeString:
    """The drawing of a concept, beside its word (so it is silent). `size` as for icons."""
    look = f"pictogram pictogram-{size}" if size else "pictogram"
    return format_html(
        '<img class="{}" src="{}" width="72" height="72" alt="" loading="lazy">',
        look,
        _pictogram_address(stem or UNKNOWN_PICTOGRAM),
    )
