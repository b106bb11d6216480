"""A listing on a card, put together from texts: as a template it took six times as long."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from qvevri.core.look_drawings import icon, pictogram
from qvevri.core.look_tints import tint_of

_CARD = """<article class="card{gone}">
<div class="card-picture">{picture}{state}{tick}</div>
<div class="card-body">
<h{level} class="card-title"><a class="card-link" href="{url}">{title}</a></h{level}>
<p class="price">{price}</p>
<p class="card-meta"><span>{pin}{place}</span>{verified}</p>
<p class="card-foot">{season}{freshness}</p>
</div>
</article>
"""
_SIZES = 'sizes="(width < 36rem) 104px, 300px"'
_SEASON_ICONS = {"now": "leaf", "soon": "hourglass"}
_TICK = (
    '<label class="card-tick"><input type="checkbox" name="listing" value="{number}" form="{form}"'
    ' aria-label="{words}: {title}"></label>'
)


@dataclass(frozen=True)
class Card:
    """What a card shows. The link in the title covers the whole card.

    `season` is "now", "soon" or ""; `photo` as `_photo.html` takes it, without it the pictogram
    stands there; `tick` is the number under which a form of the page (`TICKS`) can choose it.
    """

    url: str
    title: str
    price_text: str
    place_text: str
    per_base_text: str = ""
    distance_text: str = ""
    season: str = ""
    season_text: str = ""
    freshness_text: str = ""
    is_verified: bool = False
    photo: Mapping[str, Any] | None = None
    pictogram: str = ""
    status_text: str = ""
    tick: int | None = None


TICKS = "ticked"


def card_html(card: Card, level: int = 3) -> SafeString:
    """The card; `level` is that of its heading."""
    per_base = f' <span class="price-base">{escape(card.per_base_text)}</span>'
    away = f" · {escape(card.distance_text)}" if card.distance_text else ""
    # Every text of the card passes through `escape` here or in the functions called.
    return SafeString(
        _CARD.format(
            gone=" is-gone" if card.status_text else "",
            picture=_picture(card),
            state=_span(card.status_text, "card-state tag"),
            level=level,
            url=escape(card.url),
            title=escape(card.title),
            price=escape(card.price_text) + (per_base if card.per_base_text else ""),
            pin=icon("map-pin", "small"),
            place=escape(card.place_text) + away,
            verified=_verified() if card.is_verified else "",
            season=_season(card),
            freshness=_span(card.freshness_text),
            tick=_tick(card),
        )
    )


def _picture(card: Card) -> str:
    photo = card.photo
    if not photo:
        return (
            f'<div class="drawn tint-{tint_of(card.pictogram)}">{pictogram(card.pictogram)}</div>'
        )
    sources = "".join(
        f'<source type="image/{kind}" srcset="{escape(photo[kind])}" {_SIZES}>'
        for kind in ("avif", "webp")
        if photo.get(kind)
    )
    jpeg = f' srcset="{escape(photo["jpeg"])}" {_SIZES}' if photo.get("jpeg") else ""
    return (
        f'<picture class="photo">{sources}<img src="{escape(photo["src"])}"{jpeg}'
        f' width="{int(photo["width"])}" height="{int(photo["height"])}"'
        f' alt="{escape(photo["alt"])}" loading="lazy" decoding="async"></picture>'
    )


def _span(text: str, look: str = "") -> str:
    if not text:
        return ""
    return f'<span class="{look}">{escape(text)}</span>' if look else f"<span>{escape(text)}</span>"


def _verified() -> str:
    return f'<span class="verified">{icon("badge-check", "small")}{escape(_("verified"))}</span>'


def _season(card: Card) -> str:
    if not card.season_text:
        return ""
    look = "tag tag-vine" if card.season == "now" else "tag"
    sign = icon(_SEASON_ICONS.get(card.season, "hourglass"), "small")
    return f'<span class="{look}">{sign}{escape(card.season_text)}</span>'


def _tick(card: Card) -> str:
    if card.tick is None:
        return ""
    words = escape(_("Choose to ask"))
    return _TICK.format(number=int(card.tick), form=TICKS, words=words, title=escape(card.title))
