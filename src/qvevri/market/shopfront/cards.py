"""Result cards: a document of the index as HTML, kept ready per change and language."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import quote

from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qvevri.core.languages import current
from qvevri.core.look_card import Card, card_html
from qvevri.core.look_drawings import icon
from qvevri.core.ways import way
from qvevri.market.listings.models import Listing
from qvevri.organisations.indexing import KIND as SELLER
from qvevri.search.models import SearchDoc
from qvevri.search.queries import Row, documents

KEEP_SECONDS = 60 * 60 * 24
# Of the headings of cards.
LEVEL = 3


def season(months: int, today: date) -> str:
    """ "now", "soon" (within two months) or nothing; all the year round says nothing either."""
    if months in (0, 4095):
        return ""
    ahead = [(today.month - 1 + step) % 12 for step in range(3)]
    if months >> ahead[0] & 1:
        return "now"
    return "soon" if any(months >> month & 1 for month in ahead[1:]) else ""


def season_text(word: str) -> str:
    """A season in words, in the language in force."""
    return {"now": _("in season now"), "soon": _("in season soon")}.get(word, "")


def freshness(confirmed_at: datetime | None, now: datetime) -> str:
    """ "confirmed today", "confirmed 3 days ago"."""
    if confirmed_at is None:
        return ""
    return _fresh((timezone.localdate(now) - timezone.localdate(confirmed_at)).days)


def _fresh(days: int) -> str:
    if days <= 0:
        return _("confirmed today")
    if days == 1:
        return _("confirmed yesterday")
    return ngettext("confirmed %(days)d day ago", "confirmed %(days)d days ago", days) % {
        "days": days
    }


def address(thing_id: int, card: Mapping[str, Any], language: str) -> str:
    """Where a listing's page is, with its readable slug."""
    slug = card[language]["slug"]
    return reverse("shopfront:listing", kwargs={"pk": thing_id, "slug": slug})


class Maker:
    """Makes the cards of one page: what is the same for all of them is worked out once."""

    def __init__(self, language: str, now: datetime, *, ticks: bool = False) -> None:
        self.language, self.now, self.ticks = language, now, ticks
        self.today = timezone.localdate(now)
        self.start = reverse("shopfront:listing", kwargs={"pk": 0, "slug": "-"})[: -len("0--")]

    def card(self, document: SearchDoc, km: float | None = None) -> Card:
        """What the card of a document shows in the language."""
        said = document.card
        words = said[self.language]
        word = season(document.months, self.today)
        photo = said.get("photo")
        confirmed = said.get("confirmed_at")
        is_reserved = said.get("status") == Listing.Status.RESERVED
        return Card(
            url=f"{self.start}{document.thing_id}-{quote(words['slug'])}",
            title=words["title"],
            price_text=words["price"],
            per_base_text=words["per_base"],
            place_text=words["place"],
            distance_text=distance_text(km),
            season=word,
            season_text=season_text(word),
            freshness_text=freshness(datetime.fromisoformat(confirmed), self.now)
            if confirmed
            else "",
            is_verified=document.is_verified,
            photo={**photo, "alt": words["alt"]} if photo else None,
            pictogram=said.get("pictogram") or "",
            status_text=_("reserved") if is_reserved else "",
            tick=document.thing_id if self.ticks and not is_reserved else None,
        )


def key_of(row: Row, start: str, km: float | None = None) -> str:
    """Under what a card is kept: it changes with everything that the card says."""
    # A card says its distance in whole kilometres, below one only that it is less.
    distance = "" if km is None else 0.5 if km < 1 else round(km)
    return f"{start}{row.pk}:{row.indexed_at.timestamp()}:{distance}"


def distance_text(km: float | None) -> str:
    """ "7 km away", "less than 1 km away"."""
    if km is None:
        return ""
    if km < 1:
        return _("less than 1 km away")
    return _("%(km)d km away") % {"km": round(km)}


def rendered(
    rows: Iterable[Row], distances: Mapping[int, float] | None = None, *, ticks: bool = False
) -> list[SafeString]:
    """The cards' HTML in the order of the rows."""
    rows = list(rows)
    html = ready(rows, distances, ticks=ticks)
    return [html[row.pk] for row in rows if row.pk in html]


def grid(
    rows: Iterable[Row], distances: Mapping[int, float] | None = None, *, ticks: bool = False
) -> SafeString:
    """The same in one piece, for `<div class="cards">`."""
    rows = list(rows)
    return joined(rows, ready(rows, distances, ticks=ticks))


def joined(rows: Iterable[Row], html: Mapping[int, SafeString]) -> SafeString:
    """Ready cards in the order of the rows, in one piece; what went meanwhile is left out."""
    # Each card is safe: `card_html` escaped its texts.
    return mark_safe("".join(html[row.pk] for row in rows if row.pk in html))  # noqa: S308


def ready(
    rows: Iterable[Row],
    distances: Mapping[int, float] | None = None,
    *,
    ticks: bool = False,
    named: Iterable[Row] = (),
) -> dict[int, SafeString]:
    """The cards' HTML by key, each made once per change, language and day in each process.

    Documents are asked for only where a card is not ready: one query, or none. Sellers that were
    `named` come along as chips.
    """
    language, now = current(), timezone.now()
    market = way("shopfront:listings")
    start = f"card:{language}:{timezone.localdate(now)}:{market}:{ticks}:"
    far = distances or {}
    keys = {row.pk: key_of(row, start, far.get(row.pk)) for row in rows}
    keys |= {row.pk: key_of(row, f"named:{language}:{market}:") for row in named}
    maker = cache(lambda: Maker(language, now, ticks=ticks))

    def draw(document: SearchDoc) -> SafeString:
        if document.kind == SELLER:
            return seller_chip(document, language)
        return card_html(maker().card(document, far.get(document.pk)), LEVEL)

    return drawn_once(keys, draw)


def seller_chip(document: SearchDoc, language: str) -> SafeString:
    """A seller in one line: the name, the village, whether the agency knows it."""
    words = document.card[language]
    url = reverse("organisations:seller", kwargs={"pk": document.thing_id, "slug": words["slug"]})
    mark = icon("badge-check" if document.is_verified else "user-round")
    said = f", {_('verified')}" if document.is_verified else ""
    shape = '<a class="chip" href="{}">{}{} <span class="quiet">{}{}</span></a>'
    return format_html(shape, url, mark, words["title"], words["place"], said)


def made_once(
    keys: Mapping[int, str], make: Callable[[SearchDoc], Card], level: int = LEVEL
) -> dict[int, SafeString]:
    """The HTML of documents by their keys here, those that are not ready made by `make`."""
    return drawn_once(keys, lambda document: card_html(make(document), level))


def drawn_once(
    keys: Mapping[int, str], draw: Callable[[SearchDoc], SafeString]
) -> dict[int, SafeString]:
    """The same for any drawing of documents: one query, or none where all are ready."""
    kept: dict[str, str] = caches["pages"].get_many(keys.values())
    missing = [pk for pk, key in keys.items() if key not in kept]
    if missing:
        shown = documents(missing)
        made = {keys[pk]: str(draw(shown[pk])) for pk in missing if pk in shown}
        caches["pages"].set_many(made, KEEP_SECONDS)
        kept |= made
    # `draw` made this: its texts were escaped there.
    return {pk: mark_safe(kept[key]) for pk, key in keys.items() if key in kept}  # noqa: S308
