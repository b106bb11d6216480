"""A seller's own list, and what is done from it; an officer posting for one who telephones."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.core.unsent import shown_again
from qvevri.files.albums import album
from qvevri.files.claims import Claim, claim_on, new_claim
from qvevri.market.listings import actions, cards, life, permissions, queries
from qvevri.market.listings.doors import for_own_listing
from qvevri.market.listings.editing import EditForm, PriceChangeForm, SellerForm
from qvevri.market.listings.life import Deed
from qvevri.market.listings.models import Listing
from qvevri.market.listings.posting_views import person_of, remember
from qvevri.organisations import actions as organisations
from qvevri.organisations.queries import acting_for, find, organisation_in
from qvevri.people.doors import officer_only, signed_in
from qvevri.people.http import SignedInRequest

DEEDS: Mapping[str, Callable[..., Listing]] = {
    Deed.CONFIRM: actions.confirm,
    Deed.SELL_OUT: actions.sell_out,
    Deed.RESERVE: actions.reserve,
    Deed.UNRESERVE: actions.unreserve,
    Deed.PAUSE: actions.pause,
    Deed.RESUME: actions.resume,
}


@never_cache
@require_safe
@signed_in
def mine(request: SignedInRequest) -> HttpResponse:
    sellers = acting_for(request.user, request.municipality)
    context = {
        "rows": cards.rows(queries.all_of_sellers(sellers), current()),
        "postings": [
            (posting.pk, cards.begun(posting))
            for posting in queries.postings_of(request.user, request.municipality)
        ],
    }
    return render(request, "listings/mine.html", context)


@never_cache
@require_safe
@signed_in
def take_up(request: SignedInRequest, pk: int) -> HttpResponse:
    """Go on with what was begun, perhaps on another device: this browser gets its secret."""
    posting = queries.own_posting(request.user, pk, request.municipality)
    return remember(request, redirect("listings:post_amount"), posting.claim)


@never_cache
@require_safe
@for_own_listing
def posted(request: SignedInRequest, listing: Listing) -> HttpResponse:
    return render(request, "listings/posted.html", {"row": cards.rows([listing], current())[0]})


def _back(request: SignedInRequest, listing: Listing) -> HttpResponse:
    """To the seller's own list; an officer, who has none, stays with the listing."""
    if permissions.is_own(request.user, listing):
        return redirect("listings:mine")
    return redirect("listings:edit", listing.pk)


@for_own_listing
@require_POST
def do(request: SignedInRequest, listing: Listing, deed: str) -> HttpResponse:
    if deed not in DEEDS:
        raise Http404
    try:
        if not life.is_done(Deed(deed), listing.status):
            listing = DEEDS[deed](listing, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, cards.done(Deed(deed), listing))
    return _back(request, listing)


@never_cache
@for_own_listing
def price(request: SignedInRequest, listing: Listing) -> HttpResponse:
    again = shown_again(request)
    form = PriceChangeForm(request.POST or again, listing=listing)
    if request.method == "POST" and form.is_valid():
        try:
            listing = actions.change_price(listing, form.price_input(), by=request.user)
        except Refused as refusal:
            form.add_error("price", str(refusal))
        else:
            messages.success(request, cards.done(Deed.CHANGE_PRICE, listing))
            return _back(request, listing)
    row = cards.rows([listing], current())[0]
    context = {"form": form, "row": row, "is_again": again is not None}
    return render(request, "listings/price.html", context)


@for_own_listing
@require_POST
def publish(request: SignedInRequest, listing: Listing) -> HttpResponse:
    try:
        listing = actions.publish(listing, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("listings:edit", listing.pk)
    return redirect("listings:posted", listing.pk)


@for_own_listing
@require_POST
def copy(request: SignedInRequest, listing: Listing) -> HttpResponse:
    again = actions.copy(listing, by=request.user)
    messages.success(request, _("Here is the same listing again. Check it, then publish."))
    return redirect("listings:edit", again.pk)


@for_own_listing
@require_POST
def remove(request: SignedInRequest, listing: Listing) -> HttpResponse:
    try:
        actions.remove(listing, request.POST.get("reason", ""), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("listings:edit", listing.pk)
    messages.success(request, _("The listing is removed."))
    return redirect("listings:mine")


@never_cache
@for_own_listing
def edit(request: SignedInRequest, listing: Listing) -> HttpResponse:
    again = shown_again(request)
    form = EditForm(request.POST or again, listing=listing)
    if request.method == "POST" and form.is_valid():
        try:
            listing = actions.change(listing, form.said_in_all(), by=request.user)
            if request.POST.get("publish"):
                listing = actions.publish(listing, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _saved(request, listing)
    claim = claim_on(listing, request.user)
    context = {
        "form": form,
        "row": cards.rows([listing], current())[0],
        "album": album(claim, Claim(thing=listing)),
        "following": request.path,
        "is_own": permissions.is_own(request.user, listing),
        "is_again": again is not None,
    }
    return render(request, "listings/edit.html", context)


def _saved(request: SignedInRequest, listing: Listing) -> HttpResponse:
    if request.POST.get("publish"):
        messages.success(request, _("Your changes are saved."))
        return redirect("listings:posted", listing.pk)
    if listing.status == Listing.Status.EXPIRED:
        # It ended while the page was open, which had no button to publish.
        messages.warning(
            request,
            _("Your changes are saved, but the listing has ended. Publish it, and buyers see it."),
        )
        return redirect("listings:edit", listing.pk)
    messages.success(request, _("Your changes are saved."))
    return _back(request, listing)


@never_cache
@officer_only
def assist(request: SignedInRequest) -> HttpResponse:
    """An officer says whose offer it is: a seller already known, or a new one by phone number."""
    words = request.GET.get("q", "").strip()
    form = SellerForm(request.POST or None, municipality=request.municipality)
    if form.is_valid():
        try:
            seller = organisations.found_organisation(
                municipality=request.municipality, by=request.user, **form.found()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _post_for(request, seller.pk)
    found = find(request.municipality, words) if words else []
    context = {"form": form, "words": words, "found": found}
    return render(request, "listings/assist.html", context)


@require_POST
@officer_only
def assist_for(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin a posting for a known seller."""
    return _post_for(request, pk)


def _post_for(request: SignedInRequest, pk: int) -> HttpResponse:
    seller = organisation_in(request.municipality, pk)
    claim = new_claim()
    actions.keep(
        claim, {}, municipality=request.municipality, by=person_of(request), organisation=seller
    )
    return remember(request, redirect("listings:post"), claim)
