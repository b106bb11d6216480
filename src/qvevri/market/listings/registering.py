"""What listings tell the registries of the house."""

from django.db import models

from qvevri.files import registry as files
from qvevri.market.listings import indexing
from qvevri.market.listings.actions.indexed import keep_findable
from qvevri.market.listings.models import Listing
from qvevri.market.listings.queries import listings_of, whole_listings
from qvevri.market.listings.tasks import say_in_lari
from qvevri.money import registry as money
from qvevri.organisations import registry as organisations
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.search import registry as search
from qvevri.vocabulary import queries as vocabulary


def photos_changed(thing: models.Model, _by: Person | None) -> None:
    """The card of a listing shows its first photo: make it anew."""
    keep_findable(whole_listings().get(pk=thing.pk))


def seller_changed(organisation: Organisation) -> None:
    """Cards show the seller's name, village and mark; a hidden seller's wares are hidden too."""
    shown = whole_listings().of(organisation.municipality).published()
    for listing in shown.filter(organisation=organisation):
        keep_findable(listing)


def wares_of(organisation: Organisation, language: str) -> list[str]:
    """Names of what the seller offers now, the newest first, each once."""
    terms = vocabulary.terms()
    offered = dict.fromkeys(listing.concept_id for listing in listings_of(organisation))
    return [terms[vocabulary.code_of(pk)].name(language) for pk in offered]


def register() -> None:
    """Called once, when the house starts."""
    search.register(indexing.KIND, indexing.every_document)
    files.register(Listing, photos_changed)
    money.register_changed(say_in_lari)
    organisations.register_changed(seller_changed)
    organisations.register_wares(wares_of)
