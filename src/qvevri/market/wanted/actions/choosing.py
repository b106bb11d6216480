"""The buyer takes what sellers answered."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.history import actions as history
from qvevri.market.wanted import queries, telling
from qvevri.market.wanted.actions.locking import BUYER, locked, refuse_unless_open
from qvevri.market.wanted.models import Answer, Asked, Wanted
from qvevri.market.wanted.refusals import NothingToTake


@transaction.atomic
def take(wanted: Wanted, chosen: Iterable[int]) -> list[Asked]:
    """The answers of these asked sellers are taken, the cheapest first, until there is enough.

    Each seller is told with the amount and learns how to reach the buyer. Once everything wanted is
    taken the request is over. Taking twice is as once. Raises RequestOver, NotSentYet and
    NothingToTake.
    """
    wanted, chosen = locked(wanted), set(chosen)
    if chosen and _taken_of(wanted, chosen) == len(chosen):
        return []
    refuse_unless_open(wanted)
    left = wanted.amount_base - taken_so_far(wanted)
    rows = queries.whole_asked().filter(wanted=wanted, state=Asked.State.HAS, pk__in=chosen)
    answers = sorted((row.answer for row in rows), key=_cheapest)
    taken: list[Asked] = []
    for answer in answers:
        if left <= 0:
            break
        left -= _take(answer, min(answer.amount_base, left))
        taken.append(answer.asked)
    if not taken:
        raise NothingToTake(_("Tick an answer that you take."))
    if left <= 0:
        wanted.status, wanted.ended_at = Wanted.Status.FOUND, timezone.now()
        wanted.save(update_fields=["status", "ended_at"])
    _tell(wanted, taken)
    return taken


def _taken_of(wanted: Wanted, chosen: set[int]) -> int:
    return Asked.objects.filter(wanted=wanted, state=Asked.State.TAKEN, pk__in=chosen).count()


def taken_so_far(wanted: Wanted) -> Decimal:
    """How much of it the buyer has taken already, in base units."""
    found = Answer.objects.filter(asked__wanted=wanted).aggregate(total=Sum("taken_base"))
    return Decimal(found["total"] or 0)


def _cheapest(answer: Answer) -> tuple[bool, Decimal, int]:
    return answer.price_base is None, answer.price_base or Decimal(0), answer.pk


def _take(answer: Answer, amount: Decimal) -> Decimal:
    answer.taken_base, answer.taken_at = amount, timezone.now()
    answer.save(update_fields=["taken_base", "taken_at"])
    answer.asked.state = Asked.State.TAKEN
    answer.asked.save(update_fields=["state"])
    return amount


def _tell(wanted: Wanted, taken: Iterable[Asked]) -> None:
    for one in taken:
        history.record(None, "took", one, municipality=wanted.municipality, by_name=BUYER)
        telling.tell_seller("wanted.taken", one)
    if wanted.status == Wanted.Status.FOUND:
        history.record(None, "found", wanted, municipality=wanted.municipality, by_name=BUYER)
        tell_others(wanted)


def tell_others(wanted: Wanted) -> None:
    """Sellers who answered and were not chosen learn that it is over."""
    waiting = queries.whole_asked().filter(wanted=wanted, state=Asked.State.HAS)
    for one in waiting.order_by("pk"):
        telling.tell_seller("wanted.over", one)
