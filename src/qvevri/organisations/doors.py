"""The door of a seller's own pages: its people, and officers with their second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url

from qvevri.organisations import queries
from qvevri.organisations.models import Organisation
from qvevri.organisations.permissions import is_member
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
        if not is_member(person, organisation) and not is_mfa_enabled(person):
            return redirect("people:second_factor")
        return view(request, organisation, *args, **kwargs)

    return guarded
