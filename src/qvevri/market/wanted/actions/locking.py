"""A request or an asked seller as it is now, locked, if something may still be done with it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.market.wanted import queries
from qvevri.market.wanted.models import Asked, Wanted
from qvevri.market.wanted.refusals import NotSentYet, RequestOver
from qvevri.people.models import Person

BUYER, SELLER = "buyer", "seller"


def locked(wanted: Wanted) -> Wanted:
    """The request in whatever state, locked."""
    return queries.whole_wanted().select_for_update(of=("self",)).get(pk=wanted.pk)


def locked_open(wanted: Wanted) -> Wanted:
    """The request, locked. Raises RequestOver and NotSentYet."""
    wanted = locked(wanted)
    refuse_unless_open(wanted)
    return wanted


def refuse_unless_open(wanted: Wanted) -> None:
    """Raises RequestOver and NotSentYet."""
    if wanted.status == Wanted.Status.UNCONFIRMED:
        raise NotSentYet(_("This request is not confirmed yet."))
    if not wanted.is_open(timezone.now()):
        raise RequestOver(_("This request is over: the buyer needs nothing more. Thank you."))


def locked_asked(asked: Asked) -> Asked:
    """The asked seller with the request, both locked, the request first."""
    wanted = locked(asked.wanted)
    found = queries.whole_asked().select_for_update(of=("self",)).get(pk=asked.pk)
    found.wanted = wanted
    return found


def role(by: Person | None, side: str) -> str:
    """What the log calls who did it: a signed-in person by the role, a link by its side."""
    return "" if by is not None and side == SELLER else side
