"""The words that documents hold, kept so that a misspelled one finds its neighbours at once.

A word is kept with all that is left of its beginning when one or two letters are left out; a typing
error shares one of these remains with the word that was meant (the symmetric deletion of SymSpell).
So a look-up is one statement, whatever the number of words, and a common word costs no more than a
rare one.
"""

import hashlib
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from django.db import connection, transaction

from qvevri.core.batches import batches
from qvevri.search.engines import engine
from qvevri.search.models import KnownWord, Misspelling
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.reading.neighbours import distance, errors_allowed

# One letter per sound, so that ს for შ, or s for sh, is one error.
SOUNDS = (("ch", "c"), ("sh", "w"), ("ts", "q"), ("dz", "x"))
# Letters behind these tell words apart when they are compared.
BEGINNING = 7
FEWEST_FOR_TWO = 5
LONGEST_WORD = 40
BATCH = 5000
# Words this process need not look up again; for a while only, as another may reindex them away.
MOST_REMEMBERED, REMEMBERED_SECONDS = 100_000, 600.0


class _Mind:
    """The words that were lately seen to be known."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.since = time.monotonic()

    def keep(self, words: Collection[str]) -> None:
        is_old = time.monotonic() - self.since > REMEMBERED_SECONDS
        if is_old or len(self.words) > MOST_REMEMBERED:
            self.empty()
        self.words.update(words)

    def empty(self) -> None:
        self.words.clear()
        self.since = time.monotonic()


_mind = _Mind()


def compact(folded: str) -> str:
    """A folded word with one letter for each sound."""
    for letters, sound in SOUNDS:
        folded = folded.replace(letters, sound)
    return folded


def remains(folded: str, errors: int) -> set[int]:
    """Hashes of the beginning of a folded word, whole and with up to `errors` letters left out.

    Letter by letter and sound by sound: sh may be mistyped for hs, and ს for შ.
    """
    return {_hash(left) for way in (folded, compact(folded)) for left in _left_of(way, errors)}


def _left_of(word: str, errors: int) -> Iterator[str]:
    start = word[:BEGINNING]
    for number in range(min(errors, len(start)) + 1):
        for out in combinations(range(len(start)), number):
            yield "".join(letter for place, letter in enumerate(start) if place not in out)


def _hash(text: str) -> int:
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, byteorder="big", signed=True)


def kept(folded: str) -> set[int]:
    """The remains that are kept of a known word."""
    return remains(folded, 1 if len(compact(folded)) < FEWEST_FOR_TWO else 2)


def errors_between(one: str, other: str, most: int) -> int:
    """How many letters, or sounds, two folded words differ by; `most` + 1 if by more."""
    by_letters = distance(one, other, most)
    return min(by_letters, distance(compact(one), compact(other), most)) if by_letters else 0


def remember(words: Iterable[str]) -> None:
    """These words, as they are written, are known from now on: in the writer's own transaction."""
    fresh = set(words) - _mind.words
    if not fresh:
        return
    there = set(KnownWord.objects.filter(written__in=fresh).values_list("written", flat=True))
    # No constraint forbids a word twice: two writers of one new word need not wait for each other.
    new = [KnownWord(written=word, word=_folded(word)) for word in sorted(fresh - there)]
    if new:
        _add([row for row in new if row.word])
    transaction.on_commit(lambda: _mind.keep(fresh))


def forget() -> None:
    """Ask the database again which words it holds: others may have emptied it."""
    _mind.empty()


def _add(new: list[KnownWord]) -> None:
    """Ways to write words; the first way to write a word carries what is left of it."""
    folded = {row.word for row in new}
    there = set(KnownWord.objects.filter(word__in=folded).values_list("word", flat=True))
    rows = {row.word: row for row in KnownWord.objects.bulk_create(new)}
    Misspelling.objects.bulk_create(
        (
            Misspelling(key=key, word_id=rows[word].pk)
            for word in sorted(folded - there)
            for key in kept(word)
        ),
        batch_size=BATCH,
    )


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word).replace(" ", "")[:LONGEST_WORD]


def look_up(misspelled: Iterable[str], begun: Iterable[str]) -> dict[str, list[str]]:
    """Known words like the folded ones misspelled, and one that begins with each other: one query.

    By the folded word, each with its ways of writing. More are alike than are meant: compare them.
    """
    keys = sorted({key for word in misspelled for key in remains(word, errors_allowed(len(word)))})
    parts, values = list[str](), list[int | str]()
    if keys:
        marks = ", ".join(["%s"] * len(keys))
        alike = f"SELECT m.word_id FROM search_misspelling m WHERE m.key IN ({marks})"  # noqa: S608
        one_of = engine().one_of
        words = f"SELECT o.word FROM search_knownword o WHERE o.id {one_of.format(alike)}"  # noqa: S608
        parts.append(
            "SELECT k.word, k.written FROM search_knownword k "  # noqa: S608
            f"WHERE k.word {one_of.format(words)}"
        )
        values += keys
    for word in sorted(set(begun)):
        parts.append("SELECT min(word), '' FROM search_knownword WHERE word >= %s AND word < %s")
        values += [word, f"{word}zzz"]
    found: dict[str, list[str]] = {}
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), values)
            for word, written in cursor.fetchall():
                if word is not None:
                    found.setdefault(word, []).append(written)
    return found


@dataclass(frozen=True)
class Amiss:
    """Words that documents hold and that are not known, and rows of words that nothing holds."""

    missing: frozenset[str]
    stale: tuple[int, ...]


def amiss(words: Collection[str]) -> Amiss:
    """What is otherwise than it should be, where documents hold just these words, as written.

    A word that is folded in another way than it was is missing, and stale as it is. All ways to
    write a stale word are: one of them carries what is left of it.
    """
    rows = list(KnownWord.objects.values_list("pk", "word", "written"))
    right = {written for _pk, word, written in rows if word == _folded(written)}
    held = right.intersection(words)
    wrong = {word for _pk, word, written in rows if written not in held}
    missing = frozenset(word for word in words if word not in right and _folded(word))
    return Amiss(missing, tuple(pk for pk, word, _written in rows if word in wrong))


def mend(words: Collection[str]) -> Amiss:
    """Just these words are known from now on; gives what was amiss."""
    found = amiss(words)
    with transaction.atomic():
        for some in batches(found.stale, BATCH):
            Misspelling.objects.filter(word__in=some).delete()
            KnownWord.objects.filter(pk__in=some).delete()
        _mind.empty()
        for new in batches(sorted(words), BATCH):
            remember(new)
    return found
