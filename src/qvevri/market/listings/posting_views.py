"""The pages of posting: what, how much, where, a look at the card, published."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qvevri.core.antispam import sender_key
from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.core.limits import Limit, TooOften, count
from qvevri.files.albums import album
from qvevri.files.claims import Claim, new_claim
from qvevri.files.queries import claimed
from qvevri.market.listings import actions, answers, cards, choices, guarding, queries
from qvevri.market.listings.facts import names_of
from qvevri.market.listings.forms import AmountForm, WhatForm
from qvevri.market.listings.inputs import ListingInput
from qvevri.market.listings.models import Posting
from qvevri.market.listings.pricing import with_defaults
from qvevri.organisations.models import Organisation
from qvevri.organisations.permissions import is_member
from qvevri.people.doors import has_proved_factor
from qvevri.people.models import Person
from qvevri.places.http import MunicipalRequest

COOKIE_DAYS = 60
SALT = "qvevri.listings.posting"
FREQUENT = 8
# Units of which one press of the stepper adds ten.
BULK = ("kg", "l")
STRANGERS = Limit("listings.postings", times=60, seconds=3600)


class KeptPost(HttpResponseRedirect):
    """A redirect that sends the same form on: its fields are those of the sign-in."""

    status_code = 307


def _cookie(request: MunicipalRequest) -> str:
    return f"posting-{request.municipality.slug}"


def claim_of(request: MunicipalRequest) -> str:
    """The secret of what this browser is posting; empty when it is posting nothing."""
    claim = request.get_signed_cookie(_cookie(request), default="", salt=SALT)
    return claim or ""


def remember(request: MunicipalRequest, response: HttpResponse, claim: str) -> HttpResponse:
    """Let the browser keep the secret, so that a closed tab loses nothing."""
    response.set_signed_cookie(
        _cookie(request),
        claim,
        salt=SALT,
        max_age=COOKIE_DAYS * 24 * 3600,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def person_of(request: MunicipalRequest) -> Person | None:
    """Who is signed in."""
    return request.user if isinstance(request.user, Person) else None


def _posting(request: MunicipalRequest) -> Posting | None:
    return queries.posting(request.municipality, claim_of(request))


def _keep(request: MunicipalRequest, claim: str, typed: dict[str, list[str]]) -> Posting:
    return actions.keep(claim, typed, municipality=request.municipality, by=person_of(request))


def _count_stranger(request: MunicipalRequest) -> None:
    """Raises TooOften. Only beginnings are counted: who goes on has been counted before."""
    if person_of(request) is None:
        count(STRANGERS, sender_key(request))


def _author(request: MunicipalRequest, posting: Posting | None) -> answers.Author:
    return answers.author_of(posting, person_of(request), request.municipality)


def _preview(request: MunicipalRequest, said: ListingInput | None, claim: str) -> dict[str, Any]:
    if said is None:
        return {}
    place = answers.place_names(said, request.municipality)
    town = names_of(request.municipality)
    photos = claimed(Claim(secret=claim))
    return {"card": cards.preview(said, place, town, current(), photos)}


def _frequent(request: MunicipalRequest) -> list[choices.Tile]:
    codes = queries.frequent_concepts(request.municipality, person_of(request), FREQUENT)
    return choices.tiles_of(codes, current())


@never_cache
def what(request: MunicipalRequest) -> HttpResponse:
    """Nothing is written before the first answer: the secret alone waits in the browser."""
    posting, claim = _posting(request), claim_of(request)
    if not claim or (posting is not None and posting.listing_id is not None):
        posting, claim = None, new_claim()
    form = WhatForm(request.POST or None, initial=answers.as_data(posting).dict())
    if form.is_valid():
        typed = {"concept": [form.cleaned_data["concept"]], "what": [form.cleaned_data["what"]]}
        if form.variety:
            typed["variety"] = [form.variety]
        try:
            _count_stranger(request)
            _keep(request, claim, typed)
        except TooOften as refusal:
            form.add_error(None, str(refusal))
        else:
            return remember(request, redirect("listings:post_amount"), claim)
    chosen = answers.concept_of(posting)
    context = {
        "form": form,
        "groups": choices.groups(current()),
        "candidates": choices.tiles(form.candidates, current()),
        "frequent": _frequent(request),
        "chosen": chosen,
        "chosen_name": chosen and chosen.name(current()),
        "seller": posting and posting.organisation,
        "album": album(claim, Claim(secret=claim)),
        "following": request.path,
    }
    return remember(request, render(request, "listings/post_what.html", context), claim)


@never_cache
def amount(request: MunicipalRequest) -> HttpResponse:
    """A doubtful price is asked about once; the answer comes back as `sure`."""
    posting = _posting(request)
    concept = answers.concept_of(posting)
    if posting is None or concept is None:
        return redirect("listings:post")
    form = answers.amount_form(concept, posting, request.POST or None)
    question = None
    if form.is_valid():
        said = with_defaults(form.said(), concept)
        question = guarding.question(said, concept, current())
        if question is None or request.POST.get("sure"):
            return _amount_kept(request, posting, question)
    context = {
        "form": form,
        "concept": concept,
        "concept_name": concept.name(current()),
        "stride": 10 if next(iter(concept.unit_codes), "") in BULK else 1,
        "question": question,
        **_preview(request, answers.said_so_far(posting), posting.claim),
    }
    return render(request, "listings/post_amount.html", context)


def _amount_kept(
    request: MunicipalRequest, posting: Posting, question: guarding.Question | None
) -> HttpResponse:
    typed = answers.typed(request.POST)
    if question and question.other_price and request.POST.get("sure") == "other":
        typed |= guarding.as_answers(question.other_price, current())
    # A box left without its tick is not sent at all: nothing said before may stay.
    unticked: dict[str, list[str]] = {
        name: [] for name in ("qualities", "is_organic") if name not in typed
    }
    _keep(request, posting.claim, typed | unticked)
    return redirect("listings:post_place")


@require_POST
def live(request: MunicipalRequest) -> HttpResponse:
    """The sum in words and the card, while the second screen is being filled in."""
    posting = _posting(request)
    concept = answers.concept_of(posting)
    if posting is None or concept is None:
        return HttpResponse(status=204)
    form = AmountForm(request.POST, concept=concept)
    if not form.is_valid():
        return HttpResponse(status=204)
    said = with_defaults(form.said(), concept)
    return render(request, "listings/_live.html", _preview(request, said, posting.claim))


@never_cache
def place(request: MunicipalRequest) -> HttpResponse:
    """Where, when, how; of a stranger also the number."""
    posting = _posting(request)
    said = answers.said_so_far(posting) if posting else None
    if posting is None or said is None:
        return redirect("listings:post_amount")
    author = _author(request, posting)
    form = answers.place_form(posting, author, request.municipality, request.POST or None)
    if form.is_valid():
        unticked: dict[str, list[str]] = {
            name: [] for name in ("delivery", "months") if name not in request.POST
        }
        _keep(request, posting.claim, answers.typed(request.POST) | unticked)
        return redirect("listings:post_check")
    context = {
        "form": form,
        **_preview(request, said, posting.claim),
    }
    return render(request, "listings/post_place.html", context)


@never_cache
def check(request: MunicipalRequest) -> HttpResponse:
    """The card as buyers will see it; a stranger's "publish" goes on to the sign-in."""
    posting = _posting(request)
    if posting is not None and posting.listing_id is not None:
        return redirect("listings:posted", posting.listing_id)
    author = _author(request, posting)
    known = answers.said_in_all(posting, author, request.municipality) if posting else None
    if posting is None or known is None:
        return redirect("listings:post_place")
    if request.method == "POST":
        actions.want_publishing(posting)
        if author.person is None:
            following = urlencode({"next": reverse("listings:post_finish")})
            return KeptPost(f"{reverse('account_login')}?{following}")
        return finish(request)
    context = {
        "posting": posting,
        "phone": posting.answers.get("phone", [""])[-1],
        "needs_sign_in": author.person is None,
        "seller": known[1] or next(iter(author.organisations), None),
        **_preview(request, known[0], posting.claim),
    }
    return render(request, "listings/post_check.html", context)


