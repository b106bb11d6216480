"""A buyer posts what is wanted: first what, then everything else on one page."""

import re
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from qvevri.core.antispam import sender_key, stranger_post
from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.market.listings import choices as lists
from qvevri.market.listings.retyping import typed_number
from qvevri.market.wanted import actions
from qvevri.market.wanted.forms import WantedForm, WhatForm
from qvevri.market.wanted.models import Wanted
from qvevri.people.models import Person
from qvevri.places.http import MunicipalRequest
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.terms import Term

# What the first step hands to the second.
SAID, LONGEST_SAID = ("variety", "amount", "unit"), 40
_NUMBER = re.compile(r"\d{1,12}(\.\d{1,3})?", re.ASCII)


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def post(request: MunicipalRequest) -> HttpResponse:
    """`?concept=` (and `?variety=`) go straight to the form, `?q=` is read in any language."""
    term = vocabulary.terms().get(request.GET.get("concept", ""))
    if term is not None and lists.is_offered(term):
        return _form(request, term)
    form = WhatForm(request.GET if {"q", "concept"} & request.GET.keys() else None)
    if form.is_valid() and form.chosen:
        code, variety = form.chosen
        said = {"concept": code, "variety": variety, **_amount(request.GET.get("q", ""))}
        query = urlencode({name: value for name, value in said.items() if value})
        return redirect(f"{request.path}?{query}")
    context = {
        "form": form,
        "candidates": lists.tiles(form.candidates, current()),
        "groups": lists.groups(current()),
        "robots": "noindex",
    }
    return render(request, "wanted/post_what.html", context)


def _amount(words: str) -> dict[str, str]:
    """How much was asked for in the same breath: яблоки 30 тонн."""
    amount = vocabulary.asked(words).amount
    return {"amount": f"{amount.number:f}", "unit": amount.unit} if amount else {}


def _known(request: MunicipalRequest) -> dict[str, Any]:
    """What was said already, and what a signed-in buyer need not type."""
    person = request.user
    said = ((name, request.GET.get(name, "")[:LONGEST_SAID]) for name in SAID)
    chosen = {name: value for name, value in said if value}
    if _NUMBER.fullmatch(chosen.get("amount", "")):
        chosen["amount"] = typed_number(Decimal(chosen["amount"]), current())
    if not isinstance(person, Person):
        return chosen
    return chosen | {"name": person.name, "phone": person.phone, "email": person.email}


def _form(request: MunicipalRequest, term: Term) -> HttpResponse:
    form = WantedForm(
        request.POST or None,
        concept=term,
        municipality=request.municipality,
        sender=sender_key(request),
        initial=_known(request),
    )
    wanted = _made(request, form)
    if wanted is not None:
        if wanted.status == Wanted.Status.OPEN:
            return redirect("wanted:buyer", key=wanted.buyer_key)
        channel = "email" if wanted.buyer_email else "phone"
        return redirect(f"{request.path}sent/?by={channel}")
    context = {
        "form": form,
        "concept": term,
        "concept_name": term.name(current()),
        "robots": "noindex",
    }
    return render(request, "wanted/post.html", context)


def _made(request: MunicipalRequest, form: WantedForm) -> Wanted | None:
    """The request made of a valid form; None with the form saying what is wrong."""
    if not form.is_valid():
        return None
    person = request.user if isinstance(request.user, Person) else None
    try:
        return actions.post(
            form.said(),
            municipality=request.municipality,
            buyer=form.buyer(person),
            sender=form.sender,
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


@require_safe
def posted(request: MunicipalRequest) -> HttpResponse:
    """What happens next: the link that was sent must be opened."""
    context = {
        "by_email": request.GET.get("by") == "email",
        "is_demo": settings.DEMO,
        "robots": "noindex",
    }
    return render(request, "wanted/posted.html", context)
