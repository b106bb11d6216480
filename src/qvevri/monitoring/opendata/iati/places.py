"""Where an activity happens."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from qvevri.monitoring.opendata.iati.codes import WGS84
from qvevri.monitoring.opendata.iati.markup import child, told
from qvevri.places.models import Municipality, Settlement
from qvevri.places.queries import settlements_by_slug
from qvevri.plan.programme.contents import text_of

ACTIVITY, EXACT, NEAR = "1", "1", "2"


def locate(activity: Element, municipality: Municipality, slugs: Sequence[str]) -> None:
    """The settlements; without any, the municipality by its seat."""
    known = settlements_by_slug(municipality) if slugs else {}
    found = [known[slug] for slug in slugs if slug in known]
    for settlement in found:
        _place(activity, settlement, is_exact=not settlement.is_approximate)
    if not found:
        _place(activity, municipality, is_exact=False)


def _place(activity: Element, where: Settlement | Municipality, *, is_exact: bool) -> None:
    location = child(activity, "location", ref=where.slug)
    child(location, "location-reach", code=ACTIVITY)
    told(location, "name", text_of(where.name), where.slug)
    if where.latitude is not None and where.longitude is not None:
        point = child(location, "point", srsName=WGS84)
        child(point, "pos").text = f"{where.latitude:.5f} {where.longitude:.5f}"
        child(location, "exactness", code=EXACT if is_exact else NEAR)
