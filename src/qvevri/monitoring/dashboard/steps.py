"""Milestones over the decisions about a plan: which of a later state is the same as which before.

A milestone has no code: an amendment keeps its row while its title or its day stays, and drops it
otherwise. The same rule here tells which row a milestone of any state had, also one that is gone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from qvevri.plan.programme.content import Content, Text

# A title in its languages and a day in ISO 8601.
Said = tuple[tuple[tuple[str, str], ...], str]
Promised = Mapping[str, Sequence[Said]]


@dataclass(frozen=True)
class Row:
    """A milestone as a row or a report names it: of an action, by code; `pk` its number."""

    action: str
    pk: int
    said: Said


def said_of(title: Text, due: str) -> Said:
    """A milestone by its title and day; languages that say nothing are left out."""
    return tuple(sorted((code, words) for code, words in title.items() if words)), due


def promised_in(content: Content) -> Promised:
    """The milestones of each action, in their order."""
    return {
        action.code: [said_of(step.title, step.due.isoformat()) for step in action.milestones]
        for objective in content.objectives
        for action in objective.actions
    }


def promised_in_text(content: str) -> Promised:
    """The same of a content as editions keep it, without reading the rest."""
    return {
        action["code"]: [said_of(one["title"], one["due"]) for one in action["milestones"]]
        for objective in json.loads(content)["objectives"]
        for action in objective["actions"]
    }


def numbered(
    states: Sequence[Promised], shown: int, rows: Iterable[Row], named: Iterable[Row]
) -> Mapping[str, Sequence[int]]:
    """The number of each milestone of the shown state, by action and in order: that of its row.

    `rows` are those of today, in their order; `named` those that reports told of, maybe gone since.
    A milestone of which neither knows has a number below zero: nothing was told of it.
    """
    same = list(_identities(states))
    numbers = _of_rows(same, rows)
    known = set(numbers.values())
    for one in named:
        if one.pk not in known:
            found = next(_called(states, same, one, numbers), None)
            if found is not None:
                numbers[found] = one.pk
                known.add(one.pk)
    return {
        code: [numbers.get(one, -one) for one in identities]
        for code, identities in same[shown].items()
    }


def _identities(states: Iterable[Promised]) -> Iterator[Mapping[str, Sequence[int]]]:
    """For each state the identity of each milestone; the same milestone has the same one."""
    new = count(1)
    last: dict[str, list[tuple[Said, int]]] = {}
    for state in states:
        for code, steps in state.items():
            before = list(last.get(code, ()))
            last[code] = [(said, _taken(before, said) or next(new)) for said in steps]
        # An action that is dropped for a while keeps its milestones.
        yield {code: [identity for _said, identity in steps] for code, steps in last.items()}


def _taken(before: list[tuple[Said, int]], said: Said) -> int | None:
    """The milestone that this one was: of the same title, else of the same day; taken once."""
    titled = (one for one in before if one[0][0] == said[0])
    dated = (one for one in before if one[0][1] == said[1])
    found = next(titled, None) or next(dated, None)
    if found is None:
        return None
    before.remove(found)
    return found[1]


def _of_rows(same: Sequence[Mapping[str, Sequence[int]]], rows: Iterable[Row]) -> dict[int, int]:
    """The number of each milestone that is there today: rows lie in the order of the last state."""
    found: dict[str, list[int]] = {}
    for row in rows:
        found.setdefault(row.action, []).append(row.pk)
    last = same[-1] if same else {}
    return {
        identity: pk
        for code, numbers in found.items()
        for identity, pk in zip(last.get(code, ()), numbers, strict=False)
    }


def _called(
    states: Sequence[Promised],
    same: Sequence[Mapping[str, Sequence[int]]],
    row: Row,
    taken: Mapping[int, int],
) -> Iterator[int]:
    """Milestones of that title and day that no row has yet, of the latest state first."""
    for state, identities in zip(reversed(states), reversed(same), strict=True):
        steps = zip(state.get(row.action, ()), identities.get(row.action, ()), strict=False)
        yield from (one for said, one in steps if said == row.said and one not in taken)
