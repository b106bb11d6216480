"""Several products in one query, apples and pears: whatever is one of them."""

from dataclasses import replace
from itertools import combinations

from qvevri.search.wording import Group, Reading
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.terms import SOLD

OR = frozenset({"or", "или", "либо", "ან"})


def either(typed: Reading) -> Reading | None:
    """The reading that one of its products meets, with all else that was asked for.

    None where fewer than two products are named that are no kind of each other.
    """
    sold = [group for group in typed.groups if _is_sold(group)]
    if all(_is_kind_of(a, b) or _is_kind_of(b, a) for a, b in combinations(sold, 2)):
        return None
    one = Group(
        words=tuple(dict.fromkeys(word for group in sold for word in group.words)),
        concepts=tuple(dict.fromkeys(code for group in sold for code in group.concepts)),
        written=" ".join(group.written for group in sold),
        sounds_like_a_place=any(group.sounds_like_a_place for group in sold),
    )
    others = tuple(group for group in typed.groups if group not in sold)
    said = tuple(dict.fromkeys(group.written for group in sold))
    return replace(typed, groups=(one, *others), either=said)


def says_or(typed: Reading) -> bool:
    """Whether whoever typed this said outright that one of several will do."""
    return not OR.isdisjoint(typed.text.casefold().split())


def _is_sold(group: Group) -> bool:
    known = vocabulary.terms()
    kinds = {known[code].kind for code in group.concepts if code in known}
    return not group.settlements and not kinds.isdisjoint(SOLD)


def _is_kind_of(group: Group, other: Group) -> bool:
    """Whether what is meant lies under what the other means, or is the same."""
    above = {term.code for code in group.concepts for term in vocabulary.ancestors(code)}
    return not set(other.concepts).isdisjoint({*group.concepts, *above})
