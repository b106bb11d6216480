"""What sellers tell the registries of the house."""

from django.db import models

from qvevri.files import registry as files
from qvevri.history import actions as history
from qvevri.organisations import indexing, registry
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.search import registry as search


def photos_changed(thing: models.Model, by: Person | None) -> None:
    """The history says who changed a seller's photos; what shows the first one is made anew."""
    assert isinstance(thing, Organisation)
    if by is not None:
        history.record(by, "photos_changed", thing, municipality=thing.municipality)
    registry.tell_changed(thing)


def register() -> None:
    """Called once, when the house starts."""
    files.register(Organisation, photos_changed)
    search.register(indexing.KIND, indexing.every_document)
    registry.register_changed(indexing.keep_findable)
