"""Who may do what with a listing."""

from django.contrib.auth.models import AnonymousUser

from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.organisations.permissions import is_member, may_act_for
from qvevri.people.models import Person
from qvevri.people.permissions import is_moderator, is_officer


def may_offer_for(person: Person | AnonymousUser, organisation: Organisation) -> bool:
    """May offer something in this seller's name: its own people, and the agency's officers."""
    return may_act_for(person, organisation)


def may_edit(person: Person | AnonymousUser, listing: Listing) -> bool:
    """May change the listing and its state: as `may_offer_for`."""
    return may_offer_for(person, listing.organisation)


def may_serve(person: Person | AnonymousUser, listing: Listing) -> bool:
    """May do what the seller may, for one who telephones: officers of the municipality."""
    return is_officer(person, listing.municipality)


def may_moderate(person: Person | AnonymousUser, listing: Listing) -> bool:
    """May approve, send back and remove: moderators and officers of the municipality."""
    return is_moderator(person, listing.municipality)


def publishes_at_once(person: Person | None, organisation: Organisation) -> bool:
    """Do listings put out by this person for this seller appear without approval?"""
    if organisation.trust == Organisation.Trust.TRUSTED:
        return True
    return person is not None and is_officer(person, organisation.municipality)


def is_own(person: Person, listing: Listing) -> bool:
    """Is it a listing of the seller this person acts for, rather than of one they serve?"""
    return is_member(person, listing.organisation)
