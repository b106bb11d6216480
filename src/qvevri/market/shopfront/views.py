"""The public pages of the market."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qvevri.core.languages import current
from qvevri.core.page_cache import cacheable
from qvevri.core.pages import page_or_part
from qvevri.market.shopfront import cards, detail, queries
from qvevri.market.shopfront.forms import SORTS, FilterForm
from qvevri.market.shopfront.gone import gone
from qvevri.places.http import MunicipalRequest
from qvevri.search.cursors import CursorTooOld
from qvevri.search.queries import Page, search
from qvevri.vocabulary import queries as vocabulary

PAGE = 24


@require_safe
def home(request: MunicipalRequest) -> HttpResponse:
    municipality = request.municipality
    context = {
        "groups": queries.counts_by_group(municipality),
        "newest": cards.rendered(queries.newest(municipality)),
        "in_season": cards.rendered(queries.in_season(municipality)),
        "sellers": detail.seller_lines(queries.front_sellers(municipality)),
        "description": _("The free market of %(place)s: from the farmer, without a middleman.")
        % {"place": municipality},
    }
    return cacheable(render(request, "shopfront/home.html", context))


@require_safe
def listings(request: MunicipalRequest) -> HttpResponse:
    return _list(request, {}, {"title": _("All listings")})


@require_safe
def category(request: MunicipalRequest, code: str) -> HttpResponse:
    term = queries.concept_of_page(code)
    name = term.name(current())
    crumbs = [
        (above.name(current()), reverse("shopfront:category", kwargs={"code": above.code}))
        for above in vocabulary.ancestors(code)
    ]
    context = {"title": name, "term": term, "crumbs": _crumbs(*crumbs, (name, ""))}
    return _list(request, {"concept": code}, context)


@require_safe
def settlement(request: MunicipalRequest, slug: str) -> HttpResponse:
    place = queries.settlement_of(request.municipality, slug)
    context = {"title": str(place), "place": place, "crumbs": _crumbs((str(place), ""))}
    return _list(request, {"settlement": slug}, context)


def _crumbs(*crumbs: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Market"), reverse("shopfront:listings")), *crumbs]


def _list(
    request: MunicipalRequest, fixed: Mapping[str, str], context: Mapping[str, Any]
) -> HttpResponse:
    said = request.GET.dict() | dict(fixed)
    form = FilterForm(said, municipality=request.municipality)
    notice = ""
    try:
        page = search(form.query(request.GET.get("cursor", ""), PAGE))
    except CursorTooOld as refusal:
        # A broken address: the list begins anew, and says so, rather than end in an error.
        page, notice = search(form.query("", PAGE)), str(refusal)
    shown = {
        **context,
        "form": form.html(),
        "cards": cards.rendered(page.items, page.distances),
        "notice": notice,
        "is_mended": page.mended,
        "count_text": _counted(page),
        "orders": _orders(form),
        "query": form.said().get("q", ""),
        "chosen": _chosen(form, fixed),
        "action": reverse("shopfront:listings"),
        "next_url": _address(request, cursor=page.next) if page.next else "",
        "first_url": _address(request, cursor=None) if request.GET.get("cursor") else "",
        "rss_url": f"{reverse('shopfront:rss')}?{urlencode(form.said())}",
        "groups": _groups(request, form, fixed),
        "robots": "noindex,follow" if set(request.GET) - {"cursor"} else "",
    }
    answer = page_or_part(request, "shopfront/listing_list.html", "shopfront/_results.html", shown)
    return cacheable(answer)


def _groups(
    request: MunicipalRequest, form: FilterForm, fixed: Mapping[str, str]
) -> list[queries.Counted]:
    """The groups with their counts, where the list is of the whole market."""
    is_whole = not fixed and not set(form.said()) - {"sort"}
    return queries.counts_by_group(request.municipality) if is_whole else []


def _counted(page: Page) -> str:
    return ngettext("%(number)s listing", "%(number)s listings", page.count) % {
        "number": page.count_in(current())
    }


def _orders(form: FilterForm) -> list[dict[str, Any]]:
    """The ways to order the list, each with its address."""
    said = form.said()
    has_words = "q" in said
    chosen = said.get("sort") or ("relevance" if has_words else "newest")
    chosen = "newest" if chosen == "relevance" and not has_words else chosen
    return [
        {
            "label": label,
            "href": f"{reverse('shopfront:listings')}?{urlencode({**said, 'sort': name})}",
            "is_chosen": name == chosen,
        }
        for name, label in SORTS
        if has_words or name != "relevance"
    ]


def _address(request: MunicipalRequest, **changes: str | None) -> str:
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _chosen(form: FilterForm, fixed: Mapping[str, str]) -> list[dict[str, str]]:
    """The filters in force, each with the address that takes it away."""
    said = form.said()
    chips = []
    for name in said:
        if name in ("sort", *fixed) or (name == "km" and "settlement" not in said):
            continue
        rest = {key: value for key, value in said.items() if key != name}
        address = f"{reverse('shopfront:listings')}?{urlencode(rest)}"
        chips.append({"label": form.label_of(name, said[name]), "href": address})
    return chips


@require_safe
def listing(request: MunicipalRequest, pk: int, slug: str = "") -> HttpResponse:
    found = queries.once_shown(request.municipality, pk)
    page = detail.page(found)
    if slug != page.slug:
        return HttpResponsePermanentRedirect(page.url)
    if not page.is_current:
        return gone(request, found)
    near = queries.similar(request.municipality, page.facts.product.code, found.pk)
    context = {**page.context(request), "similar": cards.rendered(near)}
    return cacheable(render(request, "shopfront/listing_page.html", context))
