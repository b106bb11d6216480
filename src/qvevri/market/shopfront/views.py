"""The public pages of the market: its front page and the page of one listing."""

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qvevri.core.page_cache import cacheable
from qvevri.market.shopfront import cards, detail, groups, queries
from qvevri.market.shopfront.gone import gone
from qvevri.places.http import MunicipalRequest


@require_safe
def home(request: MunicipalRequest) -> HttpResponse:
    municipality = request.municipality
    front = queries.front(municipality)
    shown = cards.ready([*front.newest, *front.in_season])
    context = {
        "tiles": groups.tiles(municipality),
        "newest": cards.joined(front.newest, shown),
        "in_season": cards.joined(front.in_season, shown),
        "sellers": detail.front_sellers(municipality),
        "description": _("The free market of %(place)s: from the farmer, without a middleman.")
        % {"place": municipality},
    }
    return cacheable(render(request, "shopfront/home.html", context))


@require_safe
def listing(request: MunicipalRequest, pk: int, slug: str = "") -> HttpResponse:
    found = queries.once_shown(request.municipality, pk)
    page = detail.page(found)
    if slug != page.slug:
        return HttpResponsePermanentRedirect(page.url)
    if not page.is_current:
        return gone(request, found)
    near = queries.similar(request.municipality, page.facts.product.code, found.pk)
    context = {**page.context(request), "similar": cards.grid(near)}
    return cacheable(render(request, "shopfront/listing_page.html", context))
