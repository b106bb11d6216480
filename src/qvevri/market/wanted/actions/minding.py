"""What keeps requests bearable: sellers mute them, strangers complain, officers set figures."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core import limits
from qvevri.history import actions as history
from qvevri.market.wanted.actions.locking import SELLER, role
from qvevri.market.wanted.models import Complaint, Mute, Policy, Wanted
from qvevri.market.wanted.refusals import NotPossible
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.vocabulary.models import Concept

COMPLAINED = limits.Limit("wanted-complaints", times=10, seconds=86400)
MOST_SELLERS, MOST_DAYS = 30, 90


@transaction.atomic
def mute(organisation: Organisation, concept: Concept | None, *, by: Person | None = None) -> None:
    """This seller gets no more requests for the concept, or for anything. Twice is as once."""
    _row, is_new = Mute.objects.get_or_create(organisation=organisation, concept=concept)
    if is_new:
        _record("muted", organisation, by)


@transaction.atomic
def unmute(
    organisation: Organisation, concept: Concept | None, *, by: Person | None = None
) -> None:
    """This seller gets requests for the concept again, or for anything. Twice is as once."""
    gone, _by_model = Mute.objects.filter(organisation=organisation, concept=concept).delete()
    if gone:
        _record("unmuted", organisation, by)


def _record(verb: str, organisation: Organisation, by: Person | None) -> None:
    history.record(
        by,
        f"{verb} requests",
        organisation,
        municipality=organisation.municipality,
        by_name=role(by, SELLER),
    )


@transaction.atomic
def complain(wanted: Wanted, *, sender: str) -> None:
    """A moderator will look at it; each sender counts once. Raises TooOften."""
    limits.count(COMPLAINED, sender)
    Complaint.objects.get_or_create(wanted=wanted, sender=sender)


def settle_complaints(wanted: Wanted) -> int:
    """Every complaint about it is settled; how many were not before."""
    waiting = Complaint.objects.filter(wanted=wanted, settled_at=None)
    return waiting.update(settled_at=timezone.now())


@transaction.atomic
def settle(wanted: Wanted, *, by: Person) -> None:
    """A moderator has looked at the complaints: the request stays."""
    if settle_complaints(wanted):
        history.record(by, "kept", wanted, municipality=wanted.municipality)


@transaction.atomic
def set_policy(
    municipality: Municipality, *, most_sellers: int, days_open: int, by: Person
) -> Policy:
    """So many sellers are asked for one request, which lives so many days. Raises NotPossible."""
    if not (1 <= most_sellers <= MOST_SELLERS and 1 <= days_open <= MOST_DAYS):
        raise NotPossible(
            _("Between 1 and %(sellers)d sellers, between 1 and %(days)d days.")
            % {"sellers": MOST_SELLERS, "days": MOST_DAYS}
        )
    figures = {"most_sellers": most_sellers, "days_open": days_open}
    policy, _is_new = Policy.objects.update_or_create(municipality=municipality, defaults=figures)
    history.record(by, "set", policy, municipality=municipality, facts=figures)
    return policy
