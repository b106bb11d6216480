"""The buyer's pages, by secret link: confirm, compare, talk, take, extend, close."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.antispam import stranger_post
from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.market.enquiries.chips import Side
from qvevri.market.wanted import actions, comparing, presenting, queries, wording
from qvevri.market.wanted.answer_forms import TalkForm
from qvevri.market.wanted.facts import facts_of
from qvevri.market.wanted.forms import ExtendForm
from qvevri.market.wanted.models import Wanted
from qvevri.market.wanted.tables import XLSX, answers_book
from qvevri.places.http import MunicipalRequest


def secret(response: HttpResponse) -> HttpResponse:
    """The address is the key: no other site may learn it, nothing may keep the page."""
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_safe
def buyer(request: MunicipalRequest, key: str) -> HttpResponse:
    return _page(request, queries.by_key(request.municipality, key))


def _page(
    request: MunicipalRequest, wanted: Wanted, *, refused: str = "", form: ExtendForm | None = None
) -> HttpResponse:
    asked = queries.asked_sellers(wanted)
    table = comparing.rows(wanted, asked)
    is_open = wanted.status == Wanted.Status.OPEN
    context: dict[str, Any] = {
        "wanted": wanted,
        "card": presenting.card(wanted),
        "lines": presenting.facts(wanted, is_own=True),
        "rows": table,
        "together": comparing.together(wanted, table) if is_open else None,
        "talks": presenting.talks(asked, Side.BUYER),
        "asked_count": len(asked),
        "may_take": is_open and any(not row.is_taken for row in table),
        "may_go_on": wanted.status in (Wanted.Status.OPEN, Wanted.Status.EXPIRED),
        "extend_form": form or ExtendForm(initial={"until": wanted.needed_until}),
        "refused": refused,
        "robots": "noindex",
    }
    return secret(render(request, "wanted/buyer.html", context))


@stranger_post
@require_POST
def confirm(request: MunicipalRequest, key: str) -> HttpResponse:
    """The contact is the buyer's: sellers are asked."""
    wanted = queries.by_key(request.municipality, key)
    try:
        actions.confirm(wanted)
    except Refused as refusal:
        return _page(request, wanted, refused=str(refusal))
    return redirect("wanted:buyer", key=key)


@stranger_post
@require_POST
def take(request: MunicipalRequest, key: str) -> HttpResponse:
    """The ticked answers are taken."""
    wanted = queries.by_key(request.municipality, key)
    chosen = [int(pk) for pk in request.POST.getlist("answer") if pk.isdecimal() and len(pk) < 12]
    try:
        actions.take(wanted, chosen)
    except Refused as refusal:
        return _page(request, wanted, refused=str(refusal))
    return redirect(f"{request.path.removesuffix('take/')}#answers")


@stranger_post
@require_POST
def close(request: MunicipalRequest, key: str) -> HttpResponse:
    """The buyer needs it no more."""
    actions.close(queries.by_key(request.municipality, key))
    return redirect("wanted:buyer", key=key)


@stranger_post
@require_POST
def extend(request: MunicipalRequest, key: str) -> HttpResponse:
    """The buyer still needs it."""
    wanted, form = queries.by_key(request.municipality, key), ExtendForm(request.POST)
    if not form.is_valid():
        return _page(request, wanted, form=form)
    try:
        actions.extend(wanted, form.cleaned_data["until"])
    except Refused as refusal:
        return _page(request, wanted, refused=str(refusal))
    return redirect("wanted:buyer", key=key)


@require_safe
def answers(request: MunicipalRequest, key: str) -> HttpResponse:
    """The table of answers as a sheet."""
    wanted = queries.by_key(request.municipality, key)
    title = wording.title(facts_of(wanted), current())
    rows = comparing.rows(wanted, queries.asked_sellers(wanted))
    response = HttpResponse(answers_book(wanted, title, rows), content_type=XLSX)
    name = f"{wording.slug(facts_of(wanted), current())}-{wanted.pk}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return secret(response)


@stranger_post
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: MunicipalRequest, key: str, pk: int) -> HttpResponse:
    """What one seller and the buyer say to each other, as the buyer reads it."""
    wanted = queries.by_key(request.municipality, key)
    asked = queries.asked_of(wanted, pk)
    form = TalkForm(request.POST or None, asked=asked, side=Side.BUYER)
    if form.is_valid():
        try:
            actions.say(
                asked,
                Side.BUYER,
                form.chips,
                text=form.cleaned_data["text"],
                language=current(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(f"{request.path}#last")
    context = {
        "wanted": wanted,
        "card": presenting.card(wanted),
        "asked": asked,
        "seller": asked.organisation,
        "row": next(iter(comparing.rows(wanted, [asked])), None),
        "lines": presenting.lines(asked, Side.BUYER),
        "may_say": presenting.may_say(asked),
        "form": form,
        "robots": "noindex",
    }
    return secret(render(request, "wanted/talk.html", context))
