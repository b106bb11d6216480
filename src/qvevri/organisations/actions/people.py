"""Who acts for a seller."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from qvevri.core import limits
from qvevri.core.errors import Refused
from qvevri.history import actions as history
from qvevri.notices.actions import tell
from qvevri.notices.links import absolute
from qvevri.organisations.inputs import PhoneWrong, checked_phone
from qvevri.organisations.models import Invitation, Membership, Organisation
from qvevri.organisations.permissions import is_member, may_choose_people
from qvevri.people.models import Person
from qvevri.people.phones import takes_sms

INVITATIONS = limits.Limit("organisations.invitations", times=10, seconds=24 * 3600)
OPEN_FOR = timedelta(days=30)


class AlreadyMember(Refused):
    """The person acts for the seller already."""


class LastOwner(Refused):
    """A seller keeps an owner as long as anybody acts for it."""


class NotYours(Refused):
    """The invitation or the seller belongs to another number."""


class TooManyInvitations(Refused):
    """Invitations cost the house an SMS each."""


def _lock(organisation: Organisation) -> None:
    Organisation.objects.select_for_update().get(pk=organisation.pk)


def _already() -> AlreadyMember:
    return AlreadyMember(_("This person already acts for the seller."))


@transaction.atomic
def add_member(
    organisation: Organisation,
    person: Person,
    *,
    by: Person,
    role: Membership.Role = Membership.Role.MEMBER,
) -> Membership:
    """`person` acts for the seller. Raises PermissionDenied or AlreadyMember."""
    if not may_choose_people(by, organisation):
        raise PermissionDenied
    _lock(organisation)
    return _join(organisation, person, role, by)


def _join(
    organisation: Organisation, person: Person, role: Membership.Role, by: Person
) -> Membership:
    if organisation.memberships.filter(person=person).exists():
        raise _already()
    membership = Membership.objects.create(person=person, organisation=organisation, role=role)
    facts = {"person": person.pk, "role": role.value}
    history.record(
        by, "member_added", organisation, municipality=organisation.municipality, facts=facts
    )
    return membership


@transaction.atomic
def invite(organisation: Organisation, phone: str, *, by: Person) -> Invitation:
    """Whoever has this number is asked by SMS to act for the seller; asking twice is asking once.

    Raises PermissionDenied, PhoneWrong, AlreadyMember, TooManyInvitations.
    """
    if not may_choose_people(by, organisation):
        raise PermissionDenied
    number = checked_phone(phone)
    if not number:
        raise PhoneWrong(_("Write the phone number of the person to invite."))
    if not takes_sms(number):
        raise PhoneWrong(_("This is a landline: no SMS reaches it. Write a mobile number."))
    _lock(organisation)
    if organisation.memberships.filter(person__phone=number).exists():
        raise _already()
    invitation, created = organisation.invitations.get_or_create(
        phone=number, defaults={"invited_by": by}
    )
    if created:
        _announce(invitation, by)
    return invitation


def _announce(invitation: Invitation, by: Person) -> None:
    organisation = invitation.organisation
    try:
        limits.count(INVITATIONS, str(organisation.pk))
    except limits.TooOften as refusal:
        raise TooManyInvitations(
            _("That was a lot of invitations for one day. Invite the others tomorrow.")
        ) from refusal
    history.record(by, "invited", organisation, municipality=organisation.municipality)
    person = Person.objects.reached_by(invitation.phone, "").first()
    language = person.language if person else "ka"
    link = absolute(organisation.municipality, language, "organisations:mine")
    tell(
        "organisations.invited",
        municipality=organisation.municipality,
        context={"organisation": organisation, "link": link},
        person=person,
        phone=invitation.phone,
        language=language,
    )


@transaction.atomic
def forget_old_invitations(now: datetime) -> int:
    """Invitations nobody accepted for thirty days are gone; returns how many."""
    old = Invitation.objects.older_than(now - OPEN_FOR)
    count, _kinds = old.delete()
    return count


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: Person) -> None:
    """The number is no longer invited. Raises PermissionDenied."""
    organisation = invitation.organisation
    if not may_choose_people(by, organisation):
        raise PermissionDenied
    invitation.delete()
    history.record(by, "invitation_withdrawn", organisation, municipality=organisation.municipality)


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: Person) -> Membership:
    """The invited person acts for the seller. Raises NotYours or AlreadyMember."""
    if not by.phone_is_verified or by.phone != invitation.phone:
        raise NotYours(_("This invitation was sent to another number."))
    organisation = invitation.organisation
    _lock(organisation)
    is_first = not organisation.memberships.exists()
    role = Membership.Role.OWNER if is_first else Membership.Role.MEMBER
    invitation.delete()
    return _join(organisation, by, role, by)


@transaction.atomic
def take_over(organisation: Organisation, *, by: Person) -> Membership:
    """Who signs in with the number of a seller that nobody acts for becomes its owner.

    Raises NotYours when the number is another, not confirmed, or somebody acts for it already.
    """
    _lock(organisation)
    organisation.refresh_from_db()
    is_same = by.phone_is_verified and bool(by.phone) and by.phone == organisation.phone
    if not is_same or organisation.memberships.exists():
        raise NotYours(_("This seller is reached at another number. Ask the agency for help."))
    if organisation.verification == Organisation.Verification.NONE:
        organisation.verification = Organisation.Verification.PHONE
        organisation.save(update_fields=["verification", "changed_at"])
    return _join(organisation, by, Membership.Role.OWNER, by)


@transaction.atomic
def remove_member(membership: Membership, *, by: Person) -> None:
    """The person no longer acts for the seller; one may also leave.

    Raises PermissionDenied or LastOwner.
    """
    organisation = membership.organisation
    is_leaving = membership.person_id == by.pk and is_member(by, organisation)
    if not is_leaving and not may_choose_people(by, organisation):
        raise PermissionDenied
    _lock(organisation)
    owners = organisation.memberships.filter(role=Membership.Role.OWNER)
    if not owners.exclude(pk=membership.pk).exists():
        raise LastOwner(_("This is the last owner. Name another owner first."))
    _leave(membership, by)


def _leave(membership: Membership, by: Person | None) -> None:
    organisation = membership.organisation
    facts = {"person": membership.person_id}
    membership.delete()
    history.record(
        by, "member_removed", organisation, municipality=organisation.municipality, facts=facts
    )


@transaction.atomic
def leave_all(person: Person) -> list[Organisation]:
    """The person acts for nobody; returns the sellers left without anybody.

    Where others stay, the one longest there becomes owner if no owner is left: for erasing.
    """
    alone: list[Organisation] = []
    rows = person.memberships.select_related("organisation", "organisation__municipality")
    for membership in rows:
        organisation = membership.organisation
        _lock(organisation)
        _leave(membership, None)
        others = organisation.memberships.order_by("pk")
        first = others.first()
        if first is None:
            alone.append(organisation)
        elif not others.filter(role=Membership.Role.OWNER).exists():
            first.role = Membership.Role.OWNER
            first.save(update_fields=["role"])
    return alone
