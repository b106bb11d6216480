"""An invented neighbour, whose signed mirror the demo reads from a file as anybody would."""

import tomllib
from pathlib import Path

from qvevri.monitoring.opendata.mirror.actions import bring
from qvevri.monitoring.opendata.models import Neighbour
from qvevri.people.models import Person
from qvevri.places.models import Municipality

DATA = Path(__file__).resolve().parent / "data"
SHIPPED = DATA / "neighbour.toml"


def meet_neighbour(municipality: Municipality, officer: Person) -> None:
    """The neighbour's mirror is read, its signature checked; where one is read already, nothing."""
    if Neighbour.objects.of(municipality).exists():
        return
    said = tomllib.loads(SHIPPED.read_text("utf-8"))
    bring((DATA / said["file"]).read_bytes(), said["key"], municipality=municipality, by=officer)
