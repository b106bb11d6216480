"""The signs by which a new listing finds the alerts that may be told of it.

An alert hangs on few signs, one of which every listing it could be told of bears; so a new listing
asks only the alerts that hang on its own signs, not all there are. A listing's signs are the words
and marks by which the index knows it, and their beginnings.
"""

from collections.abc import Iterable, Iterator

from qvevri.search import marks
from qvevri.search.models import SearchDoc
from qvevri.search.queries import Query, readings
from qvevri.search.wording import Group, Reading

# As in the index: a shorter word is no beginning of another.
LETTERS = 3
ALL = "*"


def signs_of_search(query: Query) -> frozenset[str]:
    """One of these is a sign of every listing that the query finds.

    Asks the index only about words that may have been misspelled.
    """
    assert query.municipality is not None
    return frozenset(f"{query.municipality.pk}:{sign}" for sign in _signs(query))


def _signs(query: Query) -> Iterable[str]:
    if query.seller is not None:
        return [marks.of_seller(query.seller)]
    understood = readings(query) if query.text else []
    # A reading without words (a price, the surroundings of a village) finds whatever bears none.
    if understood and all(reading.groups for reading in understood):
        return {sign for reading in understood for sign in _signs_of_words(_rarest(reading))}
    if query.concept:
        return [marks.of_concept(query.concept)]
    if query.settlement is not None:
        return [marks.of_settlement(query.settlement)]
    return [ALL]


def _rarest(reading: Reading) -> Group:
    """The group of words that the fewest listings meet."""
    return max(reading.groups, key=_weight)


def _weight(group: Group) -> tuple[bool, int]:
    """A concept is rarer than a village, a long word rarer than a short one."""
    return bool(group.concepts), max(len(word) for word in group.words)


def _signs_of_words(group: Group) -> Iterator[str]:
    yield from (marks.of_concept(code) for code in group.concepts)
    yield from (marks.of_mention(code) for code in group.concepts)
    yield from map(marks.of_settlement, group.settlements)
    yield from map(marks.of_municipality, group.markets)
    longest = max(group.words, key=len)
    yield longest if len(longest) < LETTERS else _beginning(longest)
    if group.stem:
        yield from (marks.of_stem(group.stem), group.stem)


def _beginning(word: str) -> str:
    return f"{word[:LETTERS]}{ALL}"


def signs_of_document(document: SearchDoc) -> set[str]:
    """All signs of a listing, as the index holds it."""
    words = set(document.words.split())
    signs = words | {_beginning(word) for word in words if len(word) >= LETTERS} | {ALL}
    return {f"{document.municipality_id}:{sign}" for sign in signs}
