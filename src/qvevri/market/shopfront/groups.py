"""The groups of the market with their counts, as a line of chips or as tiles; kept for a minute."""

from collections.abc import Callable

from django.core.cache import caches
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from qvevri.core.languages import current
from qvevri.core.look_drawings import pictogram
from qvevri.core.ways import way
from qvevri.market.shopfront.queries import COUNTS_SECONDS, Counted, counts_by_group
from qvevri.places.models import Municipality

_CHIP = '<a class="chip" href="{}">{}{} <span class="quiet">{}</span></a>'
_TILE = '<a class="tile" href="{}">{}<span>{} <span class="tile-count">{}</span></span></a>'


def chips(municipality: Municipality) -> SafeString:
    """The groups on one line, above a list of the whole market."""
    return _kept("chips", municipality, lambda groups: _drawn(_CHIP, groups, "small"))


def tiles(municipality: Municipality) -> SafeString:
    """The groups as large tiles, for the front page."""
    return _kept("tiles", municipality, lambda groups: _drawn(_TILE, groups))


def _kept(
    shape: str, municipality: Municipality, draw: Callable[[list[Counted]], SafeString]
) -> SafeString:
    market = way("shopfront:listings")
    key = f"groups:{shape}:{municipality.pk}:{current()}:{market}"
    html: str | None = caches["pages"].get(key)
    if html is None:
        html = str(draw(counts_by_group(municipality)))
        caches["pages"].set(key, html, COUNTS_SECONDS)
    # `_drawn` made this with format_html.
    return mark_safe(html)  # noqa: S308


def _drawn(shape: str, groups: list[Counted], size: str = "") -> SafeString:
    start = reverse("shopfront:category", kwargs={"code": "-"}).removesuffix("-/")
    drawn = (
        format_html(
            shape,
            f"{start}{one.term.code}/",
            pictogram(one.term.pictogram, size),
            one.name,
            _number(one),
        )
        for one in groups
    )
    # Each of them was made by format_html.
    return mark_safe("".join(drawn))  # noqa: S308


def _number(counted: Counted) -> str:
    return f"{counted.count}+" if counted.is_capped else str(counted.count)
