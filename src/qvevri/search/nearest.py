"""Where nothing was found: what is nearest to it, here and in the other markets."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from qvevri.search import counting, narrowing
from qvevri.search.engines import Wanted, engine
from qvevri.search.facets import Found
from qvevri.search.narrowing import Query
from qvevri.search.results import COUNTED, Results
from qvevri.search.wording import Reading, wording
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
    """What to offer instead of nothing: one query."""
    now = now or timezone.now()
    asked, reading = narrowing.with_reading(query, wording(query.text, query.municipality))
    codes = reading.concepts or ((query.concept,) if query.concept else ()) or _guessed(query.text)
    around = replace(narrowing.wide(asked), municipality=None, near=None)
    around = around if reading.groups else replace(around, concept=query.concept)
    here = Query(municipality=query.municipality, kind=query.kind)
    found, numbers = _around(narrowing.wanted(around, reading, now), here if codes else None, now)
    near = [(code, numbers[code]) for code in _family(codes) if code in numbers]
    place = query.municipality.pk if query.municipality else None
    unfiltered = sum(one.municipality_id == place for one in found)
    return Nearest(tuple(near[:MOST]), min(unfiltered, COUNTED), min(len(found), COUNTED))


def _around(
    wanted: Wanted, market: Query | None, now: datetime
) -> tuple[list[Found], Mapping[str, int]]:
    """What is found around, and how many of each concept a market has, in one breath."""
    known = counting.kept(market, now) if market else None
    if market is None or known is not None:
        return engine().found(wanted), known[1].concepts if known else {}
    both = engine().found_of_each([wanted, narrowing.wanted(market, Reading(), now)])
    known = counting.keep(market, Results(both[1], both[1]), now)
    return both[0], known[1].concepts


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
