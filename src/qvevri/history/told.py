"""What of an entry is sealed."""

from datetime import datetime
from typing import Any

from qvevri.history.models import Entry
from qvevri.history.sealing import moment, plain

# The columns that `told_as` takes after the municipality, in its order.
COLUMNS = (
    "number",
    "happened_at",
    "by_number",
    "by_name",
    "verb",
    "thing_type",
    "thing_id",
    "facts",
)


def told(entry: Entry) -> dict[str, Any]:
    """All that must never change; the person only by number, so that erasing is possible."""
    kept = (getattr(entry, name) for name in COLUMNS[:5])
    thing = (entry.thing_type_id, entry.thing_id)
    return told_as(entry.municipality_id, *kept, *thing, plain(entry.facts))


def told_as(municipality: int, number: int, happened_at: datetime, *more: Any) -> dict[str, Any]:  # noqa: ANN401
    """The same of the columns as the database has them; nothing in them is written otherwise, so
    that a figure where a text was sealed is seen."""
    by, by_name, verb, thing_type, thing_id, facts = more
    return {
        "municipality": municipality,
        "number": number,
        "happened_at": moment(happened_at),
        "by": by,
        "by_name": by_name,
        "verb": verb,
        "thing": [thing_type, thing_id],
        "facts": facts,
    }
