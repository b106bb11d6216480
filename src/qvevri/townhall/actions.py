"""What a town hall says of itself, written by its own people and kept in the log."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from qvevri.history import actions as history
from qvevri.people.models import Person
from qvevri.people.permissions import is_administrator, is_officer
from qvevri.places import actions as places
from qvevri.places.inputs import About, SettlementInput
from qvevri.places.models import Municipality, Settlement
from qvevri.townhall import tasks


@transaction.atomic
def describe(municipality: Municipality, said: About, *, by: Person) -> None:
    """Pages, messages and open data name the town hall like this from now on.

    Raises PermissionDenied if `by` is no administrator there.
    """
    if not is_administrator(by, municipality):
        raise PermissionDenied
    places.describe(municipality, said)
    history.record(by, "described", municipality, municipality=municipality)


@transaction.atomic
def open_to_strangers(municipality: Municipality, *, host: str, by: Person) -> None:
    """Strangers may visit it from now on. Raises PermissionDenied for anyone but the operator."""
    if not by.is_operator:
        raise PermissionDenied
    places.open_municipality(municipality, host=host)
    history.record(by, "opened", municipality, municipality=municipality, facts={"host": host})


@transaction.atomic
def close_to_strangers(municipality: Municipality, *, by: Person) -> None:
    """No visitors any more; nothing is lost. Raises PermissionDenied as `open_to_strangers`."""
    if not by.is_operator:
        raise PermissionDenied
    places.close_municipality(municipality)
    history.record(by, "closed", municipality, municipality=municipality)


@transaction.atomic
def add_settlement(municipality: Municipality, said: SettlementInput, *, by: Person) -> Settlement:
    """Sellers may say that they live there.

    Raises PermissionDenied for anyone but officers, SettlementKnown, NameUnusable, PointFarAway.
    """
    if not is_officer(by, municipality):
        raise PermissionDenied
    settlement = places.add_settlement(municipality, said)
    history.record(by, "added", settlement, municipality=municipality)
    return settlement


@transaction.atomic
def mend_settlement(settlement: Settlement, said: SettlementInput, *, by: Person) -> None:
    """The settlement is called and lies as the officer says, in what is found, too.

    Raises PermissionDenied for anyone but officers, PointFarAway.
    """
    municipality = settlement.municipality
    if not is_officer(by, municipality):
        raise PermissionDenied
    before = dict(settlement.name.data) if isinstance(settlement.name.data, dict) else {}
    places.mend_settlement(settlement, said)
    history.record(by, "mended", settlement, municipality=municipality, facts={"names": before})
    tasks.find_anew()
