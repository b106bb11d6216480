"""What the rooms above know about a person: how to reach them, where to go, what is held."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from qvevri.people.contacts import Contact
from qvevri.people.models import Person
from qvevri.places.models import Municipality


@dataclass(frozen=True)
class Code:
    """A one-time code on its way to somebody."""

    to: Contact
    code: str
    language: str
    municipality: Municipality | None


@dataclass(frozen=True)
class Link:
    """A line of a person's own page."""

    title: str
    url: str
    detail: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Holding:
    """One kind of thing held about a person: its name in exports, how to give it, how to erase it.

    `erase` runs in the transaction that deletes the person; it may raise Refused with what must be
    done first.
    """

    name: str
    export: Callable[[Person], Any]
    erase: Callable[[Person], None]


Courier = Callable[[Code], None]
Witness = Callable[[Person, str, Model, Municipality], None]
Awaiting = Callable[[], Iterable[int]]
LinkSource = Callable[[Person, Municipality | None], Iterable[Link]]

_couriers: list[Courier] = []
_witnesses: list[Witness] = []
_links: list[LinkSource] = []
_holdings: list[Holding] = []
_awaiting: list[Awaiting] = []


def carry_codes(courier: Courier) -> None:
    """Let `courier` bring every one-time code to its receiver."""
    if courier not in _couriers:
        _couriers.append(courier)


def witness(one: Witness) -> None:
    """Let `one` write down roles given and taken."""
    if one not in _witnesses:
        _witnesses.append(one)


def link(source: LinkSource) -> LinkSource:
    """Ask `source` for lines of the person's own page. A decorator, for `<app>/about_people.py`."""
    if source not in _links:
        _links.append(source)
    return source


def holds(holding: Holding) -> None:
    """Something about people is kept in a room above: export and erase it with them."""
    _holdings.append(holding)


def awaits(source: Awaiting) -> Awaiting:
    """`source` gives the numbers of people who are expected, though they never came yet."""
    if source not in _awaiting:
        _awaiting.append(source)
    return source


def awaited() -> set[int]:
    """Numbers of all people whom a room above expects."""
    return {pk for source in _awaiting for pk in source()}


def send_code(code: Code) -> None:
    """Give the code to every courier."""
    for courier in _couriers:
        courier(code)


def testify(by: Person, verb: str, thing: Model, municipality: Municipality) -> None:
    """Tell every witness what was done."""
    for one in _witnesses:
        one(by, verb, thing, municipality)


def links_of(person: Person, municipality: Municipality | None) -> list[Link]:
    """The lines for a person's own page, in the order of the installed apps."""
    return [line for source in _links for line in source(person, municipality)]


def holdings() -> list[Holding]:
    """Everything held about people, the uppermost rooms first: the order of erasing."""
    return list(reversed(_holdings))
