"""Every room that points to a person lets go of them; those that hold their words say so."""

import pytest
from django.db import models

from qvevri.people.models import Person
from qvevri.people.registry import holdings


def relations() -> list[models.ForeignObjectRel]:
    fields = Person._meta.get_fields(include_hidden=True)
    return [field for field in fields if isinstance(field, models.ForeignObjectRel)]


@pytest.mark.parametrize("relation", relations(), ids=str)
def test_row_that_points_to_a_person_goes_with_them_or_forgets_them(
    relation: models.ForeignObjectRel,
) -> None:
    assert relation.on_delete in (models.CASCADE, models.SET_NULL, None)


@pytest.mark.parametrize(
    "name", ["messages", "sellers", "listings", "enquiries", "requests", "alerts"]
)
def test_room_that_holds_something_gives_and_erases_it(name: str) -> None:
    assert name in {held.name for held in holdings()}


def test_upper_rooms_are_erased_before_those_they_stand_on() -> None:
    order = [held.name for held in holdings()]

    assert order.index("enquiries") < order.index("listings") < order.index("sellers")
