"""Lists of the market: all of it, a category, a village, what was searched for; each as a feed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qvevri.core.languages import current
from qvevri.core.page_cache import cacheable
from qvevri.core.pages import page_or_part
from qvevri.core.ways import way
from qvevri.market.shopfront import bands, cards, feeds, groups, nothing, queries
from qvevri.market.shopfront.filters import SORTS, UNCOUNTED, Filters, label_of
from qvevri.market.shopfront.forms import FilterForm
from qvevri.places.http import MunicipalRequest
from qvevri.search.cursors import CursorTooOld
from qvevri.search.queries import Facets, Page, search
from qvevri.vocabulary import queries as vocabulary

PAGE = 24
NO_FACETS = Facets({}, {}, {}, {}, {}, (), "", 0, 0, 0)
Crumbs = list[tuple[str, str]]


@dataclass(frozen=True)
class Shelf:
    """A list with an address of its own: what it fixes, what it is called, where it stands."""

    title: str
    fixed: Mapping[str, str] = field(default_factory=dict)
    feed: str = ""
    crumbs: Crumbs = field(default_factory=list)

    @property
    def context(self) -> dict[str, Any]:
        """For the template."""
        return {"title": self.title, "crumbs": self.crumbs}


def _whole() -> Shelf:
    return Shelf(_("All listings"), feed=way("shopfront:rss"))


def _category(code: str) -> Shelf:
    term = queries.concept_of_page(code)
    name = term.name(current())
    above = [
        (one.name(current()), reverse("shopfront:category", kwargs={"code": one.code}))
        for one in vocabulary.ancestors(code)
    ]
    feed = reverse("shopfront:category_rss", kwargs={"code": code})
    return Shelf(name, {"concept": code}, feed, _crumbs(*above, (name, "")))


def _settlement(request: MunicipalRequest, slug: str) -> Shelf:
    name = str(queries.settlement_of(request.municipality, slug))
    feed = reverse("shopfront:settlement_rss", kwargs={"slug": slug})
    return Shelf(name, {"settlement": slug}, feed, _crumbs((name, "")))


def _crumbs(*crumbs: tuple[str, str]) -> Crumbs:
    return [(_("Market"), way("shopfront:listings")), *crumbs]


@require_safe
def listings(request: MunicipalRequest) -> HttpResponse:
    return _list(request, _whole())


@require_safe
def category(request: MunicipalRequest, code: str) -> HttpResponse:
    return _list(request, _category(code))


@require_safe
def settlement(request: MunicipalRequest, slug: str) -> HttpResponse:
    return _list(request, _settlement(request, slug))


@require_safe
def rss(request: MunicipalRequest) -> HttpResponse:
    return _feed(request, _whole())


@require_safe
def category_rss(request: MunicipalRequest, code: str) -> HttpResponse:
    return _feed(request, _category(code))


@require_safe
def settlement_rss(request: MunicipalRequest, slug: str) -> HttpResponse:
    return _feed(request, _settlement(request, slug))


@require_safe
def filters(request: MunicipalRequest) -> HttpResponse:
    """The filters of a list: a page of its own, or the inside of the list's sheet."""
    asked = Filters(request.GET.dict(), request.municipality)
    page = search(replace(asked.query(limit=1), facets=True))
    facets = page.facets or NO_FACETS
    context = {
        "form": FilterForm(asked, facets),
        "bands": bands.price_bands(asked, facets),
        "bands_unit": bands.unit_text(facets),
        "is_capped": facets.is_capped,
        "action": way("shopfront:listings"),
        "filters_url": way("shopfront:filters"),
        "show_text": _("Show %(count)s") % {"count": _counted(page)},
        "robots": "noindex",
    }
    return cacheable(
        page_or_part(request, "shopfront/filters.html", "shopfront/_filters.html", context)
    )


def _feed(request: MunicipalRequest, shelf: Shelf) -> HttpResponse:
    asked = Filters(request.GET.dict() | dict(shelf.fixed), request.municipality)
    return cacheable(feeds.rss(request, asked))


def _list(request: MunicipalRequest, shelf: Shelf) -> HttpResponse:
    asked = Filters(request.GET.dict() | dict(shelf.fixed), request.municipality)
    page, notice = _found(asked, request.GET.get("cursor", ""))
    own: dict[str, str | None] = dict.fromkeys((*shelf.fixed, "sort"))
    ready = cards.ready(page.items, page.distances, ticks=True, named=page.named)
    shown = {
        **shelf.context,
        "filters_url": asked.address(base=way("shopfront:filters")),
        "cards": cards.joined(page.items, ready),
        "sellers": cards.joined(page.named, ready),
        "notice": notice,
        "reading": page.reading,
        "typed_url": asked.address({"typed": "on"}),
        "instead": nothing.instead(asked) if not page.items and asked.said else None,
        "count_text": _counted(page),
        "orders": _orders(asked),
        "query": asked.words,
        "chosen": _chosen(asked, shelf),
        "next_url": _address(request, page.next) if page.next else "",
        "first_url": _address(request, None) if request.GET.get("cursor") else "",
        "rss_url": asked.address(own, shelf.feed),
        "alert_url": nothing.with_search("alerts:save", asked),
        "groups": _groups(asked),
        "robots": "noindex,follow" if set(request.GET) - {"cursor"} else "",
    }
    answer = page_or_part(request, "shopfront/listing_list.html", "shopfront/_results.html", shown)
    return cacheable(answer)


def _found(asked: Filters, cursor: str) -> tuple[Page, str]:
    """A page, and what must be said of it."""
    try:
        return search(asked.query(cursor, PAGE)), _left_out(asked)
    except CursorTooOld as refusal:
        # A broken address: the list begins anew, and says so, rather than end in an error.
        return search(asked.query("", PAGE)), str(refusal)


def _left_out(asked: Filters) -> str:
    """Which typed prices the list pays no heed to, for they are none."""
    return " ".join(
        _("“%(typed)s” is no price to search by, so it was left out. Write a number, such as 1.5.")
        % {"typed": typed}
        for typed in asked.unread.values()
    )


def _groups(asked: Filters) -> str:
    """The groups with their counts, where the list is of the whole market."""
    return "" if set(asked.said) - {"sort"} else groups.chips(asked.municipality)


def _counted(page: Page) -> str:
    return ngettext("%(number)s listing", "%(number)s listings", page.count) % {
        "number": page.count_in(current())
    }


def _orders(asked: Filters) -> list[dict[str, Any]]:
    """The ways to order the list, each with its address."""
    chosen = asked.said.get("sort") or "relevance"
    chosen = "newest" if chosen == "relevance" and not asked.words else chosen
    return [
        {"label": label, "href": asked.address({"sort": name}), "is_chosen": name == chosen}
        for name, label in SORTS.items()
        if asked.words or name != "relevance"
    ]


def _address(request: MunicipalRequest, cursor: str | None) -> str:
    query = request.GET.copy()
    query.pop("cursor", None)
    if cursor is not None:
        query["cursor"] = cursor
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _chosen(asked: Filters, shelf: Shelf) -> list[dict[str, str]]:
    """The filters in force, each with the address that takes it away."""
    unsaid = {*UNCOUNTED, *shelf.fixed} | (set() if "settlement" in asked.said else {"km"})
    return [
        {"label": label_of(asked, name), "href": asked.address({name: None})}
        for name in asked.said
        if name not in unsaid
    ]
