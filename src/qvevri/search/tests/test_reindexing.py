"""The index is built anew from the things themselves, and says what differs."""

from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command

from qvevri.places.models import Municipality
from qvevri.search import actions, registry, spelling
from qvevri.search.docs import Doc
from qvevri.search.models import KnownWord, SearchDoc
from qvevri.search.queries import Query, search
from qvevri.search.tests.conftest import make_doc


@pytest.fixture
def things(gori: Municipality) -> Iterator[list[Doc]]:
    """What the room above has; the registry is as before afterwards."""
    listed = [make_doc(gori, number, kind="stall") for number in (1, 2, 3)]
    before = dict(registry.sources())
    registry.register("stall", lambda: listed)
    yield listed
    registry.forget("stall")
    assert dict(registry.sources()) == before


def test_missing_changed_and_gone_things_are_named(things: list[Doc], gori: Municipality) -> None:
    actions.put_many([*things[:2], make_doc(gori, 9, kind="stall")])
    SearchDoc.objects.filter(thing_id=2).update(delivers=True)

    assert actions.differences("stall") == [
        "stall 2 differs: delivers",
        "stall 3 is missing",
        "stall 9 is gone",
    ]


def test_rebuilt_index_is_right_and_keeps_what_was_right(
    things: list[Doc], gori: Municipality
) -> None:
    actions.put_many([things[0], make_doc(gori, 9, kind="stall")])
    kept = SearchDoc.objects.get(thing_id=1).pk

    assert actions.reindex("stall") == (3, 1)
    assert actions.differences("stall") == []
    assert SearchDoc.objects.get(thing_id=1).pk == kept


def test_check_refuses_a_wrong_index_and_changes_nothing(things: list[Doc]) -> None:
    with pytest.raises(CommandError, match="3 differences"):
        call_command("reindex", "--check")

    assert not SearchDoc.objects.exists()


@pytest.fixture
def known(things: list[Doc], gori: Municipality) -> None:
    """A document with words of its own, and a known word that nothing holds."""
    own = make_doc(gori, 3, kind="stall", own="ლომიძე")
    things[2] = own
    actions.put_many(things)
    spelling.remember(["კაპანაძე"])


def test_known_words_that_nothing_holds_are_named_and_forgotten(known: None) -> None:
    assert actions.different_words() == (0, 1)
    assert actions.reindex_words() == (0, 1)
    assert (actions.different_words(), search(Query(text="კაპანაძ")).count) == ((0, 0), 0)


def test_words_that_were_lost_or_folded_otherwise_are_known_anew(known: None) -> None:
    KnownWord.objects.filter(written="lomidze").delete()
    KnownWord.objects.filter(written="ლომიძე").update(word="lomizze")
    assert actions.different_words() == (2, 2)
    call_command("reindex", verbosity=0)

    page = search(Query(text="ლომიზე", kind="stall"))

    assert actions.different_words() == (0, 0)
    assert (page.reading.text, page.count) == ("ლომიძე", 1)
