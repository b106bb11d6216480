"""Threads by secret link: read, answer, close; each side in its own language."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from qvevri.core.antispam import stranger_post
from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.market.enquiries import actions, listed, offering, presenting, queries
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.forms import BuyerForm, ChipsForm
from qvevri.market.enquiries.models import Enquiry
from qvevri.market.enquiries.usual import usual_of
from qvevri.organisations.permissions import is_member, may_act_for
from qvevri.people.models import Person
from qvevri.places.http import MunicipalRequest


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def buyer(request: MunicipalRequest, key: str) -> HttpResponse:
    """The thread as the buyer reads it."""
    enquiry = queries.thread(request.municipality, Side.BUYER, key)
    form = BuyerForm(
        request.POST or None,
        groups=offering.for_buyer(queries.spoken(enquiry)),
        usual=usual_of([enquiry.listing]),
    )
    return _thread(request, enquiry, Side.BUYER, form)


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def seller(request: MunicipalRequest, key: str) -> HttpResponse:
    """The thread as the seller reads it."""
    enquiry = queries.thread(request.municipality, Side.SELLER, key)
    form = ChipsForm(
        request.POST or None,
        groups=offering.for_seller(queries.spoken(enquiry)),
        usual=usual_of([enquiry.listing]),
    )
    return _thread(request, enquiry, Side.SELLER, form)


def _acting(request: HttpRequest, enquiry: Enquiry, side: Side) -> Person | None:
    """Who is signed in and has a right to this side; None for whoever holds only the link."""
    person = request.user
    if not isinstance(person, Person):
        return None
    if side is Side.BUYER:
        return person if person == enquiry.buyer else None
    return person if may_act_for(person, enquiry.organisation) else None


def _thread(
    request: MunicipalRequest, enquiry: Enquiry, side: Side, form: ChipsForm
) -> HttpResponse:
    by = _acting(request, enquiry, side)
    if form.is_valid() and _is_said(enquiry, side, form, by):
        return redirect(f"{request.get_full_path()}#last")
    response = render(request, "enquiries/thread.html", _context(enquiry, side, form, by))
    # The address is the key: no other site may learn it.
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _is_said(enquiry: Enquiry, side: Side, form: ChipsForm, by: Person | None) -> bool:
    words = form.cleaned_data["text"]
    try:
        actions.say(enquiry, side, form.chips, text=words, language=current(), by=by)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _context(enquiry: Enquiry, side: Side, form: ChipsForm, by: Person | None) -> dict[str, Any]:
    seller = enquiry.organisation
    return {
        "enquiry": enquiry,
        "side": side.value,
        "stands_in": side is Side.SELLER and by is not None and not is_member(by, seller),
        "form": form,
        "lines": presenting.lines(enquiry, side),
        "terms": presenting.terms(enquiry),
        "country": presenting.country_of(enquiry),
        "listing": listed.listing_line(enquiry.listing),
        "seller": seller,
        "robots": "noindex",
    }


@stranger_post
@require_POST
def buyer_close(request: MunicipalRequest, key: str) -> HttpResponse:
    """The buyer wants no more answers."""
    return _close(request, queries.thread(request.municipality, Side.BUYER, key), Side.BUYER)


@stranger_post
@require_POST
def seller_close(request: MunicipalRequest, key: str) -> HttpResponse:
    """The seller ends the thread."""
    return _close(request, queries.thread(request.municipality, Side.SELLER, key), Side.SELLER)


def _close(request: HttpRequest, enquiry: Enquiry, side: Side) -> HttpResponse:
    # Closing twice is the same as closing once: the page says that it is over.
    if not enquiry.is_over:
        actions.close(enquiry, side, by=_acting(request, enquiry, side))
    key = enquiry.seller_key if side is Side.SELLER else enquiry.buyer_key
    return redirect(f"enquiries:{side.value}", key=key)


@stranger_post
@require_POST
def buyer_seen(request: MunicipalRequest, key: str) -> HttpResponse:
    """The buyer has the thread before them."""
    actions.see(queries.thread(request.municipality, Side.BUYER, key), Side.BUYER)
    return HttpResponse(status=204)


@stranger_post
@require_POST
def seller_seen(request: MunicipalRequest, key: str) -> HttpResponse:
    """The seller has the thread before them."""
    enquiry = queries.thread(request.municipality, Side.SELLER, key)
    # An officer who looks in does not make the seller's message read.
    by = _acting(request, enquiry, Side.SELLER)
    if by is None or is_member(by, enquiry.organisation):
        actions.see(enquiry, Side.SELLER)
    return HttpResponse(status=204)
