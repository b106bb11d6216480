"""Posting in three screens: what was typed is kept until its author is known, then published."""

from collections.abc import Mapping

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from qvevri.files import actions as files
from qvevri.market.listings.actions.publishing import publish
from qvevri.market.listings.actions.writing import draft
from qvevri.market.listings.inputs import ListingInput
from qvevri.market.listings.models import Listing, Posting
from qvevri.organisations import actions as organisations
from qvevri.organisations.models import Organisation
from qvevri.organisations.queries import acting_for, unowned_with_number_of
from qvevri.people.models import Person
from qvevri.places import queries as places
from qvevri.places.models import Municipality, Settlement

Answers = Mapping[str, list[str]]


@transaction.atomic
def keep(
    claim: str,
    answers: Answers,
    *,
    municipality: Municipality,
    by: Person | None,
    organisation: Organisation | None = None,
) -> Posting:
    """What was typed on a screen is kept under the claim, over what the same screen said before."""
    posting, _created = Posting.objects.of(municipality).get_or_create(
        claim=claim, defaults={"municipality": municipality}
    )
    posting.answers = {**posting.answers, **answers}
    posting.person = by or posting.person
    posting.organisation = organisation or posting.organisation
    posting.save()
    return posting


@transaction.atomic
def want_publishing(posting: Posting) -> Posting:
    """The author has pressed "publish"; it is done as soon as they have signed in."""
    posting.wants_publishing = True
    posting.save(update_fields=["wants_publishing", "changed_at"])
    return posting


@transaction.atomic
def throw_away(posting: Posting) -> None:
    """Nothing is left of what was begun but photos, which the house forgets by itself."""
    if posting.listing_id is None:
        posting.delete()


@transaction.atomic
def finish(
    posting: Posting, said: ListingInput, *, by: Person, seller: Organisation | None = None
) -> Listing:
    """The posting is a listing of its author's, published or waiting; sent twice, it is one.

    Without a `seller` it is the one the posting was begun for, else the author's first, else a new
    one founded from the author's number and name. Raises whatever drafting and publishing refuse.
    """
    posting = Posting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
    if posting.listing is not None:
        return posting.listing
    organisation = seller or posting.organisation or _own(posting, said, by)
    listing = draft(organisation, said, by=by)
    files.attach(posting.claim, listing, by=by)
    listing = publish(listing, by=by)
    posting.listing, posting.person = listing, by
    # The listing says it now; the phone number among the answers is kept nowhere twice.
    posting.answers = {}
    posting.save()
    return listing


def _own(posting: Posting, said: ListingInput, by: Person) -> Organisation:
    known = acting_for(by, posting.municipality)
    if known:
        return known[0]
    # An officer may have entered this seller before: the number proves whose it is.
    unowned = unowned_with_number_of(by, posting.municipality)
    if unowned:
        organisations.take_over(unowned[0], by=by)
        return unowned[0]
    settlement = _settlement(posting.municipality, said)
    typed = posting.answers.get("phone", [""])[-1]
    name = by.name or _("Farm in %(place)s") % {"place": settlement}
    return organisations.found_organisation(
        municipality=posting.municipality,
        settlement=settlement,
        name=name,
        phone=by.phone or typed,
        by=by,
    )


def _settlement(municipality: Municipality, said: ListingInput) -> Settlement:
    return get_object_or_404(places.settlements_of(municipality), pk=said.settlement)
