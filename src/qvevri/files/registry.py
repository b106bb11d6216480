"""The rooms that want to know when photos of their things change, such as for ready cards."""

from collections.abc import Callable

from django.db import models

from qvevri.people.models import Person

Told = Callable[[models.Model, Person | None], None]
_told: dict[type[models.Model], list[Told]] = {}


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
