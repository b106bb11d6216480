"""What a note says in passing: contents of a pack, smallest order, months, delivery."""

import re
from dataclasses import dataclass
from decimal import Decimal

from qvevri.market.listings.amounts import tidy
from qvevri.market.sheets.dates import months_in
from qvevri.market.sheets.lexicon import Lexicon

# "0,5 ლ" holds a comma too: clauses end in a comma and a space.
BREAK = re.compile(r"(?:,\s+|;\s*|\n+)")
MINIMUM = re.compile(
    r"^(?:მინ\.?|მინიმუმ\w*|მინიმალური(?: შეკვეთა)?|min\.?|minimum(?: order)?|moq|мин\.?|минимум|"
    r"минимальный заказ|не менее)\s*[:–—-]?\s*(?=\d)"
)
MONEY = re.compile(r"\d\s*(?:₾|ლარ|gel\b|lari|лари|\$|€)")
OPEN_ENDED = re.compile(r"დან(?!\w)|(?<!\w)(?:from|since|с|со|от)(?!\w)")


@dataclass(frozen=True)
class Note:
    """A note, and what was understood of it. `text` is what remains in the seller's words.

    `content` is what one pack holds, `container` the pack if it was named; `months` begin a season
    without end where `is_open_ended`.
    """

    text: str = ""
    content: tuple[Decimal, str] | None = None
    container: str = ""
    minimum: tuple[Decimal, str] | None = None
    months: tuple[int, ...] = ()
    is_open_ended: bool = False
    delivery: tuple[str, ...] = ()
    packing: str = ""
    qualities: tuple[str, ...] = ()
    has_price: bool = False


@dataclass
class _Reading:
    lexicon: Lexicon
    is_packed: bool
    content: tuple[Decimal, str] | None = None
    container: str = ""
    minimum: tuple[Decimal, str] | None = None
    delivery: tuple[str, ...] = ()
    packing: str = ""
    qualities: tuple[str, ...] = ()

    def takes(self, clause: str) -> bool:
        """Whether the clause says one of the things that have a place of their own."""
        return self._minimum(clause) or self._content(clause) or self._named(clause)

    def _minimum(self, clause: str) -> bool:
        start = MINIMUM.match(clause)
        if start is None or self.minimum is not None:
            return False
        said = self.lexicon.content(clause[start.end() :])
        if said is None or said[2]:
            return False
        self.minimum = said[:2]
        return True

    def _content(self, clause: str) -> bool:
        said = self.lexicon.content(clause)
        if not self.is_packed or said is None or self.content is not None:
            return False
        amount, unit, rest = said
        container = next(iter(self.lexicon.named(rest, "unit")), None) if rest else None
        if self.lexicon.units[unit].is_package or (rest and container is None):
            return False
        self.content = (amount, unit)
        self.container = container.code if container else ""
        return True

    def _named(self, clause: str) -> bool:
        ways = self.lexicon.named(clause, "delivery")
        if ways:
            self.delivery = (*self.delivery, ways[0].code)
            return True
        packings = self.lexicon.named(clause, "packing")
        if packings and not self.packing:
            self.packing = packings[0].code
            return True
        qualities = self.lexicon.named(clause, "quality")
        if qualities:
            self.qualities = (*self.qualities, qualities[0].code)
        return bool(qualities)


def read_note(text: str, lexicon: Lexicon, *, is_packed: bool) -> Note:
    """Read a note; `is_packed` if the offer is counted or priced in packs, so that it may name what
    one holds. Whatever is not understood as a whole clause stays in the text as it was written.
    """
    reading = _Reading(lexicon, is_packed)
    clauses = BREAK.split(text)
    left = [clause for clause in clauses if not _is_taken(clause, reading)]
    plain = tidy(text)
    return Note(
        text=text if len(left) == len(clauses) else ", ".join(left),
        content=reading.content,
        container=reading.container,
        minimum=reading.minimum,
        months=months_in(text),
        is_open_ended=bool(OPEN_ENDED.search(plain)),
        delivery=reading.delivery,
        packing=reading.packing,
        qualities=reading.qualities,
        has_price=bool(MONEY.search(plain)),
    )


def _is_taken(clause: str, reading: _Reading) -> bool:
    plain = tidy(clause).strip(" .")
    return bool(plain) and not MONEY.search(plain) and reading.takes(plain)
