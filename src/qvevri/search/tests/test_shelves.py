"""What names a concept is gathered from its shelf: the same as the index of words gives."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from qvevri.places.models import Municipality
from qvevri.search import actions, narrowing
from qvevri.search.engines import engine
from qvevri.search.narrowing import Query
from qvevri.search.tests.conftest import make_doc
from qvevri.search.wording import wording

pytestmark = pytest.mark.django_db
OVER = timezone.now() - timedelta(days=1)


@pytest.fixture
def shelves(gori: Municipality, zestaponi: Municipality) -> Municipality:
    """Apples and pears, of which some are over, some elsewhere, some only spoken of."""
    pear = {"concepts": "fruit|pear"}
    apples = [make_doc(gori, n) for n in range(1, 6)]
    pears = [make_doc(gori, n, **pear, own="ვაშლი" if n % 2 else "") for n in range(6, 12)]
    over = [make_doc(gori, 20, expires_at=OVER), make_doc(gori, 21, **pear, expires_at=OVER)]
    honey = make_doc(gori, 30, concepts="honey|honey-flower")
    elsewhere = make_doc(zestaponi, 40)
    actions.put_many([*pears[:3], *apples, *pears[3:], *over, honey, elsewhere])
    return gori


@pytest.mark.parametrize("most", [2, 5, 2000])
@pytest.mark.parametrize("words", ["ვაშლი", "apples", "хили", "fruit", "груши"])
@pytest.mark.parametrize("where", ["here", "everywhere"])
def test_shelf_and_what_speaks_of_it_are_all_that_the_words_find(
    shelves: Municipality, words: str, most: int, where: str
) -> None:
    place = shelves if where == "here" else None
    query = Query(municipality=place, text=words)
    wanted = narrowing.wanted(query, wording(words, place), timezone.now())
    from_shelves = engine().found(replace(wanted, most=most))
    from_words = engine().found(replace(wanted, most=most, shelves=()))

    assert wanted.shelves
    assert from_shelves == from_words
    assert from_shelves != []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ვაშლი skra", {}),
        ("apple under 5", {}),
        ("golden", {}),
        ("nothing", {}),
        ("apple", {"verified": True}),
        ("apple", {"seller": 5}),
    ],
)
def test_whatever_else_is_asked_leaves_the_shelves_alone(
    shelves: Municipality, words: str, said: dict[str, object]
) -> None:
    query = replace(Query(municipality=shelves, text=words), **said)  # type: ignore[arg-type]
    asked, reading = narrowing.with_reading(query, wording(words, shelves))

    assert narrowing.wanted(asked, reading, timezone.now()).shelves == ()
