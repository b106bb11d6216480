"""Suggestions while typing: concepts first, then settlements."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from qvevri.core.languages import current
from qvevri.core.page_cache import cacheable
from qvevri.places.models import Municipality
from qvevri.places.queries import settlements_of
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.folding import fold

MOST = 8
KINDS = ("group", "product", "variety")


@dataclass(frozen=True)
class Suggestion:
    """One line of the list: its words, where it leads, its drawing."""

    words: str
    url: str
    pictogram: str


def suggestions(text: str, municipality: Municipality | None) -> list[Suggestion]:
    """At most eight, for what was typed so far."""
    if not fold(text):
        return []
    found = [_concept(match.code) for match in vocabulary.recognise(text, KINDS, current())]
    if municipality is not None:
        found += _settlements(text, municipality)
    return found[:MOST]


def _concept(code: str) -> Suggestion:
    term = vocabulary.terms()[code]
    name = term.name(current())
    url = f"{reverse('shopfront:listings')}?{urlencode({'q': name})}"
    return Suggestion(name, url, term.pictogram)


def _settlements(text: str, municipality: Municipality) -> list[Suggestion]:
    key = fold(text)
    return [
        Suggestion(
            str(place), reverse("shopfront:settlement", kwargs={"slug": place.slug}), "village"
        )
        for place in settlements_of(municipality)
        if fold(str(place)).startswith(key)
    ]


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """The list under the search box."""
    municipality = getattr(request, "municipality", None)
    found = suggestions(request.GET.get("q", "")[:60], municipality)
    return cacheable(render(request, "shopfront/_suggestions.html", {"suggestions": found}))