@never_cache
def finish(request: MunicipalRequest) -> HttpResponse:
    """Publish what was sent before signing in. Reached twice, the listing is one."""
    posting = _posting(request)
    person = person_of(request)
    if posting is None or person is None or not posting.wants_publishing:
        return redirect("listings:post_check")
    if posting.listing_id is not None:
        return redirect("listings:posted", posting.listing_id)
    author = _author(request, posting)
    if posting.organisation is not None and not _may_post_for(request, posting.organisation):
        return redirect("listings:assist")
    known = answers.said_in_all(posting, author, request.municipality)
    if known is None:
        return redirect("listings:post_place")
    try:
        listing = actions.finish(posting, known[0], by=person, seller=known[1])
    except Refused as refusal:
        return _refused(request, posting, known[0], refusal)
    return redirect("listings:posted", listing.pk)


def _may_post_for(request: MunicipalRequest, seller: Organisation) -> bool:
    """The seller's own people; officers only with their second factor."""
    return is_member(request.user, seller) or has_proved_factor(request)


def _refused(
    request: MunicipalRequest, posting: Posting, said: ListingInput, refusal: Refused
) -> HttpResponse:
    context = {
        "posting": posting,
        "refusal": str(refusal),
        **_preview(request, said, posting.claim),
    }
    return render(request, "listings/post_check.html", context)


@require_safe
def suggest(request: MunicipalRequest) -> HttpResponse:
    """What the typing box offers."""
    found = choices.recognised(request.GET.get("q", "")[:120], current())
    context = {"found": choices.tiles(found, current())}
    return render(request, "listings/_suggestions.html", context)


@require_POST
def start_again(request: MunicipalRequest) -> HttpResponse:
    """Throw away what was begun."""
    posting = _posting(request)
    if posting is not None:
        actions.throw_away(posting)
    return remember(request, redirect("listings:post"), new_claim())
