"""Whoever typed a number and never came is forgotten after a week; everybody else stays."""

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from qvevri.people.actions import person_for
from qvevri.people.contacts import Contact
from qvevri.people.models import Person

WEEK = 7 * 24 * 60 * 60


@pytest.mark.parametrize(("seconds", "is_kept"), [(WEEK - 60, True), (WEEK + 60, False)])
def test_passer_by_is_forgotten_after_a_week(
    nino: Person, clerk: Person, seconds: int, *, is_kept: bool
) -> None:
    passer_by = person_for(Contact(phone="+995599778899"), language="ka")

    with time_machine.travel(timezone.now().timestamp() + seconds):
        call_command("tidy-people")

    assert Person.objects.filter(pk=passer_by.pk).exists() is is_kept
    assert Person.objects.filter(pk__in=[nino.pk, clerk.pk]).count() == 2


def test_operator_who_never_signed_in_stays(db: None) -> None:
    operator = Person.objects.create_person(email="operator@house.example", is_operator=True)

    with time_machine.travel(timezone.now().timestamp() + WEEK + 60):
        call_command("tidy-people")

    assert Person.objects.filter(pk=operator.pk).exists()
