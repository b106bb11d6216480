"""The page of a listing that is over: why, what is like it, and a way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.market.listings.facts import facts_of
from qvevri.market.listings.models import Listing
from qvevri.market.shopfront import cards, queries
from qvevri.vocabulary import composing


def gone(request: HttpRequest, listing: Listing) -> HttpResponse:
    """410: it was here and is no more, or not now."""
    facts = facts_of(listing)
    context = {
        "title": composing.title(facts, current()),
        "why": reason(listing),
        "concept": facts.product.name(current()),
        "category_url": reverse("shopfront:category", kwargs={"code": facts.product.code}),
        "pictogram": facts.product.pictogram,
        "similar": cards.grid(
            queries.similar(listing.municipality, facts.product.code, listing.pk)
        ),
        "robots": "noindex",
    }
    return render(request, "shopfront/gone.html", context, status=410)


def reason(listing: Listing) -> str:
    """Why it is not offered now, in a sentence."""
    if listing.status == Listing.Status.SOLD_OUT:
        return _("This is sold out.")
    if listing.status == Listing.Status.PAUSED:
        return _("The seller has paused this listing.")
    return _("This listing has ended: the seller has not confirmed it for a month.")
