"""What listings tell the registries of the house."""

from django.db import models

from qvevri.files import registry as files
from qvevri.market.listings import indexing
from qvevri.market.listings.actions.indexed import keep_findable
from qvevri.market.listings.models import Listing
from qvevri.market.listings.queries import whole_listings
from qvevri.people.models import Person
from qvevri.search import registry as search


def photos_changed(thing: models.Model, _by: Person | None) -> None:
    """The card of a listing shows its first photo: make it anew."""
    keep_findable(whole_listings().get(pk=thing.pk))


def register() -> None:
    """Called once, when the house starts."""
    search.register(indexing.KIND, indexing.every_document)
    files.register(Listing, photos_changed)
