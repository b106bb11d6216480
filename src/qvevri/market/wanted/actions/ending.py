"""A request ends: its buyer closes it, its time is over, an officer hides it; or it goes on."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.history import actions as history
from qvevri.market.wanted import judging, queries, telling
from qvevri.market.wanted.actions.choosing import tell_others
from qvevri.market.wanted.actions.locking import BUYER, locked
from qvevri.market.wanted.actions.minding import settle_complaints
from qvevri.market.wanted.actions.sending import end_of
from qvevri.market.wanted.models import Wanted
from qvevri.market.wanted.refusals import RequestOver
from qvevri.people.models import Person

RUNNING = (Wanted.Status.UNCONFIRMED, Wanted.Status.OPEN)
MAY_GO_ON = (Wanted.Status.OPEN, Wanted.Status.EXPIRED)
MOST_AT_ONCE = 200


@transaction.atomic
def close(wanted: Wanted) -> Wanted:
    """The buyer needs it no more; sellers who answered are told. Closing twice is as once."""
    wanted = locked(wanted)
    if wanted.status not in RUNNING:
        return wanted
    was_sent = wanted.status == Wanted.Status.OPEN
    wanted.status, wanted.ended_at = Wanted.Status.CLOSED, timezone.now()
    wanted.save(update_fields=["status", "ended_at"])
    history.record(None, "closed", wanted, municipality=wanted.municipality, by_name=BUYER)
    if was_sent:
        tell_others(wanted)
    return wanted


@transaction.atomic
def extend(wanted: Wanted, until: date) -> Wanted:
    """The buyer still needs it, until that day. Raises RequestOver and NotPossible."""
    wanted = locked(wanted)
    if wanted.status not in MAY_GO_ON:
        raise RequestOver(_("This request is over. Post it anew."))
    judging.days(wanted.needed_from, until, timezone.localdate())
    wanted.needed_until, wanted.status, wanted.ended_at = until, Wanted.Status.OPEN, None
    policy = queries.policy_of(wanted.municipality)
    wanted.expires_at = end_of(wanted, policy, timezone.now())
    wanted.save(update_fields=["needed_until", "status", "ended_at", "expires_at"])
    history.record(None, "extended", wanted, municipality=wanted.municipality, by_name=BUYER)
    return wanted


@transaction.atomic
def expire(now: datetime) -> int:
    """Requests whose time is over end, and their buyers learn how to go on; how many."""
    rows = queries.whole_wanted().due(now).select_for_update(of=("self",))
    due = list(rows.order_by("expires_at")[:MOST_AT_ONCE])
    for wanted in due:
        wanted.status, wanted.ended_at = Wanted.Status.EXPIRED, now
        wanted.save(update_fields=["status", "ended_at"])
        history.record(None, "expired", wanted, municipality=wanted.municipality, by_name="clock")
        telling.tell_buyer("wanted.expired", wanted)
    return len(due)


@transaction.atomic
def hide(wanted: Wanted, reason: str, *, by: Person) -> Wanted:
    """Nobody sees the request any more, its complaints are settled. Twice is as once."""
    wanted = locked(wanted)
    settle_complaints(wanted)
    if wanted.status == Wanted.Status.HIDDEN:
        return wanted
    wanted.status, wanted.hidden_because = Wanted.Status.HIDDEN, reason
    wanted.ended_at = timezone.now()
    wanted.save(update_fields=["status", "hidden_because", "ended_at"])
    history.record(by, "hid", wanted, municipality=wanted.municipality, facts={"reason": reason})
    return wanted


@transaction.atomic
def show(wanted: Wanted, *, by: Person) -> Wanted:
    """A hidden request is open again while its time is not over, else it is over."""
    wanted = locked(wanted)
    if wanted.status != Wanted.Status.HIDDEN:
        return wanted
    is_running = wanted.expires_at is not None and wanted.expires_at > timezone.now()
    wanted.status = Wanted.Status.OPEN if is_running else Wanted.Status.EXPIRED
    wanted.hidden_because, wanted.ended_at = "", None if is_running else timezone.now()
    wanted.save(update_fields=["status", "hidden_because", "ended_at"])
    history.record(by, "showed", wanted, municipality=wanted.municipality)
    return wanted
