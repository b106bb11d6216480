"""What is no longer needed of people is forgotten: names, contacts, own words."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from qvevri.market.enquiries.chips import Side
from qvevri.market.wanted import queries
from qvevri.market.wanted.models import Answer, Complaint, Turn, Wanted, WantedQuerySet
from qvevri.people.models import Person

# A buyer's contact is kept for as long as a season lasts after the request is over.
KEPT = timedelta(days=365)
UNCONFIRMED_KEPT = timedelta(days=7)
MOST_AT_ONCE = 500


@transaction.atomic
def forget_buyer(person: Person) -> None:
    """Who asked is no longer known; what was wanted stays. Running requests are closed."""
    _forget(queries.erasable(person))


@transaction.atomic
def forget_old(now: datetime) -> int:
    """Requests never confirmed in a week are gone; of those over for a year the buyer, the words
    of both sides and who complained; how many requests.
    """
    gone, _by_model = Wanted.objects.never_confirmed(now - UNCONFIRMED_KEPT).delete()
    over = Wanted.objects.filter(is_forgotten=False, ended_at__lt=now - KEPT)
    chosen = list(over.values_list("pk", flat=True)[:MOST_AT_ONCE])
    Turn.objects.filter(asked__wanted__in=chosen).update(text="", text_language="")
    Answer.objects.filter(asked__wanted__in=chosen).update(text="", text_language="")
    Complaint.objects.filter(wanted__in=chosen).delete()
    return gone + _forget(Wanted.objects.filter(pk__in=chosen))


def _forget(rows: WantedQuerySet) -> int:
    chosen = list(rows.select_for_update(of=("self",))[:MOST_AT_ONCE])
    for wanted in chosen:
        Turn.objects.filter(asked__wanted=wanted, side=Side.BUYER).update(text="", text_language="")
        wanted.buyer, wanted.is_forgotten = None, True
        wanted.buyer_name, wanted.buyer_phone, wanted.buyer_email = "", "", ""
        wanted.text, wanted.text_language = "", ""
        wanted.buyer_key = secrets.token_urlsafe(16)
        if wanted.status in (Wanted.Status.UNCONFIRMED, Wanted.Status.OPEN):
            wanted.status, wanted.ended_at = Wanted.Status.CLOSED, timezone.now()
        wanted.save()
    return len(chosen)


@transaction.atomic
def erase_answers(person: Person) -> None:
    """The own words of sellers for whom this person acts are gone; amounts and prices stay."""
    queries.answers_of_alone(person).update(text="", text_language="")
    Turn.objects.filter(asked__organisation__memberships__person=person, side=Side.SELLER).update(
        text="", text_language=""
    )
