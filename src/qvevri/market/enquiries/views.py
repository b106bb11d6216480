"""Asking sellers, and the list of one's own enquiries."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from qvevri.core.antispam import sender_key, stranger_post
from qvevri.core.errors import Refused
from qvevri.market.enquiries import actions, listed, offering, queries
from qvevri.market.enquiries.forms import AskForm
from qvevri.market.enquiries.models import Enquiry
from qvevri.market.enquiries.usual import usual_of
from qvevri.market.listings.models import Listing
from qvevri.people.http import SignedInRequest
from qvevri.people.models import Person
from qvevri.places.http import MunicipalRequest


def _form(request: MunicipalRequest, listings: list[Listing]) -> AskForm:
    person = request.user if isinstance(request.user, Person) else None
    known = {"name": person.name, "phone": person.phone, "email": person.email} if person else {}
    return AskForm(
        request.POST or None,
        groups=offering.first_questions(),
        usual=usual_of(listings),
        sender=sender_key(request),
        initial=known | {"ask_how_much": True},
    )


def _asked(
    request: MunicipalRequest, form: AskForm, listings: list[Listing]
) -> list[Enquiry] | None:
    """The enquiries made of a valid form; None with the form saying what is wrong."""
    if not form.is_valid():
        return None
    person = request.user if isinstance(request.user, Person) else None
    try:
        return actions.ask_many(
            listings,
            form.chips,
            buyer=form.buyer(person),
            sender=form.sender,
            text=form.cleaned_data["text"],
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: MunicipalRequest, pk: int) -> HttpResponse:
    listing = queries.askable_listing(request.municipality, pk)
    others = queries.others_like(listing)
    chosen = [one for one in others if str(one.pk) in request.POST.getlist("also")]
    form = _form(request, [listing])
    made = _asked(request, form, [listing, *chosen])
    if made:
        return _made(request, made, draft=str(pk))
    shown = listed.ask_context(listing, others, chosen)
    return render(request, "enquiries/ask.html", {"form": form, "robots": "noindex", **shown})


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def ask_many(request: MunicipalRequest) -> HttpResponse:
    wanted = [int(pk) for pk in request.GET.getlist("listing") if pk.isdecimal() and len(pk) < 12]
    listings = queries.askable_listings(request.municipality, wanted)
    form = _form(request, listings)
    made = _asked(request, form, listings) if listings else None
    if made:
        return _made(request, made, draft="many")
    context: dict[str, Any] = {
        "form": form,
        "robots": "noindex",
        "listings": [listed.listing_line(one) for one in listings],
        "left_out": len(set(wanted)) - len(listings),
    }
    return render(request, "enquiries/ask_many.html", context)


def _made(request: MunicipalRequest, enquiries: list[Enquiry], draft: str) -> HttpResponse:
    if len(enquiries) == 1:
        return redirect("enquiries:buyer", key=enquiries[0].buyer_key)
    entries = [listed.entry(one, "buyer") for one in enquiries]
    told = {"enquiries": entries, "draft_key": draft, "robots": "noindex"}
    return render(request, "enquiries/asked_many.html", told)


@login_required
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    return render(
        request,
        "enquiries/mine.html",
        {
            "asked_of_me": listed.of_sellers_of(request.user, request.municipality),
            "asked_by_me": listed.of_buyer(request.user, request.municipality),
            "robots": "noindex",
        },
    )
