"""The doors of pages for staff: sign in, hold the role, have a second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import urlencode

from qvevri.people import permissions
from qvevri.people.models import Person
from qvevri.places.models import Municipality

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
View = Callable[Concatenate[R, P], HttpResponse]
Rule = Callable[[Person, Municipality | None], bool]


def has_proved_factor(request: HttpRequest) -> bool:
    """Was the second factor shown in this session: at sign-in, later, or when it was set up?"""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


def _elsewhere(request: HttpRequest, viewname: str) -> HttpResponse:
    query = urlencode({"next": request.get_full_path()})
    return redirect(f"{reverse(viewname)}?{query}")


def _guarded(view: View[R, P], may: Rule) -> View[R, P]:
    @wraps(view)
    def guarded(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person = request.user
        if not isinstance(person, Person):
            return redirect_to_login(request.get_full_path(), resolve_url("account_login"))
        prefetch_related_objects([person], "roles")
        if not may(person, getattr(request, "municipality", None)):
            raise Http404
        if not is_mfa_enabled(person):
            return _elsewhere(request, "people:second_factor")
        if not has_proved_factor(request):
            return _elsewhere(request, "mfa_reauthenticate")
        return view(request, *args, **kwargs)

    return guarded


def _in(rule: Callable[[Person | AnonymousUser, Municipality], bool]) -> Rule:
    return lambda person, municipality: municipality is not None and rule(person, municipality)


def moderator_only(view: View[R, P]) -> View[R, P]:
    """Only moderators, officers, administrators and the operator; 404 for everybody else."""
    return _guarded(view, _in(permissions.is_moderator))


def officer_only(view: View[R, P]) -> View[R, P]:
    """Only officers, administrators and the operator; 404 for everybody else."""
    return _guarded(view, _in(permissions.is_officer))


def administrator_only(view: View[R, P]) -> View[R, P]:
    """Only administrators of the municipality and the operator; 404 for everybody else."""
    return _guarded(view, _in(permissions.is_administrator))


def operator_only(view: View[R, P]) -> View[R, P]:
    """Only who runs the whole installation, on any host; 404 for everybody else."""
    return _guarded(view, lambda person, _municipality: person.is_operator)
