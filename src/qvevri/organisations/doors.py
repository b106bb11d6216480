"""The door of a seller's own pages: its people, and officers with their second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import resolve_url

from qvevri.organisations import queries
from qvevri.organisations.models import Organisation
from qvevri.organisations.permissions import is_member
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest
from qvevri.people.models import Person

P = ParamSpec("P")
OwnView = Callable[Concatenate[SignedInRequest, Organisation, P], HttpResponse]


def for_own_seller(view: OwnView[P]) -> Callable[..., HttpResponse]:
    """Gives the view the seller of the address's `pk`; 404 for those who may not act for it."""

    @wraps(view)
    def guarded(
        request: SignedInRequest, pk: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        person = request.user
        if not isinstance(person, Person):
            return redirect_to_login(request.get_full_path(), resolve_url("account_login"))
        organisation = queries.own_organisation(person, pk, request.municipality)
        door = view if is_member(person, organisation) else officer_only(view)
        return door(request, organisation, *args, **kwargs)

    return guarded
