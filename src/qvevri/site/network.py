"""What the bare host shows: the open municipalities, and what is found in all their markets."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, set_script_prefix, set_urlconf
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from qvevri.core.languages import current
from qvevri.core.look_card import Card
from qvevri.core.ways import way
from qvevri.market.shopfront import cards
from qvevri.market.shopfront.feeds import LENGTH, Entry, entry
from qvevri.places import origin
from qvevri.places import queries as places
from qvevri.places.models import Municipality
from qvevri.search.models import SearchDoc
from qvevri.search.queries import Query, Reading, Row, documents, nearest, search
from qvevri.vocabulary import queries as vocabulary


@dataclass(frozen=True)
class Found:
    """Cards of several municipalities, in the order of the search; how the words were read."""

    cards: SafeString
    next: str | None
    count_text: str
    reading: Reading
    places: list[dict[str, Any]]
    concepts: list[str]


def front_address(municipality: Municipality) -> str:
    """Where its front page is, in the reader's language."""
    if municipality.host:
        return f"{origin.of_host(municipality.host)}/{current()}/"
    return f"/{municipality.slug}/{current()}/"


@contextmanager
def _inside(municipality: Municipality) -> Iterator[None]:
    """Addresses are made as if the request were for this municipality."""
    prefix, urlconf = get_script_prefix(), get_urlconf()
    set_script_prefix("/" if municipality.host else f"/{municipality.slug}/")
    set_urlconf(settings.ROOT_URLCONF)
    try:
        yield
    finally:
        set_script_prefix(prefix)
        set_urlconf(urlconf)


def _cards(rows: Iterable[Row], towns: Mapping[int, Municipality]) -> SafeString:
    """Ready cards that say in which municipality each thing is."""
    rows = [row for row in rows if row.municipality_id in towns]
    language, now = current(), timezone.now()
    starts = {
        pk: f"anywhere:{language}:{timezone.localdate(now)}:{town}:{town.host}:"
        for pk, town in towns.items()
    }
    keys = {row.pk: cards.key_of(row, starts[row.municipality_id]) for row in rows}

    def make(document: SearchDoc) -> Card:
        return _card(document, towns[document.municipality_id], now)

    return cards.joined(rows, cards.made_once(keys, make, level=2))


def _card(document: SearchDoc, municipality: Municipality, now: datetime) -> Card:
    with _inside(municipality):
        card = cards.Maker(current(), now).card(document)
    start = origin.of_host(municipality.host) if municipality.host else ""
    place = ", ".join(filter(None, [card.place_text, str(municipality)]))
    return replace(card, url=start + card.url, place_text=place)


def found(text: str, cursor: str = "", *, as_typed: bool = False) -> Found:
    """What all open markets offer for these words. Raises CursorTooOld."""
    query = Query(text=text, cursor=cursor, as_typed=as_typed, facets=True)
    page = search(query)
    towns = {one.pk: one for one in places.open_municipalities()}
    shown = _cards(page.items, towns)
    numbers = page.facets.municipalities if page.facets else {}
    return Found(
        cards=shown,
        next=page.next,
        count_text=page.count_in(current()),
        reading=page.reading,
        places=[_place(towns[pk], text, numbers[pk]) for pk in numbers if pk in towns],
        concepts=[] if shown else _near(query),
    )


def entries(text: str, *, as_typed: bool = False) -> Iterator[Entry]:
    """The newest that all open markets offer for these words, each with its municipality."""
    page = search(Query(text=text, as_typed=as_typed, sort="newest", limit=LENGTH))
    towns = {one.pk: one for one in places.open_municipalities()}
    shown = documents(row.pk for row in page.items)
    for document in (shown[row.pk] for row in page.items if row.pk in shown):
        town = towns.get(document.municipality_id)
        if town is not None:
            card = _card(document, town, timezone.now())
            start = "" if town.host else origin.of_network()
            one = entry(document, start + card.url, town)
            yield replace(one, text=f"{one.text} {card.place_text}.")


def _place(municipality: Municipality, text: str, number: int) -> dict[str, Any]:
    """The same search in one municipality's market."""
    with _inside(municipality):
        path = f"{way('shopfront:listings')}?{urlencode({'q': text})}"
    start = origin.of_host(municipality.host) if municipality.host else ""
    return {"label": str(municipality), "href": start + path, "count": number}


def _near(query: Query) -> list[str]:
    """Names of what comes near and is offered somewhere."""
    terms = vocabulary.terms()
    return [terms[code].name(current()) for code, _number in nearest(query).concepts]
