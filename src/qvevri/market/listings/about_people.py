"""What listings know about a person: their wares on their own page, exported and erased."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.market.listings import actions, queries
from qvevri.market.listings.facts import facts_of
from qvevri.organisations.queries import acting_for
from qvevri.people.models import Person
from qvevri.people.registry import Holding, Link, holds, link
from qvevri.places.models import Municipality
from qvevri.vocabulary import composing


@link
def my_listings(person: Person, municipality: Municipality | None) -> Iterable[Link]:
    """The way to the person's own list."""
    if municipality is None or not acting_for(person, municipality):
        return []
    return [Link(_("My listings"), reverse("listings:mine"), icon="tag")]


def export(person: Person) -> list[dict[str, Any]]:
    """The listings of the sellers this person acts for, newest first."""
    return [
        {
            "number": listing.pk,
            "municipality": listing.municipality.slug,
            "title": composing.title(facts_of(listing), person.language),
            "text": listing.text,
            "status": listing.status,
            "created_at": listing.created_at.isoformat(),
            "published_at": listing.published_at and listing.published_at.isoformat(),
        }
        for listing in queries.listings_written_by(person)
    ]


def erase(person: Person) -> None:
    """Listings of sellers nobody else acts for are removed, with their words and photos."""
    for listing in queries.listings_of_alone(person):
        actions.erase(listing, by=person)


holds(Holding("listings", export, erase))
