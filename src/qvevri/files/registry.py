"""The rooms that want to know when photos of their things change, or to keep one that must stay."""

from collections.abc import Callable

from django.db import models

from qvevri.files.models import Photo
from qvevri.people.models import Person

Told = Callable[[models.Model, Person | None], None]
Keeper = Callable[[models.Model, Photo], None]
Counter = Callable[[models.Model], int]
_told: dict[type[models.Model], list[Told]] = {}
_keepers: dict[type[models.Model], list[Keeper]] = {}
_counters: dict[type[models.Model], Counter] = {}


def register(kind: type[models.Model], told: Told) -> None:
    """Call `told(thing, by)` in the transaction in which photos of a thing of this kind change.

    Also when their renditions are ready (`by` is None). For `apps.ready()` of the room above.
    """
    known = _told.setdefault(kind, [])
    if told not in known:
        known.append(told)


def tell(thing: models.Model | None, by: Person | None) -> None:
    """The photos of `thing` have changed."""
    if thing is not None:
        for told in _told.get(type(thing), []):
            told(thing, by)


def keep(kind: type[models.Model], keeper: Keeper) -> None:
    """Call `keeper(thing, photo)` before somebody removes a photo of a thing of this kind: it
    raises a Refused if the photo must stay. For `apps.ready()` of the room above.
    """
    known = _keepers.setdefault(kind, [])
    if keeper not in known:
        known.append(keeper)


def ask_to_remove(photo: Photo) -> None:
    """May this photo go? Raises the Refused of a room that keeps it."""
    thing = photo.thing
    if thing is not None:
        for keeper in _keepers.get(type(thing), []):
            keeper(thing, photo)


def count_staying(kind: type[models.Model], counter: Counter) -> None:
    """Ask `counter(thing)` how many photos of a thing of this kind must stay. For `apps.ready()` of
    the room above.
    """
    _counters[kind] = counter


def staying(thing: models.Model | None) -> int:
    """How many photos of `thing` nobody may remove: they take no room from new ones."""
    counter = _counters.get(type(thing)) if thing is not None else None
    return counter(thing) if counter and thing is not None else 0
