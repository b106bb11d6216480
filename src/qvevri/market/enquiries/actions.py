"""What is done with enquiries: ask, answer, close, show a number."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core import limits
from qvevri.core.text import clean, is_wordless
from qvevri.history import actions as history
from qvevri.market.enquiries import bargain, queries, refusals, repeats, telling
from qvevri.market.enquiries.chips import Side, may_say
from qvevri.market.enquiries.models import Enquiry, PhoneReveal, Turn
from qvevri.market.enquiries.saying import Said
from qvevri.market.listings import queries as listings
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person

HOUR, DAY = 3600, 86400
ASKED_BY_SENDER = limits.Limit("asked-by-sender", times=20, seconds=DAY)
ASKED_BY_BUYER = limits.Limit("asked-by-buyer", times=15, seconds=DAY)
TURNS_OF_ENQUIRY = limits.Limit("turns-of-enquiry", times=30, seconds=DAY)
REVEALED_TO_SENDER_HOURLY = limits.Limit("revealed-hourly", times=12, seconds=HOUR)
REVEALED_TO_SENDER_DAILY = limits.Limit("revealed-daily", times=40, seconds=DAY)
REVEALED_OF_SELLER = limits.Limit("revealed-of-seller", times=200, seconds=DAY)
LONGEST_TEXT = 1000
FORGOTTEN_AT_ONCE = 1000


@dataclass(frozen=True)
class Buyer:
    """Who asks: a name, at least one way to answer, and the language to answer in."""

    name: str
    language: str
    phone: str = ""
    email: str = ""
    country: str = ""
    person: Person | None = None


@transaction.atomic
def ask(
    listing: Listing, chips: Sequence[Said], *, buyer: Buyer, sender: str, text: str = ""
) -> Enquiry:
    """A new enquiry, and the seller told of it; the same words of one sender make one.

    `sender` is `core.antispam.sender_key`. Raises ListingOver, NothingSaid, NotYours and TooOften.
    """
    text = _worded(Side.BUYER, chips, text)
    listing = listings.whole_listings().select_for_update(of=("self",)).get(pk=listing.pk)
    if not listing.is_current(timezone.now()):
        raise refusals.ListingOver(
            _(
                "This listing has ended: the seller no longer shows it. "
                "What you wrote is still here."
            )
        )
    mark = repeats.mark_of(sender, listing.pk, chips, text, buyer.name, buyer.phone, buyer.email)
    same = repeats.earlier(mark)
    if same is not None:
        return same
    limits.count(ASKED_BY_SENDER, sender)
    limits.count(ASKED_BY_BUYER, buyer.phone or buyer.email)
    enquiry = _new_enquiry(listing, buyer)
    _add_turn(enquiry, Side.BUYER, chips, text, buyer.language)
    history.record(
        buyer.person, "asked", enquiry, municipality=enquiry.municipality, by_name="buyer"
    )
    telling.tell_seller("enquiries.asked", enquiry)
    telling.tell_buyer("enquiries.sent", enquiry)
    repeats.remember(mark, enquiry)
    return enquiry


@transaction.atomic
def ask_many(
    listings_asked: Sequence[Listing],
    chips: Sequence[Said],
    *,
    buyer: Buyer,
    sender: str,
    text: str = "",
) -> list[Enquiry]:
    """The same question to several sellers, all or none; one enquiry each. Raises as `ask`."""
    return [ask(one, chips, buyer=buyer, sender=sender, text=text) for one in listings_asked]


def _new_enquiry(listing: Listing, buyer: Buyer) -> Enquiry:
    return Enquiry.objects.create(
        municipality=listing.municipality,
        listing=listing,
        organisation=listing.organisation,
        buyer=buyer.person,
        buyer_name=buyer.name,
        buyer_phone=buyer.phone,
        buyer_email=buyer.email,
        buyer_language=buyer.language,
        buyer_country=buyer.country,
        buyer_key=secrets.token_urlsafe(16),
        seller_key=secrets.token_urlsafe(16),
        last_turn_at=timezone.now(),
    )


def _worded(side: Side, chips: Sequence[Said], text: str) -> str:
    """The cleaned text. Raises NothingSaid and NotYours."""
    text = clean(text)[:LONGEST_TEXT]
    if is_wordless(text):
        text = ""
    if not chips and not text:
        raise refusals.NothingSaid(_("Tick at least one line, or write something."))
    if not all(may_say(side, str(said.get("chip"))) for said in chips):
        raise refusals.NotYours(_("This cannot be said here."))
    return text


def _add_turn(
    enquiry: Enquiry, side: Side, chips: Sequence[Said], text: str, language: str
) -> Turn:
    now = timezone.now()
    turn = Turn.objects.create(
        enquiry=enquiry,
        side=side,
        chips=[dict(said) for said in chips],
        text=text,
        text_language=language if text else "",
        said_at=now,
    )
    enquiry.last_turn_at = now
    if side is Side.BUYER:
        enquiry.buyer_seen_at, enquiry.waits_for = now, Side.SELLER
    else:
        enquiry.seller_seen_at, enquiry.waits_for = now, Side.BUYER
    enquiry.save()
    return turn


@transaction.atomic
def say(
    enquiry: Enquiry,
    side: Side,
    chips: Sequence[Said],
    *,
    text: str = "",
    language: str,
    by: Person | None = None,
) -> Enquiry:
    """One more turn of either side; the other is told. Both agreeing ends the enquiry as agreed.
    The same words again, before anybody else spoke, are the same form sent twice: nothing happens.

    `language` is that of the text. The secret link is the right to speak; `by` is known only when
    somebody is signed in, such as an officer who answers for a seller. Raises ThreadOver,
    NothingSaid, NotYours, TooOften.
    """
    text = _worded(side, chips, text)
    enquiry = _locked(enquiry)
    if repeats.is_last(enquiry.turns.all(), side, chips, text):
        return enquiry
    _refuse_over(enquiry)
    limits.count(TURNS_OF_ENQUIRY, str(enquiry.pk))
    _add_turn(enquiry, side, chips, text, language)
    if side is Side.SELLER and enquiry.status == Enquiry.Status.OPEN:
        enquiry.status = Enquiry.Status.ANSWERED
    turns = queries.spoken(enquiry)
    verb = "asked again" if side is Side.BUYER else "answered"
    if bargain.is_agreed(turns):
        verb = "agreed"
        enquiry.status, enquiry.waits_for = Enquiry.Status.AGREED, ""
        enquiry.agreed_at, enquiry.agreed_terms = timezone.now(), bargain.terms_of(turns)
    enquiry.save()
    history.record(by, verb, enquiry, municipality=enquiry.municipality, by_name=_role(by, side))
    telling.tell_other_side(enquiry, side)
    return enquiry


def _role(by: Person | None, side: Side) -> str:
    """The log knows a person's role by itself; of a link only which side holds it."""
    return "" if by is not None and side is Side.SELLER else side.value


