"""The page that publishes how search results are ordered, with the very numbers in force."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qvevri.core.page_cache import cacheable
from qvevri.places.http import MunicipalRequest
from qvevri.search import ranking, rereading


@dataclass(frozen=True)
class Step:
    """One step of the formula: what it looks at, and the points for each case."""

    title: str
    rows: list[tuple[str, int]]


def _match() -> Step:
    return Step(
        _("How well it meets your words"),
        [
            (_("exactly the product you named"), ranking.MEANT),
            (_("a kind of that product"), ranking.NARROWER),
            (_("only sold beside it, as juice is beside wine"), ranking.BESIDE),
            (_("not that product, but the word occurs"), ranking.SPELLED),
            (_("in the village you named"), ranking.THERE),
            (_("elsewhere, but the village is mentioned"), ranking.SAID_TO_BE_THERE),
            (_("as much as you asked for is there"), ranking.ENOUGH),
            (_("less is there, or nobody said how much"), ranking.NOT_ENOUGH),
            (_("any other word: written so"), ranking.EXACT),
            (_("any other word: only begins so"), ranking.PREFIX),
            (_("any other word: only sounds so"), ranking.FOLD),
            (_("the word is not in the title: in addition"), ranking.OUTSIDE_THE_TITLE),
        ],
    )


def _fresh() -> Step:
    within = [
        (_("confirmed within %(days)d days") % {"days": days}, ranking.freshness(days))
        for days in ranking.FRESH_DAYS
    ]
    older = (_("confirmed earlier"), ranking.freshness(ranking.FRESH_DAYS[-1] + 1))
    return Step(_("How lately the seller confirmed it"), [*within, older])


def _season() -> Step:
    june, december = 6, 12
    only_june = 1 << (june - 1)
    return Step(
        _("Season"),
        [
            (_("in season now, or all the year round"), ranking.season(only_june, june)),
            (_("no season is given"), ranking.season(0, june)),
            (_("out of season"), ranking.season(only_june, december)),
        ],
    )


def _near() -> Step:
    within = [
        (_("within %(km)d km") % {"km": km}, ranking.nearness(km)) for km in ranking.NEAR_KILOMETRES
    ]
    return Step(
        _("How near it is, if you named a place"),
        [*within, (_("farther away"), ranking.nearness(None))],
    )


@require_safe
def how_lists_are_ordered(request: MunicipalRequest) -> HttpResponse:
    context = {
        "steps": [_match(), _fresh(), _season(), _near()],
        "little": rereading.LITTLE,
        "times": rereading.TIMES,
        "version": ranking.VERSION,
    }
    return cacheable(render(request, "shopfront/ranking.html", context))
