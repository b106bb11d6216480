"""Questions about alerts: whose they are, what has come, what is due."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.http import Http404

from qvevri.core.batches import batches
from qvevri.market.alerts.models import Alert, AlertQuerySet, Anchor, Arrival, Finding
from qvevri.market.alerts.reading import Search, query_of
from qvevri.market.listings.indexing import KIND, is_findable
from qvevri.market.listings.models import Listing
from qvevri.notices.models import Message
from qvevri.notices.tasks import PAUSES
from qvevri.organisations.models import Organisation
from qvevri.people.contacts import Contact
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.search.models import SearchDoc
from qvevri.search.queries import ROW, Page, Row
from qvevri.search.queries import search as find

# A transaction that began earlier may end later: so long is looked back for what it put up.
LATE = timedelta(hours=1)
# A house that never matched anything begins with what came within a day.
FIRST_LOOK = timedelta(days=1)
SIGNS_AT_ONCE = 500
# What decides whether strangers may find a listing.
SHOWN_BY = ("status", "expires_at", "put_up_at", "organisation__is_public", "organisation__trust")
MOST_SHOWN, MOST_WATCHED = 24, 100
# So many messages in a row that did not arrive mean that the address is dead.
BOUNCES = 3


class Came(NamedTuple):
    """A listing that came before the public at a moment."""

    listing: int
    put_up_at: datetime


class Hanging(NamedTuple):
    """An alert that hangs on a sign."""

    sign: str
    alert: int
    municipality: int
    asked: Mapping[str, Any]
    since: datetime


def just_come(now: datetime, limit: int) -> list[Came]:
    """Listings before the public that were not held against the alerts yet, the earliest first."""
    newest = Arrival.objects.aggregate(newest=Max("put_up_at"))["newest"]
    since = newest - LATE if newest else now - FIRST_LOOK
    taken = Arrival.objects.filter(listing=OuterRef("pk"), put_up_at=OuterRef("put_up_at"))
    late = Listing.objects.filter(put_up_at__gt=since).exclude(Exists(taken))
    pks = list(late.order_by("put_up_at", "pk").values_list("pk", flat=True))
    # By their keys: asked for what is shown, SQLite would begin with all that is.
    rows = Listing.objects.select_related("organisation").only(*SHOWN_BY)
    found: list[Came] = []
    for some in batches(pks, SIGNS_AT_ONCE):
        named = rows.in_bulk(some).values()
        shown = (one for one in named if is_findable(one) and one.is_current(now))
        found += (Came(one.pk, one.put_up_at) for one in shown if one.put_up_at)
        if len(found) >= limit:
            break
    return sorted(found, key=lambda one: (one.put_up_at, one.listing))[:limit]


def documents_of(listings: Collection[int], now: datetime) -> QuerySet[SearchDoc]:
    """The documents of those listings that can be found now, with what signs are made of."""
    found = SearchDoc.objects.kind(KIND).current(now).filter(thing_id__in=listings)
    return found.only("municipality", "thing_id", "words")


def hanging_on(signs: Sequence[str]) -> Iterator[Hanging]:
    """Running alerts that hang on one of the signs; one that hangs on two comes twice."""
    for some in batches(signs, SIGNS_AT_ONCE):
        rows = Anchor.objects.filter(sign__in=some, alert__status=Alert.Status.RUNNING)
        alert = ("municipality_id", "asked", "confirmed_at")
        for row in rows.values_list("sign", "alert_id", *(f"alert__{name}" for name in alert)):
            yield Hanging(*row)


def municipalities(pks: Collection[int]) -> dict[int, Municipality]:
    """By key."""
    return Municipality.objects.in_bulk(pks)


def due(now: datetime, limit: int) -> list[tuple[int, datetime]]:
    """Alerts that have something to tell by now, and since when; the longest due first."""
    rows = Alert.objects.due(now).order_by("due_at", "pk").values_list("pk", "due_at")[:limit]
    return [(pk, moment) for pk, moment in rows if moment is not None]


def by_key(municipality: Municipality, key: str) -> Alert:
    """The alert that this secret opens, with its seller; Http404 for none, or one elsewhere."""
    alert = Alert.objects.of(municipality).select_related("seller").filter(key=key).first()
    if alert is None:
        raise Http404
    alert.municipality = municipality
    return alert


def found_by_key(municipality: Municipality, key: str) -> Alert | None:
    """The same; None for none."""
    try:
        return by_key(municipality, key)
    except Http404:
        return None


def number_found(search: Search) -> Page:
    """What the search finds now, its first page."""
    query = query_of(search.municipality, search.asked)
    assert query is not None
    return find(replace(query, sort="newest", limit=1))


def proven_contacts(person: Person) -> list[Contact]:
    """What the person has shown to be theirs, by a code: the phone first."""
    contacts = []
    if person.phone and person.phone_is_verified:
        contacts.append(Contact(phone=person.phone))
    if person.email and person.has_signed_in():
        contacts.append(Contact(email=person.email.lower()))
    return contacts


def held_by(person: Person) -> AlertQuerySet:
    """Alerts saved by the person, or told to a number or address that is theirs; newest first."""
    theirs = Q(person=person)
    for contact in proven_contacts(person):
        theirs |= Q(phone=contact.phone, email=contact.email)
    return Alert.objects.filter(theirs).order_by("-pk")


def mine(person: Person, municipality: Municipality) -> list[Alert]:
    """The person's alerts here that were not stopped, with their sellers, newest first."""
    here = held_by(person).of(municipality).exclude(status=Alert.Status.STOPPED)
    alerts = list(here.select_related("seller"))
    for alert in alerts:
        alert.municipality = municipality
    return alerts


