"""Documents for the tests of finding, as the rooms above would hand them over."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from qvevri.places.models import Municipality, Settlement
from qvevri.search import actions
from qvevri.search.docs import Doc
from qvevri.search.models import SearchDoc
from qvevri.vocabulary.folding import fold

START = datetime(2026, 11, 1, tzinfo=UTC)
Put = Callable[..., int]


def make_doc(municipality: Municipality, number: int, **fields: Any) -> Doc:
    """The document of thing `number`; a higher one is newer."""
    moment = START + timedelta(minutes=number)
    concepts = str(fields.pop("concepts", "fruit|apple"))
    words = str(fields.pop("words", ""))
    said: dict[str, Any] = {
        "municipality": municipality.pk,
        "kind": "listing",
        "thing_id": number,
        "card": {},
        "words": fold(words),
        "concept": concepts.split("|")[1] if "|" in concepts else concepts,
        "concepts": f"|{concepts}|",
        "group": concepts.partition("|")[0],
        "published_at": moment,
        "changed_at": moment,
        "expires_at": timezone.now() + timedelta(days=3),
    }
    return Doc(**(said | fields))


@pytest.fixture
def town(gori: Municipality) -> Settlement:
    """The town that gives its municipality the name."""
    return Settlement.objects.create(
        municipality=gori,
        slug="gori",
        name={"ka": "გორი", "en": "Gori", "ru": "Гори"},
        latitude=41.984,
        longitude=44.109,
    )


@pytest.fixture
def put(gori: Municipality) -> Put:
    """Put a document; those put later are newer. Gives the number of its thing."""

    def put_one(words: str = "", concepts: str = "fruit|apple", **fields: Any) -> int:
        number = SearchDoc.objects.count() + 1
        doc = make_doc(gori, number, words=words, concepts=concepts, **fields)
        actions.put(doc)
        return doc.thing_id

    return put_one
