"""A seller says of itself what buyers read."""

from datetime import time
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from qvevri.history.models import Entry
from qvevri.organisations import actions, registry
from qvevri.organisations.inputs import (
    CallHoursWrong,
    NameHoldsContact,
    PlaceWrong,
    SettlementElsewhere,
    StoryHoldsContact,
    StoryTooLong,
)
from qvevri.organisations.models import Organisation
from qvevri.organisations.tests.factories import changed
from qvevri.people.models import Person
from qvevri.places.models import Settlement


def test_change_is_kept_and_the_history_names_the_fields_only(
    farm: Organisation, nino: Person
) -> None:
    said = changed(farm, story="ვაშლი\u200b ბაღიდან", phone="599 10 01 09")

    actions.change_organisation(farm, said, by=nino)

    farm.refresh_from_db()
    entry = Entry.objects.about(farm).get()
    assert (farm.story, farm.phone) == ("ვაშლი ბაღიდან", "+995599100109")
    assert (entry.verb, entry.facts) == ("changed", {"fields": ["phone", "story"]})


def test_nothing_changed_writes_nothing(farm: Organisation, nino: Person) -> None:
    actions.change_organisation(farm, changed(farm), by=nino)

    assert not Entry.objects.about(farm).exists()


def test_new_number_must_be_confirmed_again(farm: Organisation, nino: Person) -> None:
    Organisation.objects.update(verification="phone")

    after = actions.change_organisation(farm, changed(farm, phone="599100109"), by=nino)

    assert after.verification == "none"


def test_officer_changes_it_for_one_who_telephones(farm: Organisation, clerk: Person) -> None:
    actions.change_organisation(farm, changed(farm, story="ვაშლი"), by=clerk)

    assert Entry.objects.about(farm).get().by_name == "officer"


def test_stranger_changes_nothing(farm: Organisation, giorgi: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.change_organisation(farm, changed(farm, story="ვაშლი"), by=giorgi)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"story": "ა" * 100_000}, StoryTooLong),
        ({"story": "დარეკეთ: 599 12 34 56"}, StoryHoldsContact),
        ({"story": "მომწერეთ nino@marani.example"}, StoryHoldsContact),
        ({"name": {"ka": "ნინო 599123456"}}, NameHoldsContact),
        ({"call_from": time(9)}, CallHoursWrong),
        ({"call_from": time(18), "call_until": time(9)}, CallHoursWrong),
        ({"shows_exact_place": True}, PlaceWrong),
        ({"latitude": 55.75, "longitude": 37.61}, PlaceWrong),
    ],
)
def test_what_cannot_be_is_refused(
    fields: dict[str, Any], refusal: type[Exception], farm: Organisation, nino: Person
) -> None:
    with pytest.raises(refusal):
        actions.change_organisation(farm, changed(farm, **fields), by=nino)


def test_seller_does_not_move_to_another_municipality(
    farm: Organisation, nino: Person, sviri: Settlement
) -> None:
    with pytest.raises(SettlementElsewhere):
        actions.change_organisation(farm, changed(farm, settlement=sviri), by=nino)


def test_story_of_signs_alone_is_no_story(farm: Organisation, nino: Person) -> None:
    after = actions.change_organisation(farm, changed(farm, story=" \n🍎🍎 "), by=nino)

    assert after.story == ""


def test_rooms_above_hear_of_a_change(
    farm: Organisation, nino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Organisation] = []
    monkeypatch.setattr(registry, "_changed", [heard.append])

    actions.change_organisation(farm, changed(farm, story="ვაშლი"), by=nino)
    actions.hide(farm, by=nino)
    actions.show(farm, by=nino)

    assert heard == [farm, farm, farm]


def test_hidden_seller_is_not_public(farm: Organisation, nino: Person) -> None:
    actions.hide(farm, by=nino)

    assert not Organisation.objects.public().exists()


def test_stranger_hides_nothing(farm: Organisation, giorgi: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.hide(farm, by=giorgi)
