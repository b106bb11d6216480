"""Questions about sellers."""

from datetime import timedelta

from django.db.models import Count, Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from qvevri.core.languages import CODES, in_language
from qvevri.organisations.models import Certificate, Invitation, Membership, Organisation
from qvevri.organisations.permissions import may_act_for
from qvevri.people.models import Person
from qvevri.people.phones import WrongNumber, parse
from qvevri.places.models import Municipality
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.models import Concept

SAME_WITHIN = timedelta(minutes=10)
MOST_FOUND = 50


def acting_for(person: Person, municipality: Municipality) -> list[Organisation]:
    """The sellers to whose own people this person belongs, oldest first; with settlements."""
    own = Organisation.objects.of(municipality).acted_for_by(person)
    return list(own.select_related("settlement", "municipality").order_by("pk"))


def own_organisation(
    person: Person, pk: int, municipality: Municipality | None = None
) -> Organisation:
    """A seller this person may act for (officers: any of theirs), or Http404: also if not there."""
    rows = Organisation.objects.select_related("settlement", "municipality")
    if municipality is not None:
        rows = rows.of(municipality)
    organisation = get_object_or_404(rows, pk=pk)
    if not may_act_for(person, organisation):
        raise Http404
    return organisation


def organisation_in(municipality: Municipality, pk: int) -> Organisation:
    """Any seller of the municipality, or Http404: for officers, behind their door."""
    rows = Organisation.objects.of(municipality).select_related("settlement", "municipality")
    return get_object_or_404(rows, pk=pk)


def public_organisation(municipality: Municipality, pk: int) -> Organisation:
    """A seller a stranger may see, or Http404; brings along the settlement."""
    rows = Organisation.objects.of(municipality).public().select_related("settlement")
    return get_object_or_404(rows, pk=pk)


def public_organisations(municipality: Municipality) -> QuerySet[Organisation]:
    """Those a stranger may see, by number; brings along settlements."""
    rows = Organisation.objects.of(municipality).public().select_related("settlement")
    return rows.order_by("pk")


def how_many_in(municipality: Municipality) -> dict[int, int]:
    """How many sellers there are in each settlement, by its key; those without any are left out."""
    rows = Organisation.objects.of(municipality).order_by().values_list("settlement")
    # Not of "pk": the index of settlements does without.
    return dict(rows.annotate(number=Count("*")))


def members_of(organisation: Organisation) -> list[Membership]:
    """Who acts for the seller, owners first; brings along the people."""
    rows = organisation.memberships.select_related("person")
    return sorted(rows, key=lambda one: (one.role != Membership.Role.OWNER, one.pk))


def member_of(organisation: Organisation, pk: int) -> Membership:
    """One membership of the seller, or Http404."""
    return get_object_or_404(organisation.memberships.select_related("person"), pk=pk)


def invited_to(organisation: Organisation) -> list[Invitation]:
    """Numbers asked to join that have not answered, latest last."""
    return list(organisation.invitations.order_by("pk"))


def invitation_of(organisation: Organisation, pk: int) -> Invitation:
    """One invitation of the seller, or Http404."""
    return get_object_or_404(organisation.invitations, pk=pk)


def invitations_for(person: Person, municipality: Municipality) -> list[Invitation]:
    """Invitations to the number by which this person signs in; brings along the seller."""
    if not person.phone or not person.phone_is_verified:
        return []
    rows = Invitation.objects.filter(phone=person.phone, organisation__municipality=municipality)
    return list(rows.select_related("organisation", "organisation__settlement").order_by("pk"))


def invitation_for(person: Person, pk: int) -> Invitation:
    """An invitation to this person's number, or Http404."""
    phone = person.phone if person.phone_is_verified else None
    rows = Invitation.objects.select_related("organisation", "organisation__municipality")
    return get_object_or_404(rows, pk=pk, phone=phone or "-")


def unowned_with_number_of(person: Person, municipality: Municipality) -> list[Organisation]:
    """Sellers nobody acts for yet that are reached at this person's confirmed number."""
    if not person.phone or not person.phone_is_verified:
        return []
    rows = Organisation.objects.of(municipality).reached_at(person.phone).of_nobody()
    return list(rows.select_related("settlement", "municipality").order_by("pk"))


def certificates_of(organisation: Organisation) -> list[Certificate]:
    """All its papers, those that end last first; brings along their concepts."""
    rows = organisation.certificates.select_related("concept")
    return sorted(rows, key=lambda one: (one.expires_on is not None, one.expires_on), reverse=False)


def valid_certificates_of(organisation: Organisation) -> list[Certificate]:
    """Its papers that have not expired today; brings along their concepts."""
    today = timezone.localdate()
    return list(organisation.certificates.valid(today).select_related("concept").order_by("pk"))


def certificate_of(organisation: Organisation, pk: int) -> Certificate:
    """One paper of the seller, or Http404."""
    return get_object_or_404(organisation.certificates.select_related("concept"), pk=pk)


def kinds_of_certificate() -> QuerySet[Concept]:
    """What a certificate can be, as the vocabulary lists them."""
    return Concept.objects.active().of_kind(Concept.Kind.CERTIFICATE).in_order()


def just_founded(
    person: Person, name: str, municipality: Municipality, phone: str
) -> Organisation | None:
    """The seller this person founded minutes ago under this name and number: the form came twice.

    Neighbours of one name, entered by one officer from a sheet, are told apart by their numbers.
    """
    since = timezone.now() - SAME_WITHIN
    rows = Organisation.objects.of(municipality).filter(founded_by=person, created_at__gt=since)
    rows = rows.filter(phone=phone)
    return next((row for row in rows if name in row.names().values()), None)


def _numbers_matching(municipality: Municipality, words: str) -> list[int]:
    """Names are kept as JSON with escaped letters: the database cannot look into them, we can."""
    sought = fold(words)
    if not sought:
        return []
    names = Organisation.objects.of(municipality).values_list("pk", "name")
    return [
        pk
        for pk, name in names.iterator()
        if any(sought in fold(in_language(name, code)) for code in CODES)
    ]


def find(municipality: Municipality, words: str) -> list[Organisation]:
    """Sellers by part of a name in any script, by phone or by number; the newest for nothing.

    At most fifty, newest first; brings along settlements and people.
    """
    rows = Organisation.objects.of(municipality)
    try:
        rows = rows.reached_at(parse(words))
    except WrongNumber:
        if words.strip().isdigit():
            rows = rows.filter(pk=int(words[:12]))
        elif words.strip():
            rows = rows.filter(pk__in=_numbers_matching(municipality, words)[:500])
    people = Prefetch("memberships", Membership.objects.select_related("person"))
    rows = rows.select_related("settlement", "municipality").prefetch_related(people)
    return list(rows.order_by("-pk")[:MOST_FOUND])
