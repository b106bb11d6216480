"""A request is posted, and confirmed by the link that its buyer was sent."""

import hashlib
import json
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core import limits, once
from qvevri.history import actions as history
from qvevri.market.enquiries.actions import Buyer
from qvevri.market.wanted import judging, queries, telling
from qvevri.market.wanted.actions.locking import BUYER, locked
from qvevri.market.wanted.actions.sending import send
from qvevri.market.wanted.inputs import WantedInput
from qvevri.market.wanted.models import Wanted
from qvevri.market.wanted.refusals import RequestOver, TooManyOpen
from qvevri.places.models import Municipality

DAY = 86400
POSTED_BY_SENDER = limits.Limit("wanted-by-sender", times=8, seconds=DAY)
POSTED_BY_CONTACT = limits.Limit("wanted-by-contact", times=6, seconds=DAY)


@transaction.atomic
def post(said: WantedInput, *, municipality: Municipality, buyer: Buyer, sender: str) -> Wanted:
    """A new request, and a link to confirm it sent to its buyer; the same words make one.

    Whoever is signed in and gives the number or address proved at sign-in needs no link: the
    request goes out at once. Raises NotPossible, TextHoldsContact, TooManyOpen and TooOften.
    """
    wanted = judging.new_wanted(said, municipality, buyer)
    mark = _mark(said, municipality, buyer, sender)
    same = _earlier(mark)
    if same is not None:
        return same
    limits.count(POSTED_BY_SENDER, sender)
    for contact in filter(None, (buyer.phone, buyer.email.casefold())):
        limits.count(POSTED_BY_CONTACT, contact)
    if queries.open_of_contact(buyer.phone, buyer.email) >= queries.MOST_OPEN:
        raise TooManyOpen(
            _("You have %(most)d requests open. Close one that you no longer need.")
            % {"most": queries.MOST_OPEN}
        )
    wanted.save()
    once.remember(mark, str(wanted.pk))
    history.record(buyer.person, "posted", wanted, municipality=municipality, by_name=BUYER)
    if _is_proved(buyer):
        send(wanted, by=buyer.person)
    else:
        telling.tell_buyer("wanted.confirm", wanted)
    return wanted


def _mark(said: WantedInput, municipality: Municipality, buyer: Buyer, sender: str) -> str:
    """One word for all that was sent; the sender is part of it, as nobody else is that buyer."""
    contact = [buyer.name, buyer.phone, buyer.email, buyer.language]
    told = json.dumps([sender, municipality.pk, asdict(said), contact], default=str, sort_keys=True)
    return f"wanted:{hashlib.sha256(told.encode()).hexdigest()}"


def _earlier(mark: str) -> Wanted | None:
    pk = once.outcome_of(mark)
    running = [Wanted.Status.UNCONFIRMED, Wanted.Status.OPEN]
    return Wanted.objects.filter(pk=int(pk), status__in=running).first() if pk else None


def _is_proved(buyer: Buyer) -> bool:
    """Did the signed-in buyer prove at sign-in that every contact given is theirs?"""
    person = buyer.person
    if person is None or not person.has_signed_in():
        return False
    has_phone = buyer.phone == (person.phone or "") and person.phone_is_verified
    has_email = buyer.email.casefold() == (person.email or "").casefold()
    return (not buyer.phone or has_phone) and (not buyer.email or has_email)


@transaction.atomic
def confirm(wanted: Wanted) -> Wanted:
    """The buyer's link was opened and its button pressed: sellers are asked. Twice is as once.

    Raises RequestOver when its days went by before.
    """
    wanted = locked(wanted)
    if wanted.status != Wanted.Status.UNCONFIRMED:
        return wanted
    if wanted.needed_until < timezone.localdate():
        raise RequestOver(_("The days of this request are over. Post it anew."))
    send(wanted, by=None)
    return wanted
