"""Questions about requests."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from qvevri.market.enquiries.bargain import Spoken
from qvevri.market.enquiries.chips import Side
from qvevri.market.wanted.models import (
    Answer,
    Asked,
    AskedQuerySet,
    Complaint,
    Mute,
    Policy,
    Turn,
    Wanted,
    WantedQuerySet,
)
from qvevri.organisations import queries as organisations
from qvevri.organisations.models import Organisation
from qvevri.organisations.permissions import may_act_for
from qvevri.people.models import Person
from qvevri.places.models import Municipality

SILENCE = timedelta(hours=72)
PAGE = 24
MOST_OPEN = 5
BROUGHT = ("municipality", "concept", "variety", "settlement", "buyer")
STAFF_SHOWS = 200


def whole_wanted() -> WantedQuerySet:
    """All, with everything their texts are composed from; no order."""
    return Wanted.objects.select_related(*BROUGHT)


def open_wanted(
    municipality: Municipality, codes: Iterable[str] = (), before: int | None = None
) -> list[Wanted]:
    """A page of what is looked for now, newest first, and one more when there is a next page.

    With codes only of these concepts; `before` is the number of the last one seen.
    """
    rows = whole_wanted().of(municipality).open(timezone.now())
    chosen = list(codes)
    if chosen:
        rows = rows.filter(Q(concept__code__in=chosen) | Q(variety__code__in=chosen))
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-pk")[: PAGE + 1])


def concepts_wanted(municipality: Municipality) -> dict[str, int]:
    """How many open requests there are by concept, the most wanted first."""
    rows = Wanted.objects.of(municipality).open(timezone.now()).values("concept__code")
    counted = rows.annotate(number=Count("pk")).order_by("-number", "concept__code")
    return dict(counted.values_list("concept__code", "number"))


def public_wanted(municipality: Municipality, pk: int) -> Wanted:
    """A request as strangers see it, over or not; Http404 for none, hidden and unconfirmed."""
    return get_object_or_404(whole_wanted().of(municipality).public(), pk=pk)


def any_wanted(municipality: Municipality, pk: int) -> Wanted:
    """A request in any state, for staff; Http404 for none."""
    return get_object_or_404(whole_wanted().of(municipality), pk=pk)


def by_key(municipality: Municipality, key: str) -> Wanted:
    """The request whose secret link the buyer holds; Http404 for none and for a hidden one."""
    rows = whole_wanted().of(municipality).exclude(status=Wanted.Status.HIDDEN)
    return get_object_or_404(rows, buyer_key=key)


def whole_asked() -> AskedQuerySet:
    """All asked sellers, with the request, the seller and the answer; no order."""
    brought = (*(f"wanted__{name}" for name in BROUGHT), "organisation__settlement", "answer")
    return Asked.objects.select_related(*brought, "organisation__municipality")


def asked_sellers(wanted: Wanted) -> list[Asked]:
    """Everybody who was asked, the earliest first; with answers and turns."""
    rows = whole_asked().filter(wanted=wanted).prefetch_related(_turns())
    return list(rows.order_by("pk"))


def _turns() -> Prefetch[str, QuerySet[Turn], str]:
    return Prefetch("turns", Turn.objects.order_by("said_at", "pk"))


def asked(municipality: Municipality, pk: int) -> Asked:
    """One asked seller with the talk; Http404 for none, and when the request is hidden."""
    rows = whole_asked().of(municipality).exclude(wanted__status=Wanted.Status.HIDDEN)
    return get_object_or_404(rows.prefetch_related(_turns()), pk=pk)


def own_asked(person: Person, pk: int, municipality: Municipality) -> Asked:
    """The same for somebody who acts for the seller; Http404 the same for another's and none."""
    found = asked(municipality, pk)
    if not may_act_for(person, found.organisation):
        raise Http404
    return found


def asked_of(wanted: Wanted, pk: int) -> Asked:
    """One seller asked for this request; Http404 for another request's."""
    return get_object_or_404(whole_asked().filter(wanted=wanted).prefetch_related(_turns()), pk=pk)


def has_asked(wanted: Wanted, organisation: Organisation) -> Asked | None:
    """Whether this seller was asked already."""
    return Asked.objects.filter(wanted=wanted, organisation=organisation).first()


def spoken(one: Asked) -> list[Spoken]:
    """Who said which chips, in order; read anew."""
    return [(turn.side, turn.chips) for turn in Turn.objects.filter(asked=one)]


def of_sellers(municipality: Municipality, sellers: Iterable[Organisation]) -> list[Asked]:
    """What these sellers were asked, the newest first; hidden requests left out."""
    rows = whole_asked().of(municipality).of_sellers(sellers)
    rows = rows.exclude(wanted__status=Wanted.Status.HIDDEN)
    return list(rows.order_by("-asked_at", "-pk")[:STAFF_SHOWS])


