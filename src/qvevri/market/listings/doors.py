"""The door of a listing's own pages: its seller's people, and officers with their second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse

from qvevri.market.listings import permissions, queries
from qvevri.market.listings.models import Listing
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest

P = ParamSpec("P")
OwnView = Callable[Concatenate[SignedInRequest, Listing, P], HttpResponse]


def for_own_listing(view: OwnView[P]) -> Callable[..., HttpResponse]:
    """Gives the view the listing of the address's `pk`; 404 for those who may not edit it."""

    @login_required
    @wraps(view)
    def guarded(
        request: SignedInRequest, pk: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        listing = queries.own_listing(request.user, pk, request.municipality)
        door = view if permissions.is_own(request.user, listing) else officer_only(view)
        return door(request, listing, *args, **kwargs)

    return guarded
