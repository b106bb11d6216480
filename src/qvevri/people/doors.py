"""The doors of pages for staff: sign in, hold the role, have a second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from qvevri.core.unsent import prove_first, sent_again, sign_in_first
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


def signed_in(view: View[R, P]) -> View[R, P]:
    """Whoever signed in; what was sent after the session had ended is kept over the sign-in."""

    @wraps(view)
    def guarded(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not isinstance(request.user, Person):
            return sign_in_first(request)
        return sent_again(request) or view(request, *args, **kwargs)

    return guarded


def _guarded(view: View[R, P], may: Rule) -> View[R, P]:
    @wraps(view)
    def guarded(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person = request.user
        if not isinstance(person, Person):
            return sign_in_first(request)
        prefetch_related_objects([person], "roles")
        if not may(person, getattr(request, "municipality", None)):
            raise Http404
        if not is_mfa_enabled(person):
            return prove_first(request, reverse("people:second_factor"))
        if not has_proved_factor(request):
            return prove_first(request, reverse("mfa_reauthenticate"))
        return sent_again(request) or view(request, *args, **kwargs)

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
