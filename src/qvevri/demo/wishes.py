"""What the demo's buyers look for, read from its file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from qvevri.demo import rows
from qvevri.market.enquiries.actions import Buyer
from qvevri.market.enquiries.places import read_place
from qvevri.market.enquiries.saying import Said
from qvevri.market.listings.inputs import PriceInput
from qvevri.market.wanted.inputs import AnswerInput, WantedInput

FILE = Path(__file__).resolve().parent / "data" / "wanted.toml"
EURO = " EUR"


@dataclass(frozen=True)
class Reply:
    """What one seller answered, and how many hours ago."""

    seller: int
    said: AnswerInput
    hours: float


@dataclass(frozen=True)
class Question:
    """What one seller asked back, and what the buyer replied to it."""

    seller: int
    chips: tuple[Said, ...]
    replies: tuple[Said, ...]
    hours: float


@dataclass(frozen=True)
class Wish:
    """One request with all that became of it."""

    said: WantedInput
    village: str
    buyer: Buyer
    hours: float
    replies: tuple[Reply, ...]
    questions: tuple[Question, ...]
    not_now: tuple[int, ...]
    complaints: int
    end: str
    reason: str


def wishes(municipality: str, today: date) -> list[Wish]:
    """Those of one municipality, the oldest first; days in the file count from today."""
    read = tomllib.loads(FILE.read_text(encoding="utf-8"))
    found = [_wish(row, today) for row in read[municipality]]
    return sorted(found, key=lambda wish: -wish.hours)


def _wish(row: Mapping[str, Any], today: date) -> Wish:
    to = row.get("to", "")
    is_village = to.isascii() and to == to.lower()
    return Wish(
        said=_said(row, today, "" if is_village else to),
        village=to if is_village else "",
        buyer=Buyer(**row["buyer"]),
        hours=row["hours"],
        replies=tuple(_reply(one, today) for one in row.get("answers", ())),
        questions=tuple(_question(one) for one in row.get("asks", ())),
        not_now=tuple(row.get("not_now", ())),
        complaints=row.get("complaints", 0),
        end=row.get("end", ""),
        reason=row.get("reason", ""),
    )


def _said(row: Mapping[str, Any], today: date, town: str) -> WantedInput:
    concept, variety, amount = row["needs"]
    first, last = row["days"]
    needed = rows.row([concept, variety, amount, "agreement", {"days": 0}]).said
    assert needed.quantity is not None
    place = read_place(town) if town else {}
    return WantedInput(
        concept=concept,
        variety=needed.variety,
        amount=needed.quantity,
        unit=needed.unit,
        pack_amount=needed.pack_amount,
        pack_unit=needed.pack_unit,
        needed_from=today + timedelta(days=first),
        needed_until=today + timedelta(days=last),
        city=place.get("city", ""),
        country=place.get("country", ""),
        packing=f"packing.{row['packing']}" if "packing" in row else "",
        certificates=tuple(f"certificate.{code}" for code in row.get("certificates", ())),
        price=_price(row["price"]) if "price" in row else None,
        text=row.get("text", ""),
    )


def _price(text: str) -> PriceInput:
    said = rows.price(text.replace(EURO, ""))
    currency = "EUR" if EURO in text else "GEL"
    return PriceInput(said.form, said.amount, said.amount_max, currency=currency, unit=said.unit)


def _reply(row: Mapping[str, Any], today: date) -> Reply:
    number, _space, unit = row["amount"].partition(" ")
    said = AnswerInput(
        amount=Decimal(number),
        unit=unit,
        price=_price(row["price"]),
        ready_from=today + timedelta(days=row["day"]),
        delivers=row.get("delivers", False),
        text=row.get("text", ""),
    )
    return Reply(row["seller"], said, row["hours"])


def _question(row: Mapping[str, Any]) -> Question:
    return Question(row["seller"], tuple(row["says"]), tuple(row.get("replies", ())), row["hours"])
