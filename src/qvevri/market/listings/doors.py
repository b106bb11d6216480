"""The door of a listing's own pages: its seller's people, and officers with their second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.core.unsent import sign_in_first
from qvevri.market.listings import permissions, queries
from qvevri.market.listings.models import Listing
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest
from qvevri.people.models import Person
from qvevri.places.http import MunicipalRequest

P = ParamSpec("P")
# The other addresses of a listing are buttons: they have no page to come back to.
PAGES = ("edit", "price", "posted")
OwnView = Callable[Concatenate[SignedInRequest, Listing, P], HttpResponse]


def for_own_listing(view: OwnView[P]) -> Callable[..., HttpResponse]:
    """Gives the view the listing of the address's `pk`; 404 for those who may not edit it."""

    @wraps(view)
    def guarded(
        request: SignedInRequest, pk: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if not isinstance(request.user, Person):
            return sign_in_first(request, _page_of(request))
        try:
            listing = queries.own_listing(request.user, pk, request.municipality)
        except Http404:
            if request.method != "POST" or not queries.is_own_removed(request.user, pk):
                raise
            messages.info(request, _("This listing was removed."))
            return redirect("listings:mine")
        door = view if permissions.is_own(request.user, listing) else officer_only(view)
        return door(request, listing, *args, **kwargs)

    return guarded


def _page_of(request: MunicipalRequest) -> str:
    match = request.resolver_match
    is_page = match is not None and match.url_name in PAGES
    return request.path if is_page else reverse("listings:mine")
