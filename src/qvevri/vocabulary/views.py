"""The officer's pages about the words of the market."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from qvevri.core.errors import Refused
from qvevri.core.languages import current
from qvevri.core.names import address_words
from qvevri.history.queries import entries_about
from qvevri.people.doors import officer_only
from qvevri.people.http import SignedInRequest
from qvevri.vocabulary import actions, browsing, queries
from qvevri.vocabulary.forms import ADDED_KINDS, ConceptForm, known
from qvevri.vocabulary.models import Concept


@require_safe
@never_cache
@officer_only
def concepts(request: SignedInRequest) -> HttpResponse:
    queries.look_again()
    words = request.GET.get("q", "")[:100]
    above, kind = request.GET.get("in", "")[:80], request.GET.get("kind", "")[:12]
    context = {
        "words": words,
        "rows": browsing.rows(words, above, kind, current()),
        "kind": kind or ("" if above or words else Concept.Kind.GROUP.value),
        "kinds": browsing.kinds(),
        "crumbs": browsing.crumbs(above, current()),
        "added": [(added, Concept.Kind(added).label) for added in ADDED_KINDS],
    }
    return render(request, "vocabulary/concepts.html", context)


@never_cache
@officer_only
def add(request: SignedInRequest, kind: str) -> HttpResponse:
    if kind not in ADDED_KINDS:
        raise Http404
    form = ConceptForm(kind, request.POST or None, initial={"parent": request.GET.get("in")})
    if form.is_valid():
        try:
            concept = _added(form, kind, request)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Added to the vocabulary."))
            return redirect("vocabulary:mend", concept.code)
    label = Concept.Kind(kind).label
    return render(request, "vocabulary/add.html", {"form": form, "kind": label})


def _added(form: ConceptForm, kind: str, request: SignedInRequest) -> Concept:
    parent = form.cleaned_data.get("parent")
    prefix = {Concept.Kind.VARIETY: f"{parent}.", Concept.Kind.PACKING: "packing."}
    code = prefix.get(Concept.Kind(kind), "") + address_words(form.cleaned_data["name_en"])
    return actions.add_concept(
        code,
        kind,
        queries.any_concept(parent) if parent else None,
        form.said(),
        municipality=request.municipality,
        by=request.user,
    )


@never_cache
@officer_only
def mend(request: SignedInRequest, code: str) -> HttpResponse:
    # Another process may have added or mended it a moment ago: never show what it was before.
    queries.look_again()
    concept = queries.any_concept(code)
    term = queries.term(code)
    form = ConceptForm(concept.kind, request.POST or None, initial=known(term), term=term)
    if form.is_valid():
        try:
            actions.mend_concept(
                concept, form.said(), municipality=request.municipality, by=request.user
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("vocabulary:mend", code)
    context = {
        "concept": concept,
        "form": form,
        "crumbs": browsing.crumbs(code, current()),
        "entries": entries_about(concept),
    }
    return render(request, "vocabulary/mend.html", context)
