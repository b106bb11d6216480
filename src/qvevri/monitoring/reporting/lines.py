"""Budget lines by what they say, and what is odd about the money moved against them: pure rules.

A line is named by its source, currency, year and name: an amendment gives it another row. More paid
than committed, or more committed than the line holds, may be right (a price rose, an advance was
paid): it is asked and flagged, never forbidden.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from qvevri.plan.programme.content import Text

LONGEST = 160


@dataclass(frozen=True)
class Key:
    """What a line is known by; `line` empty: everything from the source."""

    source: str
    currency: str
    line: str = ""

    @property
    def field(self) -> str:
        """A name for fields of forms, the same as long as the line is."""
        said = f"{self.source} {self.currency} {self.line}"
        return sha256(said.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Planned:
    """A line of an action; equal lines are one."""

    key: Key
    year: int | None
    name: Text
    amount: int


@dataclass(frozen=True)
class Moved:
    """Committed and paid so far, in minor units."""

    committed: int = 0
    paid: int = 0

    def plus(self, committed: int, paid: int) -> "Moved":
        """This and some more."""
        return Moved(self.committed + committed, self.paid + paid)


class Odd(StrEnum):
    """What is odd."""

    PAID = "paid_over_committed"
    COMMITTED = "committed_over_line"


@dataclass(frozen=True)
class Doubt:
    """One thing to ask about: an amount, and what it is more than."""

    why: Odd
    key: Key
    amount: int
    than: int

    def plain(self) -> dict[str, str | int]:
        """As JSON."""
        key = self.key
        told = {"source": key.source, "currency": key.currency, "line": key.line}
        return {"why": str(self.why), **told, "amount": self.amount, "than": self.than}


def doubt_of(plain: Mapping[str, str | int]) -> Doubt:
    """The doubt that `plain` wrote."""
    key = Key(str(plain["source"]), str(plain["currency"]), str(plain["line"]))
    return Doubt(Odd(str(plain["why"])), key, int(plain["amount"]), int(plain["than"]))


def line_name(year: int | None, name: Text) -> str:
    """What tells a line from others of its source and currency."""
    words = next((name[code] for code in ("ka", "en", "ru") if name.get(code)), "")
    return f"{year or ''} {words}".strip()[:LONGEST]


def planned_lines(
    rows: Iterable[tuple[str, str, int | None, Text, int]],
) -> dict[Key, Planned]:
    """Lines (source, currency, year, name, amount) in their order, equal ones added."""
    found: dict[Key, Planned] = {}
    for source, currency, year, name, amount in rows:
        key = Key(source, currency, line_name(year, name))
        before = found[key].amount if key in found else 0
        found[key] = Planned(key, year, name, before + amount)
    return found


def doubts(planned: Mapping[Key, Planned], moved: Mapping[Key, Moved]) -> list[Doubt]:
    """What is odd about the money moved so far, line by line."""
    found = []
    for key, money in moved.items():
        if money.paid > money.committed:
            found.append(Doubt(Odd.PAID, key, money.paid, money.committed))
        held = held_by(planned, key)
        if money.committed > held:
            found.append(Doubt(Odd.COMMITTED, key, money.committed, held))
    return found


def held_by(planned: Mapping[Key, Planned], key: Key) -> int:
    """What a line holds; of a line that is no longer there, nothing; of a whole source, its sum."""
    if key in planned:
        return planned[key].amount
    if key.line:
        return 0
    same = [one for one in planned if (one.source, one.currency) == (key.source, key.currency)]
    return sum(planned[one].amount for one in same)