def _locked(enquiry: Enquiry) -> Enquiry:
    """The enquiry as it is now, locked."""
    return queries.whole_enquiries().select_for_update(of=("self",)).get(pk=enquiry.pk)


def _refuse_over(enquiry: Enquiry) -> None:
    """Raises ThreadOver."""
    if enquiry.is_over:
        raise refusals.ThreadOver(_("This enquiry is closed. Nothing more can be said in it."))


@transaction.atomic
def close(enquiry: Enquiry, side: Side, *, by: Person | None = None) -> Enquiry:
    """No more is said; the other side is told. Raises ThreadOver if it is over already."""
    enquiry = _locked(enquiry)
    _refuse_over(enquiry)
    enquiry.status, enquiry.waits_for = Enquiry.Status.CLOSED, ""
    enquiry.save()
    history.record(
        by, "closed", enquiry, municipality=enquiry.municipality, by_name=_role(by, side)
    )
    telling.tell_other_side(enquiry, side)
    return enquiry


@transaction.atomic
def see(enquiry: Enquiry, side: Side) -> None:
    """This side has looked at everything said so far."""
    seen = "seller_seen_at" if side is Side.SELLER else "buyer_seen_at"
    Enquiry.objects.filter(pk=enquiry.pk).update(**{seen: timezone.now()})


@transaction.atomic
def reveal_phone(
    organisation: Organisation, listing: Listing | None, channel: str, *, sender: str
) -> str:
    """The seller's number (E.164), counted by seller and day, never by who asked.

    Raises NoNumber, and TooOften when a sender asks for many or many ask for one.
    """
    if not organisation.phone:
        raise refusals.NoNumber(_("This seller has left no phone number. Ask in writing."))
    limits.count(REVEALED_TO_SENDER_HOURLY, sender)
    limits.count(REVEALED_TO_SENDER_DAILY, sender)
    limits.count(REVEALED_OF_SELLER, str(organisation.pk))
    PhoneReveal.objects.create(organisation=organisation, listing=listing, channel=channel)
    return organisation.phone


@transaction.atomic
def forget_buyer(person: Person) -> None:
    """Who asked is no longer known: name, number, address and own words go, the chips stay.

    Running enquiries are closed, for nobody could be answered.
    """
    for enquiry in queries.erasable(person).select_for_update():
        Turn.objects.filter(enquiry=enquiry, side=Side.BUYER).update(text="", text_language="")
        _forget_buyer_of(enquiry)


@transaction.atomic
def forget_old(before: datetime) -> int:
    """Retention: of what ended in silence before a moment only the chips stay; how many there were.

    Own words of both sides go: who spoke may stand in them.
    """
    old = list(queries.remembered_since(before)[:FORGOTTEN_AT_ONCE])
    Turn.objects.filter(enquiry__in=old).update(text="", text_language="")
    for enquiry in old:
        _forget_buyer_of(enquiry)
    return len(old)


def _forget_buyer_of(enquiry: Enquiry) -> None:
    enquiry.buyer = None
    enquiry.buyer_name, enquiry.buyer_phone, enquiry.buyer_email = "", "", ""
    enquiry.buyer_key = secrets.token_urlsafe(16)
    if not enquiry.is_over:
        enquiry.status, enquiry.waits_for = Enquiry.Status.CLOSED, ""
    enquiry.save()
