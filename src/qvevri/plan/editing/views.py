"""Pages on which officers write a plan, one part at a time."""

from decimal import Decimal
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qvevri.core.errors import Refused
from qvevri.measures.counting import count
from qvevri.money.queries import rate_of
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest
from qvevri.plan.editing import actions, overview, pitfalls, queries, wording
from qvevri.plan.editing.actions import Written
from qvevri.plan.editing.forms import HeadForm
from qvevri.plan.editing.parts import Gauge, Kind, Part, Said, digest
from qvevri.plan.editing.queries import Work
from qvevri.plan.editing.refusals import ChangedMeanwhile
from qvevri.plan.editing.screens import Asked, Screen, asked, screen_for
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.finance import EURO
from qvevri.plan.programme.permissions import may_decide

STEPS = {"up": -1, "down": 1}


@require_safe
@never_cache
@officer_only
def home(request: SignedInRequest) -> HttpResponse:
    waiting = {one.plan.pk for one in queries.waiting_amendments(request.municipality)}
    context = {"plans": queries.plans_of(request.municipality), "waiting": waiting}
    return render(request, "editing/home.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def begin(request: SignedInRequest) -> HttpResponse:
    form = HeadForm(request.POST or None, initial=_fresh())
    if request.method == "POST" and form.is_valid():
        content = Content(**form.cleaned_data)
        plan = actions.begin(content, municipality=request.municipality, by=request.user)
        messages.success(request, _("The plan is begun. Add its objectives next."))
        return redirect("editing:plan", plan.pk)
    return render(request, "editing/begin.html", {"form": form})


def _fresh() -> dict[str, object]:
    today = timezone.localdate()
    year = today.year + 1
    fresh: dict[str, object] = {
        "starts": today.replace(year=year, month=1, day=1),
        "finishes": today.replace(year=year + 1, month=12, day=31),
    }
    rate = rate_of(EURO, today)
    return fresh | ({"rate": Decimal(rate.lari), "rate_on": rate.day} if rate else {})


@require_safe
@never_cache
@officer_only
def plan(request: SignedInRequest, pk: int) -> HttpResponse:
    work = queries.work_on(queries.plan_in(request.municipality, pk))
    found = pitfalls.pitfalls_of(work)
    sections = overview.sections_of(work, request.GET.get("o", ""))
    context = {
        "work": work,
        "plan": work.plan,
        "sections": sections,
        "is_long": any(not one.is_open for one in sections),
        "missing": overview.missing_languages(work.content, work.languages),
        "pitfalls": found,
        "blocking": sum(one.blocks for one in found),
        "may_decide": may_decide(request.user, request.municipality),
        "is_outdated": work.proposal is not None and queries.is_outdated(work.proposal),
    }
    return render(request, "editing/plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def head(request: SignedInRequest, pk: int) -> HttpResponse:
    return _part(request, pk, Part(Kind.HEAD))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def objective(request: SignedInRequest, pk: int, code: str = "") -> HttpResponse:
    return _part(request, pk, Part(Kind.OBJECTIVE, code))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def action(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    return _part(request, pk, Part(Kind.ACTION, code))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def action_new(request: SignedInRequest, pk: int, of: str) -> HttpResponse:
    return _part(request, pk, Part(Kind.ACTION), Part(Kind.OBJECTIVE, of))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def money(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    return _part(request, pk, Part(Kind.MONEY, code))


@require_POST
@officer_only
def money_sums(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """What the typed money adds up to; nothing is saved."""
    work = queries.work_on(queries.plan_in(request.municipality, pk))
    screen = screen_for(work, Asked(Part(Kind.MONEY, code), None, request.POST, is_patient=True))
    return render(request, "editing/_sums.html", {"sums": screen.sums(work.content.rate)})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def indicator(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    return _part(request, pk, Part(Kind.INDICATOR, code))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def indicator_new(request: SignedInRequest, pk: int, of: str, kind: Kind) -> HttpResponse:
    return _part(request, pk, Part(Kind.INDICATOR), Part(kind, of))


def _part(request: SignedInRequest, pk: int, part: Part, owner: Part | None = None) -> HttpResponse:
    """Door → screen → action → answer, the same for every part."""
    work = queries.work_on(queries.plan_in(request.municipality, pk))
    typed = request.POST if request.method == "POST" else None
    now = work.said(part) if part.code or part.kind is Kind.HEAD else None
    is_lost = bool(part.code) and now is None and typed is None
    if is_lost or (owner is not None and work.said(owner) is None):
        raise Http404
    is_counted = typed is not None and "count" in typed
    wanted = asked(Asked(part, owner, typed), work)
    screen = screen_for(work, wanted)
    told = {"read_as": digest(now) if typed is None else typed.get("read_as", "")}
    clash: tuple[wording.Difference, ...] = ()
    if typed is not None and not wanted.is_patient and screen.is_valid():
        said = screen.said()
        try:
            actions.write(work.plan, part, Written(said, told["read_as"]), by=request.user)
        except ChangedMeanwhile as refusal:
            screen.form.add_error(None, str(refusal))
            clash, told["read_as"] = (
                wording.differences(refusal.theirs, said),
                digest(refusal.theirs),
            )
        except Refused as refusal:
            screen.form.add_error(None, str(refusal))
        else:
            return _written(request, work, part, said)
    context = _context(work, wanted, screen)
    context |= {"clash": clash, "counted": _counted(work, screen) if is_counted else None, **told}
    return render(request, "editing/part.html", context)


def _context(work: Work, wanted: Asked, screen: Screen) -> dict[str, object]:
    said, part = work.said(wanted.part), wanted.part
    of = wanted.owner
    if isinstance(said, Gauge):
        of = Part(Kind.ACTION, said.action) if said.action else Part(Kind.OBJECTIVE, said.objective)
    if part.kind in (Kind.ACTION, Kind.MONEY) and part.code:
        of = Part(Kind.ACTION, part.code)
    context: dict[str, object] = {
        "work": work,
        "plan": work.plan,
        "part": part,
        "screen": screen,
        "owner": of,
        "owner_title": wording.title_of(work.content, of) if of else "",
        "title": wording.title_of(work.content, part) if said else "",
        "place": overview.place_of(work.content, of or part),
        "sums": screen.sums(work.content.rate),
    }
    if part.kind is Kind.ACTION:
        context["organisations"] = queries.organisation_names(work.plan.municipality)
    if of is not None and of.kind is Kind.ACTION:
        context["gauges"] = queries.indicators_of(work.content, of.code)
    return context


def _counted(work: Work, screen: Screen) -> dict[str, object]:
    """What the platform counts for the binding as typed, before anything is saved."""
    form = screen.form
    form.full_clean()
    narrowing = form.narrowing()  # type: ignore[attr-defined]
    found = count(form.cleaned_data.get("measure", ""), narrowing, work.plan.municipality)
    if found is None:
        return {"measure": None}
    return {
        "measure": found.measure.title,
        "value": found.value,
        "told": found.measure.told(found.ids[:5]),
    }


def _written(request: SignedInRequest, work: Work, part: Part, said: Said) -> HttpResponse:
    if work.is_adopted:
        text = _("Saved in the draft amendment. It counts as soon as it is decided.")
    elif part == Part(Kind.ACTION):
        text = _("Saved. Say next what it costs, who answers for it and how it is measured.")
    elif part == Part(Kind.OBJECTIVE):
        text = _("Saved. Add the actions next by which it is reached.")
    else:
        text = _("Saved.")
    messages.success(request, text)
    if part.kind in (Kind.HEAD, Kind.OBJECTIVE):
        return redirect("editing:plan", work.plan.pk)
    code = getattr(said, "code", part.code)
    return redirect(pitfalls.address_of(work, Part(part.kind, code)))


@require_POST
@officer_only
def step(request: SignedInRequest, pk: int, kind: Kind, code: str, way: str) -> HttpResponse:
    found = queries.plan_in(request.municipality, pk)
    if way not in STEPS:
        raise Http404
    try:
        actions.step(found, Part(kind, code), STEPS[way], by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    # Where it was moved, not at the top of a long page.
    place = f"{'o' if kind is Kind.OBJECTIVE else 'a'}-{code}"
    opened = urlencode({"o": request.GET["o"]}) if "o" in request.GET else ""
    return redirect(f"{reverse('editing:plan', args=[pk])}{opened and '?'}{opened}#{place}")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@officer_only
def remove(request: SignedInRequest, pk: int, kind: Kind, code: str) -> HttpResponse:
    work = queries.work_on(queries.plan_in(request.municipality, pk))
    part, refused = Part(kind, code), ""
    if request.method == "POST":
        try:
            actions.remove(work.plan, part, by=request.user)
        except Refused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("Removed."))
            return redirect("editing:plan", pk)
    elif work.said(part) is None:
        raise Http404
    context = {
        "work": work,
        "plan": work.plan,
        "part": part,
        "title": wording.title_of(work.content, part),
        "back": pitfalls.address_of(work, part),
        "refused": refused,
    }
    return render(request, "editing/remove.html", context)
