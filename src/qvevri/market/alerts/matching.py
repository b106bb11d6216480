"""Which alerts are to tell of the listings that have just come before the public."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from qvevri.market.alerts import queries
from qvevri.market.alerts.anchors import signs_of_document
from qvevri.market.alerts.queries import Came
from qvevri.market.alerts.reading import query_of
from qvevri.search.models import SearchDoc
from qvevri.search.queries import among


@dataclass(frozen=True)
class Match:
    """This alert's holder is to be told of this listing, which came at that moment."""

    alert: int
    came: Came


@dataclass
class _Question:
    """The same search of any number of alerts, and the new documents it might find."""

    municipality: int
    asked: Mapping[str, Any]
    holders: dict[int, datetime] = field(default_factory=dict)
    documents: set[int] = field(default_factory=set)


def matches(came: Sequence[Came], now: datetime) -> tuple[list[Came], list[Match]]:
    """What of the new listings can be found now, and whom to tell of it.

    Queries: one for the documents, one for each few hundred signs they bear, one for the
    municipalities, and one for each different search that hangs on such a sign; however many alerts
    there are, and however many listings.
    """
    moments = {one.listing: one for one in came}
    documents = {one.pk: one for one in queries.documents_of([*moments], now)}
    arrived = {pk: moments[document.thing_id] for pk, document in documents.items()}
    found = [
        Match(alert, arrived[pk])
        for question, pk in _answers(_questions(list(documents.values())), now)
        for alert, since in question.holders.items()
        if since < arrived[pk].put_up_at
    ]
    return list(arrived.values()), found


def _questions(documents: Sequence[SearchDoc]) -> list[_Question]:
    """The searches in question, each once."""
    bearing = defaultdict(set)
    for document in documents:
        for sign in signs_of_document(document):
            bearing[sign].add(document.pk)
    asked: dict[tuple[int, str], _Question] = {}
    for row in queries.hanging_on(list(bearing)):
        key = (row.municipality, json.dumps(row.asked, sort_keys=True))
        question = asked.setdefault(key, _Question(row.municipality, row.asked))
        question.holders[row.alert] = row.since
        question.documents |= bearing[row.sign]
    return list(asked.values())


def _answers(questions: Sequence[_Question], now: datetime) -> Iterator[tuple[_Question, int]]:
    """Each question with each document it finds: the search itself decides."""
    places = queries.municipalities({question.municipality for question in questions})
    for question in questions:
        query = query_of(places[question.municipality], question.asked)
        if query is None:
            continue
        for pk in among(query, question.documents, now):
            yield question, pk
