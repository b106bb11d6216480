"""Questions to the index: a page of results, and suggestions while typing."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from qvevri.places.distance import km_between
from qvevri.places.models import Municipality
from qvevri.search import cursors
from qvevri.search.engines import CAP, engine
from qvevri.search.models import SearchDoc
from qvevri.search.wording import Wording, wording

COUNTED = 1000
DEAREST = 2**62
SORTS = ("relevance", "newest", "price", "distance")
KILOMETRES_PER_DEGREE = 111.0


@dataclass(frozen=True)
class Near:
    """A point and how far from it; without `km`, any distance."""

    latitude: float
    longitude: float
    km: float | None = None


@dataclass(frozen=True)
class Query:
    """What is asked. Empty means: not asked for. Prices in ten-thousandths of GEL per base unit."""

    municipality: Municipality | None = None
    text: str = ""
    concept: str = ""
    settlement: int | None = None
    seller: int | None = None
    near: Near | None = None
    price_from: int | None = None
    price_to: int | None = None
    season_now: bool = False
    delivers: bool = False
    verified: bool = False
    kind: str = "listing"
    listing_kind: str = ""
    sort: str = "relevance"
    cursor: str = ""
    limit: int = 24


@dataclass(frozen=True)
class Page:
    """A page of documents in order; `next` leads to the following one, None at the end."""

    items: list[SearchDoc]
    next: str | None
    count: int
    is_capped: bool
    distances: dict[int, float] = field(default_factory=dict)

    @property
    def count_text(self) -> str:
        """The number found: exact up to 1,000, then "1000+"."""
        return f"{COUNTED}+" if self.is_capped else str(self.count)


def search(query: Query, now: datetime | None = None) -> Page:
    """The page asked for: two queries at most. Raises CursorTooOld."""
    asked = wording(query.text)
    if query.text.strip() and not asked.groups:
        return Page([], None, 0, is_capped=False)
    found = _found(query, asked, now or timezone.now())
    counted = found.order_by()[: COUNTED + 1].count()
    if query.sort == "distance" and query.near is not None:
        return _by_distance(query, query.near, found, counted)
    return _by_keys(query, asked, found, counted)


def _found(query: Query, asked: Wording, now: datetime) -> QuerySet[SearchDoc]:
    documents = SearchDoc.objects.kind(query.kind).filter(
        Q(expires_at__isnull=True) | Q(expires_at__gt=now)
    )
    if query.municipality is not None:
        documents = documents.of(query.municipality)
    documents = _narrowed(documents, query, now)
    return engine().matching(documents, asked) if asked.groups else documents


def _narrowed(documents: QuerySet[SearchDoc], query: Query, now: datetime) -> QuerySet[SearchDoc]:
    given: list[tuple[object, Q]] = [
        (query.concept, _has_concept(query.concept)),
        (query.settlement, Q(settlement=query.settlement)),
        (query.seller, Q(seller=query.seller)),
        (query.price_from is not None, Q(base_price__gte=query.price_from or 0)),
        (query.price_to is not None, Q(base_price__lte=query.price_to or 0)),
        (query.delivers, Q(delivers=True)),
        (query.verified, Q(is_verified=True)),
        (query.listing_kind, Q(card__kind=query.listing_kind)),
    ]
    for is_asked, condition in given:
        if is_asked:
            documents = documents.filter(condition)
    if query.season_now:
        bit = 1 << (timezone.localtime(now).month - 1)
        documents = documents.annotate(in_season=F("months").bitand(bit)).filter(in_season__gt=0)
    return _within(documents, query.near) if query.near else documents


def _has_concept(code: str) -> Q:
    return Q(group=code) | Q(concept=code) | Q(concepts__contains=f"|{code}|")


def _within(documents: QuerySet[SearchDoc], near: Near) -> QuerySet[SearchDoc]:
    """The square around the point: what lies in its corners is left out by `_by_distance`."""
    if near.km is None:
        return documents
    north = near.km / KILOMETRES_PER_DEGREE
    east = north * 1.4
    return documents.filter(
        latitude__range=(near.latitude - north, near.latitude + north),
        longitude__range=(near.longitude - east, near.longitude + east),
    )


def _relevance(asked: Wording) -> dict[str, Any]:
    if not asked.concepts:
        return {"tier": Value(0)}
    meant = Q(group__in=asked.concepts)
    for code in asked.concepts:
        meant |= Q(concepts__contains=f"|{code}|")
    # What is meant comes before what is only spelled alike: wine before vine saplings.
    exactly = When(concept__in=asked.concepts, then=0)
    return {"tier": Case(exactly, When(meant, then=1), default=2)}


def _price(_asked: Wording) -> dict[str, Any]:
    return {"tier": Coalesce("base_price", Value(DEAREST), output_field=BigIntegerField())}


def _newest(_asked: Wording) -> dict[str, Any]:
    return {}


_FIRST_KEY = {"relevance": _relevance, "price": _price, "newest": _newest}


def _by_keys(query: Query, asked: Wording, found: QuerySet[SearchDoc], counted: int) -> Page:
    sort = query.sort if query.sort in _FIRST_KEY else "newest"
    sort = "newest" if sort == "relevance" and not asked.concepts else sort
    first = _FIRST_KEY[sort](asked)
    ordered = found.annotate(**first).order_by(*first, "-published_at", "-id")
    if query.cursor:
        ordered = ordered.filter(_after(cursors.read(query.cursor, sort, len(first) + 2), first))
    rows = list(ordered[: query.limit + 1])
    items = rows[: query.limit]
    following = None
    if len(rows) > query.limit:
        last = items[-1]
        keys = [getattr(last, name) for name in first]
        following = cursors.write(sort, [*keys, last.published_at.isoformat(), last.pk])
    return Page(items, following, min(counted, COUNTED), is_capped=counted > COUNTED)


def _after(keys: list[Any], first: dict[str, Any]) -> Q:
    *before, moment, pk = keys
    try:
        published_at = datetime.fromisoformat(str(moment))
        number = int(pk)
    except ValueError as error:
        raise cursors.too_old() from error
    later = Q(published_at__lt=published_at) | Q(published_at=published_at, id__lt=number)
    if not first:
        return later
    return Q(tier__gt=before[0]) | (Q(tier=before[0]) & later)


def _by_distance(query: Query, near: Near, found: QuerySet[SearchDoc], counted: int) -> Page:
    points = found.filter(latitude__isnull=False).order_by("-id")[:CAP]
    here = (near.latitude, near.longitude)
    far = sorted(
        (round(km_between(*here, lat, lon), 2), pk)
        for pk, lat, lon in points.values_list("pk", "latitude", "longitude")
    )
    far = [(km, pk) for km, pk in far if near.km is None or km <= near.km]
    if query.cursor:
        km, pk = cursors.read(query.cursor, "distance", 2)
        far = [place for place in far if place > (km, pk)]
    shown = far[: query.limit]
    rows = SearchDoc.objects.in_bulk([pk for _km, pk in shown])
    following = cursors.write("distance", list(shown[-1])) if len(far) > query.limit else None
    distances = {pk: km for km, pk in shown}
    items = [rows[pk] for _km, pk in shown]
    return Page(items, following, min(counted, COUNTED), counted > COUNTED, distances)
