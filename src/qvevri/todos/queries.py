"""What waits for whom."""

from datetime import UTC, datetime

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.todos import registry
from qvevri.todos.registry import Todo

_WITHOUT_DATE = datetime.max.replace(tzinfo=UTC)


def todos_for(person: Person, municipality: Municipality) -> list[Todo]:
    """What waits for a person in one municipality, longest waiting first, undated lines last."""
    found = [todo for source in registry.sources() for todo in source(person, municipality)]
    return sorted(found, key=lambda todo: todo.since or _WITHOUT_DATE)
