"""What of an entry is sealed."""

from typing import Any

from qvevri.history.models import Entry
from qvevri.history.sealing import moment, plain


def told(entry: Entry) -> dict[str, Any]:
    """All that must never change; the person only by number, so that erasing is possible."""
    return {
        "municipality": entry.municipality_id,
        "number": entry.number,
        "happened_at": moment(entry.happened_at),
        "by": entry.by_number,
        "by_name": entry.by_name,
        "verb": entry.verb,
        "thing": [entry.thing_type_id, entry.thing_id],
        "facts": plain(entry.facts),
    }
