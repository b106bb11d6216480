"""Which listing a row of a sheet is about: the same offer of the same seller, changed or not."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from qvevri.market.listings.inputs import ListingInput
from qvevri.vocabulary.folding import fold

L = TypeVar("L")


def key_of(phone: str, said: ListingInput) -> str:
    """What stays the same when price, quantity or words of an offer change: seller, what, variety.

    64 hexadecimal digits; it holds the phone number only as a hash.
    """
    variety = said.variety or fold(said.variety_text)
    parts = (phone, said.concept, variety, said.quality_class)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def matched(
    rows: Sequence[tuple[str, int]],
    listings: Iterable[tuple[Iterable[str], L]],
    is_same: Callable[[int, L], bool],
) -> Mapping[int, L]:
    """The listing of each row that has one, by the row's number.

    `rows` are keys with row numbers, `listings` the keys that each listing answers to. A seller may
    offer one thing twice (by kilo and by box): among those of one key, a row first takes the
    listing that says the same, then the next that is left.
    """
    waiting: dict[str, list[L]] = defaultdict(list)
    for keys, listing in listings:
        for key in dict.fromkeys(keys):
            waiting[key].append(listing)
    taken: dict[int, L] = {}
    used: set[int] = set()
    for wants_same in (True, False):
        for key, number in rows:
            free = (one for one in waiting[key] if id(one) not in used)
            fitting = (one for one in free if not wants_same or is_same(number, one))
            found = None if number in taken else next(fitting, None)
            if found is not None:
                taken[number] = found
                used.add(id(found))
    return taken
