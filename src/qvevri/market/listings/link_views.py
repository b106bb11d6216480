"""What a seller does by a link from an SMS or an e-mail, without signing in."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.market.listings import actions, cards, life, queries
from qvevri.market.listings.actions.living import LINK
from qvevri.market.listings.editing import PriceChangeForm
from qvevri.market.listings.life import Deed
from qvevri.market.listings.models import Listing
from qvevri.market.listings.telling import BY_LINK, PURPOSE, round_of
from qvevri.notices.links import LinkBroken, LinkExpired, read_link
from qvevri.places.http import MunicipalRequest

SIMPLE: Mapping[str, Callable[..., Listing]] = {
    Deed.CONFIRM: actions.confirm,
    Deed.SELL_OUT: actions.sell_out,
}


@never_cache
def by_link(request: MunicipalRequest, token: str) -> HttpResponse:
    """GET only shows the buttons, for mail programs open links by themselves; POST does it."""
    try:
        facts = read_link(token, PURPOSE, life.LINK_LIFETIME)
    except (LinkExpired, LinkBroken) as refusal:
        return render(request, "listings/link_broken.html", {"refusal": refusal}, status=410)
    listing = queries.listing_by_link(request.municipality, int(facts["listing"]))
    form = PriceChangeForm(
        request.POST if request.POST.get("do") == Deed.CHANGE_PRICE else None,
        listing=listing,
    )
    is_answered = round_of(listing) != facts["round"]
    told, refused = "", ""
    if request.method == "POST":
        try:
            listing, told = _done(
                request.POST.get("do", ""), listing, form, is_answered=is_answered
            )
        except Refused as refusal:
            refused = str(refusal)
    context = {
        "row": cards.rows([listing], current())[0],
        "form": form,
        "told": told,
        "refused": refused,
        "is_answered": is_answered,
        "chosen": request.GET.get("do", ""),
        "deeds": [deed for deed in BY_LINK if life.is_possible(deed, listing.status)],
    }
    return render(request, "listings/by_link.html", context)


def _done(
    deed: str, listing: Listing, form: PriceChangeForm, *, is_answered: bool
) -> tuple[Listing, str]:
    """What was asked for is done; a second click finds it done and says so."""
    if deed == Deed.CHANGE_PRICE:
        if not form.is_valid():
            return listing, ""
        listing = actions.change_price(listing, form.price_input(), by=None, by_name=LINK)
        return listing, cards.done(Deed.CHANGE_PRICE, listing)
    if deed not in SIMPLE:
        return listing, ""
    is_same = {
        Deed.CONFIRM: is_answered and listing.status in life.SHOWN,
        Deed.SELL_OUT: listing.status == Listing.Status.SOLD_OUT,
    }
    if not is_same[Deed(deed)]:
        listing = SIMPLE[deed](listing, by=None, by_name=LINK)
    return listing, cards.done(Deed(deed), listing)