def waiting_for_sellers(municipality: Municipality, sellers: Iterable[Organisation]) -> list[Asked]:
    """Open requests on which it is these sellers' turn: no answer yet, or the buyer has written."""
    now = timezone.now()
    running = whole_asked().of(municipality).of_sellers(sellers)
    running = running.filter(wanted__status=Wanted.Status.OPEN, wanted__expires_at__gt=now)
    theirs = Q(state=Asked.State.WAITING) | Q(waits_for=Side.SELLER)
    return list(running.filter(theirs).order_by("asked_at")[:STAFF_SHOWS])


def of_buyer(municipality: Municipality, person: Person) -> list[Wanted]:
    """What this person looks for or looked for while signed in, newest first."""
    rows = whole_wanted().of(municipality).filter(buyer=person)
    return list(rows.order_by("-pk")[:STAFF_SHOWS])


def open_of_contact(phone: str, email: str) -> int:
    """How many requests with this number or address wait for confirmation or are open."""
    contact = Q(pk=None)
    if phone:
        contact |= Q(buyer_phone=phone)
    if email:
        contact |= Q(buyer_email__iexact=email)
    now = timezone.now()
    running = Q(status=Wanted.Status.UNCONFIRMED) | Q(status=Wanted.Status.OPEN, expires_at__gt=now)
    return Wanted.objects.filter(contact).filter(running).count()


def policy_of(municipality: Municipality) -> Policy:
    """How this municipality sends requests out; the usual figures where nobody chose any."""
    found = Policy.objects.filter(municipality=municipality).first()
    return found or Policy(municipality=municipality)


def mutes_of(organisation: Organisation) -> list[Mute]:
    """What this seller wants no requests for."""
    rows = Mute.objects.filter(organisation=organisation).select_related("concept")
    return list(rows.order_by("pk"))


def _answers() -> Exists:
    given = Answer.objects.filter(asked__wanted=OuterRef("pk"))
    return Exists(given)


def unanswered(municipality: Municipality, now: datetime) -> WantedQuerySet:
    """Open requests that 72 hours after they were sent no seller has; the oldest first.

    A seller's question counts as an answer only while the buyer has yet to reply.
    """
    asks = Asked.objects.filter(wanted=OuterRef("pk"), waits_for=Side.BUYER)
    rows = whole_wanted().of(municipality).open(now).sent_before(now - SILENCE)
    return rows.exclude(_answers()).exclude(Exists(asks)).order_by("sent_at", "pk")


def complained_of(municipality: Municipality) -> QuerySet[Wanted, Wanted]:
    """Requests with complaints nobody has looked at, annotated with `since`; the oldest first."""
    open_ones = Q(complaints__settled_at=None, complaints__isnull=False)
    rows = whole_wanted().of(municipality).filter(open_ones)
    return rows.annotate(since=Min("complaints__made_at")).order_by("since", "pk")


def complaints_about(wanted: Wanted) -> int:
    """How many complaints nobody has looked at."""
    return Complaint.objects.filter(wanted=wanted, settled_at=None).count()


def for_staff(municipality: Municipality, before: int | None = None) -> list[Wanted]:
    """A page of all confirmed requests, newest first, annotated with `sellers` and `has_it`."""
    rows = whole_wanted().of(municipality).exclude(status=Wanted.Status.UNCONFIRMED)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    # Counted for the page alone: joined, every request of the market would be counted first.
    asked = Asked.objects.filter(wanted=OuterRef("pk"))
    has_it = Answer.objects.filter(asked__wanted=OuterRef("pk"))
    counted = rows.annotate(
        sellers=_number(asked, "wanted"), has_it=_number(has_it, "asked__wanted")
    )
    return list(counted.order_by("-pk")[: PAGE + 1])


def _number(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def erasable(person: Person) -> WantedQuerySet:
    """What this person wanted: signed in, or with the number or address that is theirs."""
    own = Q(buyer=person)
    if person.phone and person.phone_is_verified:
        own |= Q(buyer_phone=person.phone)
    if person.email:
        own |= Q(buyer_email__iexact=person.email)
    return Wanted.objects.filter(own)


def answers_of_alone(person: Person) -> QuerySet[Answer]:
    """Answers of the sellers this person acts for."""
    return Answer.objects.filter(asked__organisation__memberships__person=person)


def sellers_of(person: Person, municipality: Municipality) -> list[Organisation]:
    """The sellers this person acts for."""
    return organisations.acting_for(person, municipality)
