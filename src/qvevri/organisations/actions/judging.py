"""How far the agency vouches for a seller."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from qvevri.core.text import clean_line
from qvevri.history import actions as history
from qvevri.notices.actions import tell
from qvevri.notices.links import absolute
from qvevri.organisations import registry
from qvevri.organisations.models import Membership, Organisation
from qvevri.organisations.permissions import may_judge
from qvevri.people.models import Person

LONGEST_REASON = 200
NO_REASON = "–"


@transaction.atomic
def verify(organisation: Organisation, level: str, *, by: Person) -> Organisation:
    """The seller is verified to this level from today on (or no longer). Raises PermissionDenied.

    An unknown level is a ValueError: a mistake of the caller.
    """
    level = Organisation.Verification(level)
    if not may_judge(by, organisation):
        raise PermissionDenied
    organisation = _locked(organisation)
    if organisation.verification == level:
        return organisation
    organisation.verification = level
    organisation.verified_on = timezone.localdate() if organisation.is_verified() else None
    organisation.save(update_fields=["verification", "verified_on", "changed_at"])
    verb = f"verified_{level.value}"
    history.record(by, verb, organisation, municipality=organisation.municipality)
    registry.tell_changed(organisation)
    return organisation


@transaction.atomic
def set_trust(
    organisation: Organisation, trust: str, *, by: Person, reason: str = ""
) -> Organisation:
    """Listings of the seller wait for approval, appear at once, or are shut out with the seller.

    Its people are told of a block, with the reason. Raises PermissionDenied; an unknown
    trust is a ValueError: a mistake of the caller.
    """
    trust = Organisation.Trust(trust)
    if not may_judge(by, organisation):
        raise PermissionDenied
    organisation = _locked(organisation)
    before = organisation.trust
    if before == trust:
        return organisation
    organisation.trust = trust
    organisation.save(update_fields=["trust", "changed_at"])
    facts = {"before": before, "reason": clean_line(reason)[:LONGEST_REASON] or NO_REASON}
    verb = f"trust_{trust.value}"
    history.record(by, verb, organisation, municipality=organisation.municipality, facts=facts)
    registry.tell_changed(organisation)
    if trust == Organisation.Trust.BLOCKED:
        _tell_people(organisation, facts["reason"])
    return organisation


def _locked(organisation: Organisation) -> Organisation:
    rows = Organisation.objects.select_related("settlement", "municipality")
    return rows.select_for_update(of=("self",)).get(pk=organisation.pk)


def _tell_people(organisation: Organisation, reason: str) -> None:
    owners = organisation.memberships.filter(role=Membership.Role.OWNER).select_related("person")
    for owner in owners:
        person = owner.person
        link = absolute(organisation.municipality, person.language, "organisations:mine")
        context = {"organisation": organisation, "reason": reason, "link": link}
        tell(
            "organisations.blocked",
            municipality=organisation.municipality,
            context=context,
            person=person,
        )
