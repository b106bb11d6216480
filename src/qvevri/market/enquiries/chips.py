"""What buyer and seller can say to each other: the chips, read from `chips.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

LANGUAGES = ("ka", "en", "ru")
PLAIN = "plain"

Words = Mapping[str, str]


class Side(StrEnum):
    """Who speaks; the values of `Turn.Side`."""

    BUYER = "buyer"
    SELLER = "seller"


class Value(StrEnum):
    """What a chip may carry besides its code."""

    QUANTITY = "quantity"
    PRICE = "price"
    WHERE = "where"
    DAY = "day"
    THING = "thing"
    HOW = "how"


@dataclass(frozen=True)
class Chip:
    """One thing that can be said.

    `label` stands on its tick; `said` is the sentence both sides read, by the variant of the value
    (`farm`, `border`, `place`, `day`, `soon`, …; `plain` without one). `answers` are the codes the
    other side is offered when asked this; an answer that `repeats` takes over the question's value.
    """

    code: str
    sides: tuple[Side, ...]
    label: Words
    said: Mapping[str, Words]
    value: Value | None = None
    needs_value: bool = False
    repeats: bool = False
    answers: tuple[str, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether it wants an answer."""
        return bool(self.answers)


def _words(three: list[str]) -> Words:
    return dict(zip(LANGUAGES, three, strict=True))


def _chip(code: str, row: Mapping[str, Any]) -> Chip:
    return Chip(
        code=code,
        sides=tuple(Side(side) for side in row["sides"]),
        label=_words(row["label"]),
        said={variant: _words(three) for variant, three in row["said"].items()},
        value=Value(row["value"]) if "value" in row else None,
        needs_value=row.get("needs_value", False),
        repeats=row.get("repeats", False),
        answers=tuple(row.get("answers", ())),
    )


def read(file: Path) -> Mapping[str, Chip]:
    """The chips of a file, by their codes, in its order."""
    rows = tomllib.loads(file.read_text(encoding="utf-8"))
    return {code: _chip(code, row) for code, row in rows.items()}


CHIPS = read(Path(__file__).with_name("chips.toml"))
QUESTIONS = tuple(chip for chip in CHIPS.values() if chip.is_question)


def may_say(side: str, code: str) -> bool:
    """Whether this side has this chip."""
    return code in CHIPS and Side(side) in CHIPS[code].sides
