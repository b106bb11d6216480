"""The demo's talks, reports and askings for numbers, read from their file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from qvevri.market.enquiries.actions import Buyer
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.saying import Said

FILE = Path(__file__).resolve().parent / "data" / "enquiries.toml"
NEWS = 2

Where = tuple[int, int]


@dataclass(frozen=True)
class Turn:
    """What one side said, and how many hours ago."""

    side: Side
    chips: tuple[Said, ...]
    text: str
    hours: float


@dataclass(frozen=True)
class Talk:
    """A buyer's talk with one seller about one listing; the first turn asks."""

    to: Where
    buyer: Buyer
    turns: tuple[Turn, ...]
    closed_by: str

    def is_over_after(self, turn: Turn) -> bool:
        """Does somebody close the talk when this was said?"""
        return bool(self.closed_by) and turn is self.turns[-1]


@dataclass(frozen=True)
class Complaint:
    """A stranger's report of one listing."""

    about: Where
    reason: str
    text: str
    hours: float
    is_dismissed: bool


@dataclass(frozen=True)
class Asking:
    """Somebody asked for a seller's number."""

    about: Where
    channel: str
    days: int


@dataclass(frozen=True)
class Bustle:
    """Everything that buyers did in one municipality."""

    talks: tuple[Talk, ...]
    complaints: tuple[Complaint, ...]
    askings: tuple[Asking, ...]

    def turns(self) -> list[tuple[Talk, Turn]]:
        """All that was said, the oldest word first."""
        said = [(talk, turn) for talk in self.talks for turn in talk.turns]
        return sorted(said, key=lambda one: -one[1].hours)

    def news(self) -> list[Talk]:
        """The talks with the newest words: what a visitor's inbox tells of."""
        return sorted(self.talks, key=lambda talk: talk.turns[-1].hours)[:NEWS]


def bustle(municipality: str, today: date) -> Bustle:
    """What the file tells of one municipality; days in it count from today."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))
    market = rows[municipality]
    return Bustle(
        talks=tuple(_talk(row, today) for row in market["talks"]),
        complaints=tuple(_complaint(row) for row in market["reports"]),
        askings=tuple(
            Asking((seller, row), channel, days)
            for seller, row, channel, days in rows["reveals"][municipality]
        ),
    )


def _talk(row: Mapping[str, Any], today: date) -> Talk:
    seller, listing = row["to"]
    turns = [_turn(turn, today) for turn in row["turns"]]
    return Talk((seller, listing), Buyer(**row["buyer"]), tuple(turns), row.get("closed", ""))


def _turn(row: Mapping[str, Any], today: date) -> Turn:
    side = Side.SELLER if row.get("seller") else Side.BUYER
    chips = tuple(_said(chip, today) for chip in row["says"])
    return Turn(side, chips, row.get("text", ""), row["hours"])


def _said(chip: Mapping[str, Any], today: date) -> Said:
    """The chip as a form would hold it: the price in tetri, the day by its date."""
    said = dict(chip)
    if "price" in said:
        said |= {"price": int(Decimal(said["price"]) * 100), "currency": "GEL"}
    if "day" in said:
        said["day"] = (today + timedelta(days=said["day"])).isoformat()
    return said


def _complaint(row: Mapping[str, Any]) -> Complaint:
    seller, listing = row["about"]
    return Complaint(
        (seller, listing),
        row["reason"],
        row.get("text", ""),
        row["hours"],
        row.get("dismissed", False),
    )
