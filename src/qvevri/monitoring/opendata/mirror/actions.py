"""Neighbours: added with a key that somebody confirmed, read again, let go."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core.errors import Refused
from qvevri.core.languages import current, in_language
from qvevri.history import actions as history
from qvevri.monitoring.opendata.mirror.content import Mirror
from qvevri.monitoring.opendata.mirror.fetching import Answer, fetch
from qvevri.monitoring.opendata.mirror.signing import NotTaken, opened, taken_apart
from qvevri.monitoring.opendata.mirror.witnessed import witness
from qvevri.monitoring.opendata.models import Neighbour
from qvevri.people.models import Person
from qvevri.people.permissions import is_officer
from qvevri.places.models import Municipality


class MirrorNotTaken(Refused):
    """What stands at the address is no mirror that can be believed."""

    def __init__(self, trouble: NotTaken) -> None:
        super().__init__(str(Neighbour.Trouble(str(trouble.trouble)).label) + ".")


class NeighbourKnown(Refused):
    """The same address twice."""

    def __init__(self) -> None:
        super().__init__(_("This neighbour is already on your list."))


def look_at(address: str) -> tuple[Mirror, str]:
    """What stands at an address, and the key that signed it, to be confirmed by a person.

    Raises MirrorNotTaken.
    """
    mirror, key, _answer = _looked_at(address, None)
    return mirror, key


def _looked_at(address: str, key: str | None) -> tuple[Mirror, str, Answer]:
    try:
        answer = fetch(address)
        text = answer.text or b""
        return opened(text, key, timezone.now()), taken_apart(text).key, answer
    except NotTaken as trouble:
        raise MirrorNotTaken(trouble) from trouble


def add(address: str, key: str, *, municipality: Municipality, by: Person) -> Neighbour:
    """A neighbour whose key was confirmed, with its first mirror.

    Raises PermissionDenied, MirrorNotTaken, NeighbourKnown.
    """
    if not is_officer(by, municipality):
        raise PermissionDenied
    # Asked before the transaction begins: another house may take its time.
    mirror, _key, answer = _looked_at(address, key)
    return _put_down(address, key, mirror, answer, municipality=municipality, by=by)


def bring(text: bytes, key: str, *, municipality: Municipality, by: Person) -> Neighbour:
    """A neighbour whose mirror came as a file, signed with the key that was confirmed. There is
    no address to be asked again.

    Raises PermissionDenied, MirrorNotTaken, NeighbourKnown.
    """
    if not is_officer(by, municipality):
        raise PermissionDenied
    try:
        mirror = opened(text, key, timezone.now())
    except NotTaken as trouble:
        raise MirrorNotTaken(trouble) from trouble
    address = f"{Neighbour.FILE}{mirror.municipality}"
    return _put_down(address, key, mirror, Answer(text), municipality=municipality, by=by)


@transaction.atomic
def _put_down(
    address: str,
    key: str,
    mirror: Mirror,
    answer: Answer,
    *,
    municipality: Municipality,
    by: Person,
) -> Neighbour:
    now = timezone.now()
    neighbour, is_new = Neighbour.objects.get_or_create(
        municipality=municipality,
        address=address,
        defaults={
            "name": in_language(mirror.name, current())[:200],
            "key": key,
            "etag": answer.etag,
            "mirror": (answer.text or b"").decode(),
            "read_at": now,
            "tried_at": now,
            "added_by": by,
        },
    )
    if not is_new:
        raise NeighbourKnown
    facts = {"name": neighbour.name}
    history.record(by, "added", neighbour, municipality=municipality, facts=facts)
    witness(neighbour)
    return neighbour


@transaction.atomic
def let_go(neighbour: Neighbour, *, by: Person) -> None:
    """The neighbour and its mirror are gone from here. Raises PermissionDenied."""
    if not is_officer(by, neighbour.municipality):
        raise PermissionDenied
    facts = {"name": neighbour.name}
    municipality = neighbour.municipality
    history.record(by, "let_go", neighbour, municipality=municipality, facts=facts)
    neighbour.delete()


def read_again(neighbour: Neighbour) -> Neighbour:
    """The neighbour's mirror as it stands now; where that cannot be believed, the last good one
    stays, and the neighbour says what is wrong."""
    trouble: Neighbour.Trouble = Neighbour.Trouble.NONE
    answer = Answer(None, neighbour.etag)
    try:
        answer = fetch(neighbour.address, neighbour.etag)
        # Unchanged is not yet good: what we hold may have grown old since.
        opened(answer.text or neighbour.mirror, neighbour.key, timezone.now())
    except NotTaken as found:
        trouble = Neighbour.Trouble(str(found.trouble))
    return _keep(neighbour, answer, trouble)


@transaction.atomic
def _keep(neighbour: Neighbour, answer: Answer, trouble: Neighbour.Trouble) -> Neighbour:
    neighbour.tried_at = timezone.now()
    neighbour.trouble = trouble
    if trouble == Neighbour.Trouble.NONE:
        neighbour.read_at, neighbour.etag = neighbour.tried_at, answer.etag
        if answer.text is not None:
            neighbour.mirror = answer.text.decode()
    neighbour.save(update_fields=["tried_at", "trouble", "read_at", "etag", "mirror"])
    if trouble == Neighbour.Trouble.NONE:
        witness(neighbour)
    return neighbour


def read_all_again() -> int:
    """Every neighbour of every municipality, one after another; gives how many could be read."""
    found = [read_again(one) for one in Neighbour.objects.with_address().order_by("tried_at")]
    return sum(one.trouble == Neighbour.Trouble.NONE for one in found)
