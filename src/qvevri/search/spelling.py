"""The words that documents hold, kept so that a misspelled one finds its neighbours at once.

A word is kept with all that is left of it when one letter, or of a long word two, are left out of
its beginning; a typing error shares one of these remains with the word that was meant (the
symmetric deletion of SymSpell). So a look-up is one statement, whatever the number of words.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from django.db import connection, transaction
from rapidfuzz.distance import OSA

from qvevri.search.models import KnownWord, Misspelling

FEWEST_LETTERS, LONG = 4, 8
# Letters behind these are the same in both words or tell them apart when they are compared.
BEGINNING = 7
MOST_REMEMBERED = 100_000
_remembered: set[str] = set()


def allowed(word: str) -> int:
    """How many typing errors a typed word may hold."""
    return 0 if len(word) < FEWEST_LETTERS else 1 if len(word) < LONG else 2


def distance(one: str, other: str, most: int) -> int:
    """How many letters put in, left out, changed or swapped part two words; `most` + 1 if more."""
    return OSA.distance(one, other, score_cutoff=most)


def remains(word: str, errors: int) -> Iterator[int]:
    """Hashes of the beginning of a word, whole and with up to `errors` letters left out."""
    start = word[:BEGINNING]
    places = range(len(start))
    left = {start}
    for number in range(1, errors + 1):
        for out in combinations(places, number):
            left.add("".join(letter for place, letter in enumerate(start) if place not in out))
    return (_hash(remain) for remain in left)


def _hash(text: str) -> int:
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def _errors_kept(word: str) -> int:
    # A typed word of eight letters may stand for one of seven of which two have to go.
    return 0 if len(word) < FEWEST_LETTERS else 1 if len(word) < BEGINNING else 2


def remember(words: Iterable[str]) -> None:
    """These words are known from now on, in the transaction of whoever holds them."""
    fresh = set(words) - _remembered
    if not fresh:
        return
    there = KnownWord.objects.filter(word__in=fresh).values_list("word", flat=True)
    new = sorted(fresh.difference(there))
    # No constraint forbids a word twice: two writers of one new word need not wait for each other.
    rows = KnownWord.objects.bulk_create([KnownWord(word=word) for word in new])
    Misspelling.objects.bulk_create(
        (
            Misspelling(key=key, word_id=row.pk)
            for row in rows
            for key in remains(row.word, _errors_kept(row.word))
        ),
        batch_size=5000,
    )
    transaction.on_commit(lambda: _keep_in_mind(fresh))


def _keep_in_mind(words: Collection[str]) -> None:
    if len(_remembered) > MOST_REMEMBERED:
        _remembered.clear()
    _remembered.update(words)


def forget() -> None:
    """Look words up again before they are added: after some were taken away."""
    _remembered.clear()


def look_up(misspelled: Collection[str], others: Collection[str]) -> list[str]:
    """Known words like the misspelled ones, and the first that begins with each other: one query.

    Those alike are more than are meant: compare them with `distance`.
    """
    keys = sorted({key for word in misspelled for key in remains(word, allowed(word))})
    parts, values = list[str](), list[int | str]()
    if keys:
        marks = ", ".join(["%s"] * len(keys))
        parts.append(
            "SELECT k.word FROM search_knownword k WHERE k.id IN "  # noqa: S608
            f"(SELECT m.word_id FROM search_misspelling m WHERE m.key IN ({marks}))"
        )
        values += keys
    for word in sorted(others):
        parts.append("SELECT min(word) FROM search_knownword WHERE word >= %s AND word < %s")
        values += [word, f"{word}zzz"]
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return [word for (word,) in cursor.fetchall() if word is not None]


def prune(words: Collection[str]) -> int:
    """Forget all words but these; gives how many were forgotten."""
    kept = set(words)
    stale = [row for row in KnownWord.objects.iterator() if row.word not in kept]
    with transaction.atomic():
        for start in range(0, len(stale), 500):
            some = [row.pk for row in stale[start : start + 500]]
            Misspelling.objects.filter(word__in=some).delete()
            KnownWord.objects.filter(pk__in=some).delete()
    forget()
    return len(stale)
