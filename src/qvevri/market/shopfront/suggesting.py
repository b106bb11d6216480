"""The list under the search box while somebody types: concepts, then sellers, then settlements."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from qvevri.core.languages import current
from qvevri.core.page_cache import cacheable
from qvevri.core.ways import way
from qvevri.places.models import Municipality
from qvevri.search import queries as search

LONGEST = 60


@dataclass(frozen=True)
class Option:
    """One line: its words in the script that was typed, its name where that is another, its way."""

    words: str
    name: str
    url: str
    icon: str = ""
    pictogram: str = ""


def _address(one: search.Suggestion, municipality: Municipality | None) -> str:
    """Where it leads; empty where it has no page here, as a seller on the bare host."""
    if one.kind == "concept" or (one.kind == "settlement" and not one.slug):
        list_url = way("shopfront:listings") if municipality else way("site:network_search")
        return f"{list_url}?{urlencode({'q': one.text})}"
    if municipality is None:
        return ""
    if one.kind == "seller":
        return reverse("organisations:seller", kwargs={"pk": one.pk, "slug": one.slug})
    return reverse("shopfront:settlement", kwargs={"slug": one.slug})


def options(text: str, municipality: Municipality | None) -> list[Option]:
    """At most eight, for what was typed so far."""
    icons = {"seller": "user-round", "settlement": "map-pin"}
    found = search.suggest(text[:LONGEST], municipality, current())
    return [
        Option(
            words=one.text,
            name=one.name if one.name != one.text else "",
            url=url,
            icon=icons.get(one.kind, ""),
            pictogram=one.pictogram,
        )
        for one in found
        if (url := _address(one, municipality))
    ]


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """The options alone, for the script of the search box."""
    municipality = getattr(request, "municipality", None)
    found = options(request.GET.get("q", ""), municipality)
    return cacheable(render(request, "shopfront/_suggestions.html", {"options": found}))
