"""Where nothing was found: what is nearest to it, here and in the other markets."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from qvevri.search import narrowing
from qvevri.search.counting import counted
from qvevri.search.engines import engine
from qvevri.search.narrowing import Query
from qvevri.search.results import COUNTED
from qvevri.search.wording import wording
from qvevri.vocabulary import queries as vocabulary

MOST = 6


@dataclass(frozen=True)
class Nearest:
    """Concepts near to what was sought that have something here, with their numbers.

    `unfiltered` is how many there are here without the filters, `wider` in all open markets
    together; both up to 1,000.
    """

    concepts: tuple[tuple[str, int], ...] = ()
    unfiltered: int = 0
    wider: int = 0


def nearest(query: Query, now: datetime | None = None) -> Nearest:
    """What to offer instead of nothing: one query, two where the market was not counted lately."""
    now = now or timezone.now()
    asked, reading = narrowing.with_reading(query, wording(query.text, query.municipality))
    here = Query(municipality=query.municipality, kind=query.kind)
    _number, facets = counted(here, now)
    codes = reading.concepts or ((query.concept,) if query.concept else ()) or _guessed(query.text)
    near = [(code, facets.concepts[code]) for code in _family(codes) if code in facets.concepts]
    around = replace(narrowing.wide(asked), municipality=None, near=None)
    around = around if reading.groups else replace(around, concept=query.concept)
    found = engine().found(narrowing.wanted(around, reading, now))
    place = query.municipality.pk if query.municipality else None
    unfiltered = sum(one.municipality_id == place for one in found)
    return Nearest(tuple(near[:MOST]), min(unfiltered, COUNTED), min(len(found), COUNTED))


def _guessed(text: str) -> tuple[str, ...]:
    found = vocabulary.recognise(text, vocabulary.FINDING) if text else []
    return tuple(match.code for match in found[:MOST])


def _family(codes: tuple[str, ...]) -> list[str]:
    """The concepts themselves, those beside them, and those above, the nearest first."""
    known, found = vocabulary.terms(), dict.fromkeys(codes)
    for code in codes:
        if code in known:
            found |= dict.fromkeys(term.code for term in vocabulary.children_of(code))
            beside = vocabulary.children_of(known[code].parent) if known[code].parent else ()
            found |= dict.fromkeys(term.code for term in beside)
            found |= dict.fromkeys(term.code for term in reversed(vocabulary.ancestors(code)))
    return list(found)
