"""What the log says of neighbours, and what they say of the log."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from qvevri.history.queries import first_missing
from qvevri.history.registry import Differing, compare_with, make_public, name_things, register
from qvevri.monitoring.opendata.mirror.witnessed import seen_of_us
from qvevri.places.models import Municipality

make_public("opendata.neighbour")
name_things("opendata.neighbour", _("Neighbours"))
register(
    "opendata.neighbour",
    {
        "added": _("Added the neighbour %(name)s"),
        "let_go": _("Let go the neighbour %(name)s"),
        "witnessed": _(
            "Noted the seal of the log of %(name)s: %(day)s, entry %(number)s, seal %(seal)s"
        ),
        "contradicted": _(
            "The log of %(name)s no longer has the seal noted for %(day)s: entry %(number)s, seal "
            "%(seal)s"
        ),
    },
)


@compare_with
def noted_by_neighbours(municipality: Municipality) -> Iterator[Differing]:
    """Seals of our log that a neighbour keeps and that are not in it any more."""
    for name, heads in seen_of_us(municipality):
        missing = first_missing(municipality, heads)
        if missing is not None:
            thing = _("the seal that %(name)s noted") % {"name": name}
            said = {"seal": missing.seal}
            how = _("%(seal)s is not in the log any more, which was cut off or written anew since")
            day = missing.day.isoformat()
            yield Differing(missing.number, day, str(thing), str(how % said))
