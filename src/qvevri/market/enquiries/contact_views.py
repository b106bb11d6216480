"""A seller's number: only as the answer to a POST."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST

from qvevri.core.antispam import sender_key, stranger_post
from qvevri.core.errors import Refused
from qvevri.core.limits import TooOften
from qvevri.core.pages import page_or_part, wants_part
from qvevri.market.enquiries import actions, reaching
from qvevri.market.listings import queries as listings
from qvevri.market.listings.models import Listing
from qvevri.organisations import queries as organisations
from qvevri.organisations.models import Organisation
from qvevri.places.http import MunicipalRequest

CHANNELS = ("call", "whatsapp", "viber", "telegram")


@stranger_post
@require_POST
def reveal(request: MunicipalRequest, pk: int) -> HttpResponse:
    """The number of a listing's seller, counted and limited."""
    listing = listings.public_listing(request.municipality, pk)
    return _answer(request, listing.organisation, listing)


@stranger_post
@require_POST
def reveal_seller(request: MunicipalRequest, pk: int) -> HttpResponse:
    """The number of a seller, counted and limited."""
    return _answer(request, organisations.public_organisation(request.municipality, pk), None)


def _answer(
    request: HttpRequest, organisation: Organisation, listing: Listing | None
) -> HttpResponse:
    channel = request.POST.get("channel", "")
    channel = channel if channel in CHANNELS else CHANNELS[0]
    # It may have ended while it was being read; the seller can be called all the same.
    is_over = listing is not None and not listing.is_current(timezone.now())
    context: dict[str, Any] = {"seller": organisation, "listing": listing, "robots": "noindex"}
    context["is_over"] = is_over
    status = 200
    try:
        phone = actions.reveal_phone(organisation, listing, channel, sender=sender_key(request))
    except Refused as refusal:
        context["refusal"] = str(refusal)
        # htmx shows nothing of an error answer: the part goes out as a good one.
        is_page = not wants_part(request)
        status = 429 if isinstance(refusal, TooOften) and is_page else 200
    else:
        context["reach"] = reaching.reach(organisation, None if is_over else listing, phone)
    response = page_or_part(request, "enquiries/number.html", "enquiries/_number.html", context)
    response.status_code = status
    add_never_cache_headers(response)
    return response
