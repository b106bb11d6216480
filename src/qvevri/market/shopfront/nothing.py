"""Ways on from an empty list: what is near, a wider area, to be told, to ask for it."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.core.ways import way
from qvevri.market.shopfront.filters import KILOMETRES, Filters, is_filter
from qvevri.places import origin
from qvevri.places.queries import settlement_by_key
from qvevri.search.queries import Nearest, nearest
from qvevri.search.wording import wording
from qvevri.vocabulary import queries as vocabulary


@dataclass(frozen=True)
class Instead:
    """Ways on from an empty list."""

    concepts: list[dict[str, Any]] = field(default_factory=list)
    wider: list[dict[str, Any]] = field(default_factory=list)
    alert_url: str = ""
    wanted_url: str = ""


def instead(asked: Filters) -> Instead:
    """What to offer instead: one query at most, none where it is one seller's who has nothing."""
    near = Nearest() if "seller" in asked.said else nearest(asked.query())
    terms = vocabulary.terms()
    return Instead(
        concepts=[
            _concept(terms[code].name(current()), code, number) for code, number in near.concepts
        ],
        wider=[
            *_around_the_village(asked),
            *_wider_here(asked, near.unfiltered),
            *_everywhere(asked, near.wider),
        ],
        alert_url=with_search("alerts:save", asked),
        wanted_url=_wanted(asked),
    )


def _concept(name: str, code: str, number: int) -> dict[str, Any]:
    pictogram = vocabulary.terms()[code].pictogram
    href = reverse("shopfront:category", kwargs={"code": code})
    return {"label": name, "count": number, "href": href, "stem": pictogram}


def _around_the_village(asked: Filters) -> list[dict[str, Any]]:
    """Where the words name a product and a village alone: what lies about the village."""
    reading = wording(asked.words, asked.municipality)
    place = settlement_by_key(reading.settlement)
    named = [group.concepts[:1] for group in reading.groups if not group.settlements]
    codes = [code for concepts in named for code in concepts if is_filter(code)]
    if place is None or reading.is_near or not (len(named) == len(codes) == 1):
        return []
    farthest = [*KILOMETRES][-1]
    said = {"q": None, "concept": codes[0], "settlement": place.slug, "km": farthest}
    label = _("Within %(km)s km of %(place)s") % {"km": farthest, "place": place}
    return [{"label": label, "href": asked.address(said)}]


def _wider_here(asked: Filters, unfiltered: int) -> list[dict[str, Any]]:
    ways: list[dict[str, Any]] = []
    farther = [km for km in KILOMETRES if int(km) > int(asked.said.get("km", 0))]
    if "settlement" in asked.said and farther:
        label = _("Within %(km)s km of %(place)s") % {"km": farther[-1], "place": asked.place}
        ways.append({"label": label, "href": asked.address({"km": farther[-1]})})
    if asked.words and (unfiltered or "seller" in asked.said):
        label = _("The same without filters")
        href = f"{way('shopfront:listings')}?{urlencode({'q': asked.words})}"
        ways.append({"label": label, "href": href, "count": unfiltered or None})
    return ways


def _everywhere(asked: Filters, number: int) -> list[dict[str, Any]]:
    """The search over all markets, where that finds something."""
    name = (
        vocabulary.terms()[asked.said["concept"]].name(current()) if "concept" in asked.said else ""
    )
    words = asked.words or name
    if not number or not words:
        return []
    href = f"{origin.of_network()}/{current()}/search/?{urlencode({'q': words})}"
    return [{"label": _("In all municipalities"), "href": href, "count": number}]


def with_search(viewname: str, asked: Filters) -> str:
    """The address of a page that takes a list's own address; empty where there is none."""
    address = way(viewname)
    return asked.address({"sort": None}, address) if address else ""


def _wanted(asked: Filters) -> str:
    address = way("wanted:post")
    said = {"concept": asked.said.get("concept", ""), "q": asked.words}
    given = urlencode({name: value for name, value in said.items() if value})
    return f"{address}?{given}" if address and given else address
