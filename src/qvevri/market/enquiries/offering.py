"""Which chips a side is offered now: answers to what was asked, and what may always be said."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from qvevri.market.enquiries.bargain import Said, Spoken, terms_of
from qvevri.market.enquiries.chips import CHIPS, QUESTIONS, Chip, Side, Value

# A price may be asked again, and a sample never is; these stay at hand for a buyer all along.
AT_ANY_TIME_SELLER = ("price", "have", "ready", "call_me", "not_available", "decline")
AT_ANY_TIME_BUYER = ("offer", "call_me", "decline")


@dataclass(frozen=True)
class Option:
    """A chip to tick. `given` are the values it takes over; `asks` is what must still be typed."""

    key: str
    chip: Chip
    given: Said = field(default_factory=dict)

    @property
    def asks(self) -> Value | None:
        """The value to type or choose; None when the tick says it all."""
        value = self.chip.value
        if not self.chip.repeats or value is Value.PRICE:
            return value
        return value if value is Value.THING and "thing" not in self.given else None


@dataclass(frozen=True)
class Group:
    """Options under one heading: the question they answer, or nothing."""

    question: Said | None
    options: tuple[Option, ...]


def _options(codes: Iterable[str], prefix: str, given: Said | None = None) -> tuple[Option, ...]:
    values = {key: value for key, value in (given or {}).items() if key != "chip"}
    return tuple(
        Option(f"{prefix}_{code}", CHIPS[code], values if CHIPS[code].repeats else {})
        for code in codes
    )


def first_questions() -> list[Group]:
    """What a buyer may begin with."""
    return [Group(None, _options((chip.code for chip in QUESTIONS), "ask"))]


def open_questions(turns: Iterable[Spoken]) -> list[Said]:
    """What the buyer asked since the seller last spoke, in order."""
    asked: list[Said] = []
    for side, chips in turns:
        if side == Side.SELLER:
            asked = []
        else:
            asked += [said for said in chips if CHIPS[said["chip"]].is_question]
    return asked


def for_seller(turns: list[Spoken]) -> list[Group]:
    """Answers to each open question, then what a seller may always say; agreeing where it fits."""
    groups = [
        Group(said, _options(CHIPS[said["chip"]].answers, f"q{number}", said))
        for number, said in enumerate(open_questions(turns))
    ]
    answered = {option.chip.code for group in groups for option in group.options}
    always = [code for code in AT_ANY_TIME_SELLER if code not in answered]
    if _may_agree(turns, Side.SELLER) and "agree" not in answered:
        always.insert(0, "agree")
    return [*groups, Group(None, _options(always, "more"))]


def for_buyer(turns: list[Spoken]) -> list[Group]:
    """Agreeing once the seller has spoken, what a buyer may always say, then every question."""
    always = list(AT_ANY_TIME_BUYER)
    if _may_agree(turns, Side.BUYER):
        always.insert(0, "agree")
    again = [chip.code for chip in QUESTIONS if chip.code not in always]
    return [Group(None, _options(always, "more")), Group(None, _options(again, "ask"))]


def _may_agree(turns: list[Spoken], side: Side) -> bool:
    """There must be something to agree to, and the other side must have said something."""
    return bool(terms_of(turns)) and any(speaker != side for speaker, _chips in turns)