def not_stopped(municipality: Municipality, contact: Contact) -> AlertQuerySet:
    """Alerts here of this number or address, confirmed or not."""
    held = Alert.objects.of(municipality).reaching(contact.phone, contact.email)
    return held.exclude(status=Alert.Status.STOPPED)


def number_of(municipality: Municipality, contact: Contact) -> int:
    """How many alerts this number or address has here."""
    return not_stopped(municipality, contact).count()


def locked_running(pks: Collection[int]) -> Iterator[Alert]:
    """Those of these alerts that run, with their municipalities, locked in the order of keys."""
    for some in batches(sorted(pks), SIGNS_AT_ONCE):
        rows = Alert.objects.running().filter(pk__in=some)
        rows = rows.select_for_update(of=("self",), no_key=True).select_related("municipality")
        yield from rows.defer("search", "asked").order_by("pk")


def every_kept() -> Iterator[Alert]:
    """All that were confirmed and not stopped, with municipality, seller and anchors."""
    rows = Alert.objects.kept().select_related("municipality", "seller").order_by("pk")
    return rows.prefetch_related("anchors").iterator(chunk_size=SIGNS_AT_ONCE)


def bounced(since: datetime) -> list[Alert]:
    """Alerts to whom the last messages did not arrive, several since then and not one that did."""
    # Refused for good, not given up after several attempts: then it was the mail server's fault.
    failed = Q(failed_at__isnull=False, attempts__lte=len(PAUSES))
    messages = Message.objects.filter(kind__startswith="alerts.", created_at__gte=since)
    dead = messages.values("to").annotate(
        failures=Count("pk", filter=failed), arrived=Count("pk", filter=Q(sent_at__isnull=False))
    )
    to = [row["to"] for row in dead.filter(failures__gte=BOUNCES, arrived=0)]
    held = Alert.objects.kept().select_related("municipality", "seller")
    return [
        alert
        for some in batches(to, SIGNS_AT_ONCE)
        for alert in held.filter(Q(phone__in=some) | Q(email__in=some))
    ]


def waiting(alert: Alert) -> list[Finding]:
    """What the ledger holds and the holder was not told of yet."""
    return list(alert.findings.waiting())


def shown_now(listings: Collection[int], now: datetime) -> list[SearchDoc]:
    """Of these listings those that can be found now, with their cards, the latest first."""
    found = SearchDoc.objects.kind(KIND).current(now).filter(thing_id__in=listings)
    # Ordered here: asked to order, SQLite would walk through all there are from the newest on.
    rows = found.only("thing_id", "card", "published_at").order_by()
    return sorted(rows, key=lambda row: (row.published_at, row.pk), reverse=True)


def rows_told(alert: Alert, now: datetime) -> list[Row]:
    """The listings found for the alert that can still be found, the latest first, as rows."""
    newest = alert.findings.order_by("-put_up_at", "-pk").values_list("listing", flat=True)
    found = SearchDoc.objects.kind(KIND).current(now).filter(thing_id__in=newest[:MOST_SHOWN])
    rows = [Row(*row) for row in found.order_by().values_list(*ROW)]
    return sorted(rows, key=lambda row: (row.published_at, row.pk), reverse=True)


class Watched(NamedTuple):
    """A search or a seller, and by how many it is watched."""

    search: str
    seller: Organisation | None
    number: int


def watched(municipality: Municipality) -> list[Watched]:
    """What is watched here by most people; two queries."""
    running = Alert.objects.of(municipality).running().values_list("search", "seller")
    counted = running.annotate(number=Count("pk")).order_by("-number", "search")[:MOST_WATCHED]
    rows = list(counted)
    sellers = Organisation.objects.in_bulk([pk for _search, pk, _number in rows if pk])
    return [Watched(search, sellers.get(pk), number) for search, pk, number in rows]
