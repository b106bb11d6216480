"""Several people act for a seller; one person acts for several sellers."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone, translation

from qvevri.history.models import Entry
from qvevri.notices.models import Message
from qvevri.organisations import actions, queries
from qvevri.organisations.actions import (
    AlreadyMember,
    LastOwner,
    NotYours,
    TooManyInvitations,
)
from qvevri.organisations.inputs import PhoneWrong
from qvevri.organisations.models import Invitation, Membership, Organisation
from qvevri.organisations.permissions import may_act_for, may_choose_people
from qvevri.people.models import Person
from qvevri.places.models import Municipality

GIORGI = "599 10 01 02"


def test_invited_number_gets_an_sms_and_joins_by_accepting(
    farm: Organisation, nino: Person, giorgi: Person, gori: Municipality
) -> None:
    actions.invite(farm, GIORGI, by=nino)

    message = Message.objects.get()
    assert (message.to, message.kind) == ("+995599100102", "organisations.invited")
    actions.accept_invitation(queries.invitations_for(giorgi, gori)[0], by=giorgi)
    assert may_act_for(giorgi, farm)
    assert not may_choose_people(giorgi, farm)
    assert not Invitation.objects.exists()


def test_invitation_waits_for_one_who_has_never_been_here(farm: Organisation, nino: Person) -> None:
    invitation = actions.invite(farm, "591 20 20 20", by=nino)

    later = Person.objects.create_person(phone="+995591202020", phone_is_verified=True)
    assert queries.invitation_for(later, invitation.pk) == invitation


def test_inviting_twice_is_inviting_once(farm: Organisation, nino: Person) -> None:
    assert actions.invite(farm, GIORGI, by=nino) == actions.invite(farm, GIORGI, by=nino)
    assert Message.objects.count() == 1


def test_invitation_is_for_its_number_alone(
    farm: Organisation, nino: Person, giorgi: Person
) -> None:
    invitation = actions.invite(farm, "591 20 20 20", by=nino)

    with pytest.raises(NotYours):
        actions.accept_invitation(invitation, by=giorgi)


def test_number_somebody_only_typed_in_opens_no_invitation(
    farm: Organisation, nino: Person, giorgi: Person
) -> None:
    invitation = actions.invite(farm, GIORGI, by=nino)
    giorgi.phone_is_verified = False

    with pytest.raises(NotYours):
        actions.accept_invitation(invitation, by=giorgi)


@pytest.mark.parametrize(
    ("phone", "refusal"), [("", PhoneWrong), ("123", PhoneWrong), ("599100101", AlreadyMember)]
)
def test_wrong_or_own_number_is_not_invited(
    phone: str, refusal: type[Exception], farm: Organisation, nino: Person
) -> None:
    with pytest.raises(refusal):
        actions.invite(farm, phone, by=nino)


def test_member_who_is_no_owner_invites_nobody(
    farm: Organisation, nino: Person, giorgi: Person
) -> None:
    actions.add_member(farm, giorgi, by=nino)

    with pytest.raises(PermissionDenied):
        actions.invite(farm, "591 20 20 20", by=giorgi)


def test_eleventh_invitation_of_a_day_is_refused(farm: Organisation, nino: Person) -> None:
    for number in range(10):
        actions.invite(farm, f"5912020{number:02d}", by=nino)

    with pytest.raises(TooManyInvitations):
        actions.invite(farm, "591202099", by=nino)


def test_withdrawn_invitation_is_gone(farm: Organisation, nino: Person, giorgi: Person) -> None:
    invitation = actions.invite(farm, GIORGI, by=nino)

    with pytest.raises(PermissionDenied):
        actions.withdraw_invitation(invitation, by=giorgi)
    actions.withdraw_invitation(invitation, by=nino)

    assert not Invitation.objects.exists()


def test_same_person_is_added_once(farm: Organisation, nino: Person, giorgi: Person) -> None:
    actions.add_member(farm, giorgi, by=nino)

    with pytest.raises(AlreadyMember):
        actions.add_member(farm, giorgi, by=nino)


def test_stranger_adds_nobody(farm: Organisation, giorgi: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.add_member(farm, giorgi, by=giorgi)


def test_owner_removes_a_member_and_a_member_leaves(
    farm: Organisation, nino: Person, giorgi: Person
) -> None:
    actions.remove_member(actions.add_member(farm, giorgi, by=nino), by=nino)
    actions.remove_member(actions.add_member(farm, giorgi, by=nino), by=giorgi)

    assert [one.person for one in queries.members_of(farm)] == [nino]
    assert Entry.objects.about(farm).filter(verb="member_removed").count() == 2


def test_last_owner_stays(farm: Organisation, nino: Person, giorgi: Person, clerk: Person) -> None:
    actions.add_member(farm, giorgi, by=nino)
    last = farm.memberships.get(person=nino)

    with pytest.raises(LastOwner):
        actions.remove_member(last, by=nino)
    with pytest.raises(LastOwner):
        actions.remove_member(last, by=clerk)


def test_member_removes_nobody_else(farm: Organisation, nino: Person, giorgi: Person) -> None:
    actions.add_member(farm, giorgi, by=nino)

    with pytest.raises(PermissionDenied):
        actions.remove_member(farm.memberships.get(person=nino), by=giorgi)


def test_one_person_acts_for_several_sellers(
    farm: Organisation, new_farm: Organisation, nino: Person, clerk: Person, gori: Municipality
) -> None:
    actions.add_member(new_farm, nino, by=clerk, role=Membership.Role.OWNER)

    assert queries.acting_for(nino, gori) == [farm, new_farm]


def test_seller_entered_by_the_agency_is_taken_over_by_its_number(
    farm: Organisation, nino: Person, gori: Municipality
) -> None:
    farm.memberships.all().delete()

    assert queries.unowned_with_number_of(nino, gori) == [farm]
    actions.take_over(farm, by=nino)

    assert farm.memberships.get().role == Membership.Role.OWNER
    assert queries.unowned_with_number_of(nino, gori) == []


def test_seller_of_another_number_or_of_somebody_is_not_taken_over(
    farm: Organisation, nino: Person, giorgi: Person
) -> None:
    with pytest.raises(NotYours):
        actions.take_over(farm, by=nino)
    farm.memberships.all().delete()
    with pytest.raises(NotYours):
        actions.take_over(farm, by=giorgi)


def test_invitation_nobody_answered_is_forgotten_after_a_month(
    farm: Organisation, nino: Person
) -> None:
    old = actions.invite(farm, GIORGI, by=nino)
    fresh = actions.invite(farm, "591 20 20 20", by=nino)
    Invitation.objects.filter(pk=old.pk).update(invited_at=timezone.now() - timedelta(days=31))

    call_command("prune_invitations", verbosity=0)

    assert list(Invitation.objects.all()) == [fresh]


def test_landline_cannot_be_invited(farm: Organisation, nino: Person) -> None:
    with pytest.raises(PhoneWrong, match="landline"), translation.override("en"):
        actions.invite(farm, "0370 27 00 00", by=nino)

    assert not farm.invitations.exists()
