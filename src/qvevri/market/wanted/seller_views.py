"""The seller's pages: one request with its three buttons, and all that came."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.antispam import stranger_post
from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.core.unsent import shown_again, sign_in_first
from qvevri.market.enquiries.chips import Side
from qvevri.market.wanted import actions, listed, presenting, queries, reasoning
from qvevri.market.wanted.answer_forms import AnswerForm, TalkForm, answer_as_typed
from qvevri.market.wanted.buyer_views import secret
from qvevri.market.wanted.life import LINK_LIFETIME
from qvevri.market.wanted.models import Asked
from qvevri.market.wanted.telling import PURPOSE
from qvevri.notices.links import LinkBroken, LinkExpired, read_link
from qvevri.organisations import queries as organisations
from qvevri.organisations.permissions import is_member, may_act_for
from qvevri.people.doors import has_proved_factor, signed_in
from qvevri.people.http import SignedInRequest
from qvevri.people.models import Person
from qvevri.places.http import MunicipalRequest
from qvevri.vocabulary import queries as vocabulary


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def seller(request: MunicipalRequest, token: str) -> HttpResponse:
    """GET only shows the buttons, for mail programs open links by themselves; POST does it."""
    try:
        facts = read_link(token, PURPOSE, LINK_LIFETIME)
    except (LinkExpired, LinkBroken) as refusal:
        context = {"refusal": refusal, "robots": "noindex"}
        return render(request, "wanted/link_broken.html", context, status=410)
    return _page(request, queries.asked(request.municipality, int(facts["asked"])))


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: MunicipalRequest, pk: int) -> HttpResponse:
    """The same for whoever is signed in and acts for the seller."""
    if not isinstance(request.user, Person):
        return sign_in_first(request, request.path)
    found = queries.own_asked(request.user, pk, request.municipality)
    if not is_member(request.user, found.organisation) and not has_proved_factor(request):
        raise Http404
    return _page(request, found)


@dataclass
class _Desk:
    """One seller before one request: the forms of the buttons."""

    asked: Asked
    by: Person | None
    answer: AnswerForm
    talk: TalkForm


def _have(desk: _Desk) -> bool:
    if not desk.answer.is_valid():
        return False
    actions.have(desk.asked, desk.answer.said(), language=current(), by=desk.by)
    return True


def _not_now(desk: _Desk) -> bool:
    actions.not_now(desk.asked, by=desk.by)
    return True


def _ask(desk: _Desk) -> bool:
    if not desk.talk.is_valid():
        return False
    words = desk.talk.cleaned_data["text"]
    actions.say(
        desk.asked, Side.SELLER, desk.talk.chips, text=words, language=current(), by=desk.by
    )
    return True


def _mute(desk: _Desk) -> bool:
    actions.mute(desk.asked.organisation, desk.asked.wanted.concept, by=desk.by)
    return True


def _mute_all(desk: _Desk) -> bool:
    actions.mute(desk.asked.organisation, None, by=desk.by)
    return True


def _unmute(desk: _Desk) -> bool:
    actions.unmute(desk.asked.organisation, desk.asked.wanted.concept, by=desk.by)
    actions.unmute(desk.asked.organisation, None, by=desk.by)
    return True


DEEDS: Mapping[str, Callable[[_Desk], bool]] = {
    "have": _have,
    "not_now": _not_now,
    "ask": _ask,
    "mute": _mute,
    "mute_all": _mute_all,
    "unmute": _unmute,
}


def _page(request: MunicipalRequest, found: Asked) -> HttpResponse:
    again = shown_again(request)
    sent = request.POST or again or QueryDict()
    deed = sent.get("do", "")
    desk = _Desk(
        asked=found,
        by=_acting(request, found),
        answer=AnswerForm(
            sent if deed == "have" else None,
            asked=found,
            initial=answer_as_typed(found.answer) if found.has_answered else {},
        ),
        talk=TalkForm(sent if deed == "ask" else None, asked=found, side=Side.SELLER),
    )
    refused = ""
    if request.method == "POST" and deed in DEEDS:
        try:
            if DEEDS[deed](desk):
                return redirect(f"{request.path}?done={deed}")
        except Refused as refusal:
            refused = str(refusal)
    context = _context(request, desk, deed, refused) | {"is_again": again is not None}
    return secret(render(request, "wanted/seller.html", context))


def _acting(request: MunicipalRequest, found: Asked) -> Person | None:
    person = request.user
    if isinstance(person, Person) and may_act_for(person, found.organisation):
        return person
    return None


def _context(request: MunicipalRequest, desk: _Desk, deed: str, refused: str) -> dict[str, Any]:
    found, wanted = desk.asked, desk.asked.wanted
    mutes = {mute.concept_id for mute in queries.mutes_of(found.organisation)}
    return {
        "asked": found,
        "wanted": wanted,
        "card": presenting.card(wanted),
        "facts": presenting.facts(wanted),
        "seller": found.organisation,
        "stands_in": desk.by is not None and not is_member(desk.by, found.organisation),
        "why": reasoning.told_reasons(found),
        "may_answer": presenting.may_answer(found),
        "may_say": presenting.may_say(found),
        "chosen": deed or request.GET.get("do", ""),
        "done": request.GET.get("done", ""),
        "refused": refused,
        "form": desk.answer,
        "talk": desk.talk,
        "lines": presenting.lines(found, Side.SELLER),
        "answered": listed.answer_line(found),
        "is_muted": bool(mutes & {wanted.concept_id, None}),
        "concept_name": vocabulary.term(wanted.concept.code).name(current()),
        "robots": "noindex",
    }


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: SignedInRequest, pk: int) -> HttpResponse:
    """A seller who was not asked says "I have it": chooses for whom, then answers."""
    wanted = queries.public_wanted(request.municipality, pk)
    sellers = organisations.acting_for(request.user, request.municipality)
    context = {"card": presenting.card(wanted), "sellers": sellers, "robots": "noindex"}
    chosen = next((one for one in sellers if str(one.pk) == request.POST.get("seller")), None)
    if request.method == "POST" and chosen is not None:
        try:
            made = actions.come_forward(wanted, chosen, by=request.user)
        except Refused as refusal:
            context["refused"] = str(refusal)
        else:
            return redirect("wanted:asked", pk=made.pk)
    return render(request, "wanted/offer.html", context)


def _button_of_mine(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever was signed out meanwhile comes back to the page of the button."""

    @wraps(view)
    def guarded(request: MunicipalRequest, pk: int) -> HttpResponse:
        if not isinstance(request.user, Person):
            return sign_in_first(request, reverse("wanted:mine"))
        return view(request, pk)

    return guarded


@signed_in
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """What my sellers were asked, what I look for myself, what is muted."""
    context = listed.mine(request.user, request.municipality)
    return render(request, "wanted/mine.html", context)


@_button_of_mine
@require_POST
def mute_all(request: SignedInRequest, pk: int) -> HttpResponse:
    """No requests for this seller at all."""
    own = organisations.own_organisation(request.user, pk, request.municipality)
    actions.mute(own, None, by=request.user)
    return redirect("wanted:mine")


@_button_of_mine
@require_POST
def unmute(request: SignedInRequest, pk: int) -> HttpResponse:
    """Requests for this concept again, or for anything."""
    own = organisations.own_organisation(request.user, pk, request.municipality)
    code = request.POST.get("concept", "")
    actions.unmute(own, vocabulary.any_concept(code) if code else None, by=request.user)
    return redirect("wanted:mine")
