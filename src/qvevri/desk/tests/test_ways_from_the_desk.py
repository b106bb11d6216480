"""The desk leads its staff to their pages, and nobody to a closed door."""

import pytest
from django.test import Client
from django.urls import reverse

from qvevri.desk.ways import WAYS, ways_for
from qvevri.people.models import Person, Role
from qvevri.people.registry import links_of
from qvevri.places.models import Municipality

HOME = "/gori/ka/desk/"
PLAN = {"edit", "writing", "waiting", "tables"}
OFFICE = {"neighbours", *PLAN, "for", "office", "sheets", "vocabulary", "settlements", "history"}


def ways_of(person: Person, municipality: Municipality) -> set[str]:
    return {way.url.rstrip("/").rsplit("/", 1)[-1] for way in ways_for(person, municipality)}


def test_officer_finds_every_page_of_the_work_and_can_open_it(as_clerk: Client) -> None:
    ways = as_clerk.get(HOME).context["ways"]

    assert [as_clerk.get(way.url).status_code for way in ways] == [200] * 13


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (Role.Kind.MODERATOR, {"staff", "log"}),
        (
            Role.Kind.OFFICER,
            {*OFFICE, "staff", "log"},
        ),
        (
            Role.Kind.ADMINISTRATOR,
            {*OFFICE, "staff", "log", "roles", "town-hall"},
        ),
    ],
)
def test_each_role_finds_what_it_may_do(
    gori: Municipality, giorgi: Person, kind: Role.Kind, found: set[str]
) -> None:
    Role.objects.create(person=giorgi, municipality=gori, kind=kind)

    assert ways_of(giorgi, gori) == found


def test_stranger_finds_no_way(gori: Municipality, giorgi: Person) -> None:
    assert ways_of(giorgi, gori) == set()


def test_every_way_has_its_icon() -> None:
    assert all(icon for ways in WAYS.values() for _title, _view, icon in ways)


def test_own_page_of_staff_leads_to_the_desk(clerk: Person, gori: Municipality) -> None:
    assert reverse("desk:home") in {one.url for one in links_of(clerk, gori)}


def test_own_page_of_others_does_not(giorgi: Person, gori: Municipality) -> None:
    assert reverse("desk:home") not in {one.url for one in links_of(giorgi, gori)}


def test_staff_of_another_place_is_no_staff_here(clerk: Person, zestaponi: Municipality) -> None:
    assert reverse("desk:home") not in {one.url for one in links_of(clerk, zestaponi)}
